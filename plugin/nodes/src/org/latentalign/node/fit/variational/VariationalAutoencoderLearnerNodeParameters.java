package org.latentalign.node.fit.variational;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Before;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.neural.Activation;
import org.latentalign.neural.Architecture;
import org.latentalign.neural.CurvaturePenalty;
import org.latentalign.neural.Initialization;
import org.latentalign.neural.InputNoise;
import org.latentalign.neural.Optimizer;
import org.latentalign.neural.TrainingOptions;
import org.latentalign.neural.VariationalOptions;
import org.latentalign.node.shared.learner.ActivationFunction;
import org.latentalign.node.shared.learner.HiddenSizes;
import org.latentalign.node.shared.learner.NetworkLearnerParameters;

/**
 * The settings of the Variational Autoencoder Learner. Keys and the names of constants are written into saved workflows:
 * they never change.
 */
@LoadDefaultsForAbsentFields
final class VariationalAutoencoderLearnerNodeParameters extends NetworkLearnerParameters {

    private static final int MAX_DIMENSION = 1 << 16;

    private static final double SLOPE = 0.01;

    private static final int EPOCHS = 100;

    @Section(title = "Latent Space")
    @After(PreprocessingSection.class)
    @Before(TrainingSection.class)
    interface LatentSection {}

    @Section(title = "Network")
    @After(PreprocessingSection.class) // and so beside it, not in a root of its own
    @After(LatentSection.class)
    @Before(TrainingSection.class)
    @Advanced
    interface NetworkSection {}

    @Section(title = "Curvature")
    @After(TrainingSection.class) // and so beside it, not in a root of its own
    @Before(StoppingSection.class)
    @Advanced
    interface CurvatureSection {}

    /** Where beta comes from. */
    enum BetaChoice {
        @Label(
                value = "Automatic",
                description = "Twice the variance that the data have on average in the directions beyond the latent"
                        + " dimensions, as in probabilistic PCA: what PCA would leave out counts as noise. It moves"
                        + " with the scale of the data, which a fixed number does not.")
        AUTOMATIC,
        @Label(
                value = "Number",
                description = "A number of your own. Below the automatic one, latent dimensions carry finer details and"
                        + " the latent space resembles the normal distribution less; above it, fewer"
                        + " dimensions are used.")
        NUMBER
    }

    /** How the weights start. */
    enum InitialWeights {
        @Label(
                value = "Xavier",
                description = "Uniform weights within √(6/(inputs + outputs)) of 0; made for tanh and sigmoid.")
        XAVIER,
        @Label(value = "He", description = "Normal weights with variance 2/inputs; made for ReLU.")
        HE,
        @Label(
                value = "Uniform",
                description = "Weights and biases uniform within 1/√inputs of 0, the default of PyTorch.")
        UNIFORM
    }

    static final class BetaReference implements ParameterReference<BetaChoice> {}

