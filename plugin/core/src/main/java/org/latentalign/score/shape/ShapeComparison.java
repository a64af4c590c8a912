package org.latentalign.score.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.latentalign.kernel.Covariance;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Randoms;
import org.latentalign.kernel.RowProduct;
import org.latentalign.kernel.Semidefinite;
import org.latentalign.kernel.SymmetricEigen;
import org.latentalign.progress.Progress;
import org.latentalign.score.distance.GroupedRows;
import org.latentalign.score.distance.Relabeling;
import org.latentalign.score.statistics.FalseDiscoveryRate;
import org.latentalign.threads.ParallelParts;

/**
 * What shape groups have, and whether shapes differ: a change of spread or direction that leaves the mean where it is.
 * Shapes are those of {@link Contrasts}, which do not depend on where groups and strata are.
 *
 * @param groups in their order
 * @param pairs as asked for
 * @param directions along how many leading directions of all groups pairs are compared
 * @param directionShare which share of the summed variance of all groups these directions hold
 */
public record ShapeComparison(List<GroupShape> groups, List<PairShape> pairs, int directions, double directionShare) {

    private static final long STREAM = 3L << 40;

    /** Distances of equal partings differ by no more than this. */
    private static final double ROUNDING = 1e-9;

    /**
     * How shapes are compared.
     *
     * @param directions along how many leading directions of all groups, at least 1
     * @param angles between how many leading directions of the two groups, at least 1
     * @param permutations of every pair
     * @param seed of the permutations
     */
    public record Options(int directions, int angles, int permutations, long seed) {}

    /**
     * Compares.
     *
     * @param rows the rows
     * @param chosen the pairs, by the numbers of their groups
     * @param options how
     * @param executor runs helpers
     * @param helpers how many threads beside the calling one; the result does not depend on it
     * @param progress told often enough to cancel within a second
     * @throws FitException when eigenvalues do not converge
     */
    public static ShapeComparison of(
            final GroupedRows rows,
            final List<int[]> chosen,
            final Options options,
            final Executor executor,
            final int helpers,
            final Progress progress)
            throws FitException {
        final GroupedRows contrasts = Contrasts.of(rows);
        final int[][] members = contrasts.members();
        final List<GroupShape> groups = new ArrayList<>();
        for (int g = 0; g < members.length; g++) {
            progress.report(0.4 * g / members.length, () -> "Measuring the shapes of groups");
            groups.add(shape(g, members[g], contrasts.rows(), progress));
        }
        if (groups.stream().noneMatch(group -> group.variance() > 0)) {
            return new ShapeComparison(groups, List.of(), 0, Double.NaN);
        }
        final PrincipalDirections all = PrincipalDirections.of(contrasts.rows(), progress);
        final int q = Math.min(options.directions(), Semidefinite.rank(all.variances()));
        final double share = Arrays.stream(all.variances(), 0, q).sum()
                / Arrays.stream(all.variances()).sum();
        final boolean isClustered = Arrays.stream(rows.clusters()).distinct().count() < rows.clusters().length;
        final Pairs work = new Pairs(contrasts, members, projected(contrasts.rows(), all, q), isClustered, options);
        final PairShape[] pairs = new PairShape[chosen.size()];
        ParallelParts.run(
                pairs.length,
                (k, check) -> pairs[k] = work.compare(k, chosen.get(k), check),
                executor,
                helpers,
                (fraction, message) -> progress.report(0.5 + fraction / 2, message),
                () -> "Comparing the shapes of groups");
        final double[] rates = FalseDiscoveryRate.adjusted(
                Arrays.stream(pairs).mapToDouble(PairShape::pValue).toArray());
        return new ShapeComparison(
                groups,
                IntStream.range(0, pairs.length)
                        .mapToObj(k -> pairs[k].withFalseDiscoveryRate(rates[k]))
                        .toList(),
                q,
                share);
    }

