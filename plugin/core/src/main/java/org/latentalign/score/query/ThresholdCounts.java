package org.latentalign.score.query;

import java.util.Arrays;
import org.latentalign.score.statistics.SortedValues;

/** How many values are above certain thresholds, and how many equal them. For one thread. */
final class ThresholdCounts {

    /** Ascending, each once. */
    private final double[] thresholds;

    /** By number of thresholds below a value: how many values. */
    private final long[] above;

    private final long[] equal;

    private long count;

    /** @param thresholds in any order; NaN is none */
    ThresholdCounts(final double[] thresholds) {
        this.thresholds = Arrays.stream(thresholds)
                .filter(value -> !Double.isNaN(value))
                .map(value -> value + 0.0) // no negative zero
                .distinct()
                .sorted()
                .toArray();
        above = new long[this.thresholds.length + 1];
        equal = new long[this.thresholds.length + 1];
    }

    void add(final double value) {
        final int below = SortedValues.below(thresholds, value);
        above[below]++;
        if (below < thresholds.length && thresholds[below] == value) {
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
        final int place = SortedValues.below(thresholds, threshold);
        long sum = 0;
        for (int i = place + 1; i < above.length; i++) {
            sum += above[i];
        }
        return sum;
    }

    long equal(final double threshold) {
        return equal[SortedValues.below(thresholds, threshold)];
    }

    long below(final double threshold) {
        return count - above(threshold) - equal(threshold);
    }

    long count() {
        return count;
    }
}
