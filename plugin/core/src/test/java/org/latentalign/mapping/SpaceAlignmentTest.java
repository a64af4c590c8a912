package org.latentalign.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.progress.Progress;
import org.latentalign.score.retrieval.Similarity;

/** What is said of spaces that have nothing in common. */
final class SpaceAlignmentTest {

    private static final int TABLES = 100;

    private static final int GROUPS = 40;

    private static final int SIZE = 8;

    private static final int DIMENSIONS = 4;

    private static final AlignmentOptions OPTIONS =
            new AlignmentOptions(new MapMethod.Procrustes(false), true, 1000, Similarity.EUCLIDEAN, 10, 5000, 5, 1);

    /** Rows of groups lie about a center of their own. */
    private static double[][] groups(final NormalDeviates random) {
        final double[][] rows = new double[GROUPS * SIZE][DIMENSIONS];
        for (int g = 0; g < GROUPS; g++) {
            for (int j = 0; j < DIMENSIONS; j++) {
                final double center = random.next();
                for (int i = 0; i < SIZE; i++) {
                    rows[g * SIZE + i][j] = center + 0.3 * random.next();
                }
            }
        }
        return rows;
    }

    private static SpaceAlignment alignment(final Correspondence known, final double[][] x, final double[][] y)
            throws FitException {
        return SpaceAlignment.of(known, x, y, List.of(), OPTIONS, Progress.NONE);
    }

    private static boolean isSaidToFit(final SpaceAlignment alignment) {
        final String verdict = alignment.verdict();
        final boolean isFit = verdict.startsWith("The two spaces fit together");
        assertTrue(isFit || verdict.startsWith("The map does not carry one space onto the other"), verdict);
        return isFit;
    }

    @Test
    void unrelatedPairsHardlyEverFit() throws FitException {
        int fit = 0;
        for (int table = 0; table < TABLES; table++) {
            final NormalDeviates random = NormalDeviates.of(table);
            final double[][] x = groups(random);
            final double[][] y = groups(random);
            // one row a group
            final double[][] first =
                    IntStream.range(0, GROUPS).mapToObj(g -> x[g * SIZE]).toArray(double[][]::new);
            final double[][] second =
                    IntStream.range(0, GROUPS).mapToObj(g -> y[g * SIZE]).toArray(double[][]::new);
            final Correspondence known =
                    Correspondence.ofPairs(first, second, Correspondence.heldOut(GROUPS, 0.5, table), OPTIONS);
            final SpaceAlignment alignment = alignment(known, first, second);
            assertEquals(GROUPS / 2, alignment.units());
            fit += isSaidToFit(alignment) ? 1 : 0;
        }
        assertTrue(fit <= 0.1 * TABLES, fit + " of " + TABLES);
    }

    /** Rows of a group go the same way: they are one unit. */
    @Test
    void unrelatedGroupsHardlyEverFit() throws FitException {
        final int[] groups =
                IntStream.range(0, GROUPS * SIZE).map(i -> i / SIZE).toArray();
        final boolean[] heldOut = new boolean[GROUPS * SIZE];
        for (int i = 0; i < heldOut.length / 2; i++) {
            heldOut[i] = true;
        }
        int fit = 0;
        for (int table = 0; table < TABLES; table++) {
            final NormalDeviates random = NormalDeviates.of(1000 + table);
            final double[][] x = groups(random);
            final double[][] y = groups(random);
            final Correspondence known = Correspondence.ofGroups(x, groups, heldOut, y, groups, GROUPS, 0.3, OPTIONS);
            final SpaceAlignment alignment = alignment(known, x, y);
            assertEquals(GROUPS / 2, alignment.units());
            fit += isSaidToFit(alignment) ? 1 : 0;
        }
        assertTrue(fit <= 0.1 * TABLES, fit + " of " + TABLES);
    }

    /** With as many dimensions as groups, any map takes means to means: that says nothing of other groups. */
    @Test
    void groupsThatAreAnchorsGiveNoVerdict() throws FitException {
        final int[] groups =
                IntStream.range(0, GROUPS * SIZE).map(i -> i / SIZE).toArray();
        final NormalDeviates random = NormalDeviates.of(5);
        final double[][] x = groups(random);
        final double[][] y = groups(random);
        final SpaceAlignment alignment =
                alignment(Correspondence.ofGroups(x, groups, y, groups, GROUPS, 0.3, OPTIONS), x, y);
        assertEquals(0, alignment.units());
        assertTrue(alignment.verdict().startsWith("Anchors are the means of the groups"), alignment.verdict());
    }
}
