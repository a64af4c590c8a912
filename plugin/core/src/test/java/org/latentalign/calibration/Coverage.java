package org.latentalign.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.ConfidenceInterval;
import org.latentalign.score.statistics.Jackknife;
import org.latentalign.score.statistics.RankCorrelation;
import org.latentalign.score.statistics.Separation;

/** How often intervals hold what would have been found with very many drugs, word pairs, groups or words. */
final class Coverage {

    /** So many drugs, or tables where it is the same for all, tell what is true. */
    private static final int MANY = 2000;

    /** Drugs that tell what is true are drawn so many at a time. */
    private static final int BATCH = 200;

    /** Beyond so many unmatched pairs of a batch every second, third or further one is taken to tell what is true. */
    private static final int UNMATCHED_LIMIT = 2000;

    private static final int DIMENSION = 20;

    private Coverage() {}

    /**
     * An interval, and what is true.
     *
     * @param interval that is given
     * @param truth that it should hold
     */
    record Trial(ConfidenceInterval interval, double truth) {

        boolean isHeld() {
            return !interval.excludes(truth);
        }
    }

    /**
     * A kind of interval.
     *
     * @param name of what it is an interval
     * @param isHard whether intervals are known to cover less than they say with few units
     * @param trials simulates
     */
    record Kind(String name, boolean isHard, Trials trials) {}

    @FunctionalInterface
    interface Trials {
        /** Gives a trial for each number of independent units. */
        List<Trial> of(int[] units, NormalDeviates random);
    }

    private static Kind ofDrugs(
            final int many,
            final String name,
            final DrugWorld world,
            final Function<AlignmentScore, ConfidenceInterval> interval,
            final ToDoubleFunction<DrugWorld.Measured> estimate) {
        return new Kind(name, name.contains("near 0"), (units, random) -> {
            final var laboratory = new DrugWorld.Laboratory(world, random);
            final double truth = IntStream.range(0, many / BATCH)
                    .mapToDouble(batch -> estimate.applyAsDouble(laboratory.drugs(BATCH)))
                    .average()
                    .orElseThrow();
            return Arrays.stream(units)
                    .mapToObj(n -> new Trial(
                            interval.apply(Comparison.of(laboratory.drugs(n)).score()), truth))
                    .toList();
        });
    }

    private static Kind ofMean(final int many, final String name, final DrugWorld world) {
        return ofDrugs(many, name, world, AlignmentScore::interval, Coverage::meanOfMatched);
    }

    private static Kind ofArea(final int many, final String name, final DrugWorld world) {
        return ofDrugs(many, name, world, AlignmentScore::areaInterval, Coverage::area);
    }

    /** Over all pairs of contexts. */
    private static double meanOfMatched(final DrugWorld.Measured drugs) {
        return drugs.contextPairs()
                .flatMapToDouble(pair -> Arrays.stream(matched(pair)))
                .average()
                .orElseThrow();
    }

    /** Of matched against unmatched treatments, so many of these that their own error is small beside that of drugs. */
    private static double area(final DrugWorld.Measured drugs) {
        final int[] numbers = drugs.numbers();
        final int n = numbers.length;
        final int step = Math.max(1, n * n / UNMATCHED_LIMIT);
        final int[] cells = IntStream.iterate(0, cell -> cell < n * n, cell -> cell + step)
                .filter(cell -> numbers[cell / n] != numbers[cell % n])
                .toArray();
        return drugs.contextPairs()
                .mapToDouble(pair -> Separation.areaUnderCurve(
                        matched(pair),
                        Arrays.stream(cells)
                                .mapToDouble(cell -> Vectors.product(pair[0][cell / n], pair[1][cell % n]))
                                .toArray()))
                .average()
                .orElseThrow();
    }

    private static double[] matched(final double[][][] pair) {
        return IntStream.range(0, pair[0].length)
                .mapToDouble(i -> Vectors.product(pair[0][i], pair[1][i]))
                .toArray();
    }

