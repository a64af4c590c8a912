package org.latentalign.search;

/** By what the nearest rows are found. The score of a nearer row is higher. */
public enum Measure {
    /** The cosine. A vector of length zero has none: it is no neighbor and has no neighbors. */
    COSINE,
    /** The Euclidean distance, negative. */
    EUCLIDEAN,
    /**
     * Twice the cosine less how near both are to their own {@linkplain Density neighbors} (cross-domain similarity local
     * scaling; Conneau and others, "Word translation without parallel data", 2018). Rows that are near to everything, hubs,
     * fall back.
     */
    LOCAL_SCALING
}
