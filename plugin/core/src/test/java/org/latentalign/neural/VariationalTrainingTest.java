package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.GoldenJson;

final class VariationalTrainingTest {

    private static final Activation LINEAR = new Activation.LeakyRelu(1);

    private static VariationalTraining train(
            final double[][] rows,
            final VariationalNetwork start,
            final TrainingOptions options,
            final VariationalOptions variational,
            final int helpers)
            throws Exception {
        final ExecutorService threads = Executors.newCachedThreadPool();
        try (RowStore store = Networks.store(rows)) {
            return VariationalTraining.of(
                    store, new double[0], start, options, variational, threads, helpers, Progress.NONE);
        } finally {
            threads.shutdown();
        }
    }

    private static VariationalEvaluation evaluate(
            final double[][] rows, final VariationalNetwork network, final TrainingOptions options) throws Exception {
        try (RowStore store = Networks.store(rows)) {
            return VariationalEvaluation.of(store, new double[0], network, options, Runnable::run, 0, Progress.NONE);
        }
    }

    private static void assertSame(final Network expected, final Network actual) {
        for (int i = 0; i < expected.layers().size(); i++) {
            assertArrayEquals(
                    expected.layers().get(i).bias(), actual.layers().get(i).bias());
            assertArrayEquals(
                    expected.layers().get(i).weights(), actual.layers().get(i).weights());
        }
    }

    /** With curvature, wide enough for several panels and blocks, with a last batch that is not full. */
    @Test
    void isTheSameToTheBitForAnyNumberOfThreads() throws Exception {
        final double[][] rows = Networks.gaussian(300, 530, 1, 2);
        final var architecture = new Architecture(530, List.of(60, 4), new Activation.Tanh(), LINEAR, true);
        final var start = VariationalNetwork.start(architecture, new Initialization.Xavier(), 3);
        final var options = new TrainingOptions(
                Optimizer.Adam.USUAL, 1e-3, 1, 0, 128, 3, 0, new InputNoise.None(), 0.2, true, 0, 0, false, 9);
        final var variational = new VariationalOptions(0.5, 2, new CurvaturePenalty(0.01, 0.02, 0.5));
        final var one = train(rows, start, options, variational, 0);
        final var three = train(rows, start, options, variational, 2);
        assertSame(one.network().encoder(), three.network().encoder());
        assertSame(one.network().decoder(), three.network().decoder());
        for (int i = 0; i < 3; i++) {
            assertEquals(one.epochs().get(i).training(), three.epochs().get(i).training());
            assertEquals(one.epochs().get(i).validation(), three.epochs().get(i).validation());
        }
        assertTrue(one.epochs().get(2).validation().curvature() > 0);
    }

    /**
     * A table whose covariance is exactly diagonal with known eigenvalues: Hadamard's columns times the roots. Six
     * directions, beta leaves room for three; each must carry the theory's divergence within 5 %.
     */
    @Test
    void aLinearNetworkReachesTheClosedForm() throws Exception {
        final double[] eigenvalues = {5, 2, 1, 0.5, 0.2, 0.1};
        final double[][] rows = new double[64][6];
        for (int r = 0; r < 64; r++) {
            for (int j = 0; j < 6; j++) {
                rows[r][j] = (r >> j & 1) == 0 ? Math.sqrt(eigenvalues[j]) : -Math.sqrt(eigenvalues[j]);
            }
        }
        final double beta = 1.1;
        final var theory = LinearVariationalOptimum.of(eigenvalues, 4, beta);
        final var start = VariationalNetwork.start(
                new Architecture(6, List.of(4), LINEAR, LINEAR, true), new Initialization.Xavier(), 1);
        final var options = new TrainingOptions(
                Optimizer.Adam.USUAL, 1e-2, 0.3, 1500, 64, 6000, 0, new InputNoise.None(), 0, false, 0, 0, false, 1);
        final var training = train(rows, start, options, new VariationalOptions(beta, 0, CurvaturePenalty.NONE), 0);
        final List<VariationalEpoch> last = training.epochs().subList(5000, 6000);
        final double divergence = last.stream()
                .mapToDouble(epoch -> epoch.training().divergence())
                .average()
                .orElseThrow();
        final double loss = last.stream()
                .mapToDouble(epoch -> epoch.training().all() * 6)
                .average()
                .orElseThrow();
        assertEquals(3, theory.activeDimensions());
        assertEquals(theory.divergence(), divergence, 0.05 * theory.divergence());
        assertEquals(theory.loss(), loss, 0.05 * theory.loss());
        final var evaluation = evaluate(rows, training.network(), options);
        assertEquals(3, evaluation.activeDimensions());
        for (int i = 0; i < 3; i++) {
            final double expected = LinearVariationalOptimum.divergence(eigenvalues[i], beta);
            final var dimension = evaluation.dimensions().get(i);
            assertEquals(expected, dimension.divergence(), 0.05 * expected);
            final double variance = beta / 2 / eigenvalues[i];
            assertEquals(Math.sqrt(variance), dimension.meanDeviation(), 0.05);
            assertEquals(1 - variance, dimension.meanVariance(), 0.05);
        }
    }

    @Test
    void theClosedFormIsThatOfTheReference() {
        final GoldenJson golden = LatentCases.read("linear_vae_optimum");
        final double[] eigenvalues = golden.get("eigenvalues").numbers();
        final double beta = golden.get("beta").number();
        final var optimum = LinearVariationalOptimum.of(
                eigenvalues, (int) golden.get("latent").number(), beta);
        assertEquals((int) golden.get("activeDimensions").number(), optimum.activeDimensions());
        assertEquals(golden.get("reconstruction").number(), optimum.squaredError(), 1e-12);
        assertEquals(golden.get("loss").number(), optimum.loss(), 1e-12);
        final double[] divergences = golden.get("klPerDimension").numbers();
        for (int i = 0; i < divergences.length; i++) {
            assertEquals(divergences[i], LinearVariationalOptimum.divergence(eigenvalues[i], beta), 1e-12);
        }
        assertEquals(0.3, LinearVariationalOptimum.automaticBeta(eigenvalues, 4), 1e-15);
        assertEquals(0, LinearVariationalOptimum.automaticBeta(eigenvalues, 6));
    }

    @Test
    void refusesCurvatureWithKinks() throws FitException {
        final var relu = new Activation.LeakyRelu(0);
        final var start = VariationalNetwork.start(
                new Architecture(3, List.of(4, 2), relu, LINEAR, true), new Initialization.Uniform(), 1);
        final var options = Networks.options(Optimizer.Adam.USUAL, 1e-3, 8, 1);
        final var curved = new VariationalOptions(1, 0, new CurvaturePenalty(0.01, 0.01, 1));
        final var thrown =
                assertThrows(IllegalArgumentException.class, () -> train(new double[9][3], start, options, curved, 0));
        assertEquals(
                "The curvature of a decoder needs smooth activations, such as tanh, sigmoid or softplus, but one is ReLU.",
                thrown.getMessage());
    }

    @Test
    void betaWarmsUpFromNothing() {
        final var options = new VariationalOptions(2, 4, CurvaturePenalty.NONE);
        assertEquals(0, options.beta(1));
        assertEquals(1.5, options.beta(4));
        assertEquals(2, options.beta(5));
        assertEquals(2, options.beta(0));
    }
}
