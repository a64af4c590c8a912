package org.latentalign.format.words;

import java.nio.ByteOrder;

/**
 * What the words and vectors of a word2vec binary file have in common.
 *
 * @param order of the bytes of a float
 * @param lineEnds where there are line ends
 * @param typical the median of the magnitudes other than 0, or 0 when it is not known
 * @param hasTiny whether there are magnitudes far below it
 * @param hasHuge whether there are magnitudes far above it
 */
record BinaryStyle(ByteOrder order, LineEnds lineEnds, double typical, boolean hasTiny, boolean hasHuge) {

    /** Up to so many powers of two above or below the typical magnitude, numbers are nothing unusual. */
    static final double USUAL = 12;

    /** A number that is so many powers of two above it is one of a damaged file, unless there are many. */
    private static final double HUGE = 14;

    /** The same below it for the first and the last number of a vector, where bytes of words come when some are lost. */
    private static final double TINY = 30;

    /** Of so many numbers, one may be huge or tiny because a word is damaged. */
    private static final int FEW = 10;

    /** Whether vectors are followed by line ends, as programs in C write them, or not, as gensim does. */
    enum LineEnds {
        ALWAYS,
        NEVER,
        UNKNOWN
    }

    /** @return what is not known of a file yet, but for the order of bytes */
    static BinaryStyle unknown(final ByteOrder order) {
        return new BinaryStyle(order, LineEnds.UNKNOWN, 0, true, true);
    }

    /** @return whether a vector can be followed by a line end, or by none */
    boolean allows(final boolean lineEnd) {
        return lineEnds == LineEnds.UNKNOWN || lineEnd == (lineEnds == LineEnds.ALWAYS);
    }

    /**
     * @param bytes of a vector
     * @param from the first of them
     * @param count how many numbers
     * @return how many powers of two the most unusual number is away from the typical magnitude; infinite when these cannot
     *     be numbers of this file. Numbers that are 0 or not finite are not looked at
     */
    double unusual(final byte[] bytes, final int from, final int count) {
        if (typical == 0) {
            return FloatBytes.arePlausible(bytes, from, count, order) ? 0 : 2 * USUAL;
        }
        double most = 0;
        for (int j = 0; j < count; j++) {
            final double powers = powers(FloatBytes.get(bytes, from + j * Float.BYTES, order), typical);
            final boolean isTiny = powers < -TINY && (j == 0 || j == count - 1) && !hasTiny;
            if (isTiny || powers > HUGE && !hasHuge) {
                return Double.POSITIVE_INFINITY;
            }
            most = Math.max(most, Math.abs(powers));
        }
        return most;
    }

    /** @return how many powers of two a number is above the typical magnitude; 0 when it is 0 or not finite */
    private static double powers(final float value, final double typical) {
        final double ratio = Math.abs(value) / typical;
        return ratio > 0 && ratio < Double.POSITIVE_INFINITY ? Math.log(ratio) / Math.log(2) : 0;
    }

    /**
     * @param lineEnds of some entries
     * @param entries how many
     * @param magnitudes of their numbers other than 0, ascending
     * @return the style of a file of which these are the first entries, most of them undamaged
     */
    static BinaryStyle of(final ByteOrder order, final int lineEnds, final int entries, final double[] magnitudes) {
        final LineEnds style;
        if (10 * lineEnds >= 9 * entries && lineEnds > 0) {
            style = LineEnds.ALWAYS;
        } else {
            style = 10 * lineEnds <= entries && entries > 0 ? LineEnds.NEVER : LineEnds.UNKNOWN;
        }
        if (magnitudes.length == 0) {
            return new BinaryStyle(order, style, 0, true, true);
        }
        final double median = magnitudes[magnitudes.length / 2];
        final int few = (magnitudes.length + FEW - 1) / FEW; // those of a damaged word
        final double low = powers((float) magnitudes[Math.min(few, magnitudes.length - 1)], median);
        final double high = powers((float) magnitudes[Math.max(0, magnitudes.length - 1 - few)], median);
        return new BinaryStyle(order, style, median, low < -TINY, high > HUGE);
    }
}
