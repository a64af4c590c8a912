package org.latentalign.calibration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.GroupPermutation;
import org.latentalign.score.statistics.MatchSignificance;

/** Of directions in groups that mean nothing, how often they are said to mean something; and of groups that do. */
final class Directions {

    private static final double LEVEL = 0.05;

    private static final int PERMUTATIONS = 499;

    private static final int DIMENSION = 20;

    private Directions() {}

    /**
     * What is said of one table.
     *
     * @param significant the share of pairs within groups that have p up to 5 %
     * @param discovered the share of them with a false discovery rate up to 5 %
     * @param any whether there is one
     * @param test the p-value of the permutation
     */
    record Found(double significant, double discovered, boolean any, double test) {}

    /**
     * @param groups how many
     * @param size directions in each
     * @param agreement how much of a direction is that of its group, beside noise of length 1
     * @param spread the standard deviation of the logarithm of what a direction has in common with all others, whatever
     *     its group
     */
    private static Found found(
            final int groups,
            final int size,
            final double agreement,
            final double spread,
            final NormalDeviates random) {
        final int n = groups * size;
        final int[] groupOf = IntStream.range(0, n).map(i -> i / size).toArray();
        final double[][] ofGroups = Vectors.units(IntStream.range(0, groups)
                .mapToObj(group -> Vectors.normal(DIMENSION, random))
                .toArray(double[][]::new));
        final double[][] directions = IntStream.range(0, n)
                .mapToObj(i -> {
                    final double[] noise = Vectors.normal(DIMENSION, random);
                    noise[0] += spread == 0 ? 0 : 2 * Math.exp(spread * random.next());
                    return Vectors.sum(noise, agreement * Math.sqrt(DIMENSION), ofGroups[groupOf[i]]);
                })
                .toArray(double[][]::new);
        final double[][] units = Vectors.units(directions);
        final double[][] cosines = Arrays.stream(units)
                .map(a -> Arrays.stream(units)
                        .mapToDouble(b -> Vectors.product(a, b))
                        .toArray())
                .toArray(double[][]::new);
        final List<String> names = IntStream.range(0, n).mapToObj(i -> "d" + i).toList();
        final int[][] pairs = IntStream.range(0, n * n)
                .filter(cell -> cell / n < cell % n && groupOf[cell / n] == groupOf[cell % n])
                .mapToObj(cell -> new int[] {cell / n, cell % n})
                .toArray(int[][]::new);
        final Optional<MatchSignificance> significance = MatchSignificance.ofPairs(
                cosines,
                names,
                Arrays.stream(directions)
                        .mapToDouble(direction -> Math.log(Vectors.product(direction, direction)) / 2)
                        .toArray(),
                groupOf,
                pairs);
        final double discovered =
                significance.map(all -> share(all.falseDiscoveryRate())).orElse(Double.NaN);
        return new Found(
                significance.map(all -> share(all.p())).orElse(Double.NaN),
                discovered,
                discovered > 0,
                GroupPermutation.of(directions, names, groupOf, PERMUTATIONS, 1, Progress.NONE)
                        .orElseThrow()
                        .p());
    }

    private static double share(final double[] p) {
        return Arrays.stream(p).filter(value -> value <= LEVEL).count() / (double) p.length;
    }

    /** Shares of false alarms and of what is found. */
    static Markdown ofGroups(final Tables tables) {
        final var markdown = new Markdown(
                "Directions in groups",
                "*p* is the share of pairs within groups with a p-value up to 5 %, *FDR* that with a false discovery rate"
                        + " up to 5 %, *any FDR* the share of tables with such a pair, *permutation* the share of tables"
                        + " in which exchanging directions between groups gives a p-value up to 5 %. Where the groups"
                        + " mean nothing, 0.050 is nominal.",
                "groups",
                "directions in each",
                "which",
                "p",
                "FDR",
                "any FDR",
                "permutation");
        int setting = 700;
        for (final int[] shape : new int[][] {{2, 4}, {3, 6}, {6, 6}, {10, 12}}) {
            for (final double agreement : new double[] {0, 0.5, 1}) {
                for (final double spread : new double[] {0, 0.7}) {
                    final List<Found> found =
                            tables.each(setting++, random -> found(shape[0], shape[1], agreement, spread, random));
                    markdown.add(
                            shape[0],
                            shape[1],
                            (agreement == 0 ? "mean nothing" : "mean something (" + agreement + ")")
                                    + (spread == 0 ? "" : ", lengths differ"),
                            Rates.mean(found, Found::significant),
                            Rates.mean(found, Found::discovered),
                            Rates.share(found, Found::any),
                            Rates.share(found, table -> table.test() <= LEVEL));
                }
            }
        }
        return markdown;
    }
}
