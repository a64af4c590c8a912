package org.latentalign.score.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cosines standardized by those of unmatched pairs of similar strength. Strong signatures have higher cosines with any
 * other, because their direction is less hidden by noise: compared with all unmatched pairs alike, strong drugs would
 * be called matched too often, and weak ones too rarely.
 *
 * <p>A cell (j, k) is compared with cells (a, b) in which a is among the m units next to j in rank of strength in the
 * first context, and b among those next to k in the second; itself and matched cells apart.
 */
final class StrengthMatching {

    /** Fewer units allow no comparison. */
    static final int FEWEST_UNITS = 5;

    /** With fewer units all are next to each. */
    private static final int FEW_UNITS = 8;

    /** Smaller differences of cosines are errors of rounding. */
    private static final double ROUNDING = 1e-12;

    private final double[][] cosines;

    private final int[] groups;

    /** By rank, the units. */
    private final int[] firstOrder;

    private final int[] secondOrder;

    private final int window;

    /**
     * @param cosines between units; of those that have a strength all are finite
     * @param names of the units
     * @param firstLogStrength in the first context, NaN for a unit that is left out
     * @param secondLogStrength in the second context
     * @param groups a cell is matched when both of its units are of one group
     */
    StrengthMatching(
            final double[][] cosines,
            final List<String> names,
            final double[] firstLogStrength,
            final double[] secondLogStrength,
            final int[] groups) {
        this.cosines = cosines;
        this.groups = groups;
        final int[] units = IntStream.range(0, groups.length)
                .filter(i -> !Double.isNaN(firstLogStrength[i]) && !Double.isNaN(secondLogStrength[i]))
                .toArray();
        firstOrder = order(units, firstLogStrength, names);
        secondOrder = order(units, secondLogStrength, names);
        window = windowSize(units.length);
    }

    /** What is done with a standardized cell. */
    @FunctionalInterface
    interface CellSink {
        /**
         * @param first the unit in the first context
         * @param second the unit in the second context
         * @param isMatched whether the two are of one group
         * @param z the standardized cosine; NaN where fewer than two cells are left to compare with
         */
        void take(int first, int second, boolean isMatched, double z);
    }

    private static int[] order(final int[] units, final double[] logStrength, final List<String> names) {
        return Arrays.stream(units)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> logStrength[i]).thenComparing(names::get))
                .mapToInt(i -> i)
                .toArray();
    }

    /** @return m, how many units are next to one, itself included */
    static int windowSize(final int units) {
        return units < FEW_UNITS ? units : Math.max(FEWEST_UNITS, (int) Math.floor(units / 3.0 + 0.5));
    }

    /** @return how many units have a strength */
    int size() {
        return firstOrder.length;
    }

    /** @return for every rank the first rank of the window around it */
    private int windowStart(final int rank) {
        return Math.max(0, Math.min(size() - window, rank - window / 2));
    }

    /** @return the units next to the one of a rank in the first context, for tests */
    int[] firstWindow(final int rank) {
        return Arrays.copyOfRange(firstOrder, windowStart(rank), windowStart(rank) + window);
    }

    /**
     * Standardizes all cells, in time in proportion to their number: sums over a window of rows are kept for every
     * column and moved on from one window to the next.
     */
    void forEach(final CellSink sink) {
        if (size() < FEWEST_UNITS) {
            return;
        }
        final double center = meanOfUnmatched();
        final var sums = new ColumnSums(size());
        int added = 0;
        int removed = 0;
        for (int rank = 0; rank < size(); rank++) {
            final int start = windowStart(rank);
            while (added < start + window) {
                addRow(sums, added++, 1, center);
            }
            while (removed < start) {
                addRow(sums, removed++, -1, center);
            }
            sums.cumulate();
            for (int column = 0; column < size(); column++) {
                take(rank, column, sums, center, sink);
            }
        }
    }

    private void take(
            final int row, final int column, final ColumnSums sums, final double center, final CellSink sink) {
        final int first = firstOrder[row];
        final int second = secondOrder[column];
        final boolean isMatched = isMatched(first, second);
        final double own = cosines[first][second] - center;
        final int start = windowStart(column);
        int n = sums.count(start, start + window);
        double sum = sums.sum(start, start + window);
        double square = sums.square(start, start + window);
        if (!isMatched) {
            n--;
            sum -= own;
            square -= own * own;
        }
        sink.take(first, second, isMatched, standardized(own, n, sum, square));
    }

    private static double standardized(final double value, final int n, final double sum, final double square) {
        if (n < 2) {
            return Double.NaN;
        }
        final double difference = value - sum / n;
        final double variance = (square - sum * sum / n) / (n - 1);
        if (!(variance > ROUNDING * ROUNDING)) {
            return Math.abs(difference) <= ROUNDING ? 0 : difference * Double.POSITIVE_INFINITY;
        }
        return difference / Math.sqrt(variance * (1 + 1.0 / n));
    }

    private boolean isMatched(final int first, final int second) {
        return groups[first] == groups[second];
    }

    private double meanOfUnmatched() {
        double sum = 0;
        long count = 0;
        for (final int first : firstOrder) {
            for (final int second : secondOrder) {
                if (!isMatched(first, second)) {
                    sum += cosines[first][second];
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private void addRow(final ColumnSums sums, final int row, final int sign, final double center) {
        for (int column = 0; column < size(); column++) {
            if (!isMatched(firstOrder[row], secondOrder[column])) {
                sums.add(column, sign, cosines[firstOrder[row]][secondOrder[column]] - center);
            }
        }
    }

    /** By column, how many cells of a window of rows count, their sum and the sum of their squares. */
    private static final class ColumnSums {

        private final int[] counts;
        private final double[] sums;
        private final double[] squares;

        /** Over all columns before one. */
        private final int[] countsBefore;

        private final double[] sumsBefore;
        private final double[] squaresBefore;

        ColumnSums(final int columns) {
            counts = new int[columns];
            sums = new double[columns];
            squares = new double[columns];
            countsBefore = new int[columns + 1];
            sumsBefore = new double[columns + 1];
            squaresBefore = new double[columns + 1];
        }

        void add(final int column, final int sign, final double value) {
            counts[column] += sign;
            sums[column] += sign * value;
            squares[column] += sign * value * value;
        }

        void cumulate() {
            for (int column = 0; column < counts.length; column++) {
                countsBefore[column + 1] = countsBefore[column] + counts[column];
                sumsBefore[column + 1] = sumsBefore[column] + sums[column];
                squaresBefore[column + 1] = squaresBefore[column] + squares[column];
            }
        }

        int count(final int from, final int to) {
            return countsBefore[to] - countsBefore[from];
        }

        double sum(final int from, final int to) {
            return sumsBefore[to] - sumsBefore[from];
        }

        double square(final int from, final int to) {
            return squaresBefore[to] - squaresBefore[from];
        }
    }
}
