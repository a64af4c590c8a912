package org.latentalign.node.fit.variational;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Mark;
import org.latentalign.kernel.FitException;
import org.latentalign.neural.ErrorDifference;
import org.latentalign.neural.InputNoise;
import org.latentalign.neural.LatentDimension;
import org.latentalign.neural.LinearReconstruction;
import org.latentalign.neural.LinearVariationalOptimum;
import org.latentalign.neural.Optimizer;
import org.latentalign.neural.RowStore;
import org.latentalign.neural.Training;
import org.latentalign.neural.TrainingOptions;
import org.latentalign.neural.VariationalEpoch;
import org.latentalign.neural.VariationalEvaluation;
import org.latentalign.neural.VariationalLoss;
import org.latentalign.neural.VariationalTraining;
import org.latentalign.progress.Progress;

/** What is said of a training, by figures that were worked out by hand: the covariance of the rows is diag(9, 4, 1). */
final class VariationalFitTest {

    private static LinearReconstruction components() throws IOException, FitException {
        var options = new TrainingOptions(
                Optimizer.Adam.USUAL, 1e-3, 1, 0, 8, 1, 0, new InputNoise.None(), 0, true, 0, 0, false, 1);
        try (var store = RowStore.inMemory(3)) {
            for (int r = 0; r < 8; r++) {
                store.add(new double[] {(r & 1) == 0 ? 3 : -3, (r & 2) == 0 ? 2 : -2, (r & 4) == 0 ? 1 : -1});
            }
            return LinearReconstruction.of(store, new double[0], options, true, 2, Runnable::run, 1, Progress.NONE);
        }
    }

    /** Two latent dimensions; the loss is that of the second of two epochs. */
    private static VariationalFit fit(final double beta, final double loss, final double error, final double... kl)
            throws IOException, FitException {
        var components = components();
        var before = new VariationalLoss(9, 9, 0, 0);
        var after = new VariationalLoss(loss, error, kl[0] + kl[1], 0);
        var none = new VariationalLoss(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        var training = new VariationalTraining(
                null,
                List.of(new VariationalEpoch(1, before, none), new VariationalEpoch(2, after, none)),
                2,
                Training.End.EPOCHS);
        var evaluation = new VariationalEvaluation(
                List.of(new LatentDimension(2, kl[0], 0.9, 0.3), new LatentDimension(1, kl[1], 0, 1)),
                error,
                Double.NaN);
        return new VariationalFit(
                training,
                evaluation,
                components,
                LinearVariationalOptimum.of(components.eigenvalues(), 2, beta),
                ErrorDifference.NONE,
                true,
                3);
    }

    /** Beta 2 leaves noise 1: the optimum's error is 1 + 2, its divergence ln 9 / 2 + ln 4 / 2. */
    @Test
    void aGoodTrainingIsToldWithoutAWarning() throws Exception {
        var fit = fit(2, 2.1, 0.3, 1.1, 0.7);
        assertEquals((3 + 2 * (Math.log(9) + Math.log(4)) / 2) / 3, fit.optimalLoss(), 1e-12);
        assertEquals(1.0 / 3, fit.componentsError(), 1e-12);
        assertEquals(List.of(), fit.warnings());
        assertEquals(
                "The network reconstructs better than PCA with 2 dimensions: 0.3000 against 0.3333 on the rows trained on."
                        + " 2 of 2 dimensions carry information.",
                fit.verdict());
    }

    @Test
    void everyShortcomingHasItsSentence() throws Exception {
        var warnings = fit(2, 3, 0.4, 1.1, 0.001).warnings();
        assertEquals(3, warnings.size());
        assertTrue(warnings.get(0).startsWith("Only one dimension of 2 carries information"), warnings.get(0));
        assertTrue(
                warnings.get(1).startsWith("The loss 3 exceeds what a linear network reaches, 2.19"), warnings.get(1));
        assertEquals(
                "The network is no better than PCA with 2 dimensions: 0.4000 against 0.3333 on the rows trained on.",
                warnings.get(2));
    }

    /** A variance above beta/2 = 5 has the first direction alone, above 20 none. */
    @Test
    void theRoomThatBetaLeavesIsToldBeforeTraining() throws Exception {
        double[] eigenvalues = components().eigenvalues();
        assertEquals(List.of(), VariationalFit.room(LinearVariationalOptimum.of(eigenvalues, 2, 2)));
        var one = VariationalFit.room(LinearVariationalOptimum.of(eigenvalues, 2, 10));
        assertTrue(one.get(0).startsWith("Beta 10 leaves room for one dimension of 2: "), one.get(0));
        var none = VariationalFit.room(LinearVariationalOptimum.of(eigenvalues, 2, 40));
        assertTrue(none.get(0).startsWith("Beta 40 leaves room for no dimension of 2: "), none.get(0));
    }

    @Test
    void theFigureSetsDimensionsBesideTheory() throws Exception {
        var figure = VariationalFigure.of(fit(2, 2.1, 0.3, 1.1, 0.7));
        var panels = figure.scenes().get(0).panels();
        assertEquals(3, panels.size());
        assertTrue(panels.get(0).marks().stream()
                .anyMatch(mark -> mark instanceof Mark.Rule rule && rule.name().equals("Linear optimum")));
        var bars = panels.get(2).marks();
        assertEquals(1.1, ((Mark.Bars) bars.get(0)).values()[0]);
        assertEquals(Math.log(9) / 2, ((Mark.Bars) bars.get(1)).values()[0], 1e-12);
        assertEquals(Math.log(4) / 2, ((Mark.Bars) bars.get(1)).values()[1], 1e-12);
    }
}
