package org.latentalign.spark.score;

import java.util.List;
import java.util.Optional;

/**
 * Which columns say what a sample is.
 *
 * @param drug the column with the drug of a sample
 * @param context the column with its context, such as the cell line
 * @param plate the column with its plate, where samples are compared with controls of their own plate only
 * @param controls the values of the drug's column that mark controls
 */
public record SampleRoles(String drug, String context, Optional<String> plate, List<String> controls) {

    /** Copies the list. */
    public SampleRoles {
        controls = List.copyOf(controls);
    }
}
