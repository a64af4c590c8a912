package org.latentalign.format.words;

import java.nio.ByteOrder;

/** What the words and vectors of a word2vec binary file have in common. */
final class BinaryStyle {

    /** What {@link #usual} is when it is not known how large numbers are. */
    private static final double USUAL = 12;

    private final ByteOrder order;

    private final LineEnds lineEnds;

    private final boolean hasPhrases;

    /** Null when it is not known how large numbers are. */
    private final Magnitudes magnitudes;

    /** Whether vectors are followed by line ends, as programs in C write them, or not, as gensim does. */
    enum LineEnds {
        ALWAYS,
        NEVER,
        UNKNOWN
    }

    private BinaryStyle(
            final ByteOrder order, final LineEnds lineEnds, final boolean hasPhrases, final Magnitudes magnitudes) {
        this.order = order;
        this.lineEnds = lineEnds;
        this.hasPhrases = hasPhrases;
        this.magnitudes = magnitudes;
    }

    /** @return what is not known of a file yet, but for the order of bytes */
    static BinaryStyle unknown(final ByteOrder order) {
        return new BinaryStyle(order, LineEnds.UNKNOWN, true, null);
    }

    /** @return the order of the bytes of a float */
    ByteOrder order() {
        return order;
    }

    /** @return whether a vector can be followed by a line end, or by none */
    boolean allows(final boolean lineEnd) {
        return lineEnds == LineEnds.UNKNOWN || lineEnd == (lineEnds == LineEnds.ALWAYS);
    }

    /** @return whether words with blanks in them are among the first ones, or may be as far as is known */
    boolean hasPhrases() {
        return hasPhrases;
    }

    /** @return up to how many powers of two above or below the typical magnitude numbers are nothing unusual */
    double usual() {
        return magnitudes == null ? USUAL : magnitudes.usual();
    }

    /** @return whether it is seen at a glance that all numbers are finite and {@link #unusual} is at most {@link #usual} */
    boolean areUsual(final byte[] bytes, final int from, final int count) {
        return magnitudes != null && magnitudes.areUsual(bytes, from, count, order);
    }

    /** @return whether it is seen at a glance that all numbers are finite and {@link #unusual} is, too */
    boolean arePossible(final byte[] bytes, final int from, final int count) {
        return magnitudes != null && magnitudes.arePossible(bytes, from, count, order);
    }

    /**
     * @param bytes of a vector
     * @param from the first of them
     * @param count how many numbers
     * @return how many powers of two the most unusual number is away from the typical magnitude; infinite when these cannot be
     *     numbers of this file
     */
    double unusual(final byte[] bytes, final int from, final int count) {
        if (magnitudes == null) {
            return FloatBytes.arePlausible(bytes, from, count, order) ? 0 : 2 * USUAL;
        }
        return magnitudes.unusual(bytes, from, count, order);
    }

    /**
     * @param lineEnds of some entries
     * @param entries how many
     * @param hasPhrases whether some of their words have blanks in them
     * @param magnitudes of their numbers other than 0, as bits
     * @param hasNegativeZero whether a number is -0
     * @param words how many entries the file announces
     * @return the style of a file of which these are the first entries, most of them undamaged
     */
    static BinaryStyle of(
            final ByteOrder order,
            final int lineEnds,
            final int entries,
            final boolean hasPhrases,
            final int[] magnitudes,
            final boolean hasNegativeZero,
            final long words) {
        final LineEnds style;
        if (10 * lineEnds >= 9 * entries && lineEnds > 0) {
            style = LineEnds.ALWAYS;
        } else {
            style = 10 * lineEnds <= entries && entries > 0 ? LineEnds.NEVER : LineEnds.UNKNOWN;
        }
        return new BinaryStyle(
                order,
                style,
                hasPhrases,
                magnitudes.length == 0
                        ? null
                        : Magnitudes.of(magnitudes, hasNegativeZero, words, style == LineEnds.ALWAYS));
    }
}
