package org.latentalign.score;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Rows;
import org.latentalign.kernel.SymmetricEigen;
import org.latentalign.progress.Progress;

/**
 * Points in few dimensions whose distances resemble given ones.
 *
 * @param points n points of h coordinates each, centered at the origin
 * @param stress Kruskal's stress 1: the root of the summed squared differences between given and drawn distances over
 *     the summed squared given ones (Kruskal 1964, with given distances in the place of disparities and of the
 *     denominator); 0 is perfect, above about 0.2 the picture misleads
 * @param iterations how many steps it took; 0 for classical scaling
 */
public record MultidimensionalScaling(double[][] points, double stress, int iterations) {

    /** SMACOF stops when an iteration lowers the stress by less than this share of it. */
    private static final double TOLERANCE = 1e-8;

    /** Which share of the work the start is. */
    private static final double CLASSICAL_SHARE = 0.3;

    /**
     * Classical scaling (Torgerson 1952): coordinates from the eigenvectors of the doubly centered squared distances.
     * Each axis is turned so that its largest coordinate in size is positive.
     *
     * @param distances n x n, symmetric, finite, zero on the diagonal
     * @param dimensions h, at least 1
     * @param progress told often enough to cancel within a second
     * @throws FitException when the eigenvectors cannot be computed
     */
    public static MultidimensionalScaling classical(
            final double[][] distances, final int dimensions, final Progress progress) throws FitException {
        final int n = distances.length;
        final double[][] points = new double[n][dimensions];
        final int exponent = exponent(distances);
        final double[][] scaled = scaled(distances, -exponent);
        if (n > 1) {
            final var eigen = SymmetricEigen.decompose(
                    doublyCentered(scaled),
                    (fraction, message) -> progress.report(fraction, () -> "Placing " + n + " points by eigenvectors"));
            final double rounding = n * Math.ulp(eigen.values()[0]);
            for (int axis = 0; axis < Math.min(dimensions, n); axis++) {
                if (eigen.values()[axis] > rounding) {
                    setAxis(points, axis, eigen.vectors()[axis], Math.sqrt(eigen.values()[axis]));
                }
            }
            directAxes(points, dimensions);
        }
        return new MultidimensionalScaling(scaled(points, exponent), Step.from(points, scaled).stress, 0);
    }

