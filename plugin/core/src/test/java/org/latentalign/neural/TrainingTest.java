package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.Spectrum;

class TrainingTest {

    private static final Activation LEAKY = new Activation.LeakyRelu(0.01);

    private static void assertSame(final Network expected, final Network actual) {
        for (int i = 0; i < expected.layers().size(); i++) {
            assertArrayEquals(
                    expected.layers().get(i).bias(), actual.layers().get(i).bias());
            assertArrayEquals(
                    expected.layers().get(i).weights(), actual.layers().get(i).weights());
        }
    }

    /** Wide enough for several panels and blocks, and with a last batch that is not full. */
    @Test
    void isTheSameToTheBitForAnyNumberOfThreads() throws Exception {
        final double[][] rows = Networks.gaussian(300, 530, 1, 2);
        final Network start = Networks.random(Networks.oneLayer(530, 90, LEAKY), 3);
        final TrainingOptions options = new TrainingOptions(
                Optimizer.Adam.USUAL,
                1e-3,
                0.5,
                1,
                128,
                3,
                1e-4,
                new InputNoise.Gaussian(0.1),
                0.1,
                true,
                0,
                0,
                false,
                9);
        final Training one = Networks.train(rows, start, options, 0);
        final Training three = Networks.train(rows, start, options, 2);
        assertSame(one.network(), three.network());
        assertEquals(one.losses().get(2).validation(), three.losses().get(2).validation());
    }

