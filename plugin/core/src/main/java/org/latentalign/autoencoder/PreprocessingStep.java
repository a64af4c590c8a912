package org.latentalign.autoencoder;

import java.util.Arrays;

/** One step of preprocessing, applied to a row in place. */
public enum PreprocessingStep {
    /** {@code log2(x + 1)} of every value; the usual transform of expression counts. Can be undone. */
    LOG2_PLUS_ONE("log2(x + 1)") {
        @Override
        RowCondition apply(final double[] row, final int length) {
            for (int j = 0; j < length; j++) {
                if (!(row[j] > -1)) {
                    return RowCondition.NOT_ABOVE_MINUS_ONE;
                }
                row[j] = Math.log1p(row[j]) / LOG_OF_2;
            }
            return RowCondition.REGULAR;
        }

        @Override
        public boolean isInvertible() {
            return true;
        }

        @Override
        void invert(final double[] row, final int length) {
            for (int j = 0; j < length; j++) {
                row[j] = Math.expm1(row[j] * LOG_OF_2);
            }
        }
    },
    /** The row's smallest value becomes 0 and its largest 1. */
    MIN_MAX("min-max per row") {
        @Override
        RowCondition apply(final double[] row, final int length) {
            final double min = min(row, length);
            final double max = max(row, length);
            if (max == min) {
                return constant(row, length);
            }
            // halves first, since the range of finite values may be too large for a double
            final double halfRange = max / 2 - min / 2;
            for (int j = 0; j < length; j++) {
                row[j] = (row[j] / 2 - min / 2) / halfRange;
            }
            return RowCondition.REGULAR;
        }
    },
    /** The row is divided by its Euclidean length. */
    UNIT_NORM("unit norm per row") {
        @Override
        RowCondition apply(final double[] row, final int length) {
            final double largest = largest(row, length);
            if (largest == 0) {
                return RowCondition.ZERO;
            }
            final double unit = powerOfTwo(largest);
            double square = 0;
            for (int j = 0; j < length; j++) {
                row[j] /= unit;
                square = Math.fma(row[j], row[j], square);
            }
            final double norm = Math.sqrt(square);
            for (int j = 0; j < length; j++) {
                row[j] /= norm;
            }
            return RowCondition.REGULAR;
        }
    },
    /** The row's mean becomes 0 and its standard deviation (dividing by d, not d - 1) becomes 1. */
    Z_SCORE("z-score per row") {
        @Override
        RowCondition apply(final double[] row, final int length) {
            final double min = min(row, length);
            final double max = max(row, length);
            if (max == min) {
                return constant(row, length);
            }
            final double unit = powerOfTwo(Math.max(Math.abs(min), Math.abs(max)));
            double mean = 0;
            for (int j = 0; j < length; j++) {
                row[j] /= unit;
                mean += row[j] / length;
            }
            double square = 0;
            for (int j = 0; j < length; j++) {
                row[j] -= mean;
                square = Math.fma(row[j], row[j], square);
            }
            final double deviation = Math.sqrt(square / length);
            for (int j = 0; j < length; j++) {
                row[j] /= deviation;
            }
            return RowCondition.REGULAR;
        }
    };

    private static final double LOG_OF_2 = Math.log(2);

    private final String title;

    PreprocessingStep(final String title) {
        this.title = title;
    }

    /** @return the step's name for readers */
    public String title() {
        return title;
    }

    /** @return whether the step can be undone without knowing the row that it was applied to */
    public boolean isInvertible() {
        return false;
    }

    /**
     * Applies the step.
     *
     * @param row finite values; changed
     * @param length how many of them, at least 1
     * @return what was found; when not usable, the row's content is arbitrary
     */
    abstract RowCondition apply(double[] row, int length);

    /** Undoes the step, if it is {@linkplain #isInvertible() invertible}. */
    void invert(final double[] row, final int length) {
        throw new UnsupportedOperationException(title + " cannot be undone.");
    }

    private static RowCondition constant(final double[] row, final int length) {
        Arrays.fill(row, 0, length, 0);
        return RowCondition.CONSTANT;
    }

    private static double min(final double[] row, final int length) {
        double min = row[0];
        for (int j = 1; j < length; j++) {
            min = Math.min(min, row[j]);
        }
        return min;
    }

    private static double max(final double[] row, final int length) {
        double max = row[0];
        for (int j = 1; j < length; j++) {
            max = Math.max(max, row[j]);
        }
        return max;
    }

    /** The largest absolute value. */
    private static double largest(final double[] row, final int length) {
        double largest = 0;
        for (int j = 0; j < length; j++) {
            largest = Math.max(largest, Math.abs(row[j]));
        }
        return largest;
    }

    /** A power of two of about this size; dividing by it is exact and keeps squares within a double. */
    private static double powerOfTwo(final double size) {
        return Math.scalb(1.0, Math.max(Double.MIN_EXPONENT, Math.getExponent(size)));
    }
}