    /** Of the largest number: over a power of two of that size, numbers keep their digits, and their squares. */
    private static int exponent(final double[][] matrix) {
        double largest = 0;
        for (final double[] row : matrix) {
            for (final double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest == 0 ? 0 : Math.getExponent(largest);
    }

    private static double[][] scaled(final double[][] matrix, final int exponent) {
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row)
                        .map(value -> Math.scalb(value, exponent))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] doublyCentered(final double[][] distances) {
        final int n = distances.length;
        final double[] rowMeans = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rowMeans[i] += distances[i][j] * distances[i][j] / n;
            }
            mean += rowMeans[i] / n;
        }
        final double[][] centered = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                centered[i][j] = -0.5 * (distances[i][j] * distances[i][j] - rowMeans[i] - rowMeans[j] + mean);
                centered[j][i] = centered[i][j];
            }
        }
        return centered;
    }

    private static void setAxis(
            final double[][] points, final int axis, final double[] eigenvector, final double length) {
        for (int i = 0; i < points.length; i++) {
            points[i][axis] = length * eigenvector[i];
        }
    }

    /** Turns each axis so that its largest coordinate in size is positive. */
    private static void directAxes(final double[][] points, final int dimensions) {
        for (int axis = 0; axis < dimensions; axis++) {
            double largest = 0;
            for (final double[] point : points) {
                if (Math.abs(point[axis]) > Math.abs(largest)) {
                    largest = point[axis];
                }
            }
            for (final double[] point : points) {
                point[axis] *= largest < 0 ? -1 : 1;
            }
        }
    }

    /**
     * SMACOF (de Leeuw 1977; Borg and Groenen, Modern Multidimensional Scaling, 2005, chapter 8): lowers the stress
     * from the classical solution by repeated Guttman transforms. Each never raises the stress, and the same distances
     * give the same points. As any rotation is as good, the points are turned to their principal axes: the first axis is
     * that of the largest spread, and on each axis the largest coordinate in size is positive.
     *
     * @param distances n x n, symmetric, finite, zero on the diagonal
     * @param dimensions h, at least 1
     * @param limit iterations after which it stops, converged or not
     * @param progress told at every iteration
     * @throws FitException when eigenvectors cannot be computed
     */
    public static MultidimensionalScaling smacof(
            final double[][] distances, final int dimensions, final int limit, final Progress progress)
            throws FitException {
        final int n = distances.length;
        final int exponent = exponent(distances);
        final double[][] scaled = scaled(distances, -exponent);
        final var start = classical(
                scaled, dimensions, (fraction, message) -> progress.report(fraction * CLASSICAL_SHARE, message));
        double[][] points = start.points;
        Step now = Step.from(points, scaled);
        int iterations = 0;
        boolean more = now.stress > 0;
        while (more && iterations < limit) {
            iterations++;
            final int count = iterations;
            progress.report(
                    CLASSICAL_SHARE + (1 - CLASSICAL_SHARE) * count / limit,
                    () -> "Placing " + n + " points, step " + count);
            final Step next = Step.from(now.moved, scaled);
            more = now.stress - next.stress >= TOLERANCE * now.stress;
            if (next.stress < now.stress) {
                points = now.moved;
                now = next;
            }
        }
        return new MultidimensionalScaling(
                scaled(onPrincipalAxes(points, dimensions), exponent), now.stress, iterations);
    }

    /**
     * A Guttman transform, in one pass with the stress of the points that it starts from.
     *
     * @param stress of the points before
     * @param moved the points after
     */
    private record Step(double stress, double[][] moved) {

        static Step from(final double[][] points, final double[][] distances) {
            final int n = points.length;
            final int h = n == 0 ? 0 : points[0].length;
            final double[][] moved = new double[n][h];
            double difference = 0;
            double total = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    final double given = distances[i][j];
                    final double drawn = Math.sqrt(Rows.squaredDistance(points[i], points[j]));
                    difference += (given - drawn) * (given - drawn);
                    total += given * given;
                    if (drawn > 0) {
                        final double ratio = given / drawn / n;
                        for (int axis = 0; axis < h; axis++) {
                            final double step = ratio * (points[i][axis] - points[j][axis]);
                            moved[i][axis] += step;
                            moved[j][axis] -= step;
                        }
                    }
                }
            }
            return new Step(total == 0 ? 0 : Math.sqrt(difference / total), moved);
        }
    }

    private static double[][] onPrincipalAxes(final double[][] points, final int dimensions) throws FitException {
        final double[][] moment = new double[dimensions][dimensions];
        for (final double[] point : points) {
            for (int a = 0; a < dimensions; a++) {
                for (int b = 0; b < dimensions; b++) {
                    moment[a][b] += point[a] * point[b];
                }
            }
        }
        final double[][] axes = SymmetricEigen.decompose(moment, Progress.NONE).vectors();
        final double[][] turned = new double[points.length][dimensions];
        for (int i = 0; i < points.length; i++) {
            for (int a = 0; a < dimensions; a++) {
                for (int b = 0; b < dimensions; b++) {
                    turned[i][a] += axes[a][b] * points[i][b];
                }
            }
        }
        directAxes(turned, dimensions);
        return turned;
    }

    /**
     * The same map, rotated and reflected, not stretched, so that its points lie as near as possible to those of another
     * (orthogonal Procrustes rotation, Schönemann 1966).
     *
     * @param target a map of the same n points in the same h dimensions
     */
    public MultidimensionalScaling turnedTo(final MultidimensionalScaling target) {
        if (points.length == 0) {
            return this;
        }
        final int h = points[0].length;
        final double[][] mine = scaled(points, -exponent(points));
        final double[][] theirs = scaled(target.points, -exponent(target.points));
        final var product = new DMatrixRMaj(h, h);
        for (int i = 0; i < points.length; i++) {
            for (int a = 0; a < h; a++) {
                for (int b = 0; b < h; b++) {
                    product.add(a, b, mine[i][a] * theirs[i][b]);
                }
            }
        }
        final var decomposition = DecompositionFactory_DDRM.svd(h, h, true, true, false);
        if (!decomposition.decompose(product)) {
            throw new ArithmeticException("The maps have no singular value decomposition: are all points finite?");
        }
        final DMatrixRMaj u = decomposition.getU(null, false);
        final DMatrixRMaj v = decomposition.getV(null, false);
        final double[][] turned = new double[points.length][h];
        for (int i = 0; i < points.length; i++) {
            for (int a = 0; a < h; a++) {
                double along = 0;
                for (int b = 0; b < h; b++) {
                    along += points[i][b] * u.get(b, a);
                }
                for (int b = 0; b < h; b++) {
                    turned[i][b] += along * v.get(b, a);
                }
            }
        }
        return new MultidimensionalScaling(turned, stress, iterations);
    }
}
