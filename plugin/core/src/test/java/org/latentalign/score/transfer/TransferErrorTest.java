package org.latentalign.score.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Errors by hand. */
class TransferErrorTest {

    private static final double[] CONTROL = {1, 2, 3, 4};

    private static final double[] MEASURED = {2, 2, 3, 1};

    @Test
    void aPerfectPrediction() {
        final var error = TransferError.of(MEASURED, MEASURED, CONTROL, 2);
        assertEquals(new TransferError(1, 1, 0, 1), error);
    }

    @Test
    void figuresByHand() {
        // changes: predicted 2, 0, -1, 0; measured 1, 0, 0, -3
        final var error = TransferError.of(new double[] {3, 2, 2, 4}, MEASURED, CONTROL, 2);
        assertEquals(1 - 11 / 2.0, error.rSquared(), 1e-15); // residual 1 + 0 + 1 + 9 = 11; total about the mean 2 is 2
        // sums of products about the means 1/4 and -1/2: 2.5, 4.75 and 9
        assertEquals(2.5 / Math.sqrt(4.75 * 9), error.changePearson(), 1e-15);
        assertEquals(11 / 10.0, error.relativeError(), 1e-14); // over 1 + 9
        assertEquals(0.5, error.topGeneOverlap()); // genes 1 and 3 against genes 4 and 1
    }

    @Test
    void noChangeHasNoCorrelationAndNoTopGenes() {
        final var error = TransferError.of(CONTROL, MEASURED, CONTROL, 2);
        assertEquals(1 - 10 / 2.0, error.rSquared(), 1e-15);
        assertTrue(Double.isNaN(error.changePearson()));
        assertTrue(Double.isNaN(error.topGeneOverlap()));
        assertEquals(1, error.relativeError(), 1e-15);
    }

    /** What encoding and decoding without a loss leaves of no change would correlate with anything by chance. */
    @Test
    void roundingIsNoChange() {
        final double[] rounded = {1 + 1e-14, 2 - 3e-15, 3, 4 + 2e-14};
        final var error = TransferError.of(rounded, MEASURED, CONTROL, 2);
        assertTrue(Double.isNaN(error.changePearson()));
        assertTrue(Double.isNaN(error.topGeneOverlap()));
        assertEquals(1, error.relativeError(), 1e-12);
        final double[] weak = {1 + 1e-6, 2, 3, 4 - 3e-6};
        assertEquals(1, TransferError.of(weak, MEASURED, CONTROL, 2).changePearson(), 1e-9);
    }

    /** They would overlap whatever they are. */
    @Test
    void allGenesAreNoTopGenes() {
        final double[] predicted = {3, 2, 2, 4};
        assertEquals(2 / 3.0, TransferError.of(predicted, MEASURED, CONTROL, 3).topGeneOverlap(), 1e-15);
        assertTrue(
                Double.isNaN(TransferError.of(predicted, MEASURED, CONTROL, 4).topGeneOverlap()));
    }

    @Test
    void aConstantProfileHasNoVarianceToExplain() {
        for (int d = 2; d < 100; d++) {
            final double[] flat = new double[d];
            Arrays.fill(flat, 0.1);
            final double[] other = IntStream.range(0, d).mapToDouble(j -> j).toArray();
            assertTrue(Double.isNaN(TransferError.of(other, flat, other, 9).rSquared()), d + " genes");
        }
    }
}
