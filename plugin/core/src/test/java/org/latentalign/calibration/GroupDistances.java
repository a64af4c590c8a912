package org.latentalign.calibration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;
import org.latentalign.score.distance.ComparisonOptions;
import org.latentalign.score.distance.GroupComparison;
import org.latentalign.score.distance.GroupDistance;
import org.latentalign.score.distance.GroupedRows;
import org.latentalign.score.distance.PairComparison;
import org.latentalign.score.distance.Relabeling;
import org.latentalign.score.shape.ShapeComparison;

/** How often groups of rows that do not differ are said to differ, and those that do. */
final class GroupDistances {

    private static final double LEVEL = 0.05;

    private static final int PERMUTATIONS = 199;

    /** Of Sinkhorn divergences, as the node has it. */
    private static final double REGULARIZATION = 0.05;

    private static final int DIMENSIONS = 10;

    /** Settings of other sections have other numbers. */
    private static final int FIRST_SETTING = 500;

    private GroupDistances() {}

    /**
     * Two groups of rows.
     *
     * @param first rows of the first group
     * @param second rows of the second group
     * @param spread how many times as widely the second group is spread
     * @param shift how far its mean lies along every dimension
     * @param plateEffect how far plates differ; the first group lies on one plate more often than the second
     * @param clusterEffect how far clusters of five rows differ
     * @param isStratified whether labels are exchanged within plates
     * @param isClustered whether rows of a cluster keep a common label
     */
    record World(
            int first,
            int second,
            double spread,
            double shift,
            double plateEffect,
            double clusterEffect,
            boolean isStratified,
            boolean isClustered) {

        private static final int CLUSTER = 5;

        static World plain(final int first, final int second) {
            return new World(first, second, 1, 0, 0, 0, false, false);
        }

        GroupedRows rows(final NormalDeviates random) {
            final int n = first + second;
            final double[][] rows = new double[n][DIMENSIONS];
            final int[] groups = new int[n];
            final int[] plates = new int[n];
            final double[] plate = vector(random);
            double[] cluster = vector(random);
            for (int i = 0; i < n; i++) {
                groups[i] = i < first ? 0 : 1;
                // two thirds of the first group and one third of the second are on plate 1
                plates[i] = i % 3 == 0 ? groups[i] : 1 - groups[i];
                if (i % CLUSTER == 0) {
                    cluster = vector(random);
                }
                for (int j = 0; j < DIMENSIONS; j++) {
                    rows[i][j] = random.next() * (groups[i] == 1 ? spread : 1)
                            + (groups[i] == 1 ? shift : 0)
                            + plateEffect * plates[i] * plate[j]
                            + clusterEffect * cluster[j];
                }
            }
            return new GroupedRows(
                    rows,
                    List.of("first", "second"),
                    groups,
                    isStratified ? plates : new int[n],
                    IntStream.range(0, n)
                            .map(i -> isClustered ? i / CLUSTER : i)
                            .toArray());
        }

        private static double[] vector(final NormalDeviates random) {
            final double[] vector = new double[DIMENSIONS];
            Arrays.setAll(vector, j -> random.next());
            return vector;
        }
    }

    /** One table, and its p-values, each computed when it is asked for. */
    record Found(GroupedRows rows, long seed) {

        static Found in(final World world, final NormalDeviates random) {
            return new Found(world.rows(random), Double.doubleToLongBits(random.next()));
        }

        double energy() {
            return p(rows, new GroupDistance.Energy(), seed);
        }

        /** Of MMD^2. */
        double discrepancy() {
            return p(rows, new GroupDistance.MaximumMeanDiscrepancy(), seed);
        }

        /** Of the sliced Wasserstein distance. */
        double sliced() {
            return p(rows, new GroupDistance.SlicedWasserstein(30, 1), seed);
        }

        /** Of the roots of covariances. */
        double covariance() {
            return covariance(rows, seed);
        }

        /** Of the energy distance with squared distances, which is twice the squared difference of the means. */
        double squares() {
            return squares(rows, seed);
        }

        private static double p(final GroupedRows rows, final GroupDistance distance, final long seed) {
            return compare(rows, distance, seed).pairs().get(0).pValue();
        }

