package org.latentalign.score;

import java.util.Arrays;

/**
 * How often cosines have which value: what is left of many cosines when a picture of their distribution is all that is
 * wanted. Histograms of parts add up to that of the whole.
 */
public final class CosineHistogram {

    /** How many bins there are, all equally wide, from -1 to 1. Even, so that 0 is a border. */
    public static final int BINS = 400;

    private final long[] counts;

    private CosineHistogram(final long[] counts) {
        this.counts = counts;
    }

    /**
     * Counts.
     *
     * @param cosines between -1 and 1, where rounding may exceed the ends; NaN, where one is not defined, is left out
     */
    public static CosineHistogram of(final double[] cosines) {
        final long[] counts = new long[BINS];
        for (final double cosine : cosines) {
            if (!Double.isNaN(cosine)) {
                counts[Math.max(0, Math.min(BINS - 1, (int) ((cosine + 1) / 2 * BINS)))]++;
            }
        }
        return new CosineHistogram(counts);
    }

    /**
     * Adds up.
     *
     * @param parts any number of histograms
     */
    public static CosineHistogram sum(final Iterable<CosineHistogram> parts) {
        final long[] counts = new long[BINS];
        for (final CosineHistogram part : parts) {
            for (int bin = 0; bin < BINS; bin++) {
                counts[bin] += part.counts[bin];
            }
        }
        return new CosineHistogram(counts);
    }

    /** @return how many cosines are in each bin, from -1 upwards; a copy */
    public long[] counts() {
        return counts.clone();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof CosineHistogram histogram && Arrays.equals(counts, histogram.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "histogram of " + Arrays.stream(counts).sum() + " cosines";
    }
}
