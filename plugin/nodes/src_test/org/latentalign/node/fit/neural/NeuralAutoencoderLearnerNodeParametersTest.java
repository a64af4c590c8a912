package org.latentalign.node.fit.neural;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.neural.Activation;
import org.latentalign.neural.EmbeddingLayer;
import org.latentalign.neural.Initialization;
import org.latentalign.neural.Optimizer;
import org.latentalign.node.fit.neural.NeuralAutoencoderLearnerNodeParameters.InitialWeights;
import org.latentalign.node.fit.neural.NeuralAutoencoderLearnerNodeParameters.InnermostActivation;
import org.latentalign.node.fit.neural.NeuralAutoencoderLearnerNodeParameters.Output;
import org.latentalign.node.shared.learner.ActivationFunction;
import org.latentalign.node.shared.learner.NetworkPreset;
import org.latentalign.node.shared.learner.TrainingSettings;

class NeuralAutoencoderLearnerNodeParametersTest {

    private static String invalid(final Consumer<NeuralAutoencoderLearnerNodeParameters> change) {
        var parameters = new NeuralAutoencoderLearnerNodeParameters();
        change.accept(parameters);
        return assertThrows(InvalidSettingsException.class, parameters::validate)
                .getMessage();
    }

    /** Appendix H. */
    @Test
    void thePresetsAreThePapers() throws InvalidSettingsException {
        var parameters = new NeuralAutoencoderLearnerNodeParameters();
        parameters.m_preset = NetworkPreset.PAPER_GLOVE;
        parameters.m_hiddenSizes = "not looked at";
        assertDoesNotThrow(parameters::validate);
        assertEquals(List.of(400), parameters.architecture(300).encoderSizes());
        assertTrue(parameters.architecture(300).biased());
        assertEquals(
                new Activation.LeakyRelu(0.01), parameters.architecture(300).activation(0));
        assertEquals(new EmbeddingLayer(1, false), parameters.embedding());
        assertEquals(new Optimizer.Descent(0.9), parameters.trainingOptions().optimizer());
        assertEquals(0.1, parameters.trainingOptions().learningRate());
        assertEquals(1024, parameters.trainingOptions().batchSize());
        assertEquals(1e-4, parameters.trainingOptions().leastLossChange());

        parameters.m_preset = NetworkPreset.PAPER_CMAP;
        assertDoesNotThrow(parameters::validate);
        assertEquals(OptionalInt.of(1024), parameters.latentDimension(OptionalInt.of(978)));
        assertEquals(false, parameters.architecture(978).biased());
        assertEquals(Optimizer.Adam.USUAL, parameters.trainingOptions().optimizer());
        assertEquals(1e-4, parameters.trainingOptions().learningRate());
        assertEquals(128, parameters.trainingOptions().batchSize());
        assertEquals(0.1, parameters.trainingOptions().validationShare());
        assertTrue(parameters.trainingOptions().keepBest());
        assertEquals(new Initialization.Uniform(), parameters.initialization());
    }

    @ParameterizedTest
    @EnumSource
    void everyActivationIsValidAsItComes(final ActivationFunction activation) {
        var parameters = new NeuralAutoencoderLearnerNodeParameters();
        parameters.m_activation = activation;
        assertDoesNotThrow(parameters::validate);
    }

    @ParameterizedTest
    @EnumSource
    void everyStartIsValidAsItComes(final InitialWeights weights) {
        var parameters = new NeuralAutoencoderLearnerNodeParameters();
        parameters.m_initialWeights = weights;
        assertDoesNotThrow(parameters::validate);
    }

    /** The autoencoder of faces and digits in Hinton and Salakhutdinov 2006, and Kramer's of 1991 with a linear code. */
    @Test
    void deepAutoencodersAreSettings() throws InvalidSettingsException {
        var parameters = new NeuralAutoencoderLearnerNodeParameters();
        parameters.m_hiddenSizes = "1000, 500, 250, 30";
        parameters.m_activation = ActivationFunction.SIGMOID;
        parameters.m_innermostActivation = InnermostActivation.LINEAR;
        assertDoesNotThrow(parameters::validate);
        var deep = parameters.architecture(784);
        assertEquals(
                List.of(784, 1000, 500, 250, 30, 250, 500, 1000, 784),
                IntStream.rangeClosed(0, deep.layerCount()).mapToObj(deep::size).toList());
        assertEquals(new Activation.Sigmoid(), deep.activation(0));
        assertEquals(new Activation.LeakyRelu(1), deep.activation(3));
        assertEquals(new Activation.Sigmoid(), deep.activation(4));
        assertEquals(new EmbeddingLayer(4, false), parameters.embedding());
    }

    @Test
    void keepsTheModelOfACanceledTrainingIfAskedTo() throws InvalidSettingsException {
        for (var preset : NetworkPreset.values()) {
            var parameters = new NeuralAutoencoderLearnerNodeParameters();
            parameters.m_preset = preset;
            assertFalse(parameters.trainingOptions().keepOnCancel());
            TrainingSettings.keepOnCancel(parameters);
            assertTrue(parameters.trainingOptions().keepOnCancel());
        }
    }

