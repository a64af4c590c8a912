package org.latentalign.mapping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.score.retrieval.Similarity;

/** Which rows are learned from and which are scored, with means of groups as anchors. */
class CorrespondenceTest {

    private static final int GROUPS = 4;

    private static final int SIZE = 10;

    private static final AlignmentOptions OPTIONS =
            new AlignmentOptions(new MapMethod.Procrustes(false), true, 1000, Similarity.COSINE, 3, 1000, 2, 1);

    /** Rows that tell their own number and, by the second value, their space. */
    private static double[][] rows(final int space) {
        return IntStream.range(0, GROUPS * SIZE)
                .mapToObj(row -> new double[] {row, space})
                .toArray(double[][]::new);
    }

    private static int[] groups() {
        return IntStream.range(0, GROUPS * SIZE).map(row -> row / SIZE).toArray();
    }

    private static Correspondence heldOut(final boolean[] heldOut) throws FitException {
        return Correspondence.ofGroups(rows(0), groups(), heldOut, rows(1), groups(), GROUPS, 0.3, OPTIONS);
    }

    private static boolean[] isHeldOut(final IntPredicate which) {
        final boolean[] heldOut = new boolean[GROUPS * SIZE];
        IntStream.range(0, heldOut.length).forEach(row -> heldOut[row] = which.test(row));
        return heldOut;
    }

    /** A whole anchor group is held out: its mean is no anchor, and its rows look for theirs among rows of all groups. */
    @Test
    void holdsAnAnchorGroupOut() throws Exception {
        final Correspondence found = heldOut(isHeldOut(row -> row / SIZE == 2));
        assertEquals(GROUPS - 1, found.anchors().length);
        // means of 0 to 9, 10 to 19 and 30 to 39
        assertArrayEquals(
                new double[] {4.5, 14.5, 34.5},
                Arrays.stream(found.anchors()).mapToDouble(row -> row[0]).toArray());
        assertArrayEquals(IntStream.range(0, SIZE).map(i -> 2).toArray(), found.scoredLabels());
        assertEquals(
                SIZE, Arrays.stream(found.targetLabels()).filter(g -> g == 2).count());
        assertEquals(3, Arrays.stream(found.targetLabels()).filter(g -> g == 0).count());
        assertEquals(1, found.scoredPairs().length);
        assertEquals(24.5, found.scoredPairs()[0][0]);
        assertEquals(24.5, found.targetPairs()[0][0]);
    }

    /** A plate with rows of every group is held out: all groups are anchors, without its rows. */
    @Test
    void holdsRowsOfEveryGroupOut() throws Exception {
        final Correspondence found = heldOut(isHeldOut(row -> row % SIZE < 2));
        assertEquals(GROUPS, found.anchors().length);
        // the mean of 2 to 9
        assertEquals(5.5, found.anchors()[0][0]);
        assertArrayEquals(
                new double[] {0, 1, 10, 11, 20, 21, 30, 31},
                Arrays.stream(found.scored()).mapToDouble(row -> row[0]).toArray());
        assertEquals(GROUPS * 3, found.targets().length);
        assertEquals(GROUPS, found.scoredPairs().length);
    }

    @Test
    void saysWhenNothingIsHeldOut() {
        final var nothing = isHeldOut(row -> false);
        assertTrue(assertThrows(FitException.class, () -> heldOut(nothing))
                .getMessage()
                .startsWith("No row is held out"));
    }
}
