package org.latentalign.search;

/** The largest score of each part of a block: folded in vectors down to a few, for a maximum over an array is no vector loop. */
public final class SubBlocks {

    /** How many candidates a part has. */
    public static final int SIZE = 64;

    /** How many parts a block has. */
    public static final int COUNT = RowBlock.CAPACITY / SIZE;

    private final float[] folded = new float[SIZE / 2];

    /**
     * Finds the maxima.
     *
     * @param scores by candidate
     * @param size how many candidates there are
     * @param maxima takes the maximum of each part; of one without candidates negative infinity; NaN of one that has a NaN
     * @param offset where to put the first
     */
    public void maxima(final float[] scores, final int size, final float[] maxima, final int offset) {
        for (int s = 0; s < COUNT; s++) {
            final int start = s * SIZE;
            if (start + SIZE <= size) {
                fold(scores, start, scores, start + SIZE / 2, folded, SIZE / 2);
                fold(folded, 0, folded, SIZE / 4, folded, SIZE / 4);
                maxima[offset + s] = maximum(folded, 0, SIZE / 4);
            } else {
                maxima[offset + s] = maximum(scores, start, size);
            }
        }
    }

    private static void fold(
            final float[] x,
            final int startX,
            final float[] y,
            final int startY,
            final float[] folded,
            final int count) {
        for (int r = 0; r < count; r++) {
            folded[r] = Math.max(x[startX + r], y[startY + r]);
        }
    }

    private static float maximum(final float[] values, final int from, final int to) {
        float maximum0 = Float.NEGATIVE_INFINITY;
        float maximum1 = maximum0;
        int r = from;
        for (; r + 2 <= to; r += 2) {
            maximum0 = Math.max(maximum0, values[r]);
            maximum1 = Math.max(maximum1, values[r + 1]);
        }
        return r < to ? Math.max(Math.max(maximum0, maximum1), values[r]) : Math.max(maximum0, maximum1);
    }
}
