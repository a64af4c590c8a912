package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;

final class ErrorDifferenceTest {

    private static final Activation LINEAR = new Activation.LeakyRelu(1);

    private static TrainingOptions options(final double validationShare) {
        return new TrainingOptions(
                Optimizer.Adam.USUAL,
                1e-3,
                1,
                0,
                8,
                1,
                0,
                new InputNoise.None(),
                validationShare,
                true,
                0,
                0,
                false,
                1);
    }

    /** Decodes each of two coordinates as half of it. */
    private static Network halving() {
        return new Network(List.of(
                new Layer(new float[][] {{1, 0}, {0, 1}}, new float[0], LINEAR),
                new Layer(new float[][] {{0.5f, 0}, {0, 0.5f}}, new float[2], LINEAR)));
    }

    /** Without any component a row's error is |x|^2, and a quarter of it is left by half of it. */
    @Test
    void isTheMeanOfTheRowsAndItsStandardError() throws Exception {
        final int n = 200;
        final double[][] rows = Networks.gaussian(n, 2, 1, 5);
        final TrainingOptions options = options(0.5);
        try (RowStore store = Networks.store(rows)) {
            final var components =
                    LinearReconstruction.of(store, new double[0], options, false, 2, Runnable::run, 1, Progress.NONE);
            final var none = ErrorDifference.of(store, new double[0], halving(), components, 0, options, Progress.NONE);
            final double[] expected = IntStream.of(
                            RowSplit.of(n, 0.5, options.seed()).validation())
                    .mapToDouble(r -> -0.75 * (rows[r][0] * rows[r][0] + rows[r][1] * rows[r][1]) / 2)
                    .toArray();
            double mean = 0;
            for (final double value : expected) {
                mean += value / expected.length;
            }
            double squares = 0;
            for (final double value : expected) {
                squares += (value - mean) * (value - mean);
            }
            assertEquals(100, none.rows());
            assertEquals(mean, none.mean(), 1e-6);
            assertEquals(-mean / 0.75, none.componentsError(), 1e-6);
            assertEquals(Math.sqrt(squares / 99 / 100), none.standardError(), 1e-6);
            assertTrue(none.isBetter());
            assertEquals(
                    -0.75 * squaresOf(RowSplit.of(n, 0.5, options.seed()).training(), rows), none.trainingMean(), 1e-6);
            final var both = ErrorDifference.of(store, new double[0], halving(), components, 2, options, Progress.NONE);
            assertEquals(0, both.componentsError(), 1e-12);
            assertEquals(-mean / 3, both.mean(), 1e-6);
            assertFalse(both.isBetter());
            assertTrue(both.isNoBetter());
        }
    }

    @Test
    void withoutValidationRowsThereIsNone() throws Exception {
        final TrainingOptions options = options(0);
        try (RowStore store = Networks.store(Networks.gaussian(20, 2, 1, 5))) {
            final var components =
                    LinearReconstruction.of(store, new double[0], options, false, 1, Runnable::run, 1, Progress.NONE);
            assertEquals(
                    ErrorDifference.NONE,
                    ErrorDifference.of(store, new double[0], halving(), components, 1, options, Progress.NONE));
        }
    }

    /** The mean square of the values of some rows. */
    private static double squaresOf(final int[] positions, final double[][] rows) {
        return IntStream.of(positions)
                .mapToDouble(r -> (rows[r][0] * rows[r][0] + rows[r][1] * rows[r][1]) / 2)
                .average()
                .orElseThrow();
    }

    @Test
    void littleOrUncertainIsNotBetter() {
        assertTrue(new ErrorDifference(50, 1, -0.1, 0.04, -0.2).isBetter());
        assertFalse(new ErrorDifference(50, 1, -0.1, 0.06, -0.2).isBetter());
        assertFalse(new ErrorDifference(50, 1, -0.005, 0.0001, -0.2).isBetter());
        assertFalse(new ErrorDifference(9, 1, -0.5, 0.01, -0.2).isBetter());
        assertFalse(new ErrorDifference(50, 1, -0.1, 0.04, 0).isBetter());
        assertFalse(ErrorDifference.NONE.isBetter());
        assertFalse(ErrorDifference.NONE.isNoBetter());
    }

    @Test
    void isNoBetterWhenItFitsNoRowsBetterOrIsClearlyWorseOnOthers() {
        assertTrue(new ErrorDifference(50, 1, 0.001, 0.04, 0).isNoBetter());
        assertFalse(new ErrorDifference(50, 1, 0.001, 0.04, -0.01).isNoBetter());
        assertTrue(new ErrorDifference(50, 1, 0.1, 0.04, -0.01).isNoBetter());
        assertFalse(new ErrorDifference(9, 1, 0.1, 0.04, -0.01).isNoBetter());
        assertTrue(new ErrorDifference(1, 1, 0.1, Double.NaN, 0.01).isNoBetter());
        assertFalse(new ErrorDifference(50, 1, -0.001, 0.04, 0.1).isNoBetter());
    }
}
