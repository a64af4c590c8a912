package org.latentalign.node.shared.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.neural.Activation;
import org.latentalign.neural.Architecture;
import org.latentalign.neural.InputNoise;
import org.latentalign.neural.Optimizer;
import org.latentalign.neural.TrainingOptions;

final class NetworkLearnerParametersTest {

    private static final class Learner extends NetworkLearnerParameters {

        Learner() {
            super(true, 7);
        }

        @Override
        public Architecture architecture(final int dimension) {
            return new Architecture(dimension, List.of(1), new Activation.Tanh(), new Activation.Tanh(), true);
        }

        TrainingOptions options() throws InvalidSettingsException {
            return ownTraining(new Optimizer.Descent(0.5), 0.1, 3, 0.2, new InputNoise.Masking(0.4), 0.6);
        }
    }

    private static String invalid(final Consumer<Learner> change) {
        var parameters = new Learner();
        change.accept(parameters);
        return assertThrows(InvalidSettingsException.class, parameters::options).getMessage();
    }

    @Test
    void settingsAndWhatTheNodeAddsMakeATraining() throws InvalidSettingsException {
        var parameters = new Learner();
        parameters.m_learningRate = 0.3;
        parameters.m_batchSize = 11;
        parameters.m_validationShare = 0.7;
        parameters.m_keepBest = false;
        parameters.m_patience = 5;
        parameters.m_onCancel = OnCancel.KEEP;
        parameters.m_seed = 13;
        assertEquals(
                new TrainingOptions(
                        new Optimizer.Descent(0.5),
                        0.3,
                        0.1,
                        3,
                        11,
                        7,
                        0.2,
                        new InputNoise.Masking(0.4),
                        0.7,
                        false,
                        5,
                        0.6,
                        true,
                        13),
                parameters.options());
        assertTrue(parameters.isCentered());
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertEquals("The learning rate must be positive.", invalid(parameters -> parameters.m_learningRate = 0));
        assertEquals("The batch size must be at least 1.", invalid(parameters -> parameters.m_batchSize = 0));
        assertEquals("The number of epochs must be at least 1.", invalid(parameters -> parameters.m_epochs = 0));
        assertTrue(invalid(parameters -> {
                    parameters.m_patience = 3;
                    parameters.m_validationShare = 0;
                })
                .startsWith("Patience needs validation rows"));
    }
}
