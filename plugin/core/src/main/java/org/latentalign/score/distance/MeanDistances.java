package org.latentalign.score.distance;

import java.util.Arrays;

/**
 * Mean Euclidean distances of pairs of different rows, from one pass over all pairs of two groups.
 *
 * @param across of a row of the first and a row of the second group
 * @param first within the first group; 0 for a single row
 * @param second within the second group; 0 for a single row
 * @param n rows of the first group
 * @param m rows of the second group
 */
public record MeanDistances(double across, double first, double second, int n, int m) {

    /**
     * @param first n rows of d finite values, at least one; not changed
     * @param second m rows of d finite values, at least one; not changed
     * @param check called several times a second; throws to end the work
     * @return their mean distances
     */
    public static MeanDistances of(final double[][] first, final double[][] second, final Runnable check) {
        final int n = first.length;
        final int m = second.length;
        final double[][] rows = Arrays.copyOf(first, n + m);
        System.arraycopy(second, 0, rows, n, m);
        final double[][] squares = SquaredDistances.lowerTriangle(rows, check);
        return new MeanDistances(
                sum(squares, n, n + m, 0, n) / ((double) n * m),
                mean(sum(squares, 0, n, 0, n), n),
                mean(sum(squares, n, n + m, n, n + m), m),
                n,
                m);
    }

    private static double sum(
            final double[][] squares, final int fromRow, final int toRow, final int fromColumn, final int toColumn) {
        double sum = 0;
        for (int i = fromRow; i < toRow; i++) {
            for (int j = fromColumn; j < Math.min(i, toColumn); j++) {
                sum += Math.sqrt(squares[i][j]);
            }
        }
        return sum;
    }

    private static double mean(final double sum, final int rows) {
        return rows < 2 ? 0 : sum / (rows * (rows - 1.0) / 2);
    }

    /** @return the {@link GroupDistance.Energy energy distance} of the two groups, with all n^2 pairs */
    public double energy() {
        return 2 * across - (1 - 1.0 / n) * first - (1 - 1.0 / m) * second;
    }
}
