package org.latentalign.score.query;

import java.util.Arrays;
import org.latentalign.score.statistics.SortedValues;

/**
 * Ascending values, and an index of where those near a value begin: most of very many values find their place among them
 * without a search. They are compared by size: 0.0 and -0.0 are the same. For one thread.
 */
final class IndexedValues {

    /** So many parts for each value, that most have none and few more than one. */
    private static final int PARTS_FOR_ONE = 8;

    private static final int MOST_PARTS = 1 << 16;

    /** Those beyond the last are infinite. */
    private final double[] values;

    private final int parts;

    /** By part of the interval from the least value to the largest: how many values are in those before. */
    private final int[] before;

    private double least;

    /** Parts for a difference of 1. */
    private double density;

    private int size;

    /** @param capacity how many values there are at most */
    IndexedValues(final int capacity) {
        values = new double[capacity];
        parts = Math.max(1, Math.min(MOST_PARTS, PARTS_FOR_ONE * Integer.highestOneBit(Math.max(1, capacity))));
        before = new int[parts + 1];
    }

    /** @param values in any order; NaN is none */
    static IndexedValues of(final double[] values) {
        final double[] known =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        final var indexed = new IndexedValues(known.length);
        for (final double value : known) {
            indexed.add(value);
        }
        indexed.order();
        return indexed;
    }

    void clear() {
        size = 0;
    }

    /** Takes a value, to be {@linkplain #order() ordered} with all others. */
    void add(final double value) {
        values[size++] = value;
    }

    /** Puts the values in order, behind the last {@link #add}. */
    void order() {
        Arrays.fill(values, size, values.length, Double.POSITIVE_INFINITY);
        Arrays.sort(values, 0, size);
        least = size == 0 ? 0 : values[0];
        density = size == 0 ? 0 : parts / (values[size - 1] - least);
        int part = 0;
        for (int i = 0; i < size; i++) {
            final int last = part(values[i]);
            while (part <= last) {
                before[part++] = i;
            }
        }
        Arrays.fill(before, part, parts + 1, size);
    }

    /** Never less for a larger value, which is all that is needed; NaN, of equal values, is in the first part. */
    private int part(final double value) {
        return Math.max(0, Math.min(parts - 1, (int) ((value - least) * density)));
    }

    int size() {
        return size;
    }

    /** A value, counted from the smallest; infinity behind the last. */
    double get(final int place) {
        return place < size ? values[place] : Double.POSITIVE_INFINITY;
    }

    /** How many values are below a limit. */
    int below(final double limit) {
        final int part = part(limit);
        int low = before[part];
        int high = before[part + 1];
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (values[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * How many values are not above a limit.
     *
     * @param below how many are below it
     */
    int notAbove(final double limit, final int below) {
        return get(below) > limit ? below : SortedValues.notAbove(values, limit, below);
    }
}
