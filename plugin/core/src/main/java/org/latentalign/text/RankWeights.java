package org.latentalign.text;

/**
 * Weights a / (a + p) of words, p being a word's share of all words in a corpus (Arora, Liang and Ma, 2017). Files of word
 * vectors have no shares, but are sorted by frequency; so p is what Zipf's law gives the word at a rank, 1 / (rank H) with H =
 * 1 + 1/2 + ... + 1/n.
 */
public final class RankWeights {

    /** The a of the paper, which says that anything from 1e-4 to 1e-3 does as well. */
    public static final double SMOOTHING = 1e-3;

    /** Beyond, H is a logarithm and Euler's constant to every digit that matters here. */
    private static final int SUMMED = 10_000;

    private static final double EULER = 0.5772156649015329;

    private final double harmonic;

    /** @param n how many words the vocabulary has, at least 1 */
    public RankWeights(final long n) {
        double sum = 0;
        for (int rank = 1; rank <= Math.min(n, SUMMED); rank++) {
            sum += 1.0 / rank;
        }
        // Euler and Maclaurin: the next term is below 1e-18
        harmonic = n <= SUMMED ? sum : Math.log(n) + EULER + 1.0 / (2.0 * n) - 1.0 / (12.0 * n * n);
    }

    /**
     * Weighs a word.
     *
     * @param rank of the word, 1 for the most frequent
     * @return between 0 and 1
     */
    public double of(final long rank) {
        return SMOOTHING / (SMOOTHING + 1 / (rank * harmonic));
    }
}
