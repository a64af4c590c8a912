package org.latentalign.score.query;

/** By what references are listed as alike or opposite. */
public enum RankBy {
    /** The cosine before encoding. */
    COSINE_BEFORE,
    /** The cosine after encoding. */
    COSINE_AFTER,
    /** The weighted connectivity score. */
    CONNECTIVITY,
    /** XSum: the sum of raised less lowered genes among those that change most in the reference. */
    EXTREME_SUM,
    /** XCos: the cosine over the genes that change most in the reference. */
    EXTREME_COSINE;

    /** Whether the genes of every reference have to be ranked for it. */
    boolean needsRanks() {
        return this == CONNECTIVITY || this == EXTREME_SUM || this == EXTREME_COSINE;
    }
}
