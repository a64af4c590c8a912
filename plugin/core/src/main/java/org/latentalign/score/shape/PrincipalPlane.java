package org.latentalign.score.shape;

import java.util.Arrays;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Rows;
import org.latentalign.progress.Progress;

/**
 * Rows in the plane of their two principal directions, as they are drawn. Rows of one or two values lie where their values
 * say; only longer ones are projected.
 *
 * @param places n rows of 2 values; measured from the mean where rows are projected
 * @param shares of the variance, along each of the two
 * @param projected whether the rows have more than two values
 */
public record PrincipalPlane(double[][] places, double[] shares, boolean projected) {

    /** With more values than this, directions are those of so many rows, evenly spread: the whole would take seconds. */
    private static final int MOST_FOR_DIRECTIONS = 500;

    /**
     * @param rows n rows of d values, at least one of each; stay as they are
     * @param progress told often enough to cancel within a second
     * @throws FitException when the directions cannot be found
     */
    public static PrincipalPlane of(final double[][] rows, final Progress progress) throws FitException {
        final int d = rows[0].length;
        final double[][] centered = centered(rows);
        if (d <= 2) {
            final double[][] places =
                    Arrays.stream(rows).map(row -> Arrays.copyOf(row, 2)).toArray(double[][]::new);
            return new PrincipalPlane(places, shares(centered, centered), false);
        }
        final double[][] few = d > MOST_FOR_DIRECTIONS && rows.length > MOST_FOR_DIRECTIONS
                ? centered(evenlySpread(rows, MOST_FOR_DIRECTIONS))
                : centered;
        final double[][] directions = PrincipalDirections.of(few, progress).directions();
        final double[][] places = new double[rows.length][2];
        for (int i = 0; i < places.length; i++) {
            for (int k = 0; k < Math.min(2, directions.length); k++) {
                places[i][k] = Rows.dot(centered[i], directions[k], d);
            }
        }
        return new PrincipalPlane(places, shares(places, centered), true);
    }

    /**
     * The same picture, mirrored where that makes it more like another one of the same rows: which way a direction points
     * means nothing.
     *
     * @param other of as many rows
     */
    public PrincipalPlane facing(final PrincipalPlane other) {
        if (!projected) {
            return this;
        }
        final double[][] mirrored = new double[places.length][2];
        for (int k = 0; k < 2; k++) {
            double product = 0;
            for (int i = 0; i < places.length; i++) {
                product += places[i][k] * other.places[i][k];
            }
            for (int i = 0; i < places.length; i++) {
                mirrored[i][k] = product < 0 ? -places[i][k] : places[i][k];
            }
        }
        return new PrincipalPlane(mirrored, shares, true);
    }

    private static double[][] evenlySpread(final double[][] rows, final int count) {
        final double[][] some = new double[count][];
        for (int i = 0; i < count; i++) {
            some[i] = rows[(int) ((long) i * rows.length / count)];
        }
        return some;
    }

    private static double[][] centered(final double[][] rows) {
        final int d = rows[0].length;
        final double[] mean = new double[d];
        for (final double[] row : rows) {
            Rows.addMultiple(mean, row, 1.0 / rows.length, d);
        }
        return Arrays.stream(rows)
                .map(row -> {
                    final double[] difference = row.clone();
                    Rows.subtract(difference, mean, d);
                    return difference;
                })
                .toArray(double[][]::new);
    }

    /** @return for the first two values the share of their squares among all squares; NaN where nothing varies */
    private static double[] shares(final double[][] places, final double[][] centered) {
        double total = 0;
        final double[] shares = new double[2];
        for (int i = 0; i < centered.length; i++) {
            total += Rows.dot(centered[i], centered[i], centered[i].length);
            for (int k = 0; k < Math.min(2, places[i].length); k++) {
                shares[k] += places[i][k] * places[i][k];
            }
        }
        shares[0] /= total;
        shares[1] /= total;
        return shares;
    }
}
