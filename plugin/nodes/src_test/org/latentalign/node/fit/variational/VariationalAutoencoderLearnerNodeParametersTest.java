package org.latentalign.node.fit.variational;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.neural.Initialization;
import org.latentalign.node.fit.variational.VariationalAutoencoderLearnerNodeParameters.BetaChoice;
import org.latentalign.node.shared.learner.ActivationFunction;
import org.latentalign.node.shared.learner.TrainingSettings;

final class VariationalAutoencoderLearnerNodeParametersTest {

    private static String invalid(final Consumer<VariationalAutoencoderLearnerNodeParameters> change) {
        var parameters = new VariationalAutoencoderLearnerNodeParameters();
        change.accept(parameters);
        return assertThrows(InvalidSettingsException.class, parameters::validate)
                .getMessage();
    }

    @Test
    void defaultsAreThoseThatWereMeasured() throws InvalidSettingsException {
        var parameters = new VariationalAutoencoderLearnerNodeParameters();
        assertDoesNotThrow(parameters::validate);
        assertTrue(parameters.isCentered());
        assertEquals(List.of(64, 10), parameters.architecture(500).encoderSizes());
        assertEquals("tanh", parameters.activation().title());
        assertEquals(new Initialization.Xavier(), parameters.initialization());
        assertEquals(128, parameters.trainingOptions().batchSize());
        assertEquals(1e-3, parameters.trainingOptions().learningRate());
        assertEquals(0.3, parameters.variationalOptions(0.3).beta());
        parameters.m_betaChoice = BetaChoice.NUMBER;
        assertEquals(1, parameters.variationalOptions(0.3).beta());
    }

    @Test
    void keepsTheModelOfACanceledTrainingIfAskedTo() throws InvalidSettingsException {
        var parameters = new VariationalAutoencoderLearnerNodeParameters();
        assertFalse(parameters.trainingOptions().keepOnCancel());
        TrainingSettings.keepOnCancel(parameters);
        assertTrue(parameters.trainingOptions().keepOnCancel());
    }

    @Test
    void noHiddenLayerIsALinearNetwork() throws InvalidSettingsException {
        var parameters = new VariationalAutoencoderLearnerNodeParameters();
        parameters.m_hiddenSizes = " ";
        assertEquals(List.of(10), parameters.architecture(500).encoderSizes());
    }

    @Test
    void whatCannotBeIsRefusedInASentence() {
        assertEquals("Beta must be positive, but it is 0.0.", invalid(p -> {
            p.m_betaChoice = BetaChoice.NUMBER;
            p.m_beta = 0;
        }));
        assertEquals(
                "Curvature needs a smooth activation, such as tanh, sigmoid or softplus, but it is ReLU. Choose one of"
                        + " these, or set both weights of curvature to 0.",
                invalid(p -> {
                    p.m_activation = ActivationFunction.RELU;
                    p.m_extrinsicCurvature = 0.01;
                }));
        assertTrue(invalid(p -> p.m_latentDimensions = 0).startsWith("The number of latent dimensions must be"));
        assertTrue(invalid(p -> p.m_curvatureShare = 0).startsWith("The share of rows whose curvature"));
        assertTrue(invalid(p -> p.m_parameterEffectsCurvature = -1).startsWith("The weights of curvature"));
        assertTrue(invalid(p -> p.m_warmUpEpochs = -1).startsWith("The number of epochs of warm-up"));
    }
}
