package org.latentalign.score.query;

/** By what references are listed as alike or opposite. */
public enum RankBy {
    /** The cosine before encoding. */
    COSINE_BEFORE,
    /** The cosine after encoding. */
    COSINE_AFTER,
    /** The weighted connectivity score. */
    CONNECTIVITY
}
