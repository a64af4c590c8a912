package org.latentalign.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.latentalign.progress.Progress;

/**
 * Two tridiagonal matrices whose eigenproblems are solved, coupled by one entry: {@code diag(d) + r z z^T} in terms of
 * their eigenvectors. What hardly takes part is left as it is (deflation, as in Golub and Van Loan, "Matrix
 * Computations", section 8.4.2); the rest leads to a secular equation. Its eigenvectors are those of a nearby z for which
 * the computed roots are exact, so that they are orthogonal however close the roots are (Gu and Eisenstat 1994).
 */
final class CoupledParts {

    private static final double EPSILON = Math.ulp(1.0);

    /** New eigenvectors that are made together. */
    private static final int ROWS = 96;

    private final int upperSize;
    private final int lowerSize;

    /** By old eigenvector: its value, and what the coupling has of it. */
    private final double[] values;

    private final double[] z;

    /** By old eigenvector: its coordinates in the upper and in the lower part, or null for none. */
    private final double[][] upper;

    private final double[][] lower;

    /** The size of the coupling, z having length 1. */
    private final double strength;

    /**
     * @param upper the eigenvectors of one part, taken over
     * @param lower and of the other
     * @param coupling what couples the last coordinate of the one and the first of the other; its size is already
     *     subtracted from the diagonal at both
     */
    CoupledParts(final TridiagonalEigen.Part upper, final TridiagonalEigen.Part lower, final double coupling) {
        upperSize = upper.size();
        lowerSize = lower.size();
        final int n = upperSize + lowerSize;
        values = Arrays.copyOf(upper.values(), n);
        System.arraycopy(lower.values(), 0, values, upperSize, lowerSize);
        this.upper = Arrays.copyOf(upper.vectors(), n);
        this.lower = new double[n][];
        System.arraycopy(lower.vectors(), 0, this.lower, upperSize, lowerSize);
        strength = 2 * Math.abs(coupling);
        z = new double[n];
        for (int j = 0; j < n; j++) {
            z[j] = Math.sqrt(0.5)
                    * (j < upperSize ? this.upper[j][upperSize - 1] : Math.copySign(1.0, coupling) * this.lower[j][0]);
        }
    }

    /**
     * @param progress told how far it is
     * @return the eigenvalues, in no order, and the eigenvectors
     */
    TridiagonalEigen.Part solve(final Progress progress) {
        final int[] taking = takingPart();
        final double[] poles = Arrays.stream(taking).mapToDouble(j -> values[j]).toArray();
        final double[] weights =
                Arrays.stream(taking).mapToDouble(j -> strength * z[j] * z[j]).toArray();
        progress.report(0, SymmetricEigen::message);
        final SecularEquation roots = new SecularEquation(poles, weights);
        final double[] nearby = nearby(roots, poles, taking);

        final int n = values.length;
        final double[] newValues = values.clone();
        final double[][] newVectors = new double[n][];
        for (int i = 0; i < taking.length; i++) {
            newValues[taking[i]] = roots.root(i);
            newVectors[taking[i]] = new double[n];
        }
        combine(roots, nearby, taking, newVectors, progress);
        for (int j = 0; j < n; j++) {
            if (newVectors[j] == null) {
                newVectors[j] = joined(upper[j], lower[j]);
            }
        }
        return new TridiagonalEigen.Part(newValues, newVectors);
    }

    private double[] joined(final double[] first, final double[] second) {
        final double[] whole = new double[upperSize + lowerSize];
        if (first != null) {
            System.arraycopy(first, 0, whole, 0, upperSize);
        }
        if (second != null) {
            System.arraycopy(second, 0, whole, upperSize, lowerSize);
        }
        return whole;
    }

    /**
     * Which old eigenvectors take part, by ascending value. One that the coupling hardly touches does not; of two with
     * nearly equal values, the plane of both is turned so that the coupling touches only one of them.
     */
    private int[] takingPart() {
        final double largest = Math.max(largest(values), largest(z));
        final double negligible = 8 * EPSILON * largest;
        final int[] order = Stream.iterate(0, j -> j + 1)
                .limit(values.length)
                .sorted(Comparator.comparingDouble(j -> values[j]))
                .mapToInt(j -> j)
                .toArray();
        final List<Integer> taking = new ArrayList<>();
        for (final int j : order) {
            if (strength * Math.abs(z[j]) <= negligible) {
                continue;
            }
            if (!taking.isEmpty() && turned(taking.get(taking.size() - 1), j, negligible)) {
                taking.remove(taking.size() - 1);
            }
            taking.add(j);
        }
        return taking.stream().mapToInt(j -> j).toArray();
    }

