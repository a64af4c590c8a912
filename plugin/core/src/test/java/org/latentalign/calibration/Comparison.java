package org.latentalign.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.DrugCosines;
import org.latentalign.score.statistics.DrugMatches;
import org.latentalign.score.statistics.DrugPermutation;
import org.latentalign.score.statistics.DrugPermutation.ContextPair;
import org.latentalign.score.statistics.Jackknife;
import org.latentalign.score.statistics.PermutationTest;
import org.latentalign.score.statistics.Separation;

/** What is found of measured drugs in all pairs of contexts, in the way of Drug Signature Alignment. */
final class Comparison {

    private static final int PERMUTATIONS = 499;

    /** Beyond so many unmatched pairs every second, third or further one is taken. */
    private static final int UNMATCHED_LIMIT = 10_000;

    private final DrugWorld.Measured drugs;

    /** By context, the signatures with length 1. */
    private final List<double[][]> units;

    Comparison(final DrugWorld.Measured drugs) {
        this.drugs = drugs;
        units = Arrays.stream(drugs.signatures()).map(Vectors::units).toList();
    }

    private List<int[]> contextPairs() {
        final int contexts = drugs.signatures().length;
        final List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < contexts; a++) {
            for (int b = a + 1; b < contexts; b++) {
                pairs.add(new int[] {a, b});
            }
        }
        return pairs;
    }

    private DrugCosines cosines(final int first, final int second) {
        return DrugMatches.of(drugs.drugs(), drugs.labels())
                .measure(drugs.signatures()[first], drugs.signatures()[second], Progress.NONE);
    }

    /** Between the drugs of the first two contexts. */
    DrugCosines cosines() {
        return cosines(0, 1);
    }

    /** Cosines of treatments with themselves in the other context, of all pairs of contexts. */
    private double[] matched() {
        return contextPairs().stream()
                .flatMapToDouble(pair -> {
                    final double[][] first = units.get(pair[0]);
                    final double[][] second = units.get(pair[1]);
                    return IntStream.range(0, first.length).mapToDouble(i -> Vectors.product(first[i], second[i]));
                })
                .toArray();
    }

    private List<Separation.Measured> parts() {
        final int[] numbers = drugs.numbers();
        final int n = numbers.length;
        final int step = Math.max(1, n * n / UNMATCHED_LIMIT);
        final int[] cells = IntStream.iterate(0, cell -> cell < n * n, cell -> cell + step)
                .filter(cell -> numbers[cell / n] != numbers[cell % n])
                .toArray();
        final var pairs = new Separation.Pairs(
                ClusteredPairs.within(numbers),
                new ClusteredPairs(
                        Arrays.stream(cells).map(cell -> numbers[cell / n]).toArray(),
                        Arrays.stream(cells).map(cell -> numbers[cell % n]).toArray()));
        return contextPairs().stream()
                .map(pair -> {
                    final double[][] first = units.get(pair[0]);
                    final double[][] second = units.get(pair[1]);
                    return pairs.measured(
                            IntStream.range(0, n)
                                    .mapToDouble(i -> Vectors.product(first[i], second[i]))
                                    .toArray(),
                            Arrays.stream(cells)
                                    .mapToDouble(cell -> Vectors.product(first[cell / n], second[cell % n]))
                                    .toArray());
                })
                .toList();
    }

    /** The mean cosine of matched treatments. */
    Jackknife mean() {
        return ClusteredPairs.within(contextPairs().stream()
                        .flatMapToInt(pair -> Arrays.stream(drugs.numbers()))
                        .toArray())
                .mean(matched());
    }

    /** The AUC of matched against unmatched treatments. */
    Jackknife area() {
        return Separation.areaUnderCurve(parts(), Progress.NONE);
    }

    /** The same without what it would be without each drug. */
    double areaAlone() {
        return parts().stream()
                .mapToDouble(part -> Separation.areaUnderCurve(part.matched(), part.unmatched()))
                .average()
                .orElseThrow();
    }

    /** The permutation of drugs within blocks of similar strength. */
    Optional<PermutationTest> test() {
        return DrugPermutation.of(
                contextPairs().stream()
                        .map(pair -> new ContextPair("c" + pair[0], "c" + pair[1], cosines(pair[0], pair[1])))
                        .toList(),
                PERMUTATIONS,
                1,
                Progress.NONE);
    }
}
