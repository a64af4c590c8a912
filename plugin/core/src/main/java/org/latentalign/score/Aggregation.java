package org.latentalign.score;

/** How replicates are summed up, value by value. */
public enum Aggregation {
    /** The arithmetic mean, as in the paper. */
    MEAN,
    /** The median, which a few bad replicates do not move. */
    MEDIAN
}