    private static double largest(final double[] numbers) {
        double largest = 0;
        for (final double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    /** Takes from the first eigenvector its share in the coupling, if that changes the matrix by rounding only. */
    private boolean turned(final int first, final int second, final double negligible) {
        final double length = Math.hypot(z[first], z[second]);
        final double cosine = z[second] / length;
        final double sine = -z[first] / length;
        final double gap = values[second] - values[first];
        if (Math.abs(gap * cosine * sine) > negligible) {
            return false;
        }
        z[second] = length;
        z[first] = 0;
        turn(upper, first, second, cosine, sine, upperSize);
        turn(lower, first, second, cosine, sine, lowerSize);
        final double one = values[first];
        final double other = values[second];
        values[first] = one * cosine * cosine + other * sine * sine;
        values[second] = one * sine * sine + other * cosine * cosine;
        return true;
    }

    private static void turn(
            final double[][] vectors,
            final int first,
            final int second,
            final double cosine,
            final double sine,
            final int size) {
        if (vectors[first] == null && vectors[second] == null) {
            return;
        }
        final double[] one = vectors[first] == null ? new double[size] : vectors[first];
        final double[] other = vectors[second] == null ? new double[size] : vectors[second];
        for (int k = 0; k < size; k++) {
            final double x = one[k];
            final double y = other[k];
            one[k] = Math.fma(cosine, x, sine * y);
            other[k] = Math.fma(cosine, y, -sine * x);
        }
        vectors[first] = one;
        vectors[second] = other;
    }

    /** The z, as far as it takes part, for which the computed roots are exact: Löwner's formula. */
    private double[] nearby(final SecularEquation roots, final double[] poles, final int... taking) {
        final int count = poles.length;
        final double[] products = new double[count];
        Arrays.fill(products, 1);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                final double distance = roots.distance(j, i);
                products[j] *= i == j ? -distance : distance / (poles[j] - poles[i]);
            }
        }
        final double[] nearby = new double[count];
        for (int j = 0; j < count; j++) {
            nearby[j] = Math.copySign(Math.sqrt(products[j]), z[taking[j]]);
        }
        return nearby;
    }

    /** New eigenvectors as combinations of the old ones, in each part of those that have coordinates there. */
    private void combine(
            final SecularEquation roots,
            final double[] nearby,
            final int[] taking,
            final double[][] newVectors,
            final Progress progress) {
        final Side inUpper = new Side(upper, upperSize, taking);
        final Side inLower = new Side(lower, lowerSize, taking);
        final double[] share = new double[taking.length];
        for (int start = 0; start < taking.length; start += ROWS) {
            progress.report((double) start / taking.length, SymmetricEigen::message);
            final int end = Math.min(taking.length, start + ROWS);
            for (int i = start; i < end; i++) {
                double square = 0;
                for (int j = 0; j < share.length; j++) {
                    share[j] = nearby[j] / roots.distance(j, i);
                    square = Math.fma(share[j], share[j], square);
                }
                Rows.scale(share, 1 / Math.sqrt(square), share.length);
                inUpper.take(share, i - start);
                inLower.take(share, i - start);
            }
            final double[][] rows = new double[end - start][];
            for (int i = start; i < end; i++) {
                rows[i - start] = newVectors[taking[i]];
            }
            inUpper.put(rows, 0);
            inLower.put(rows, upperSize);
        }
    }

    /** The old eigenvectors that have coordinates in one part, and what new ones have of them. */
    private static final class Side {

        /** Which of those that take part. */
        private final int[] members;

        private final int size;
        private final RowProduct product;
        private final RowProduct.Scratch scratch;
        private final double[][] shares;
        private final double[][] coordinates;

        Side(final double[][] vectors, final int size, final int... taking) {
            this.size = size;
            members = Stream.iterate(0, j -> j + 1)
                    .limit(taking.length)
                    .filter(j -> vectors[taking[j]] != null)
                    .mapToInt(j -> j)
                    .toArray();
            final double[][] rows =
                    Arrays.stream(members).mapToObj(j -> vectors[taking[j]]).toArray(double[][]::new);
            product = members.length == 0 ? null : RowProduct.ofColumns(rows, size);
            scratch = product == null ? null : product.newScratch();
            shares = new double[ROWS][members.length];
            coordinates = new double[ROWS][size];
        }

        void take(final double[] share, final int row) {
            for (int k = 0; k < members.length; k++) {
                shares[row][k] = share[members[k]];
            }
        }

        void put(final double[][] rows, final int offset) {
            if (product == null) {
                return;
            }
            product.multiply(shares, rows.length, coordinates, scratch);
            for (int r = 0; r < rows.length; r++) {
                System.arraycopy(coordinates[r], 0, rows[r], offset, size);
            }
        }
    }
}
