package org.latentalign.score;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.latentalign.progress.Progress;

/**
 * Points in few dimensions whose distances resemble given ones.
 *
 * @param points n points of h coordinates each, centred at the origin
 * @param stress Kruskal's stress 1: the root of the summed squared differences between given and drawn distances over
 *     the summed squared given ones (Kruskal 1964, with given distances in the place of disparities and of the
 *     denominator); 0 is perfect, above about 0.2 the picture misleads
 */
public record MultidimensionalScaling(double[][] points, double stress) {

    /** Iterations of SMACOF after which it stops, converged or not. */
    private static final int ITERATIONS = 500;

    /** SMACOF stops when an iteration lowers the stress by less than this share of it. */
    private static final double TOLERANCE = 1e-8;

    /**
     * The distances between vectors.
     *
     * @param vectors n vectors of d values each
     * @return n x n Euclidean distances
     */
    public static double[][] distances(final double[][] vectors) {
        final int n = vectors.length;
        final double[][] distances = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = distance(vectors[i], vectors[j]);
                distances[j][i] = distances[i][j];
            }
        }
        return distances;
    }

    /**
     * Classical scaling (Torgerson 1952): coordinates from the eigenvectors of the doubly centred squared distances.
     * Each axis is turned so that its largest coordinate in size is positive.
     *
     * @param distances n x n, symmetric, zero on the diagonal
     * @param dimensions h, at least 1
     */
    public static MultidimensionalScaling classical(final double[][] distances, final int dimensions) {
        final int n = distances.length;
        final double[][] points = new double[n][dimensions];
        if (n > 1) {
            final var eigen = DecompositionFactory_DDRM.eig(n, true, true);
            if (!eigen.decompose(doublyCentred(distances))) {
                throw new ArithmeticException("The distances have no eigendecomposition: are all of them finite?");
            }
            final Integer[] order = new Integer[n];
            for (int i = 0; i < n; i++) {
                order[i] = i;
            }
            Arrays.sort(
                    order,
                    (i, j) -> Double.compare(
                            eigen.getEigenvalue(j).getReal(),
                            eigen.getEigenvalue(i).getReal()));
            for (int axis = 0; axis < Math.min(dimensions, n); axis++) {
                final double eigenvalue = eigen.getEigenvalue(order[axis]).getReal();
                if (eigenvalue > 0) {
                    setAxis(points, axis, eigen.getEigenVector(order[axis]), Math.sqrt(eigenvalue));
                }
            }
        }
        return new MultidimensionalScaling(points, stress(distances, points));
    }

    private static DMatrixRMaj doublyCentred(final double[][] distances) {
        final int n = distances.length;
        final double[] rowMeans = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rowMeans[i] += distances[i][j] * distances[i][j] / n;
            }
            mean += rowMeans[i] / n;
        }
        final var centred = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                centred.set(i, j, -0.5 * (distances[i][j] * distances[i][j] - rowMeans[i] - rowMeans[j] + mean));
            }
        }
        return centred;
    }

    private static void setAxis(
            final double[][] points, final int axis, final DMatrixRMaj eigenvector, final double length) {
        double largest = 0;
        for (int i = 0; i < points.length; i++) {
            if (Math.abs(eigenvector.get(i)) > Math.abs(largest)) {
                largest = eigenvector.get(i);
            }
        }
        for (int i = 0; i < points.length; i++) {
            points[i][axis] = Math.signum(largest) * length * eigenvector.get(i);
        }
    }

    /**
     * SMACOF (de Leeuw 1977; Borg and Groenen, Modern Multidimensional Scaling, 2005, chapter 8): lowers the stress
     * from the classical solution by repeated Guttman transforms. Each never raises the stress, and the same distances
     * give the same points, up to a rotation that a rerun repeats.
     *
     * @param distances n x n, symmetric, zero on the diagonal
     * @param dimensions h, at least 1
     * @param progress told at every iteration
     */
    public static MultidimensionalScaling smacof(
            final double[][] distances, final int dimensions, final Progress progress) {
        final int n = distances.length;
        MultidimensionalScaling best = classical(distances, dimensions);
        for (int iteration = 0; iteration < ITERATIONS && best.stress > 0; iteration++) {
            final int now = iteration + 1;
            progress.report((double) iteration / ITERATIONS, () -> "Placing " + n + " points, step " + now);
            final double[][] moved = guttmanTransform(distances, best.points);
            final double stress = stress(distances, moved);
            if (!(stress < best.stress)) {
                break;
            }
            final boolean converged = best.stress - stress < TOLERANCE * best.stress;
            best = new MultidimensionalScaling(moved, stress);
            if (converged) {
                break;
            }
        }
        return best;
    }

    private static double[][] guttmanTransform(final double[][] distances, final double[][] points) {
        final int n = points.length;
        final int h = n == 0 ? 0 : points[0].length;
        final double[][] moved = new double[n][h];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                final double drawn = distance(points[i], points[j]);
                if (i != j && drawn > 0) {
                    final double ratio = distances[i][j] / drawn;
                    for (int axis = 0; axis < h; axis++) {
                        moved[i][axis] += ratio * (points[i][axis] - points[j][axis]) / n;
                    }
                }
            }
        }
        return moved;
    }

    private static double stress(final double[][] distances, final double[][] points) {
        double difference = 0;
        double total = 0;
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < i; j++) {
                final double error = distances[i][j] - distance(points[i], points[j]);
                difference += error * error;
                total += distances[i][j] * distances[i][j];
            }
        }
        return total == 0 ? 0 : Math.sqrt(difference / total);
    }

    private static double distance(final double[] a, final double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(sum);
    }
}
