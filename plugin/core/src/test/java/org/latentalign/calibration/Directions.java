package org.latentalign.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;
import org.latentalign.score.DirectionAlignment;
import org.latentalign.score.DirectionAlignment.Direction;
import org.latentalign.score.DirectionAlignment.Ends;
import org.latentalign.score.DirectionAlignment.Match;
import org.latentalign.score.Verdict;
import org.latentalign.score.statistics.PermutationTest;

/** Of directions in groups that mean nothing, how often they are said to mean something; and of groups that do. */
final class Directions {

    private static final double LEVEL = 0.05;

    private static final int DIMENSION = 12;

    private static final DirectionAlignment.Options OPTIONS = new DirectionAlignment.Options(1, 100_000, 100_000);

    private Directions() {}

    /**
     * What is said of one table.
     *
     * @param significant the share of pairs within groups that have p up to 5 %
     * @param discovered the share of them with a false discovery rate up to 5 %
     * @param test the p-value of the permutation
     * @param groups the share of groups that have a p-value up to 5 % of their own, or NaN of one group alone
     * @param isSeen whether it is said that directions of a group are more alike
     */
    record Found(double significant, double discovered, double test, double groups, boolean isSeen) {

        static Found of(final List<Direction> directions) {
            final var alignment = DirectionAlignment.of(directions, OPTIONS, Progress.NONE);
            return new Found(
                    share(alignment, Match::p),
                    share(alignment, Match::falseDiscoveryRate),
                    alignment.totalBefore().chance().map(PermutationTest::p).orElseThrow(),
                    ofGroups(alignment),
                    Verdict.of(alignment.totalBefore(), "directions")
                            .distinction()
                            .isSeen());
        }

        private static double ofGroups(final DirectionAlignment alignment) {
            return alignment.groups().size() == 1
                    ? Double.NaN
                    : alignment.groups().stream()
                            .mapToDouble(group -> group.before()
                                    .chance()
                                    .map(PermutationTest::p)
                                    .orElseThrow())
                            .map(p -> p <= LEVEL ? 1 : 0)
                            .average()
                            .orElseThrow();
        }

        private static double share(final DirectionAlignment alignment, final ToDoubleFunction<Match> figure) {
            return alignment.pairs().stream()
                    .mapToDouble(pair -> figure.applyAsDouble(pair.matchBefore()))
                    .filter(value -> !Double.isNaN(value))
                    .map(value -> value <= LEVEL ? 1 : 0)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    /**
     * Groups of directions from anywhere.
     *
     * @param groups how many
     * @param size directions in each
     * @param agreement how much of a direction is that of its group, beside noise of length 1
     * @param spread the standard deviation of the logarithm of what a direction has in common with all others, whatever
     *     its group
     */
    private static Found ofGroups(
            final int groups,
            final int size,
            final double agreement,
            final double spread,
            final NormalDeviates random) {
        final List<Direction> directions = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            final double[] ofGroup = Vectors.units(new double[][] {Vectors.normal(DIMENSION, random)})[0];
            for (int i = 0; i < size; i++) {
                final double[] step = Vectors.normal(DIMENSION, random);
                step[0] += spread == 0 ? 0 : 2 * Math.exp(spread * random.next());
                final double[] from = Vectors.normal(DIMENSION, random);
                directions.add(direction(
                        group,
                        i,
                        from,
                        Vectors.sum(Vectors.sum(from, 1, step), agreement * Math.sqrt(DIMENSION), ofGroup)));
            }
        }
        return Found.of(directions);
    }

    /**
     * One group, from one cloud of points to another, as from countries to capitals.
     *
     * @param size directions
     * @param agreement how much of where a direction starts decides where it ends, between 0 and 1
     */
    private static Found ofOneGroup(final int size, final double agreement, final NormalDeviates random) {
        final double[] between = Vectors.normal(DIMENSION, random);
        final List<Direction> directions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            final double[] from = Vectors.normal(DIMENSION, random);
            final double[] to = Vectors.sum(
                    Vectors.sum(between, Math.sqrt(agreement), from),
                    Math.sqrt(1 - agreement),
                    Vectors.normal(DIMENSION, random));
            directions.add(direction(0, i, from, to));
        }
        return Found.of(directions);
    }

    private static Direction direction(final int group, final int number, final double[] from, final double[] to) {
        final String name = group + " " + number;
        return new Direction("group " + group, "from " + name, "to " + name, new Ends(from, to), Optional.empty());
    }

    /** Shares of false alarms and of what is found. */
    static Markdown ofGroups(final Tables tables) {
        final var markdown = new Markdown(
                "Directions in groups",
                "*p* is the share of pairs within groups with a p-value up to 5 %, *FDR* that with a false discovery rate"
                        + " up to 5 %, *any FDR* the share of tables with such a pair, *permutation* the share of tables"
                        + " in which exchanging directions between groups gives a p-value up to 5 %, *of a group* the share"
                        + " of groups whose members exchanged for others give one, *verdict* that of the tables of which it is said that directions of a group are more alike. One group alone is compared with its ends"
                        + " paired anew. Where groups mean nothing, 0.050 is nominal.",
                "groups",
                "directions in each",
                "which",
                "p",
                "FDR",
                "any FDR",
                "permutation",
                "of a group",
                "verdict");
        int setting = 700;
        for (final int[] shape : new int[][] {{2, 4}, {3, 6}, {6, 6}}) {
            for (final double agreement : new double[] {0, 0.5}) {
                for (final double spread : new double[] {0, 0.7}) {
                    add(
                            markdown,
                            shape,
                            (agreement == 0 ? "mean nothing" : "mean something")
                                    + (spread == 0 ? "" : ", lengths differ"),
                            tables.each(setting++, random -> ofGroups(shape[0], shape[1], agreement, spread, random)));
                }
            }
        }
        for (final int size : new int[] {5, 8, 20}) {
            for (final double agreement : new double[] {0, 0.5}) {
                add(
                        markdown,
                        new int[] {1, size},
                        agreement == 0 ? "ends as good as any" : "ends follow starts",
                        tables.each(setting++, random -> ofOneGroup(size, agreement, random)));
            }
        }
        return markdown;
    }

    private static void add(final Markdown markdown, final int[] shape, final String which, final List<Found> found) {
        markdown.add(
                shape[0],
                shape[1],
                which,
                Rates.mean(found, Found::significant),
                Rates.mean(found, Found::discovered),
                Rates.share(found, table -> table.discovered() > 0),
                Rates.share(found, table -> table.test() <= LEVEL),
                Rates.mean(found, Found::groups),
                Rates.share(found, Found::isSeen));
    }
}
