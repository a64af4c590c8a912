package org.latentalign.score.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;

class PrincipalPlaneTest {

    @Test
    void rowsOfTwoValuesLieWhereTheirValuesSay() throws FitException {
        final double[][] rows = {{1, 10}, {3, 10}, {5, 14}, {3, 6}};
        final PrincipalPlane plane = PrincipalPlane.of(rows, Progress.NONE);
        assertFalse(plane.projected());
        assertArrayEquals(rows, plane.places());
        // squares about the means 3 and 10: 8 and 32
        assertArrayEquals(new double[] {0.2, 0.8}, plane.shares(), 1e-15);
        assertEquals(plane, plane.facing(plane));
        assertArrayEquals(
                new double[][] {{7, 0}, {9, 0}},
                PrincipalPlane.of(new double[][] {{7}, {9}}, Progress.NONE).places());
    }

    /** Four rows in a plane that is turned out of the axes: variances 4 and 1 along two orthogonal directions. */
    @Test
    void longerRowsLieInThePlaneOfTheirStrongestDirections() throws FitException {
        final double[] first = {0.6, 0, 0.8};
        final double[] second = {0, 1, 0};
        final double[][] rows = new double[4][3];
        final double[][] expected = {{2, 1}, {2, -1}, {-2, 1}, {-2, -1}};
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 3; j++) {
                rows[i][j] = 100 + expected[i][0] * first[j] + expected[i][1] * second[j];
            }
        }
        final PrincipalPlane plane = PrincipalPlane.of(rows, Progress.NONE);
        assertTrue(plane.projected());
        assertArrayEquals(new double[] {0.8, 0.2}, plane.shares(), 1e-12);
        final PrincipalPlane turned = plane.facing(new PrincipalPlane(expected, new double[2], true));
        for (int i = 0; i < 4; i++) {
            assertArrayEquals(expected[i], turned.places()[i], 1e-12);
        }
    }

    /** With many long rows, directions come from some of them; the shares are those of all rows all the same. */
    @Test
    void manyLongRowsTakeDirectionsFromSome() throws FitException {
        final SplittableRandom random = new SplittableRandom(5);
        final int d = 520;
        final double[][] rows = new double[1200][d];
        for (final double[] row : rows) {
            row[7] = 20 * (random.nextDouble() - 0.5);
            row[300] = 10 * (random.nextDouble() - 0.5);
            for (int j = 0; j < d; j++) {
                row[j] += 0.01 * (random.nextDouble() - 0.5);
            }
        }
        final PrincipalPlane plane = PrincipalPlane.of(rows, Progress.NONE);
        // uniform over 20 and over 10: variances 100/3 and 25/3
        assertEquals(0.8, plane.shares()[0], 0.03);
        assertEquals(0.2, plane.shares()[1], 0.03);
        assertEquals(Math.abs(rows[0][7] - rows[1][7]), Math.abs(plane.places()[0][0] - plane.places()[1][0]), 0.3);
    }

    @Test
    void equalRowsHaveNoShares() throws FitException {
        final PrincipalPlane plane = PrincipalPlane.of(new double[][] {{1, 2, 3}, {1, 2, 3}}, Progress.NONE);
        assertTrue(Double.isNaN(plane.shares()[0]));
        assertArrayEquals(new double[2], plane.places()[1]);
    }
}
