package org.latentalign.score.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedLengthsTest {

    private static GeneSets sets(final int up, final int down) {
        return new GeneSets(
                IntStream.range(0, up).toArray(), IntStream.range(up, up + down).toArray());
    }

    private static int different(final List<SharedLengths> lengths) {
        return new HashSet<>(lengths).size();
    }

    @Test
    void fewLengthsAreKept() {
        assertEquals(
                List.of(new SharedLengths(50, 50), new SharedLengths(7, 0), new SharedLengths(50, 50)),
                SharedLengths.of(List.of(sets(50, 50), sets(7, 0), sets(50, 50))));
    }

    @Test
    void likeLengthsShareTheirMean() {
        // ten lengths between 86 and 95: within a quarter of one another
        final List<GeneSets> asked =
                IntStream.range(86, 96).mapToObj(length -> sets(length, 0)).toList();
        final List<SharedLengths> shared = SharedLengths.of(asked);
        assertEquals(1, different(shared));
        assertEquals(new SharedLengths(90, 0), shared.get(0));
    }

    @Test
    void manyLengthsShareFewBackgrounds() {
        final List<GeneSets> asked = IntStream.range(0, 400)
                .mapToObj(i -> sets(1 + i % 300, i % 3 == 0 ? 0 : 1 + 7 * i % 200))
                .toList();
        final List<SharedLengths> shared = SharedLengths.of(asked);
        assertTrue(different(shared) <= SharedLengths.MOST, shared.toString());
        for (int i = 0; i < asked.size(); i++) {
            assertEquals(asked.get(i).up().length == 0, shared.get(i).up() == 0);
            assertEquals(asked.get(i).down().length == 0, shared.get(i).down() == 0);
            assertTrue(shared.get(i).up() + shared.get(i).down() <= 500);
        }
    }

    @Test
    void oneSidedListsStayOneSided() {
        final List<GeneSets> asked = IntStream.range(1, 500)
                .mapToObj(i -> i % 2 == 0 ? sets(i, 0) : sets(0, i))
                .toList();
        final List<SharedLengths> shared = SharedLengths.of(asked);
        assertTrue(different(shared) <= SharedLengths.MOST, shared.toString());
        assertTrue(shared.stream().allMatch(lengths -> lengths.up() == 0 != (lengths.down() == 0)));
    }
}
