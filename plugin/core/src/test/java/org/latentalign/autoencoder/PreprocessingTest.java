package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PreprocessingTest {

    private static final Preprocessing LOG = Preprocessing.of(PreprocessingStep.LOG2_PLUS_ONE);
    private static final Preprocessing MIN_MAX = Preprocessing.of(PreprocessingStep.MIN_MAX);
    private static final Preprocessing UNIT_NORM = Preprocessing.of(PreprocessingStep.UNIT_NORM);
    private static final Preprocessing Z_SCORE = Preprocessing.of(PreprocessingStep.Z_SCORE);

    @Test
    void doesWhatEachStepSays() {
        check(Preprocessing.NONE, RowCondition.REGULAR, new double[] {-5, 0, 3}, -5, 0, 3);
        check(LOG, RowCondition.REGULAR, new double[] {0, 1, 3, 1023, -0.5}, 0, 1, 2, 10, -1);
        check(MIN_MAX, RowCondition.REGULAR, new double[] {2, 4, 10, 6}, 0, 0.25, 1, 0.5);
        check(UNIT_NORM, RowCondition.REGULAR, new double[] {3, 0, -4}, 0.6, 0, -0.8);
        check(Z_SCORE, RowCondition.REGULAR, new double[] {1, 3}, -1, 1);
        // deviation of 2, 4, 4, 4, 5, 5, 7, 9: mean 5, and 2 when dividing by 8
        check(Z_SCORE, RowCondition.REGULAR, new double[] {2, 4, 4, 4, 5, 5, 7, 9}, -1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2);
    }

    @Test
    void keepsSmallValuesOfTheLogarithm() {
        final double[] row = {1e-20};
        LOG.apply(row);
        assertEquals(1e-20 / Math.log(2), row[0], 1e-35);
        LOG.invert(row);
        assertEquals(1e-20, row[0], 1e-35);
    }

    @Test
    void theOrderMatters() {
        check(
                Preprocessing.of(PreprocessingStep.LOG2_PLUS_ONE, PreprocessingStep.MIN_MAX),
                RowCondition.REGULAR,
                new double[] {0, 3, 15},
                0,
                0.5,
                1);
        check(
                Preprocessing.of(PreprocessingStep.MIN_MAX, PreprocessingStep.LOG2_PLUS_ONE),
                RowCondition.REGULAR,
                new double[] {0, 15},
                0,
                1);
    }

    @Test
    void saysWhatIsDegenerate() {
        final double nan = Double.NaN;
        check(MIN_MAX, RowCondition.CONSTANT, new double[] {7, 7}, 0, 0);
        check(Z_SCORE, RowCondition.CONSTANT, new double[] {7}, 0);
        check(UNIT_NORM, RowCondition.ZERO, new double[] {0, -0.0}, 0, 0);
        check(LOG, RowCondition.NOT_ABOVE_MINUS_ONE, new double[] {0, -1}, nan, nan);
        check(LOG, RowCondition.NOT_ABOVE_MINUS_ONE, new double[] {-5}, nan);
        check(Preprocessing.NONE, RowCondition.NOT_FINITE, new double[] {1, nan}, nan, nan);
        check(LOG, RowCondition.NOT_FINITE, new double[] {Double.POSITIVE_INFINITY, 2}, nan, nan);
        // the first thing that was found is told, unless a later one makes the row useless
        check(
                Preprocessing.of(PreprocessingStep.MIN_MAX, PreprocessingStep.UNIT_NORM),
                RowCondition.CONSTANT,
                new double[] {7, 7},
                0,
                0);
        check(
                Preprocessing.of(PreprocessingStep.UNIT_NORM, PreprocessingStep.LOG2_PLUS_ONE),
                RowCondition.NOT_ABOVE_MINUS_ONE,
                new double[] {-3, 0},
                nan,
                nan);
    }

    @Test
    void worksAtAnySize() {
        for (final double unit : new double[] {0x1p-1040, 0x1p-600, 0x1p600, 0x1p1020}) {
            check(UNIT_NORM, RowCondition.REGULAR, new double[] {3 * unit, 4 * unit}, 0.6, 0.8);
            check(Z_SCORE, RowCondition.REGULAR, new double[] {-3 * unit, 5 * unit}, -1, 1);
            check(MIN_MAX, RowCondition.REGULAR, new double[] {-8 * unit, 0, 8 * unit}, 0, 0.5, 1);
        }
    }

    @Test
    void undoesWhatCanBeUndone() {
        final double[] row = new Random(1).doubles(20, -0.9, 1e6).toArray();
        final double[] copy = row.clone();
        LOG.apply(copy);
        LOG.invert(copy);
        for (int j = 0; j < row.length; j++) {
            assertEquals(row[j], copy[j], 1e-14 * Math.max(1, Math.abs(row[j])));
        }
        assertEquals("", LOG.inversionLimit());
        assertEquals("", Preprocessing.NONE.inversionLimit());

        // a logarithm before a scaling by the row stays, one after it is undone
        final Preprocessing before = Preprocessing.of(PreprocessingStep.LOG2_PLUS_ONE, PreprocessingStep.UNIT_NORM);
        final double[] values = {0.6, 0.8};
        before.invert(values);
        assertArrayEquals(new double[] {0.6, 0.8}, values, 0);
        assertEquals(2, before.stepsNotUndone());
        final Preprocessing after = Preprocessing.of(PreprocessingStep.UNIT_NORM, PreprocessingStep.LOG2_PLUS_ONE);
        final double[] logarithms = {1, 0};
        after.invert(logarithms);
        assertArrayEquals(new double[] {1, 0}, logarithms, 1e-15);
        assertEquals(1, after.stepsNotUndone());
        assertTrue(after.inversionLimit().contains("unit norm per row"));
        assertFalse(after.inversionLimit().contains("log2"));
        for (final PreprocessingStep step : PreprocessingStep.values()) {
            if (!step.isInvertible()) {
                assertThrows(UnsupportedOperationException.class, () -> step.invert(new double[1], 1));
            }
        }
    }

    @Test
    void tellsItsSteps() {
        assertEquals("none", Preprocessing.NONE.title());
        assertEquals(
                "log2(x + 1), then min-max per row",
                Preprocessing.of(PreprocessingStep.LOG2_PLUS_ONE, PreprocessingStep.MIN_MAX)
                        .title());
    }

    private static void check(
            final Preprocessing preprocessing,
            final RowCondition condition,
            final double[] row,
            final double... expected) {
        assertEquals(condition, preprocessing.apply(row));
        assertArrayEquals(expected, row, 1e-15);
    }
}