    @Test
    void mirrorsHiddenSizes() throws InvalidSettingsException {
        var parameters = new NeuralAutoencoderLearnerNodeParameters();
        parameters.m_hiddenSizes = "500, 30";
        var architecture = parameters.architecture(784);
        assertEquals(4, architecture.layerCount());
        assertEquals(
                List.of(784, 500, 30, 500, 784),
                List.of(
                        architecture.size(0),
                        architecture.size(1),
                        architecture.size(2),
                        architecture.size(3),
                        architecture.size(4)));
        assertEquals(OptionalInt.of(30), parameters.latentDimension(OptionalInt.empty()));
        parameters.m_embeddingLayer = 3;
        assertEquals(OptionalInt.of(500), parameters.latentDimension(OptionalInt.empty()));
    }

    @Test
    void theSpectralStartHasTwiceAsManyUnits() throws InvalidSettingsException {
        var parameters = new NeuralAutoencoderLearnerNodeParameters();
        parameters.m_initialWeights = InitialWeights.ASYMMETRIC_SPECTRAL;
        assertEquals(OptionalInt.of(12), parameters.latentDimension(OptionalInt.of(6)));
        assertEquals(OptionalInt.empty(), parameters.latentDimension(OptionalInt.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "400,", "4e2", "a", "0", "-3", "99999999"})
    void refusesSizesThatAreNone(final String sizes) {
        var message = invalid(parameters -> parameters.m_hiddenSizes = sizes);
        assertTrue(message.contains("hidden"), message);
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertTrue(invalid(parameters -> parameters.m_embeddingLayer = 2).contains("numbered from 1 to 1"));
    }

    /** Kramer 1991, Hinton and Salakhutdinov 2006: linear bottlenecks between tanh and sigmoid layers. */
    @Test
    void theFieldsPresetsSetNetworkAndTraining() throws InvalidSettingsException {
        var parameters = new NeuralAutoencoderLearnerNodeParameters();
        parameters.m_preset = NetworkPreset.KRAMER_1991;
        parameters.m_bottleneckSize = 1;
        assertDoesNotThrow(parameters::validate);
        assertEquals(List.of(10, 1), parameters.architecture(3).encoderSizes());
        assertEquals(new Activation.Tanh(), parameters.architecture(3).activation(0));
        assertEquals(new Activation.LeakyRelu(1), parameters.architecture(3).activation(1));
        assertEquals(new Activation.Tanh(), parameters.architecture(3).activation(2));
        assertEquals(new EmbeddingLayer(2, false), parameters.embedding());
        assertEquals(new Initialization.Xavier(), parameters.initialization());
        assertEquals(32, parameters.trainingOptions().batchSize());
        assertEquals(List.of(40, 20), parameters.architecture(3, 20).encoderSizes());

        parameters.m_preset = NetworkPreset.HINTON_SALAKHUTDINOV_2006;
        parameters.m_bottleneckSize = 30;
        assertEquals(List.of(1000, 500, 250, 30), parameters.architecture(784).encoderSizes());
        assertEquals(new Activation.Sigmoid(), parameters.architecture(784).activation(2));
        assertEquals(new Activation.LeakyRelu(1), parameters.architecture(784).activation(3));
        assertEquals(new Activation.LeakyRelu(1), parameters.architecture(784).activation(7));
        parameters.m_output = Output.SIGMOID;
        assertEquals(new Activation.Sigmoid(), parameters.architecture(784).activation(7));
        assertEquals(OptionalInt.of(30), parameters.latentDimension(OptionalInt.of(784)));
        assertEquals(List.of(1000, 500, 250, 2), parameters.architecture(784, 2).encoderSizes());
        assertTrue(parameters.architecture(784).biased());
        // the paper's networks have linear outputs, whatever is set
        parameters.m_preset = NetworkPreset.PAPER_GLOVE;
        assertEquals(new Activation.LeakyRelu(1), parameters.architecture(300).activation(1));
    }

    @Test
    void sizesRestartsAndOutputsAreChecked() throws InvalidSettingsException {
        var parameters = new NeuralAutoencoderLearnerNodeParameters();
        assertEquals(List.of(), parameters.bottleneckSizes());
        parameters.m_bottleneckSizes = "2, 5";
        assertEquals(List.of(2, 5), parameters.bottleneckSizes());
        long own = parameters.architecture(7).parameterCount();
        assertEquals(own, parameters.weights(7));
        parameters.m_bottleneckSizes = "2, 5000";
        assertEquals(parameters.architecture(7, 5000).parameterCount(), parameters.weights(7));
        assertTrue(parameters.weights(7) > own);
        parameters.m_hiddenSizes = "50, 9";
        assertEquals(List.of(50, 5), parameters.architecture(100, 5).encoderSizes());
        assertTrue(invalid(p -> p.m_bottleneckSizes = "2; 5").contains("The bottleneck sizes must be"));
        assertTrue(invalid(p -> p.m_bottleneckSizes = "2; 5").contains("\"2; 5\" is none"));
        assertTrue(invalid(p -> p.m_restarts = 0).startsWith("The number of restarts must be at least 1"));
    }
}
