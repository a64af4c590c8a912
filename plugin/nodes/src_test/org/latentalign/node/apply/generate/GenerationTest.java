package org.latentalign.node.apply.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.NeuralAutoencoder;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.PreprocessingStep;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.neural.Activation;
import org.latentalign.neural.EmbeddingLayer;
import org.latentalign.neural.Layer;
import org.latentalign.neural.Network;
import org.latentalign.node.apply.generate.LatentGeneratorNodeParameters.Samples;
import org.latentalign.progress.Progress;

/** What is said of samples. */
class GenerationTest {

    private static final Activation LINEAR = new Activation.LeakyRelu(1);

    /** What it decodes is the embedding. */
    private static final Autoencoder IDENTITY = model(Preprocessing.NONE);

    private static Autoencoder model(final Preprocessing preprocessing) {
        return new NeuralAutoencoder(
                new Network(List.of(layer(), layer())),
                new EmbeddingLayer(1, false),
                preprocessing,
                new double[0],
                List.of(),
                List.of());
    }

    private static Layer layer() {
        return new Layer(new float[][] {{1, 0}, {0, 1}}, new float[2], LINEAR);
    }

    /** Rows of a normal distribution. */
    private static EmbeddedRows rows(final int count, final double shift) {
        var rows = new EmbeddedRows(count);
        var normal = NormalDeviates.of(7);
        for (int r = 0; r < count; r++) {
            rows.add("Row" + r, null, null, new double[] {shift + normal.next(), normal.next()});
        }
        return rows;
    }

    private static LatentGeneratorNodeParameters parameters(final Samples samples) {
        var parameters = new LatentGeneratorNodeParameters();
        parameters.m_samples = samples;
        return parameters;
    }

    private static String verdict(final Generation generation, final EmbeddedRows rows) throws FitException {
        return GeneratorFigure.of(
                        generation, rows, IDENTITY, LatentGeneratorNodeParameters.Method.SAMPLING, Progress.NONE)
                .scenes()
                .get(0)
                .verdict();
    }

    @Test
    void samplesFarFromTheRowsAreCalledFar() throws KNIMEException, FitException {
        var rows = rows(60, 9);
        var generation = Generation.of(IDENTITY, rows, parameters(Samples.PRIOR), Progress.NONE);
        assertTrue(
                generation.warnings().stream().anyMatch(text -> text.contains("not like reconstructions")),
                generation.warnings().toString());
        assertTrue(verdict(generation, rows).contains("not like reconstructions"));
    }

    @Test
    void samplesAroundTheRowsAreNot() throws KNIMEException, FitException {
        var rows = rows(60, 9);
        var generation = Generation.of(IDENTITY, rows, parameters(Samples.AROUND_ROWS), Progress.NONE);
        assertEquals(List.of(), generation.warnings());
        assertTrue(verdict(generation, rows).startsWith("Nothing tells"), verdict(generation, rows));
    }

    /** A single row, or four of them, cannot tell whether samples are like it. */
    @Test
    void nothingIsSaidOfTooFewRows() throws KNIMEException, FitException {
        for (int count : new int[] {1, 4}) {
            var rows = rows(count, 0);
            var generation = Generation.of(IDENTITY, rows, parameters(Samples.AROUND_ROWS), Progress.NONE);
            assertEquals(
                    count > 1 ? List.of() : List.of("A single row has no spread, so that all samples are that row."),
                    generation.warnings());
            assertTrue(
                    verdict(generation, rows)
                            .startsWith(count > 1 ? "There are too few rows" : "A single row has no spread"),
                    verdict(generation, rows));
        }
    }

    @Test
    void groupsOfASingleRowAreTold() throws KNIMEException, FitException {
        var rows = new EmbeddedRows(4);
        for (int r = 0; r < 4; r++) {
            rows.add("Row" + r, r < 2 ? "a" : "b" + r, null, new double[] {r, -r * r});
        }
        assertEquals(
                List.of(
                        "A single row has no spread, so that all samples of the group \"b2\" are that row; so it is with 2"
                                + " of 3 groups."),
                Generation.of(IDENTITY, rows, parameters(Samples.GAUSSIAN), Progress.NONE)
                        .warnings());
    }