        private static double covariance(final GroupedRows rows, final long seed) {
            try {
                return ShapeComparison.of(
                                rows,
                                List.of(new int[] {0, 1}),
                                new ShapeComparison.Options(DIMENSIONS, 1, PERMUTATIONS / 2, seed),
                                Runnable::run,
                                0,
                                Progress.NONE)
                        .pairs()
                        .get(0)
                        .pValue();
            } catch (final FitException e) {
                throw new IllegalStateException(e);
            }
        }

        private static double squares(final GroupedRows rows, final long seed) {
            final double[] labels =
                    Arrays.stream(rows.groups()).mapToDouble(group -> 1 - group).toArray();
            final Relabeling relabeling = Relabeling.of(labels, rows.strata(), rows.clusters());
            final double observed = squaredMeanDifference(rows.rows(), labels);
            final var random = new SplittableRandom(seed);
            int asMuch = 1;
            for (int p = 0; p < PERMUTATIONS; p++) {
                relabeling.deal(random, labels);
                asMuch += squaredMeanDifference(rows.rows(), labels) >= observed ? 1 : 0;
            }
            return asMuch / (1.0 + PERMUTATIONS);
        }

        private static double squaredMeanDifference(final double[][] rows, final double[] labels) {
            final double n = Arrays.stream(labels).sum();
            double square = 0;
            for (int j = 0; j < rows[0].length; j++) {
                double difference = 0;
                for (int i = 0; i < rows.length; i++) {
                    difference += labels[i] == 1 ? rows[i][j] / n : -rows[i][j] / (rows.length - n);
                }
                square += difference * difference;
            }
            return square;
        }
    }

