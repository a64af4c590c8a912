package org.latentalign.score.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latentalign.score.statistics.Jackknife;
import org.latentalign.score.statistics.Separation;

class PooledAreaTest {

    /** Against leaving a drug out by hand and counting anew. */
    @Test
    void leavesOutADrugOnBothSides() {
        final var random = new Random(1);
        final int drugs = 5;
        final int[] ofQuery = {0, 1, 1, 2, 3, 4};
        final int[] ofReference = {0, 0, 1, 2, 3, 3, 4, -1, -1};
        final double[][] cosines = new double[ofQuery.length][ofReference.length];
        for (final double[] row : cosines) {
            Arrays.setAll(row, i -> random.nextInt(9) / 9.0); // with ties
        }
        final double[][] own = new double[drugs][];
        for (int drug = 0; drug < drugs; drug++) {
            own[drug] = matched(cosines, ofQuery, ofReference, drug, true);
        }
        final var first = new PooledArea(own);
        final var second = new PooledArea(own);
        for (int q = 0; q < ofQuery.length; q++) {
            for (int r = 0; r < ofReference.length; r++) {
                if (ofQuery[q] != ofReference[r]) {
                    (r % 2 == 0 ? first : second).add(ofQuery[q], ofReference[r], cosines[q][r]);
                }
            }
        }
        first.merge(second);
        final Jackknife area = first.jackknife(new int[] {0, 1, 2, 3, 4});
        assertEquals(expected(cosines, ofQuery, ofReference, -2), area.estimate(), 1e-15);
        for (int drug = 0; drug < drugs; drug++) {
            assertEquals(expected(cosines, ofQuery, ofReference, drug), area.leftOut()[drug], 1e-15);
        }
    }

    private static double[] matched(
            final double[][] cosines,
            final int[] ofQuery,
            final int[] ofReference,
            final int drug,
            final boolean isOnly) {
        final List<Double> values = new ArrayList<>();
        for (int q = 0; q < ofQuery.length; q++) {
            for (int r = 0; r < ofReference.length; r++) {
                if (ofQuery[q] == ofReference[r] && (ofQuery[q] == drug) == isOnly) {
                    values.add(cosines[q][r]);
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double expected(
            final double[][] cosines, final int[] ofQuery, final int[] ofReference, final int without) {
        final List<Double> unmatched = new ArrayList<>();
        for (int q = 0; q < ofQuery.length; q++) {
            for (int r = 0; r < ofReference.length; r++) {
                if (ofQuery[q] != ofReference[r] && ofQuery[q] != without && ofReference[r] != without) {
                    unmatched.add(cosines[q][r]);
                }
            }
        }
        return Separation.areaUnderCurve(
                matched(cosines, ofQuery, ofReference, without, false),
                unmatched.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
