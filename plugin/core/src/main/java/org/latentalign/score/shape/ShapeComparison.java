package org.latentalign.score.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.latentalign.kernel.Covariance;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.ParallelParts;
import org.latentalign.kernel.Randoms;
import org.latentalign.kernel.RowProduct;
import org.latentalign.kernel.Semidefinite;
import org.latentalign.kernel.SymmetricEigen;
import org.latentalign.progress.Progress;
import org.latentalign.score.distance.GroupedRows;
import org.latentalign.score.distance.Relabeling;
import org.latentalign.score.statistics.FalseDiscoveryRate;

/**
 * What shape groups have, and whether shapes differ: a change of spread or direction that leaves the mean where it is.
 *
 * <p>Every row is taken less its group's mean, times {@code sqrt(n / (n - 1))}, so that what is exchanged does not depend
 * on where the groups are or how large they are.
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
        final int[][] members = rows.members();
        final double[][] residuals = residuals(rows.rows(), members);
        final List<GroupShape> groups = new ArrayList<>();
        for (int g = 0; g < members.length; g++) {
            progress.report(0.4 * g / members.length, () -> "Measuring the shapes of groups");
            groups.add(shape(g, members[g], residuals, progress));
        }
        if (residuals.length == 0) {
            return new ShapeComparison(groups, List.of(), 0, Double.NaN);
        }
        final PrincipalDirections all = PrincipalDirections.of(residuals, progress);
        final int q = Math.min(Math.min(options.directions(), all.directions().length), all.variances().length);
        final double total = Arrays.stream(all.variances()).sum();
        final double share = Arrays.stream(all.variances(), 0, q).sum() / total;
        if (!(total > 0)) {
            return new ShapeComparison(groups, List.of(), 0, Double.NaN);
        }
        final Pairs work = new Pairs(rows, members, projected(residuals, all, q), options);
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

    private static double[][] residuals(final double[][] rows, final int[][] members) {
        final double[][] residuals = new double[rows.length][];
        for (final int[] group : members) {
            if (group.length == 0) {
                continue;
            }
            final int d = rows[group[0]].length;
            final double[] mean = new double[d];
            for (final int i : group) {
                for (int j = 0; j < d; j++) {
                    mean[j] += rows[i][j] / group.length;
                }
            }
            final double scale = group.length == 1 ? 0 : Math.sqrt(group.length / (group.length - 1.0));
            for (final int i : group) {
                residuals[i] = new double[d];
                for (int j = 0; j < d; j++) {
                    residuals[i][j] = scale * (rows[i][j] - mean[j]);
                }
            }
        }
        return residuals;
    }

    private static GroupShape shape(
            final int group, final int[] members, final double[][] residuals, final Progress progress)
            throws FitException {
        if (members.length == 0) {
            return new GroupShape(group, 0, 0, Double.NaN, 0);
        }
        final PrincipalDirections directions = PrincipalDirections.of(
                Arrays.stream(members).mapToObj(i -> residuals[i]).toArray(double[][]::new), progress);
        // the residuals are scaled for the exchange of labels; a group's own variance is that of its rows
        final double back = (members.length - 1.0) / members.length;
        return new GroupShape(
                group,
                members.length,
                Semidefinite.rank(directions.variances()),
                Semidefinite.participationRatio(directions.variances()),
                back * Arrays.stream(directions.variances()).sum());
    }

    private static double[][] projected(final double[][] residuals, final PrincipalDirections all, final int q) {
        final RowProduct product = RowProduct.ofRows(all.directions(), q);
        final double[][] projected = new double[residuals.length][q];
        product.multiply(residuals, residuals.length, projected, product.newScratch());
        return projected;
    }

    /** The work on single pairs. */
    private record Pairs(GroupedRows rows, int[][] members, double[][] projected, Options options) {

        PairShape compare(final int k, final int[] pair, final Runnable check) {
            final int[] first = members[pair[0]];
            final int[] second = members[pair[1]];
            if (first.length < 2 || second.length < 2) {
                return undefined(pair);
            }
            final int[] pooled =
                    IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
            final double[] labels = new double[pooled.length];
            Arrays.fill(labels, 0, first.length, 1);
            final Shapes observed = Shapes.of(projected, pooled, labels, options.angles());
            final Relabeling relabeling = Relabeling.of(
                    labels,
                    IntStream.of(pooled).map(i -> rows.strata()[i]).toArray(),
                    IntStream.of(pooled).map(i -> rows.clusters()[i]).toArray());
            if (relabeling.smallestPValue() == 1) {
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

        private static PairShape undefined(final int[] pair) {
            return new PairShape(
                    pair[0], pair[1], Double.NaN, Double.NaN, Double.NaN, Double.NaN, new double[0], Double.NaN);
        }

        private static double median(final double[] values) {
            Arrays.sort(values);
            final int middle = values.length / 2;
            return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        }
    }

    /** How two groups of residuals differ. */
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
