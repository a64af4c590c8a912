package org.latentalign.node.shared.learner;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.widget.choices.Label;
import org.latentalign.neural.Activation;

/** What a unit makes of its weighted sum. The names of constants are written into saved workflows: they never change. */
public enum ActivationFunction {
    @Label(
            value = "Leaky ReLU",
            description = "z where it is positive, a fraction of z where it is not. The paper's choice.")
    LEAKY_RELU,
    @Label(value = "ReLU", description = "z where it is positive, 0 where it is not.")
    RELU,
    @Label(value = "tanh", description = "The hyperbolic tangent, between -1 and 1.")
    TANH,
    @Label(value = "Sigmoid", description = "The logistic function, between 0 and 1.")
    SIGMOID,
    @Label(value = "ELU", description = "z where it is positive, exp(z) - 1 where it is not.")
    ELU,
    @Label(value = "Softplus", description = "log(1 + exp(z)), a smooth ReLU.")
    SOFTPLUS,
    @Label(value = "Linear", description = "z itself: the network is then a linear map.")
    LINEAR;

    /**
     * @param slope of a Leaky ReLU
     * @return what the units of hidden layers do
     * @throws InvalidSettingsException when the slope is no number
     */
    public Activation activation(final double slope) throws InvalidSettingsException {
        try {
            return switch (this) {
                case LEAKY_RELU -> new Activation.LeakyRelu(slope);
                case RELU -> new Activation.LeakyRelu(0);
                case TANH -> new Activation.Tanh();
                case SIGMOID -> new Activation.Sigmoid();
                case ELU -> new Activation.Elu();
                case SOFTPLUS -> new Activation.Softplus();
                case LINEAR -> new Activation.LeakyRelu(1);
            };
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }
}