    /** @param many so many drugs, or tables, tell what is true */
    static List<Kind> kinds(final int many) {
        final DrugWorld same = DrugWorld.plain().withPlanted(1, 0.8);
        final DrugWorld mixed = same.withPlanted(0.75, 0.8);
        final List<Kind> kinds = new ArrayList<>();
        kinds.add(ofMean(many, "mean cosine", same.withStrengths(0.3, 0)));
        kinds.add(ofMean(
                many,
                "mean cosine, 3 doses",
                same.withStrengths(0.3, 0).withDoses(3).withStrength(2)));
        kinds.add(ofMean(
                many, "mean cosine, 3 cell lines", same.withStrengths(0.3, 0).withContexts(3)));
        kinds.add(ofMean(many, "mean cosine, nothing in common", DrugWorld.plain()));
        kinds.add(ofMean(
                many,
                "mean cosine near 0.95",
                same.withPlanted(1, 0.97).withStrength(6).withStrengths(0.5, 0)));
        kinds.add(ofMean(many, "mean cosine, a quarter of drugs near 0", mixed.withStrength(4)));
        kinds.add(ofArea(many, "AUC about 0.7", same.withPlanted(1, 0.5).withStrength(0.5)));
        kinds.add(ofArea(
                many,
                "AUC about 0.7, 3 doses",
                same.withPlanted(1, 0.5).withStrength(0.8).withDoses(3)));
        kinds.add(ofArea(many, "AUC about 0.95", same.withStrength(0.9)));
        kinds.add(ofArea(many, "AUC about 0.99", same.withStrength(1.5)));
        kinds.add(new Kind("difference of AUC, other genes", false, (units, random) -> {
            final var laboratory = new DrugWorld.Laboratory(same.withStrength(0.7), random);
            return Arrays.stream(units)
                    .mapToObj(n -> new Trial(difference(laboratory.drugs(n)), 0))
                    .toList();
        }));
        kinds.add(ofOneTruth(many, "pairs of a group of directions", (n, random) -> pairwise(n, 0, random)));
        kinds.add(ofOneTruth(many, "pairs of word pairs (analogies)", (n, random) -> pairwise(n, 0.7, random)));
        kinds.add(ofOneTruth(many, "mean over groups of directions", Coverage::groups));
        kinds.add(ofOneTruth(many, "Spearman, words in 6 pairs", (n, random) -> words(n, 3 * n, random)));
        kinds.add(ofOneTruth(many, "Spearman, words in 1 or 2 pairs", (n, random) -> words(n, n, random)));
        return kinds;
    }

    /** The AUC in the second half of the genes, as if that were the latent space, less that in the first half. */
    private static ConfidenceInterval difference(final DrugWorld.Measured drugs) {
        final var comparison = Comparison.of(drugs.stretched(Change.half(0)), drugs.stretched(Change.half(1)));
        return comparison.encodedScore().orElseThrow().areaChange(comparison.score());
    }

    /**
     * An estimate of what is the same for all tables.
     *
     * @param many so many tables tell what that is
     * @param name of what it is
     * @param estimate from so many independent units
     */
    private static Kind ofOneTruth(
            final int many, final String name, final BiFunction<Integer, NormalDeviates, Jackknife> estimate) {
        final var random = NormalDeviates.of(many);
        final double truth = IntStream.range(0, many)
                .mapToDouble(i -> estimate.apply(40, random).estimate())
                .average()
                .orElseThrow();
        return new Kind(name, false, (units, ofTable) -> Arrays.stream(units)
                .mapToObj(n -> new Trial(estimate.apply(n, ofTable).correlationInterval(), truth))
                .toList());
    }

