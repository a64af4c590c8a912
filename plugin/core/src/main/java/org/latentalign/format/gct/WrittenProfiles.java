package org.latentalign.format.gct;

import java.io.IOException;

/** The expression profiles that are to be written, which are given sample by sample. */
@FunctionalInterface
public interface WrittenProfiles {

    /**
     * Gives the profiles of all samples, in order.
     *
     * @param sink takes them: one value for each gene, NaN where one is missing
     * @throws IOException from where they come, and from the sink
     */
    void forEach(VectorSink<RuntimeException> sink) throws IOException;
}
