package org.latentalign.text;

/** How the vectors of a text's words become one. A word counts as often as it occurs. */
public enum TextPooling {
    /** The mean, as in most evaluations of word vectors. */
    MEAN,
    /**
     * The sum of the vectors, each weighted by how rare its word is ({@link RankWeights}), over the number of words; without
     * the {@linkplain CommonDirection common direction} of all texts the "smooth inverse frequency" of Arora, Liang and Ma, "A
     * simple but tough-to-beat baseline for sentence embeddings" (2017).
     */
    INVERSE_FREQUENCY,
    /** The largest value at every position. */
    MAXIMUM
}
