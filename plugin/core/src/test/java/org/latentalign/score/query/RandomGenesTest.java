package org.latentalign.score.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.Length;

class RandomGenesTest {

    /** Balanced lists have the mean 0: only the deviates are left. */
    @Test
    void balancedListsHaveTheLimitOfNormalDeviates() {
        final double[] direction = new GeneSets(new int[] {0, 5}, new int[] {1, 7}).direction(101);
        assertEquals(Math.sqrt(2 * Math.log(20_000)) / 10, RandomGenes.limit(direction, 1000), 1e-12);
    }

    @Test
    void equalValuesAreAlikeToAnythingEqual() {
        assertEquals(1, RandomGenes.limit(new double[] {2, 2, 2, 2}, 10), 1e-7);
    }

    @Test
    void fewRandomOrdersReachItWithAnyReference() {
        final var random = new SplittableRandom(8);
        final int genes = 60;
        final double[][] references = new double[50][];
        for (int r = 0; r < references.length; r++) {
            references[r] = Length.unit(random.doubles(genes)
                    .map(value -> Math.pow(2 * value - 0.8, 3))
                    .toArray());
        }
        final double[] query = new GeneSets(new int[] {0, 1, 2, 3, 4, 5}, new int[] {6, 7, 8}).direction(genes);
        final double limit = RandomGenes.limit(query, references.length);
        int beyond = 0;
        for (int trial = 0; trial < 1000; trial++) {
            final GeneSets sets = RandomLists.drawn(1, 6, 3, genes, trial).get(0);
            final double[] unit = Length.unit(sets.direction(genes));
            beyond += IntStream.range(0, references.length).anyMatch(r -> Math.abs(dot(references[r], unit)) > limit)
                    ? 1
                    : 0;
        }
        assertTrue(beyond <= 50, beyond + " of 1,000");
    }

    private static double dot(final double[] x, final double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }
}
