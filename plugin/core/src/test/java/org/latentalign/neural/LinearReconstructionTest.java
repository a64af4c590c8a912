package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;

final class LinearReconstructionTest {

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

    private static LinearReconstruction of(final double[][] rows, final double share, final boolean centered)
            throws Exception {
        try (RowStore store = Networks.store(rows)) {
            return LinearReconstruction.of(
                    store, new double[0], options(share), centered, 3, Runnable::run, 1, Progress.NONE);
        }
    }

    /** Columns with signs that are orthogonal to one another: the covariance is diag(9, 4, 1), the mean (10, 0, 0). */
    private static double[][] rows() {
        final double[][] rows = new double[64][];
        for (int r = 0; r < 64; r++) {
            rows[r] = new double[] {
                10 + ((r & 1) == 0 ? 3 : -3), (r & 2) == 0 ? 2 : -2, (r & 4) == 0 ? 1 : -1,
            };
        }
        return rows;
    }

    @Test
    void errorsOfTheRowsTrainedOnAreSumsOfEigenvalues() throws Exception {
        final var centered = of(rows(), 0, true);
        assertEquals(14.0 / 3, centered.trainingError(0), 1e-12);
        assertEquals(5.0 / 3, centered.trainingError(1), 1e-12);
        assertEquals(0, centered.trainingError(3), 1e-12);
        assertTrue(Double.isNaN(centered.validationError(1)));
        final var uncentered = of(rows(), 0, false);
        assertEquals(114.0 / 3, uncentered.trainingError(0), 1e-12);
        assertEquals(5.0 / 3, uncentered.trainingError(1), 1e-12);
    }

    /** Every row lies on one line through the mean, validation rows as well, so that one dimension leaves nothing. */
    @Test
    void validationRowsAreProjectedOnTheDirectionsOfTheOthers() throws Exception {
        final double[][] rows = new double[50][];
        for (int r = 0; r < 50; r++) {
            rows[r] = new double[] {1 + r, 2 - 2.0 * r, 5};
        }
        final var line = of(rows, 0.2, true);
        assertEquals(0, line.validationError(1), 1e-9);
        assertTrue(line.validationError(0) > 100);
        assertTrue(of(rows, 0.2, false).validationError(1) > 0.1);
        assertEquals(0, line.validationError(3));
    }
}