    /** More rows than a chunk has, several layers, and more helpers than processors or fewer. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void aDeepNetworkIsTheSameToTheBitForAnyNumberOfThreads(final int helpers) throws Exception {
        final double[][] rows = Networks.gaussian(BackPropagation.CHUNK + 300, 11, 1, 2);
        final Network start = Networks.random(
                new Architecture(11, List.of(20, 3), new Activation.Tanh(), new Activation.LeakyRelu(1), true), 3);
        final TrainingOptions options = new TrainingOptions(
                new Optimizer.Descent(0.9),
                0.05,
                1,
                0,
                1200,
                4,
                0,
                new InputNoise.Masking(0.2),
                0,
                false,
                0,
                0,
                false,
                9);
        assertSame(
                Networks.train(rows, start, options, 0).network(),
                Networks.train(rows, start, options, helpers).network());
    }

    /** Outputs between 0 and 1, whose loss is the cross-entropy. */
    @Test
    void withCrossEntropyItIsTheSameToTheBitForAnyNumberOfThreads() throws Exception {
        final double[][] rows = Networks.gaussian(BackPropagation.CHUNK + 300, 11, 1, 2);
        for (final double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = 1 / (1 + StrictMath.exp(-row[j]));
            }
        }
        final Network start = Networks.random(
                new Architecture(
                        11,
                        List.of(20, 3),
                        new Activation.Sigmoid(),
                        new Activation.LeakyRelu(1),
                        true,
                        new Activation.Sigmoid()),
                3);
        final TrainingOptions options = new TrainingOptions(
                Optimizer.Adam.USUAL, 0.01, 1, 0, 1200, 4, 0, new InputNoise.None(), 0.1, true, 0, 0, false, 9);
        final Training one = Networks.train(rows, start, options, 0);
        for (final int helpers : new int[] {1, 2, 7}) {
            final Training several = Networks.train(rows, start, options, helpers);
            assertSame(one.network(), several.network());
            assertEquals(one.losses(), several.losses());
        }
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(Optimizer.Adam.USUAL, new Optimizer.Descent(0.9));
    }

    /** One parameter with known gradients: the optimizers' articles by hand, in double precision. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void optimizersTakeTheStepsOfTheirArticles(final Optimizer optimizer) {
        final Layer layer = new Layer(new float[][] {{0.5f}}, new float[0], LEAKY);
        final Parameters parameters = new Parameters(layer, optimizer);
        double weight = 0.5;
        double mean = 0;
        double square = 0;
        final double[] gradients = {0.3, -0.2, 0.7};
        for (int t = 1; t <= gradients.length; t++) {
            final double g = gradients[t - 1] + 0.1 * weight;
            if (optimizer instanceof Optimizer.Adam) {
                mean = 0.9 * mean + 0.1 * g;
                square = 0.999 * square + 0.001 * g * g;
                weight -=
                        0.01 * (mean / (1 - Math.pow(0.9, t))) / (Math.sqrt(square / (1 - Math.pow(0.999, t))) + 1e-8);
            } else {
                mean = 0.9 * mean + g;
                weight -= 0.01 * mean;
            }
            parameters.weightGradient.setRow(0, new float[] {(float) gradients[t - 1]});
            parameters.updateWeights(new Parameters.Step(optimizer, t, 0.01, 0.1), 0, 1);
            final float[] actual = new float[1];
            parameters.weights.getRow(0, actual);
            assertEquals(weight, actual[0], 1e-6);
        }
    }

    /** A batch of several chunks has the gradient of the whole batch. */
    @Test
    void aBatchOfAllRowsIsOneStepOfGradientDescent() throws Exception {
        final double[][] rows = Networks.gaussian(BackPropagation.CHUNK + 500, 3, 1, 4);
        final Network start = Networks.random(Networks.oneLayer(3, 4, new Activation.Tanh()), 5);
        final Training training =
                Networks.train(rows, start, Networks.options(new Optimizer.Descent(0), 0.1, 1_000_000, 1), 1);
        final float before = start.layers().get(0).weights()[1][2];
        final float up = before + 1e-3f;
        final float down = before - 1e-3f;
        final double slope = (Networks.loss(Networks.with(start, 0, 1, 2, up), rows)
                        - Networks.loss(Networks.with(start, 0, 1, 2, down), rows))
                / ((double) up - down);
        final float after = training.network().layers().get(0).weights()[1][2];
        assertEquals(before - 0.1 * slope, after, 1e-6);
        assertEquals(Networks.loss(start, rows), training.losses().get(0).training(), 1e-6);
    }

    @Test
    void saysInWhichEpochItDiverged() {
        final double[][] rows = Networks.gaussian(50, 4, 1000, 6);
        final Network start = Networks.random(Networks.oneLayer(4, 8, LEAKY), 7);
        final TrainingOptions options = Networks.options(new Optimizer.Descent(0.9), 10, 10, 50);
        final String message = assertThrows(FitException.class, () -> Networks.train(rows, start, options, 0))
                .getMessage();
        assertTrue(message.startsWith("Training diverged in epoch 1:"), message);
        assertTrue(message.contains("Choose a lower learning rate (it is 10.0)"), message);
    }

    @Test
    void keepsTheEpochWithTheLeastValidationLoss() throws Exception {
        final double[][] rows = Networks.gaussian(40, 6, 1, 8);
        final Network start = Networks.random(Networks.oneLayer(6, 12, LEAKY), 9);
        final TrainingOptions options = new TrainingOptions(
                new Optimizer.Descent(0.9), 0.3, 1, 0, 4, 60, 0, new InputNoise.None(), 0.25, true, 5, 0, false, 3);
        final Training training = Networks.train(rows, start, options, 0);
        double least = Double.POSITIVE_INFINITY;
        int epoch = 0;
        for (final EpochLoss loss : training.losses()) {
            if (loss.validation() < least) {
                least = loss.validation();
                epoch = loss.epoch();
            }
        }
        assertEquals(epoch, training.keptEpoch());
        if (training.end() == Training.End.PATIENCE) {
            assertEquals(epoch + 5, training.losses().size());
        } else {
            assertEquals(60, training.losses().size());
        }
    }

    @Test
    void stopsWhenTheLossChangesNoMore() throws Exception {
        final double[][] rows = Networks.gaussian(64, 3, 1, 10);
        final Network start = Networks.random(Networks.oneLayer(3, 8, LEAKY), 11);
        final TrainingOptions options = new TrainingOptions(
                new Optimizer.Descent(0.9), 0.1, 1, 0, 64, 5000, 0, new InputNoise.None(), 0, false, 0, 1e-4, false, 3);
        final List<EpochLoss> losses = Networks.train(rows, start, options, 0).losses();
        final int last = losses.size() - 1;
        assertTrue(last + 1 < 5000);
        assertTrue(Math.abs(losses.get(last).training() - losses.get(last - 1).training()) < 1e-4);
        for (int i = 1; i < last; i++) {
            assertFalse(Math.abs(losses.get(i).training() - losses.get(i - 1).training()) < 1e-4);
        }
    }

    @Test
    void oneRowConstantColumnsAndLargeBatchesWork() throws Exception {
        final double[][] rows = {{1, 2, 2}};
        final Network start = Networks.random(Networks.oneLayer(3, 8, LEAKY), 11);
        final Training training =
                Networks.train(rows, start, Networks.options(Optimizer.Adam.USUAL, 0.01, 128, 200), 0);
        assertTrue(training.losses().get(199).training() < 0.01);
        final TrainingOptions validating = new TrainingOptions(
                Optimizer.Adam.USUAL, 0.01, 1, 0, 8, 2, 0, new InputNoise.None(), 0.1, true, 0, 0, false, 1);
        assertTrue(assertThrows(FitException.class, () -> Networks.train(rows, start, validating, 0))
                .getMessage()
                .startsWith("There is only one row"));
    }

    @Test
    void masksAboutTheAskedShareAndTheSameEachTime() {
        final float[] row = new float[10_000];
        Arrays.fill(row, 1);
        final float[] again = row.clone();
        new InputNoise.Masking(0.3).apply(row, 5);
        new InputNoise.Masking(0.3).apply(again, 5);
        assertArrayEquals(row, again);
        int masked = 0;
        for (final float value : row) {
            masked += value == 0 ? 1 : 0;
        }
        assertEquals(3000, masked, 200); // more than four standard deviations
    }

    /** Who cancels in epoch 4 and wants to keep the model gets that of epoch 3, as if three epochs had been asked for. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2})
    void keepsTheModelSoFarOnCancel(final double validationShare) throws Exception {
        final double[][] rows = Networks.gaussian(500, 5, 1, 1);
        final Network start = Networks.random(Networks.oneLayer(5, 5, LEAKY), 1);
        final Progress impatient = (fraction, message) -> {
            if (message.get().startsWith("Epoch 4")) {
                throw new CancellationException();
            }
        };
        final Training training;
        try (RowStore store = Networks.store(rows)) {
            training = Training.of(
                    store, new double[0], start, keeping(100, validationShare), Runnable::run, 0, impatient);
        }
        assertEquals(Training.End.CANCELED, training.end());
        assertEquals(3, training.losses().size());
        final Training whole = Networks.train(rows, start, keeping(3, validationShare), 0);
        assertEquals(whole.keptEpoch(), training.keptEpoch());
        assertSame(whole.network(), training.network());
    }

    @Test
    void keepsNothingOfACanceledFirstEpoch() throws Exception {
        final double[][] rows = Networks.gaussian(500, 5, 1, 1);
        final Network start = Networks.random(Networks.oneLayer(5, 5, LEAKY), 1);
        final Progress impatient = (fraction, message) -> {
            if (fraction > 0) {
                throw new CancellationException();
            }
        };
        try (RowStore store = Networks.store(rows)) {
            assertThrows(
                    CancellationException.class,
                    () -> Training.of(store, new double[0], start, keeping(9, 0), Runnable::run, 0, impatient));
        }
    }

    private static TrainingOptions keeping(final int epochs, final double validationShare) {
        return new TrainingOptions(
                Optimizer.Adam.USUAL,
                0.01,
                1,
                0,
                10,
                epochs,
                0,
                new InputNoise.None(),
                validationShare,
                true,
                0,
                0,
                true,
                1);
    }

    @Test
    void lowersTheLearningRateStepByStep() {
        final TrainingOptions options = new TrainingOptions(
                Optimizer.Adam.USUAL, 0.8, 0.5, 2, 10, 9, 0, new InputNoise.None(), 0, false, 0, 0, false, 1);
        final double[] rates = {0.8, 0.8, 0.4, 0.4, 0.2, 0.2, 0.1};
        for (int epoch = 1; epoch <= rates.length; epoch++) {
            assertEquals(rates[epoch - 1], options.learningRate(epoch), 1e-15);
        }
    }

    /** The identity gives the noise back, so that the loss is its variance; no noise is added for validation. */
    @Test
    void addsNoiseToWhatGoesInAndNotToWhatIsToComeOut() throws Exception {
        final double[][] rows = new double[4000][3];
        for (final double[] row : rows) {
            Arrays.fill(row, 2);
        }
        final Activation linear = new Activation.LeakyRelu(1);
        final Layer identity = new Layer(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, new float[0], linear);
        final Network start = new Network(List.of(identity, identity));
        assertEquals(0.25, firstLoss(rows, start, new InputNoise.Gaussian(0.5)), 0.02); // six standard errors
        assertEquals(0.3 * 4, firstLoss(rows, start, new InputNoise.Masking(0.3)), 0.11);
    }

    private static double firstLoss(final double[][] rows, final Network start, final InputNoise noise)
            throws Exception {
        final TrainingOptions options = new TrainingOptions(
                new Optimizer.Descent(0), 1e-9, 1, 0, 4000, 1, 0, noise, 0.25, false, 0, 0, false, 1);
        final EpochLoss loss = Networks.train(rows, start, options, 0).losses().get(0);
        assertEquals(0, loss.validation(), 1e-9);
        return loss.training();
    }

    /**
     * Nonlinear principal component analysis (Kramer 1991): five layers with one linear unit in the middle follow a
     * curve, of which the best line leaves out what the eigenvalues but the first say.
     */
    @Test
    void kramersNetworkFollowsACurve() throws Exception {
        final double[][] rows = new double[200][2];
        for (int i = 0; i < rows.length; i++) {
            final double t = 2 * (i + 0.5) / rows.length - 1;
            rows[i][0] = t;
            rows[i][1] = 1.5 * t * t - 0.5;
        }
        final Architecture kramer =
                new Architecture(2, List.of(12, 1), new Activation.Tanh(), new Activation.LeakyRelu(1), true);
        final Spectrum spectrum = TheoremTest.spectrum(rows);
        final Network start = new Initialization.Xavier().start(kramer, spectrum, 2);
        final List<EpochLoss> losses = Networks.train(
                        rows, start, Networks.options(Optimizer.Adam.USUAL, 0.01, 50, 1500), 0)
                .losses();
        final double line = spectrum.eigenvalue(1) / 2; // mean over both coordinates
        assertTrue(losses.get(1499).training() < 0.05 * line, () -> losses.get(1499) + " against " + line);
    }

    /** Hinton and Salakhutdinov (2006) in small: logistic units, a linear code; trained, it does better than the mean. */
    @Test
    void aDeepSigmoidNetworkLearns() throws Exception {
        final double[][] rows = Networks.gaussian(300, 8, 2, 4);
        final Architecture deep =
                new Architecture(8, List.of(20, 12, 6, 3), new Activation.Sigmoid(), new Activation.LeakyRelu(1), true);
        final Network start = new Initialization.Xavier().start(deep, null, 1);
        final List<EpochLoss> losses = Networks.train(
                        rows, start, Networks.options(Optimizer.Adam.USUAL, 0.005, 30, 300), 0)
                .losses();
        assertTrue(
                losses.get(299).training() < 0.3 * losses.get(0).training(),
                () -> losses.get(299) + " after " + losses.get(0));
    }

    @Test
    void cancelsAtOnce() throws Exception {
        final double[][] rows = Networks.gaussian(500, 5, 1, 1);
        final Network start = Networks.random(Networks.oneLayer(5, 5, LEAKY), 1);
        final int[] reports = {0};
        final Progress impatient = (fraction, message) -> {
            assertTrue(message.get().startsWith("Epoch 1 of 100"));
            if (++reports[0] == 3) {
                throw new CancellationException();
            }
        };
        try (RowStore store = Networks.store(rows)) {
            assertThrows(
                    CancellationException.class,
                    () -> Training.of(
                            store,
                            new double[0],
                            start,
                            Networks.options(Optimizer.Adam.USUAL, 0.01, 10, 100),
                            Runnable::run,
                            0,
                            impatient));
        }
        assertEquals(3, reports[0]);
    }

    @Test
    void rowsOnDiskAreTheRowsAndTheFileIsDeleted(@TempDir final Path directory) throws Exception {
        final double[][] rows = Networks.gaussian(25, 3, 1, 2);
        try (RowStore store = RowStore.onDisk(3, directory, 4)) {
            for (final double[] row : rows) {
                store.add(row);
            }
            store.finish();
            final float[] read = new float[3];
            for (int i = 0; i < rows.length; i++) {
                store.read(i, read);
                for (int j = 0; j < 3; j++) {
                    assertEquals((float) rows[i][j], read[j]);
                }
            }
            assertEquals(25, store.count());
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void trainsOnRowsOnDiskAsOnThoseInMemory(@TempDir final Path directory) throws Exception {
        final double[][] rows = Networks.gaussian(90, 3, 1, 2);
        final Network start = Networks.random(Networks.oneLayer(3, 4, LEAKY), 1);
        final TrainingOptions options = Networks.options(Optimizer.Adam.USUAL, 0.01, 16, 3);
        try (RowStore store = RowStore.onDisk(3, directory, 7)) {
            for (final double[] row : rows) {
                store.add(row);
            }
            store.finish();
            assertSame(
                    Networks.train(rows, start, options, 0).network(),
                    Training.of(store, new double[0], start, options, Runnable::run, 0, Progress.NONE)
                            .network());
        }
    }

    /** An interrupted thread, as KNIME leaves it after a cancel, must not keep the file. */
    @Test
    void theFileIsDeletedAfterAnInterrupt(@TempDir final Path directory) throws Exception {
        try (RowStore store = RowStore.onDisk(3, directory, 7)) {
            store.add(new double[] {1, 2, 3});
            store.finish();
            Thread.currentThread().interrupt();
        }
        assertTrue(Thread.interrupted());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void centersRows() throws Exception {
        final double[][] rows = Networks.gaussian(30, 4, 1, 3);
        final double[] center = {0.5, -1, 2, 0.25};
        final double[][] shifted = new double[30][4];
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 4; j++) {
                shifted[i][j] = rows[i][j] + center[j];
            }
        }
        final Network start = Networks.random(Networks.oneLayer(4, 3, LEAKY), 1);
        final TrainingOptions options = Networks.options(Optimizer.Adam.USUAL, 0.01, 10, 3);
        final double expected =
                Networks.train(rows, start, options, 0).losses().get(2).training();
        try (RowStore store = Networks.store(shifted)) {
            final Training training = Training.of(store, center, start, options, Runnable::run, 0, Progress.NONE);
            assertEquals(expected, training.losses().get(2).training(), 1e-6);
        }
    }

    @Test
    void refusesImpossibleOptions() {
        assertThrows(IllegalArgumentException.class, () -> Networks.options(Optimizer.Adam.USUAL, Double.NaN, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Networks.options(Optimizer.Adam.USUAL, 0.1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Optimizer.Descent(1));
        assertThrows(IllegalArgumentException.class, () -> new InputNoise.Masking(1));
    }
}