    static final class IsNumber implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(BetaReference.class).isOneOf(BetaChoice.NUMBER);
        }
    }

    @Layout(LatentSection.class)
    @Widget(
            title = "Latent dimensions (h)",
            description = "How many numbers describe a row. Those that beta leaves no room for stay empty, and the node"
                    + " tells you how many do.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_latentDimensions = 10;

    @Layout(LatentSection.class)
    @Widget(
            title = "Beta",
            description =
                    "How much the KL divergence of a row counts beside its squared error: beta times the divergence"
                            + " in nats is added to the squared distance of the row from its reconstruction. The"
                            + " larger, the closer the latent space comes to a standard normal distribution, and the"
                            + " coarser the reconstruction.")
    @ValueSwitchWidget
    @ValueReference(BetaReference.class)
    BetaChoice m_betaChoice = BetaChoice.AUTOMATIC;

    @Layout(LatentSection.class)
    @Widget(title = "Value of beta", description = "In the squared unit of the data, after preprocessing.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsNumber.class, type = EffectType.SHOW)
    double m_beta = 1;

    @Layout(LatentSection.class)
    @Widget(
            title = "Epochs of warm-up",
            description = "Over so many epochs beta rises from 0 in equal steps, so that dimensions are found before"
                    + " they are given up. 0 stands for none. Validation is at full beta always.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    int m_warmUpEpochs;

    @Layout(NetworkSection.class)
    @Widget(
            title = "Hidden sizes",
            description = "How many units each hidden layer before the latent one has, from the first on, separated by"
                    + " commas; the layers behind it mirror them. Empty for none: encoder and decoder are then linear.")
    @Advanced
    String m_hiddenSizes = "64";

    @Layout(NetworkSection.class)
    @Widget(
            title = "Activation",
            description = "What the units of hidden layers make of their weighted sum z. Curvature can be measured with"
                    + " smooth ones only: tanh, sigmoid, softplus or linear. The slope of a Leaky ReLU is 0.01.")
    @Advanced
    ActivationFunction m_activation = ActivationFunction.TANH;

    @Layout(NetworkSection.class)
    @Widget(title = "Initial weights", description = "How the weights start. What training ends with depends on it.")
    @ValueSwitchWidget
    @Advanced
    InitialWeights m_initialWeights = InitialWeights.XAVIER;

    @Layout(CurvatureSection.class)
    @Widget(
            title = "Extrinsic curvature",
            description = "What it costs when straight lines of the latent space become curves that bend out of the"
                    + " decoder's surface. A weight without unit: 0 for none, 0.01 to begin with. Curvature is"
                    + " measured along a random direction at each row, in units of the data's variance, so that a"
                    + " weight means the same whatever the scale of the data.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    double m_extrinsicCurvature;

    @Layout(CurvatureSection.class)
    @Widget(
            title = "Parameter-effects curvature",
            description = "What it costs when straight lines, run through at even speed, turn or change their speed"
                    + " within the decoder's surface. A weight without unit: 0 for none, 0.01 to begin with. With both"
                    + " weights equal training is fastest.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    double m_parameterEffectsCurvature;

    @Layout(CurvatureSection.class)
    @Widget(
            title = "Share of rows",
            description =
                    "For which share of the rows of each step curvature is measured: above 0, and at most 1. Fewer"
                            + " are faster.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Advanced
    double m_curvatureShare = 1;

    /** For a node without input. */
    VariationalAutoencoderLearnerNodeParameters() {
        super(true, EPOCHS);
    }

    /** For a node with input. */
    VariationalAutoencoderLearnerNodeParameters(final NodeParametersInput input) {
        super(true, EPOCHS, input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        architecture(1);
        trainingOptions();
        variationalOptions(1);
        if (curvature().isActive() && !activation().isSmooth()) {
            throw new InvalidSettingsException("Curvature needs a smooth activation, such as tanh, sigmoid or softplus,"
                    + " but it is " + activation().title()
                    + ". Choose one of these, or set both weights of curvature to"
                    + " 0.");
        }
    }

    Activation activation() throws InvalidSettingsException {
        return m_activation.activation(SLOPE);
    }

    /** The shape of the network for d inputs; its innermost layer gives the means. */
    @Override
    public Architecture architecture(final int dimension) throws InvalidSettingsException {
        if (m_latentDimensions < 1 || m_latentDimensions > MAX_DIMENSION) {
            throw new InvalidSettingsException("The number of latent dimensions must be between 1 and " + MAX_DIMENSION
                    + ", but it is " + m_latentDimensions + ".");
        }
        List<Integer> sizes = m_hiddenSizes.isBlank()
                ? new ArrayList<>()
                : new ArrayList<>(HiddenSizes.parse(m_hiddenSizes, "hidden sizes"));
        sizes.add(m_latentDimensions);
        return new Architecture(dimension, sizes, activation(), new Activation.LeakyRelu(1), true);
    }

    Initialization initialization() {
        return switch (m_initialWeights) {
            case XAVIER -> new Initialization.Xavier();
            case HE -> new Initialization.He();
            case UNIFORM -> new Initialization.Uniform();
        };
    }

    TrainingOptions trainingOptions() throws InvalidSettingsException {
        return ownTraining(Optimizer.Adam.USUAL, 1, 0, 0, new InputNoise.None(), 0);
    }

    CurvaturePenalty curvature() throws InvalidSettingsException {
        try {
            return new CurvaturePenalty(m_extrinsicCurvature, m_parameterEffectsCurvature, m_curvatureShare);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /** @param automatic the beta that the data ask for */
    VariationalOptions variationalOptions(final double automatic) throws InvalidSettingsException {
        try {
            double beta = m_betaChoice == BetaChoice.AUTOMATIC ? automatic : m_beta;
            return new VariationalOptions(beta, m_warmUpEpochs, curvature());
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }
}
