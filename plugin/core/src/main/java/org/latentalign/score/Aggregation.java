package org.latentalign.score;

/** How the samples of a drug, or of controls, become one profile. */
public enum Aggregation {
    /** The arithmetic mean of every value. */
    MEAN,
    /** The median of every value. */
    MEDIAN,
    /**
     * A mean in which a replicate counts as much as it agrees with the others (moderated z-scores); of controls the
     * arithmetic mean.
     */
    MODERATED
}
