package org.latentalign.score.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SetConnectivityTest {

    private static int[] drawn(final int count, final int genes, final SplittableRandom random) {
        return IntStream.generate(() -> random.nextInt(genes))
                .distinct()
                .limit(count)
                .toArray();
    }

    /** Lists of one gene, of all, of none, and of which one gene is in both. */
    private static List<GeneSets> pairs(final int genes, final SplittableRandom random) {
        final List<GeneSets> pairs = new ArrayList<>();
        for (final int up : new int[] {0, 1, genes / 3, genes}) {
            for (final int down : new int[] {0, 1, genes / 4, genes}) {
                pairs.add(new GeneSets(drawn(up, genes, random), drawn(down, genes, random)));
            }
        }
        return pairs;
    }

    private static void check(final List<GeneSets> pairs, final double[]... references) {
        final var ranked = new RankedReference(references[0].length);
        final var scores = new SetConnectivity(pairs, references[0].length).newScratch();
        final double[] found = new double[pairs.size()];
        for (final double[] reference : references) {
            ranked.load(reference);
            scores.score(ranked, found);
            for (int b = 0; b < found.length; b++) {
                final GeneSets sets = pairs.get(b);
                assertEquals(ranked.connectivity(sets.up(), sets.down()), found[b], sets.toString());
            }
        }
    }

    @Test
    void scoresAreThoseOfOnePairAfterTheOtherToTheLastBit() {
        final var random = new SplittableRandom(9);
        for (final int genes : new int[] {3, 50, 200}) {
            check(
                    pairs(genes, random),
                    random.doubles(genes).map(value -> value - 0.5).toArray(),
                    random.doubles(genes).map(value -> Math.pow(value, 9)).toArray(),
                    random.ints(genes, -2, 3).asDoubleStream().toArray());
        }
    }

    @Test
    void listsWithoutAnyValueShareEqually() {
        final var random = new SplittableRandom(10);
        final double[] single = new double[40];
        single[7] = 2;
        check(pairs(40, random), new double[40], single);
    }

    @Test
    void withoutPairsNothingIsScored() {
        check(List.of(), new double[] {1, 2});
    }
}
