package org.latentalign.score.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.Length;

class RandomListsTest {

    private static final int GENES = 30;

    private static final SharedLengths LENGTHS = new SharedLengths(4, 3);

    @Test
    void drawnListsHaveEachGeneOnceAndAllGenesTheSameChance() {
        final int[] times = new int[GENES];
        final List<GeneSets> drawn = RandomLists.drawn(3000, 4, 3, GENES, 1);
        for (final GeneSets sets : drawn) {
            final int[] genes = IntStream.concat(IntStream.of(sets.up()), IntStream.of(sets.down()))
                    .distinct()
                    .toArray();
            assertEquals(7, genes.length);
            assertEquals(4, sets.up().length);
            IntStream.of(genes).forEach(gene -> times[gene]++);
        }
        // 700 times each, with a standard deviation of 23
        IntStream.of(times).forEach(count -> assertEquals(700, count, 110));
        assertEquals(drawn, RandomLists.drawn(3000, 4, 3, GENES, 1));
        assertNotEquals(drawn, RandomLists.drawn(3000, 4, 3, GENES, 2));
    }

    private static QueryGroup group(final int lists) {
        return new QueryGroup(List.of(), List.of()).withRandomLists(lists, LENGTHS, GENES, 5);
    }

    private static double meanSquare(final GeneSets sets, final double[][] units) {
        final double[] direction = Length.unit(sets.direction(GENES));
        double sum = 0;
        for (final double[] unit : units) {
            final double cosine = IntStream.range(0, GENES)
                    .mapToDouble(gene -> unit[gene] * direction[gene])
                    .sum();
            sum += cosine * cosine;
        }
        return sum / units.length;
    }

    @Test
    void theShareIsThatOfListsWithALargerMeanSquare() {
        final var random = new SplittableRandom(6);
        final double[][] units = new double[40][];
        for (int r = 0; r < units.length; r++) {
            final double shared = random.nextDouble();
            units[r] = Length.unit(IntStream.range(0, GENES)
                    .mapToDouble(gene -> random.nextDouble() - 0.5 + (gene < 4 ? shared : 0))
                    .toArray());
        }
        final List<QuerySignature> queries = List.of(
                query("first", 1, new int[] {9, 13, 20, 28}, 1, 2, 3),
                query("other group", 0, new int[] {5, 6}, 7),
                query("shared", 1, new int[] {0, 1, 2, 3}, 10, 11, 12));
        final QueryGroup group = group(99);
        final var lists = new RandomLists(queries, List.of(group(0), group), GENES);
        final RandomLists.Sums sums = lists.newSums();
        sums.add(units, 25);
        final RandomLists.Sums others = lists.newSums();
        others.add(IntStream.range(25, 40).mapToObj(r -> units[r]).toArray(double[][]::new), 15);
        sums.merge(others);
        for (int i = 0; i < 2; i++) {
            final double own = meanSquare(queries.get(2 * i).sets(), units);
            final long reaching = group.random().stream()
                    .filter(sets -> meanSquare(sets, units) >= own)
                    .count();
            assertEquals((1 + reaching) / 100.0, sums.p(1, i));
        }
        assertEquals(0.01, sums.p(1, 1), "genes that rise together");
        assertTrue(Double.isNaN(sums.p(0, 0)), "nothing to compare with");
    }

    private static QuerySignature query(final String name, final int group, final int[] up, final int... down) {
        return new QuerySignature(name, -1, group, List.of(new double[GENES]), new GeneSets(up, down));
    }

    @Test
    void sumsDoNotDependOnTheOrderOfReferences() {
        final var random = new SplittableRandom(7);
        final double[][] units = IntStream.range(0, 20)
                .mapToObj(r -> Length.unit(random.doubles(GENES).toArray()))
                .toArray(double[][]::new);
        final double[][] reversed =
                IntStream.range(0, 20).mapToObj(r -> units[19 - r]).toArray(double[][]::new);
        final List<QuerySignature> queries = IntStream.range(0, 12)
                .mapToObj(q -> query("q" + q, 0, new int[] {q, q + 1}, q + 2))
                .toList();
        final var lists = new RandomLists(queries, List.of(group(50)), GENES);
        final RandomLists.Sums sums = lists.newSums();
        sums.add(units, 20);
        final RandomLists.Sums inParts = lists.newSums();
        for (final double[] unit : reversed) {
            inParts.add(new double[][] {unit}, 1);
        }
        assertArrayEquals(
                IntStream.range(0, 12).mapToDouble(q -> sums.p(0, q)).toArray(),
                IntStream.range(0, 12).mapToDouble(q -> inParts.p(0, q)).toArray());
    }
}
