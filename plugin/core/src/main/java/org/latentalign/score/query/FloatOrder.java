package org.latentalign.score.query;

import java.util.Arrays;

/**
 * The order of some numbers in single precision, by their bits from the lowest eight to the highest (radix sort), which takes a
 * third of the time that sorting by comparison does for a thousand of them. For one thread.
 */
final class FloatOrder {

    private static final int DIGIT = 8;

    private static final int DIGITS = Integer.SIZE / DIGIT;

    private static final int VALUES = 1 << DIGIT;

    /** By digit and value: how many keys, and then where the next one goes. */
    private final int[][] places = new int[DIGITS][VALUES];

    private final int[] keys;

    private int[] order;

    private int[] spare;

    /** @param size how many numbers are ordered */
    FloatOrder(final int size) {
        keys = new int[size];
        order = new int[size];
        spare = new int[size];
    }

    /**
     * Orders.
     *
     * @param values finite
     * @return the positions of the values, the largest first, of those that are equal in single precision the lower position
     *     first; valid until the next call
     */
    int[] falling(final double[] values) {
        for (final int[] ofDigit : places) {
            Arrays.fill(ofDigit, 0);
        }
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(-values[i]);
            order[i] = i;
        }
        for (final int key : keys) {
            places[0][key & VALUES - 1]++;
            places[1][key >>> DIGIT & VALUES - 1]++;
            places[2][key >>> 2 * DIGIT & VALUES - 1]++;
            places[3][key >>> 3 * DIGIT]++;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            distribute(digit * DIGIT, places[digit]);
        }
        return order;
    }

    /** Larger for a larger number, without a sign; the same for both zeros. */
    private static int key(final double value) {
        final int bits = Float.floatToRawIntBits((float) value + 0.0f);
        return bits ^ (bits >> Integer.SIZE - 1 | Integer.MIN_VALUE);
    }

    private void distribute(final int shift, final int[] next) {
        int sum = 0;
        for (int value = 0; value < VALUES; value++) {
            final int count = next[value];
            next[value] = sum;
            sum += count;
        }
        for (final int i : order) {
            spare[next[keys[i] >>> shift & VALUES - 1]++] = i;
        }
        final int[] ordered = spare;
        spare = order;
        order = ordered;
    }
}
