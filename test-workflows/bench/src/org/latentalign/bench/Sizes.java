package org.latentalign.bench;

/**
 * How much work a run is.
 *
 * @param words n, the words of the vocabulary and rows of the matrix
 * @param dimension d, the length of a word vector
 * @param samples rows of the expression matrix, which has 978 columns
 * @param eigen dimensions of the eigendecompositions
 * @param batches how many of the twenty batches of a thousand questions the authors' way is timed on; the rest is
 *     extrapolated
 * @param singles how many questions gensim's way is timed on; the rest is extrapolated
 * @param rounds how often everything is timed in turn
 */
record Sizes(int words, int dimension, int samples, int[] eigen, int batches, int singles, int rounds) {

    /** Questions of a batch in the authors' way. */
    static final int BATCH = 1000;

    static final Sizes QUICK = new Sizes(20_000, 100, 2_000, new int[] {100, 300}, 1, 20, 3);

    static final Sizes USUAL = new Sizes(100_000, 300, 20_000, new int[] {300, 978}, 2, 20, 5);

    static final Sizes FULL = new Sizes(400_000, 300, 100_000, new int[] {300, 978, 2000}, 2, 20, 5);

    /** Hardly any work, to see that everything works. */
    static final Sizes SMOKE = new Sizes(3_000, 20, 50, new int[] {20}, 1, 2, 1);

    /** How often a decomposition is repeated to last long enough for the clock. */
    static int repeats(final int dimension) {
        return (int) Math.max(1, 1e9 / Math.pow(dimension, 3));
    }

    /** How often the matrix products are repeated. */
    int repeats() {
        return (int) Math.min(50, 1 + 3e10 / ((double) words * dimension * dimension));
    }

    Sizes withRounds(final int number) {
        return new Sizes(words, dimension, samples, eigen, batches, singles, number);
    }
}