    private static GroupComparison compare(final GroupedRows rows, final GroupDistance distance, final long seed) {
        try {
            return GroupComparison.of(
                    rows,
                    OptionalInt.of(0),
                    new ComparisonOptions(distance, PERMUTATIONS, false, LEVEL, 2000, seed),
                    Runnable::run,
                    0,
                    Progress.NONE);
        } catch (final FitException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Found> simulate(final Tables tables, final int setting, final World world) {
        return tables.each(FIRST_SETTING + setting, random -> Found.in(world, random));
    }

    /** Groups that do not differ. */
    static Markdown ofNothing(final Tables tables) {
        final Map<String, World> worlds = new LinkedHashMap<>();
        worlds.put("30 and 30 rows", World.plain(30, 30));
        worlds.put("6 and 30 rows", World.plain(6, 30));
        worlds.put("4 and 4 rows", World.plain(4, 4));
        worlds.put("plates differ, exchanged within plates", new World(30, 30, 1, 0, 1, 0, true, false));
        worlds.put("plates differ, exchanged among all rows", new World(30, 30, 1, 0, 1, 0, false, false));
        worlds.put("clusters of 5 differ, kept together", new World(40, 40, 1, 0, 0, 1, false, true));
        worlds.put("clusters of 5 differ, rows exchanged", new World(40, 40, 1, 0, 0, 1, false, false));
        return table(
                tables,
                0,
                worlds,
                "Groups of rows that do not differ",
                "Shares of tables with p up to 0.05. Rows have " + DIMENSIONS
                        + " values. The rows \"among all rows\" and \"rows exchanged\" show what a stratum or cluster"
                        + " column is for.");
    }

    /** Groups that differ. */
    static Markdown ofSomething(final Tables tables) {
        final Map<String, World> worlds = new LinkedHashMap<>();
        worlds.put("spread 1.35-fold, means equal, 80 and 80 rows", new World(80, 80, 1.35, 0, 0, 0, false, false));
        worlds.put("mean moved by 0.3 everywhere, 30 and 30 rows", new World(30, 30, 1, 0.3, 0, 0, false, false));
        worlds.put("mean moved by 0.5 everywhere, 6 and 30 rows", new World(6, 30, 1, 0.5, 0, 0, false, false));
        worlds.put("the same within plates that differ, 12 and 30 rows", new World(12, 30, 1, 0.5, 1, 0, true, false));
        return table(
                tables,
                100,
                worlds,
                "Groups of rows that differ",
                "Shares of tables with p up to 0.05. *squares* is the energy distance with squared distances in place of"
                        + " distances: it sees means alone.");
    }

    private static Markdown table(
            final Tables tables,
            final int firstSetting,
            final Map<String, World> worlds,
            final String title,
            final String text) {
        final var markdown = new Markdown(title, text, "rows", "energy", "MMD^2", "sliced", "covariance", "squares");
        int setting = firstSetting;
        for (final var world : worlds.entrySet()) {
            final List<Found> found = simulate(tables, setting++, world.getValue());
            markdown.add(
                    world.getKey(),
                    Rates.share(found, table -> table.energy() <= LEVEL),
                    Rates.share(found, table -> table.discrepancy() <= LEVEL),
                    Rates.share(found, table -> table.sliced() <= LEVEL),
                    Rates.share(found, table -> table.covariance() <= LEVEL),
                    Rates.share(found, table -> table.squares() <= LEVEL));
        }
        return markdown;
    }

    /** Few rows by Sinkhorn divergences, each of which takes long: with as few permutations as it gets in the node. */
    static Markdown ofTransport(final Tables tables) {
        final var markdown = new Markdown(
                "Sinkhorn divergences",
                "Shares of tables with p up to 0.05, from " + ComparisonOptions.EXPENSIVE_PERMUTATIONS
                        + " permutations: 0.050 is nominal where nothing is moved.",
                "rows",
                "Sinkhorn");
        final Map<String, World> worlds = new LinkedHashMap<>();
        worlds.put("8 and 8 rows", World.plain(8, 8));
        worlds.put("mean moved by 0.7 everywhere, 8 and 8 rows", new World(8, 8, 1, 0.7, 0, 0, false, false));
        int setting = 300;
        for (final var world : worlds.entrySet()) {
            final List<Double> p = tables.each(FIRST_SETTING + setting++, random -> {
                final GroupedRows rows = world.getValue().rows(random);
                return Found.p(
                        rows, new GroupDistance.Sinkhorn(REGULARIZATION), Double.doubleToLongBits(random.next()));
            });
            markdown.add(world.getKey(), Rates.share(p, value -> value <= LEVEL));
        }
        return markdown;
    }

    /**
     * What the false discovery rate lets through.
     *
     * @param falseShare the share of false ones among the groups that are said to differ; 0 when there are none
     * @param found the share of moved groups that are said to differ
     */
    record Discoveries(double falseShare, double found) {

        static Discoveries in(final int groups, final int moved, final NormalDeviates random) {
            final int size = 12;
            final double[][] rows = new double[(groups + 1) * size][DIMENSIONS];
            final int[] numbers = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                numbers[i] = i / size;
                for (int j = 0; j < DIMENSIONS; j++) {
                    rows[i][j] = random.next() + (numbers[i] > 0 && numbers[i] <= moved ? 0.5 : 0);
                }
            }
            final List<PairComparison> pairs = compare(
                            GroupedRows.of(
                                    rows,
                                    IntStream.rangeClosed(0, groups)
                                            .mapToObj(g -> "group " + g)
                                            .toList(),
                                    numbers),
                            new GroupDistance.Energy(),
                            Double.doubleToLongBits(random.next()))
                    .pairs();
            final long all = pairs.stream()
                    .filter(pair -> pair.falseDiscoveryRate() <= LEVEL)
                    .count();
            final long right = pairs.stream()
                    .filter(pair -> pair.falseDiscoveryRate() <= LEVEL && pair.first() <= moved)
                    .count();
            return new Discoveries(
                    all == 0 ? 0 : (double) (all - right) / all, moved == 0 ? Double.NaN : (double) right / moved);
        }
    }

    /** Many groups against one reference, as drugs against controls. */
    static Markdown ofDiscoveries(final Tables tables) {
        final var markdown = new Markdown(
                "Groups said to differ from one reference",
                "At a false discovery rate of 0.05: the mean share of false ones among them, and the share of moved groups"
                        + " that are found. Every group and the reference have 12 rows.",
                "groups",
                "moved",
                "false share",
                "found");
        int setting = 200;
        for (final int[] counts : new int[][] {{20, 0}, {20, 5}, {20, 15}}) {
            final List<Discoveries> found =
                    tables.each(FIRST_SETTING + setting++, random -> Discoveries.in(counts[0], counts[1], random));
            markdown.add(
                    counts[0],
                    counts[1],
                    Rates.mean(found, Discoveries::falseShare),
                    Rates.mean(found, Discoveries::found));
        }
        return markdown;
    }
}