    /** The mean cosine of all pairs of vectors that have a direction in common, more or less. */
    private static Jackknife pairwise(final int n, final double spread, final NormalDeviates random) {
        final double[][] units = Vectors.units(IntStream.range(0, n)
                .mapToObj(i -> {
                    final double[] vector = Vectors.normal(DIMENSION, random);
                    vector[0] += 3 * Math.exp(spread * random.next());
                    return vector;
                })
                .toArray(double[][]::new));
        final int[] cells =
                IntStream.range(0, n * n).filter(cell -> cell / n < cell % n).toArray();
        return new ClusteredPairs(
                        Arrays.stream(cells).map(cell -> cell / n).toArray(),
                        Arrays.stream(cells).map(cell -> cell % n).toArray())
                .mean(Arrays.stream(cells)
                        .mapToDouble(cell -> Vectors.product(units[cell / n], units[cell % n]))
                        .toArray());
    }

    /** Groups of six directions that agree more or less. */
    private static Jackknife groups(final int n, final NormalDeviates random) {
        final int pairs = 15;
        return ClusteredPairs.within(
                        IntStream.range(0, n * pairs).map(pair -> pair / pairs).toArray())
                .mean(IntStream.range(0, n)
                        .mapToDouble(group -> random.next())
                        .boxed()
                        .flatMapToDouble(agreement -> Arrays.stream(cosines(Math.exp(0.4 * agreement), random)))
                        .toArray());
    }

    private static double[] cosines(final double agreement, final NormalDeviates random) {
        final double[] common = Vectors.normal(DIMENSION, random);
        final double[][] units = Vectors.units(IntStream.range(0, 6)
                .mapToObj(i -> Vectors.sum(Vectors.normal(DIMENSION, random), agreement, common))
                .toArray(double[][]::new));
        return IntStream.range(0, 36)
                .filter(cell -> cell / 6 < cell % 6)
                .mapToDouble(cell -> Vectors.product(units[cell / 6], units[cell % 6]))
                .toArray();
    }

    /** Pairs of words whose ratings follow their cosines, and people's whims. */
    private static Jackknife words(final int words, final int pairs, final NormalDeviates random) {
        final double[][] units = Vectors.units(IntStream.range(0, words)
                .mapToObj(i -> Vectors.normal(DIMENSION, random))
                .toArray(double[][]::new));
        final double[] whims = Vectors.normal(words, random);
        final int[] first = IntStream.range(0, pairs).map(pair -> pair % words).toArray();
        final int[] second = Arrays.stream(first)
                .map(word -> (word + 1 + Math.floorMod(Double.hashCode(random.next()), words - 1)) % words)
                .toArray();
        final double[] cosines = IntStream.range(0, pairs)
                .mapToDouble(pair -> Vectors.product(units[first[pair]], units[second[pair]]))
                .toArray();
        final double[] ratings = IntStream.range(0, pairs)
                .mapToDouble(pair -> Math.rint(10
                        * (cosines[pair] + 0.05 * (whims[first[pair]] + whims[second[pair]]) + 0.15 * random.next())))
                .toArray();
        return RankCorrelation.spearman(cosines, ratings, new ClusteredPairs(first, second), Progress.NONE);
    }

    /** Shares of tables in which the interval holds the truth. */
    static Markdown ofIntervals(final Tables tables, final int... units) {
        final var columns = new ArrayList<>(List.of("interval of"));
        Arrays.stream(units).forEach(n -> columns.add("n = " + n));
        final var markdown = new Markdown(
                "Intervals",
                "Shares of tables in which the 95 % interval holds what very many drugs, word pairs, groups or words give"
                        + " under the same conditions, by the number n of these.",
                columns.toArray(String[]::new));
        int setting = 300;
        for (final Kind kind : kinds(MANY)) {
            final List<List<Trial>> trials =
                    tables.each(setting++, random -> kind.trials().of(units, random));
            final List<Object> cells = new ArrayList<>(List.of(kind.name()));
            for (int i = 0; i < units.length; i++) {
                final int place = i;
                cells.add(Rates.share(trials, table -> table.get(place).isHeld()));
            }
            markdown.add(cells.toArray());
        }
        return markdown;
    }
}