    private static GroupShape shape(
            final int group, final int[] members, final double[][] contrasts, final Progress progress)
            throws FitException {
        if (members.length == 0) {
            return new GroupShape(group, 0, Double.NaN, Double.NaN);
        }
        final double[] variances = PrincipalDirections.of(
                        Arrays.stream(members).mapToObj(i -> contrasts[i]).toArray(double[][]::new), progress)
                .variances();
        return new GroupShape(
                group,
                Semidefinite.rank(variances),
                Semidefinite.participationRatio(variances),
                Arrays.stream(variances).sum());
    }

    private static double[][] projected(final double[][] contrasts, final PrincipalDirections all, final int q) {
        final RowProduct product = RowProduct.ofRows(all.directions(), q);
        final double[][] projected = new double[contrasts.length][q];
        product.multiply(contrasts, contrasts.length, projected, product.newScratch());
        return projected;
    }

    /** The work on single pairs. */
    private record Pairs(
            GroupedRows contrasts, int[][] members, double[][] projected, boolean isClustered, Options options) {

        PairShape compare(final int k, final int[] pair, final Runnable check) {
            final int[] first = members[pair[0]];
            final int[] second = members[pair[1]];
            if (first.length == 0 || second.length == 0) {
                return PairShape.undefined(pair[0], pair[1]);
            }
            final int[] pooled =
                    IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
            final double[] labels = new double[pooled.length];
            Arrays.fill(labels, 0, first.length, 1);
            final Shapes observed = Shapes.of(projected, pooled, labels, options.angles());
            final Relabeling relabeling = Relabeling.of(
                    labels,
                    IntStream.of(pooled).map(i -> contrasts.strata()[i]).toArray(),
                    IntStream.of(pooled).map(i -> contrasts.clusters()[i]).toArray());
            if (isClustered || relabeling.smallestPValue() == 1) {
                return new PairShape(
                        pair[0],
                        pair[1],
                        observed.distance(),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        observed.angles(),
                        Double.NaN);
            }
            final SplittableRandom random = Randoms.stream(options.seed(), STREAM + k);
            final double[] distances = new double[options.permutations()];
            final double[] largest = new double[options.permutations()];
            int exceedances = 0;
            for (int p = 0; p < distances.length; p++) {
                check.run();
                relabeling.deal(random, labels);
                final Shapes shapes = Shapes.of(projected, pooled, labels, options.angles());
                distances[p] = shapes.distance();
                largest[p] = shapes.angles()[shapes.angles().length - 1];
                if (!(distances[p] < observed.distance() * (1 - ROUNDING))) {
                    exceedances++;
                }
            }
            return new PairShape(
                    pair[0],
                    pair[1],
                    observed.distance(),
                    median(distances),
                    (1.0 + exceedances) / (1.0 + distances.length),
                    Double.NaN,
                    observed.angles(),
                    median(largest));
        }

        private static double median(final double[] values) {
            Arrays.sort(values);
            final int middle = values.length / 2;
            return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        }
    }

    /** How two groups of contrasts differ. */
    private record Shapes(double distance, double[] angles) {

        static Shapes of(final double[][] projected, final int[] pooled, final double[] labels, final int angles) {
            try {
                final double[][] first = part(projected, pooled, labels, 1);
                final double[][] second = part(projected, pooled, labels, 0);
                final SymmetricEigen s = SymmetricEigen.decompose(Covariance.of(first, Progress.NONE), Progress.NONE);
                final SymmetricEigen t = SymmetricEigen.decompose(Covariance.of(second, Progress.NONE), Progress.NONE);
                final int k = Math.min(angles, s.values().length);
                return new Shapes(
                        CovarianceDistance.between(s, t),
                        PrincipalAngles.between(Arrays.copyOf(s.vectors(), k), Arrays.copyOf(t.vectors(), k)));
            } catch (final FitException e) { // as improbable as a wrong processor
                throw new ArithmeticException(e.getMessage());
            }
        }

        private static double[][] part(
                final double[][] projected, final int[] pooled, final double[] labels, final double label) {
            return IntStream.range(0, pooled.length)
                    .filter(i -> labels[i] == label)
                    .mapToObj(i -> projected[pooled[i]])
                    .toArray(double[][]::new);
        }
    }
}
