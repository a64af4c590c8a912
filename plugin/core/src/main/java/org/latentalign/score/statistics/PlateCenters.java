package org.latentalign.score.statistics;

import java.util.Set;

/** Samples of one kind summed up plate by plate: by their means, as {@link PlateSamples} has them, or otherwise. */
public interface PlateCenters {

    /** @return d, the length of every sample */
    int dimension();

    /** @return the plates that have samples */
    Set<String> plates();

    /** @return how many samples there are on all plates */
    int size();

    /** @return how many samples there are on a plate */
    int size(String plate);

    /**
     * The center of the samples of a plate.
     *
     * @param plate one that has samples
     * @return d values, new
     */
    double[] center(String plate);
}
