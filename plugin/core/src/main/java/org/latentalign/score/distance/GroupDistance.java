package org.latentalign.score.distance;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far apart two groups of rows are. Each kind notices any difference of two distributions, not of their means alone.
 */
public sealed interface GroupDistance {

    /** @return what it is called */
    String title();

    /** @return whether a labeling is cheap enough for thousands of them */
    boolean isCheap();

    /**
     * @param rows N pooled rows of d finite values; not changed
     * @param check called several times a second, also while the result computes distances; throws to end the work
     * @return the distance under labelings of these rows
     */
    LabeledDistance on(double[][] rows, Runnable check);

    /**
     * The distance of two groups that were moved as wholes, which leaves the distances within them as they are.
     *
     * @param before of the rows as they were
     * @param moved the rows where they are now
     * @param labels which rows belong to the first group
     * @param check called several times a second; throws to end the work
     * @return the distance; NaN when it cannot be computed
     */
    default double moved(
            final LabeledDistance before, final double[][] moved, final double[] labels, final Runnable check) {
        return on(moved, check).of(labels);
    }

    /**
     * The distance of two groups, without a null.
     *
     * @param first n rows of d finite values
     * @param second m rows of d values
     * @return the distance; NaN when it cannot be computed
     */
    default double between(final double[][] first, final double[][] second) {
        final double[][] rows = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, rows, first.length, second.length);
        final double[] labels = new double[rows.length];
        Arrays.fill(labels, 0, first.length, 1);
        return on(rows, () -> {}).of(labels);
    }

    /**
     * The energy distance {@code 2 E|X - Y| - E|X - X'| - E|Y - Y'|} with all n^2 pairs, not its root (Szekely and Rizzo,
     * "Energy statistics: a class of statistics based on distances", 2013). With <em>squared</em> distances in place of
     * distances it would be twice the squared difference of the means and blind to everything else.
     */
    record Energy() implements GroupDistance {
        @Override
        public String title() {
            return "Energy distance";
        }

        @Override
        public boolean isCheap() {
            return true;
        }

        @Override
        public LabeledDistance on(final double[][] rows, final Runnable check) {
            return new PairSumDistance(
                    roots(SquaredDistances.lowerTriangle(rows, check)),
                    (first, second, across, n, m) ->
                            2 * across / (n * m) - (2 * first / (n * n) + 2 * second / (m * m)));
        }

        @Override
        public double moved(
                final LabeledDistance before, final double[][] moved, final double[] labels, final Runnable check) {
            final double[] across = SquaredDistances.sumsOfRoots(part(moved, labels, 1), part(moved, labels, 0), check);
            return ((PairSumDistance) before).of(labels, Arrays.stream(across).sum());
        }

        private static double[][] part(final double[][] rows, final double[] labels, final double label) {
            return IntStream.range(0, rows.length)
                    .filter(i -> labels[i] == label)
                    .mapToObj(i -> rows[i])
                    .toArray(double[][]::new);
        }

        private static double[][] roots(final double[][] triangle) {
            for (final double[] row : triangle) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = Math.sqrt(row[j]);
                }
            }
            return triangle;
        }
    }

    /**
     * The unbiased squared maximum mean discrepancy with the kernel {@code exp(-|x - y|^2 / (2 s^2))}, where s is the
     * median distance of the pooled rows (Gretton and others, "A kernel two-sample test", 2012). It may be negative.
     */
    record MaximumMeanDiscrepancy() implements GroupDistance {
        @Override
        public String title() {
            return "MMD^2";
        }

        @Override
        public boolean isCheap() {
            return true;
        }

        @Override
        public LabeledDistance on(final double[][] rows, final Runnable check) {
            final double[][] triangle = SquaredDistances.lowerTriangle(rows, check);
            final double median = medianDistance(triangle);
            for (final double[] row : triangle) {
                for (int j = 0; j < row.length; j++) {
                    // with a median of 0, rows are the same or not at all alike
                    row[j] = median == 0 ? (row[j] == 0 ? 1 : 0) : Math.exp(-row[j] / (2 * median * median));
                }
            }
            return new PairSumDistance(
                    triangle,
                    (first, second, across, n, m) ->
                            2 * first / (n * (n - 1)) + 2 * second / (m * (m - 1)) - 2 * across / (n * m));
        }

        /** The median over all pairs; of an even number, the mean of the middle two. */
        static double medianDistance(final double[][] triangle) {
            final double[] all = Medians.flat(triangle);
            return all.length == 0 ? 0 : Medians.of(all, Math::sqrt);
        }
    }

    /**
     * The sliced Wasserstein distance of order 2: the root of the mean, over random directions, of the squared distance
     * of the projected groups' quantile functions (Bonneel, Rabin, Peyre, Pfister, "Sliced and Radon Wasserstein
     * barycenters of measures", 2015).
     *
     * @param directions how many, at least 1
     * @param seed of the directions
     */
    record SlicedWasserstein(int directions, long seed) implements GroupDistance {
        @Override
        public String title() {
            return "Sliced Wasserstein distance";
        }

        @Override
        public boolean isCheap() {
            return true;
        }

        @Override
        public LabeledDistance on(final double[][] rows, final Runnable check) {
            return new SlicedWassersteinDistance(
                    rows, SlicedWassersteinDistance.directions(directions, rows[0].length, seed));
        }
    }

    /**
     * The Sinkhorn divergence {@code OT(x, y) - OT(x, x)/2 - OT(y, y)/2} with squared distances as costs and entropy
     * relative to the product measure (Feydy and others, "Interpolating between optimal transport and MMD using Sinkhorn
     * divergences", 2019).
     *
     * @param regularization epsilon as a share of the median cost between the groups
     */
    record Sinkhorn(double regularization) implements GroupDistance {

        /** Epsilon is 0.05 of the median cost. */
        public static final double STANDARD_REGULARIZATION = 0.05;

        @Override
        public String title() {
            return "Sinkhorn divergence";
        }

        @Override
        public boolean isCheap() {
            return false;
        }

        @Override
        public LabeledDistance on(final double[][] rows, final Runnable check) {
            return new SinkhornDistance(SquaredDistances.lowerTriangle(rows, check), regularization, check);
        }
    }
}
