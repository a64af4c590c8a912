package org.latentalign.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void leavesOutWhatIsStraight() {
        final Curve curve = new Curve(new double[] {0, 1, 2, 3, 4, 5}, new double[] {0, 1, 2, 3, 1, -1}).simplified(0);
        assertArrayEquals(new double[] {0, 3, 5}, curve.x());
        assertArrayEquals(new double[] {0, 3, -1}, curve.y());
    }

    @Test
    void isNeverOffByMoreThanTheTolerance() {
        final double[] x = IntStream.range(0, 1000).mapToDouble(i -> i / 100.0).toArray();
        final double[] y =
                IntStream.range(0, 1000).mapToDouble(i -> Math.sin(x[i])).toArray();
        final Curve curve = new Curve(x, y).simplified(0.01);
        assertTrue(curve.x().length < 60, () -> curve.x().length + " points");
        int right = 1;
        for (int i = 0; i < x.length; i++) {
            while (curve.x()[right] < x[i]) {
                right++;
            }
            final double share = (x[i] - curve.x()[right - 1]) / (curve.x()[right] - curve.x()[right - 1]);
            assertEquals(y[i], curve.y()[right - 1] + share * (curve.y()[right] - curve.y()[right - 1]), 0.01);
        }
    }

    @Test
    void shortCurvesStay() {
        assertEquals(0, new Curve(new double[0], new double[0]).simplified(1).x().length);
        assertEquals(2, new Curve(new double[2], new double[2]).simplified(1).x().length);
    }

    @Test
    void needsAsManyOfBoth() {
        assertThrows(IllegalArgumentException.class, () -> new Curve(new double[2], new double[1]));
    }
}