    @Test
    void theOppositeDirectionIsTold() throws KNIMEException, FitException {
        var rows = new EmbeddedRows(2);
        rows.add("Row0", null, null, new double[] {0.3, -0.7});
        rows.add("Row1", null, null, new double[] {-0.6, 1.4});
        var parameters = new LatentGeneratorNodeParameters();
        parameters.m_method = LatentGeneratorNodeParameters.Method.INTERPOLATION;
        parameters.m_between = LatentGeneratorNodeParameters.Between.ROWS;
        parameters.m_startRow = "Row0";
        parameters.m_endRow = "Row1";
        assertEquals(
                List.of(),
                Generation.of(IDENTITY, rows, parameters, Progress.NONE).warnings());
        parameters.m_path = LatentGeneratorNodeParameters.Path.SPHERICAL;
        var warning = Generation.of(IDENTITY, rows, parameters, Progress.NONE)
                .warnings()
                .get(0);
        assertTrue(warning.startsWith("Start and end point in opposite directions"), warning);
    }

    /** From 0 to 3 along a parabola once decoded, in three steps that are even before. */
    @Test
    void howUnevenThePathIsOnceDecodedIsTold() throws KNIMEException, FitException {
        var rows = new EmbeddedRows(3);
        rows.add("Row0", null, null, new double[] {0, 0});
        rows.add("Row1", null, null, new double[] {1, 2});
        rows.add("Row2", null, null, new double[] {4, 0});
        var parameters = new LatentGeneratorNodeParameters();
        parameters.m_method = LatentGeneratorNodeParameters.Method.INTERPOLATION;
        parameters.m_between = LatentGeneratorNodeParameters.Between.ROWS;
        parameters.m_startRow = "Row0";
        parameters.m_endRow = "Row2";
        parameters.m_steps = 4;
        assertEquals(
                "The steps of the path are even in the latent space, and so they are once decoded.",
                pathVerdict(IDENTITY, rows, parameters));
        // 2^x - 1 at 0, 1, 2, 3, 4 are 0, 1, 3, 7, 15: steps of 1 to 8
        assertEquals(
                "The steps of the path are even in the latent space; once decoded, the longest is 8 times as long as the"
                        + " shortest.",
                pathVerdict(model(new Preprocessing(List.of(PreprocessingStep.LOG2_PLUS_ONE))), rows, parameters));
    }

    private static String pathVerdict(
            final Autoencoder model, final EmbeddedRows rows, final LatentGeneratorNodeParameters parameters)
            throws KNIMEException, FitException {
        var generation = Generation.of(model, rows, parameters, Progress.NONE);
        return GeneratorFigure.of(generation, rows, model, parameters.m_method, Progress.NONE)
                .scenes()
                .get(0)
                .verdict();
    }

    @Test
    void whatDoesNotDecodeIsCounted() throws KNIMEException, FitException {
        var rows = rows(10, 0);
        rows.add("Huge", null, null, new double[] {5000, 0}); // 2^5000 is no double
        var parameters = parameters(Samples.AROUND_ROWS);
        parameters.m_spread = 0;
        var logarithm = model(new Preprocessing(List.of(PreprocessingStep.LOG2_PLUS_ONE)));
        var generation = Generation.of(logarithm, rows, parameters, Progress.NONE);
        var warning = generation.warnings().get(0);
        assertTrue(warning.startsWith("Not compared, because they do not decode to finite numbers: "), warning);
        assertTrue(warning.endsWith(" and 1 of 11 rows."), warning);
    }

    @Test
    void asManyVectorsAreMadeAsWereCounted() throws KNIMEException, FitException {
        var rows = new EmbeddedRows(20);
        for (int r = 0; r < 20; r++) {
            rows.add("Row" + r, r % 2 == 0 ? "a" : "b.1", null, new double[] {r, -r * r});
        }
        for (var samples : Samples.values()) {
            var parameters = parameters(samples);
            parameters.m_count = 7;
            assertEquals(
                    samples == Samples.GAUSSIAN ? 14 : 7,
                    Generation.of(IDENTITY, rows, parameters, Progress.NONE)
                            .generated()
                            .size());
            assertEquals(samples == Samples.GAUSSIAN ? 14 : 7, Generation.count(parameters, rows));
        }
        var path = parameters(Samples.PRIOR);
        path.m_method = LatentGeneratorNodeParameters.Method.INTERPOLATION;
        path.m_startGroup = "a";
        path.m_endGroup = "b.1";
        path.m_steps = 4;
        assertEquals(
                5,
                Generation.of(IDENTITY, rows, path, Progress.NONE).generated().size());
        assertEquals(5, Generation.count(path, rows));
    }
}
