package org.latentalign.format.words;

import java.nio.ByteOrder;

/**
 * How large the numbers of a word2vec binary file are, and which ones cannot be among them. Bytes that were lost shift the ones
 * behind them: numbers of all sizes arise, and the last number of a vector ends with the first letter of the next word.
 *
 * @param typical the median of the magnitudes other than 0
 * @param usual up to how many powers of two above or below the typical magnitude numbers are nothing unusual
 * @param most what no number exceeds
 * @param leastOfFirst what the first number of a vector does not fall below, unless it is 0
 * @param leastOfLast the same of the last number
 * @param mostOfLast what the last number does not exceed
 * @param hasSubnormal whether there are numbers so small that floats hold few digits of them
 * @param areWhole whether all numbers are whole, none of them -0, and letters can come into them
 * @param areLong whether none has three low bytes that are 0, and letters can come into them
 * @param leastUsual bits of a magnitude from which up to {@code mostUsual} numbers are nothing unusual
 * @param mostUsual see {@code leastUsual}
 * @param leastPossible bits of a magnitude from which up to {@code mostPossible} numbers are possible
 * @param mostPossible see {@code leastPossible}
 */
record Magnitudes(
        double typical,
        double usual,
        double most,
        double leastOfFirst,
        double leastOfLast,
        double mostOfLast,
        boolean hasSubnormal,
        boolean areWhole,
        boolean areLong,
        int leastUsual,
        int mostUsual,
        int leastPossible,
        int mostPossible) {

    private static final double USUAL = 12;

    /** Powers of two above the typical magnitude that no number has, and below it that no first or last number has. */
    private static final double HUGE = 14;

    private static final double TINY = 30;

    /** Where magnitudes spread: so many times the powers from the typical one to that which a tenth exceeds. */
    private static final double SPREAD = 4;

    /** How far numbers spread is believed of no fewer than these: a phrase that was cut at the wrong blank brings letters. */
    private static final int ENOUGH = 101;

    /** What all numbers have in common is believed of no fewer than these. */
    private static final int ENOUGH_FORMS = 50;

    /** Of so many numbers, one may be huge or tiny because a word is damaged. */
    private static final int FEW = 10;

    /**
     * Near 0 the magnitudes of most data are as frequent as at the typical one, where the smallest tenth lies about 2.5 powers
     * below that: then a number is below a share of the typical magnitude with a probability of that share.
     */
    private static final double MOST_OF_SMOOTH = 4;

    /** How probable it may be that a last number of an undamaged file is said to be too small. */
    private static final double FALSE_ALARM = 1e-4;

    /** Powers between the typical and the largest magnitude of data without rare large numbers. */
    private static final double MOST_OF_LIGHT = 6;

    /** Powers above the largest number so far that no last number of such data has. */
    private static final double ABOVE_LARGEST = 4;

    /**
     * A number with three low bytes that are 0, where others have none, comes up by chance once in 2^24 times; that is too often
     * for a large file, but not so many powers below or above the typical magnitude.
     */
    private static final double SMALL = 8;

    private static final double LARGE = 3;

    /** Below this, floats become inexact; the next ones have a few bits more. */
    private static final double SUBNORMAL = 0x1p-124;

    /** Stands for a number that is not looked at. */
    private static final double NONE = Double.POSITIVE_INFINITY;

    /** Numbers from here on have nothing to do with those. */
    private static final double NORMAL = 0x1p-100;

    /**
     * @param magnitudes other than 0 of a file's first words, most of them undamaged, as bits; not empty
     * @param hasNegativeZero whether a number is -0
     * @param words how many words the file announces
     * @param hasLineEnds whether line ends follow vectors, so that no letter can come into them
     */
    static Magnitudes of(
            final int[] magnitudes, final boolean hasNegativeZero, final long words, final boolean hasLineEnds) {
        final int last = magnitudes.length - 1;
        final int few = (magnitudes.length + FEW - 1) / FEW; // those of a damaged word
        final double median = ofRank(magnitudes, magnitudes.length / 2);
        final double largest = ofRank(magnitudes, last);
        final double low = powers(median, ofRank(magnitudes, Math.min(few, last)));
        final double high = powers(ofRank(magnitudes, Math.max(0, last - few)), median);
        final double spread = magnitudes.length < ENOUGH ? 0 : SPREAD;
        final double tiny = Math.max(TINY, spread * low);
        final double chance = powers(Math.max(1, words), FALSE_ALARM);
        final boolean isLight = powers(largest, median) <= MOST_OF_LIGHT;
        final double usual = Math.max(USUAL, spread * Math.max(low, high));
        final double most = times(median, Math.max(HUGE, spread * high));
        final boolean areToldApart = !hasLineEnds && magnitudes.length >= ENOUGH_FORMS;
        final boolean hasSubnormal = ofRank(magnitudes, 0) < SUBNORMAL;
        final int least = hasSubnormal ? 1 : Float.floatToRawIntBits((float) SUBNORMAL);
        return new Magnitudes(
                median,
                usual,
                most,
                times(median, -tiny),
                times(median, low <= MOST_OF_SMOOTH ? -Math.min(tiny, chance) : -tiny),
                isLight && !hasLineEnds ? times(largest, ABOVE_LARGEST) : Double.POSITIVE_INFINITY,
                hasSubnormal,
                areToldApart && !hasNegativeZero && areAllWhole(magnitudes),
                areToldApart && !isAnyShort(magnitudes),
                Math.max(least, above(times(median, -usual))),
                Math.min(below(most), below(times(median, usual))),
                least,
                below(most));
    }

    /** The magnitude that would be in this place, from 0, if they were sorted: found byte by byte, the highest first. */
    private static float ofRank(final int[] magnitudes, final int rank) {
        int found = 0;
        int known = 0;
        int rest = rank;
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            final int[] counts = new int[1 << Byte.SIZE];
            for (final int magnitude : magnitudes) {
                if ((magnitude & known) == found) {
                    counts[magnitude >>> shift & 0xFF]++;
                }
            }
            int next = 0;
            while (rest >= counts[next]) {
                rest -= counts[next++];
            }
            found |= next << shift;
            known |= 0xFF << shift;
        }
        return Float.intBitsToFloat(found);
    }

    /** The bits of a float that is larger. */
    private static int above(final double magnitude) {
        return Float.floatToRawIntBits(Math.nextUp((float) magnitude));
    }

    /** The bits of a finite float that is smaller. */
    private static int below(final double magnitude) {
        return magnitude > Float.MAX_VALUE
                ? FloatBytes.LARGEST_FINITE
                : Float.floatToRawIntBits(Math.nextDown((float) magnitude));
    }

    private static double times(final double number, final double powers) {
        return number * Math.pow(2, powers);
    }

    /** By how many powers of two a number is larger than another. */
    private static double powers(final double larger, final double other) {
        return Math.log(larger / other) / Math.log(2);
    }

    /** @return whether it is seen at a glance that all numbers are finite and {@link #unusual} is at most {@link #usual} */
    boolean areUsual(final byte[] bytes, final int from, final int count, final ByteOrder order) {
        return FloatBytes.areWithin(bytes, from, count, order, leastUsual, mostUsual)
                && isPossible(bytes, from, count, order);
    }

    /** @return whether it is seen at a glance that all numbers are finite and {@link #unusual} is, too */
    boolean arePossible(final byte[] bytes, final int from, final int count, final ByteOrder order) {
        return FloatBytes.areWithin(bytes, from, count, order, leastPossible, mostPossible)
                && isPossible(bytes, from, count, order);
    }

    /** Whether the first and the last number can be that. */
    private boolean isPossible(final byte[] bytes, final int from, final int count, final ByteOrder order) {
        final double first = looked(FloatBytes.get(bytes, from, order));
        final double last = looked(FloatBytes.get(bytes, from + (count - 1) * Float.BYTES, order));
        return first >= leastOfFirst
                && last >= leastOfLast
                && (last <= mostOfLast || last == NONE)
                && isFormPossible(FloatBytes.get(bytes, from + (count - 1) * Float.BYTES, order));
    }

    /** Whether the last number is whole where all are, and no letter behind bytes that are 0. */
    private boolean isFormPossible(final float last) {
        final int bits = Float.floatToRawIntBits(last);
        if (areWhole && !isWhole(bits)) {
            return false;
        }
        final double magnitude = Math.abs(last);
        return !areLong
                || last == 0
                || !isShort(bits)
                || magnitude >= times(typical, -SMALL) && magnitude <= times(typical, LARGE);
    }

    private static boolean areAllWhole(final int[] magnitudes) {
        for (final int magnitude : magnitudes) {
            if (!isWhole(magnitude)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAnyShort(final int[] magnitudes) {
        for (final int magnitude : magnitudes) {
            if (isShort(magnitude)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(final int bits) {
        final float number = Float.intBitsToFloat(bits);
        return !Float.isFinite(number) || bits != Integer.MIN_VALUE && number == Math.rint(number);
    }

    /** Whether the three low bytes are 0. */
    private static boolean isShort(final int bits) {
        return bits << Byte.SIZE == 0;
    }

    /**
     * @param bytes of a vector
     * @param from the first of them
     * @param count how many numbers
     * @return how many powers of two the most unusual number is away from the typical magnitude; infinite when these cannot be
     *     numbers of this file. Numbers that are 0 or not finite are not looked at
     */
    double unusual(final byte[] bytes, final int from, final int count, final ByteOrder order) {
        int largestBits = 0;
        int smallestBits = Integer.MAX_VALUE;
        for (int j = 0; j < count; j++) {
            final int magnitude = FloatBytes.magnitudeBits(bytes, from + j * Float.BYTES, order);
            largestBits = Math.max(largestBits, magnitude <= FloatBytes.LARGEST_FINITE ? magnitude : 0);
            smallestBits = Math.min(smallestBits, magnitude - 1 & Integer.MAX_VALUE); // of 0 this is the most
        }
        if (largestBits == 0) {
            return isPossible(bytes, from, count, order) ? 0 : Double.POSITIVE_INFINITY;
        }
        final float largest = Float.intBitsToFloat(largestBits);
        final float smallest = Float.intBitsToFloat(smallestBits + 1);
        if (largest > most
                || !isPossible(bytes, from, count, order)
                || smallest < SUBNORMAL && largest > NORMAL && !hasSubnormal) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(Math.abs(powers(largest, typical)), Math.abs(powers(smallest, typical)));
    }

    /** The magnitude of a number that is looked at, or one that is above every least one. */
    private static double looked(final float number) {
        final double magnitude = Math.abs(number);
        return magnitude > 0 && magnitude < Double.POSITIVE_INFINITY ? magnitude : NONE;
    }
}
