package org.latentalign.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HubnessTest {

    private static List<Neighbor> of(final long... rows) {
        return LongStream.of(rows)
                .mapToObj(row -> new Neighbor("row " + row, row, 0))
                .toList();
    }

    /** SciPy: skew([3, 2, 1, 0, 0, 0, 0, 0]). */
    @Test
    void countsHowOftenRowsAreNeighbors() {
        final Hubness hubness = Hubness.of(List.of(of(4, 2), of(4, 2), of(7, 4)), 8);
        assertEquals(1.086706107807924, hubness.skewness(), 1e-12);
        assertEquals("row 4", hubness.largest());
        assertEquals(3, hubness.occurrences());
    }

    @Test
    void rowsThatAreNeighborsEquallyOftenAreNoHubs() {
        assertEquals(new Hubness(Double.NaN, 0, "row 0", 1), Hubness.of(List.of(of(1), of(0)), 2));
        assertEquals(new Hubness(Double.NaN, Double.NaN, "", 0), Hubness.of(List.of(), 0));
    }

    /** NumPy: the distribution of one row's count, convolved from the chances of its queries, and its third moment. */
    @Test
    void fewQueriesAreSkewedByChanceAlone() {
        assertEquals(
                0.6977477989819978, Hubness.of(List.of(of(0, 1, 2), of(4)), 8).byChance(), 1e-12);
        final List<Neighbor> ten = of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertEquals(
                14.120913575268426,
                Hubness.of(List.of(ten, ten, ten, ten, ten), 10_000).byChance(),
                1e-11);
        assertEquals(Double.NaN, Hubness.of(List.of(of(0, 1), of(0, 1)), 2).byChance());
    }
}
