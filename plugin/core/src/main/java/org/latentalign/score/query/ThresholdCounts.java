package org.latentalign.score.query;

import java.util.Arrays;

/** How many values are above certain thresholds, and how many equal them. For one thread. */
final class ThresholdCounts {

    /** Each once. */
    private final IndexedValues thresholds;

    /** By number of thresholds below a value: how many values. */
    private final long[] above;

    private final long[] equal;

    private long count;

    /** @param thresholds between -1 and 1, in any order; NaN is none */
    ThresholdCounts(final double[] thresholds) {
        this.thresholds = IndexedValues.of(Arrays.stream(thresholds)
                .map(value -> value + 0.0) // no negative zero
                .distinct()
                .toArray());
        above = new long[this.thresholds.size() + 1];
        equal = new long[this.thresholds.size() + 1];
    }

    void add(final double value) {
        final int below = thresholds.below(value);
        above[below]++;
        if (thresholds.get(below) == value) {
            equal[below]++;
        }
        count++;
    }

    void merge(final ThresholdCounts other) {
        for (int i = 0; i < above.length; i++) {
            above[i] += other.above[i];
            equal[i] += other.equal[i];
        }
        count += other.count;
    }

    /** How many values are above a threshold. */
    long above(final double threshold) {
        final int place = thresholds.below(threshold);
        long sum = 0;
        for (int i = place + 1; i < above.length; i++) {
            sum += above[i];
        }
        return sum;
    }

    long equal(final double threshold) {
        return equal[thresholds.below(threshold)];
    }

    long below(final double threshold) {
        return count - above(threshold) - equal(threshold);
    }

    long count() {
        return count;
    }
}
