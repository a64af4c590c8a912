package org.latentalign.node.fit.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
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
import org.latentalign.neural.EmbeddingLayer;
import org.latentalign.neural.Initialization;
import org.latentalign.neural.InputNoise;
import org.latentalign.neural.Optimizer;
import org.latentalign.neural.TrainingOptions;
import org.latentalign.node.shared.learner.LearnerParameters;
import org.latentalign.node.shared.learner.RowsInTraining;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.ShiftedPowerGain;

/**
 * The settings of the Neural Autoencoder Learner, in the words of the paper and of the usual libraries. Keys and the
 * names of constants are written into saved workflows: they never change.
 */
@LoadDefaultsForAbsentFields
final class NeuralAutoencoderLearnerNodeParameters extends LearnerParameters {

    private static final int MAX_SIZE = 1 << 20;

    /** The paper's settings (appendix H). */
    private static final Activation PAPER_UNIT = new Activation.LeakyRelu(0.01);

    private static final int GLOVE_UNITS = 400;

    private static final int CMAP_UNITS = 1024;

    @Section(title = "Network")
    @After(PreprocessingSection.class)
    interface NetworkSection {}

    @Section(title = "Training")
    @After(PreprocessingSection.class) // and so beside it, not in a root of its own
    @After(NetworkSection.class)
    interface TrainingSection {}

    @Section(title = "Validation and Stopping")
    @After(PreprocessingSection.class) // and so beside it, not in a root of its own
    @After(TrainingSection.class)
    interface StoppingSection {}

    /** Where network and training come from. */
    enum Preset {
        @Label(value = "Custom", description = "Everything is set below.")
        CUSTOM,
        @Label(
                value = "Paper: GloVe",
                description = "As the paper trains on word vectors (appendix H): one hidden layer of 400 Leaky ReLU"
                        + " units (slope 0.01) with biases, gradient descent with learning rate 0.1 and momentum"
                        + " 0.9, batches of 1024, until the loss of an epoch changes by less than 0.0001. Set the epochs to"
                        + " 1000 or so: on the common vectors training ends by itself before that.")
        PAPER_GLOVE,
        @Label(
                value = "Paper: CMap",
                description = "As the paper trains on gene expression (appendix H): one hidden layer of 1024 Leaky"
                        + " ReLU units (slope 0.01) without biases, Adam with learning rate 0.0001, batches of"
                        + " 128, a tenth of the rows for validation, and the model with the least validation loss. Set the"
                        + " epochs so high that this loss has stopped falling: some hundred.")
        PAPER_CMAP
    }

    /** What a unit makes of its weighted sum. */
    enum ActivationFunction {
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
        LINEAR
    }

    /** The activation of the innermost layer. */
    enum InnermostActivation {
        @Label(value = "As the others", description = "All hidden layers have the same activation.")
        SAME,
        @Label(
                value = "Linear",
                description = "The innermost layer has none, as in nonlinear principal component analysis (Kramer).")
        LINEAR
    }

    /** At which side of the activation the embedding is read. */
    enum EmbeddingPlace {
        @Label(value = "Before activation", description = "The weighted sums, as in the paper.")
        BEFORE_ACTIVATION,
        @Label(value = "After activation", description = "What the activation makes of the sums.")
        AFTER_ACTIVATION
    }

    /** How the weights start. */
    enum InitialWeights {
        @Label(
                value = "Uniform",
                description = "Weights and biases uniform within 1/√inputs of 0, the default of PyTorch and of the"
                        + " paper.")
        UNIFORM,
        @Label(value = "He", description = "Normal weights with variance 2/inputs; made for ReLU.")
        HE,
        @Label(
                value = "Xavier",
                description = "Uniform weights within √(6/(inputs + outputs)) of 0; made for tanh and sigmoid.")
        XAVIER,
        @Label(
                value = "Asymmetric spectral",
                description = "The start of the paper's Theorem 2: the encoder stretches the data by a power of its"
                        + " second moment S, once with a positive and once with a negative sign, and the decoder"
                        + " is 0. It has one hidden layer with twice as many units as the input has dimensions.")
        ASYMMETRIC_SPECTRAL,
        @Label(value = "Small random", description = "Normal weights with a standard deviation of your own.")
        SMALL_RANDOM
    }

    /** The function of the second moment by which the encoder starts. */
    enum SpectralGain {
        @Label(value = "Shifted power", description = "(S + I)^k.")
        SHIFTED_POWER,
        @Label(value = "Power", description = "S^k, as in Theorem 2.")
        POWER
    }

    /** By which rule gradients change the weights. */
    enum OptimizationRule {
        @Label(
                value = "Adam",
                description = "Adapts the step of each weight to the size of its gradients. Usually the easier choice.")
        ADAM,
        @Label(value = "Gradient descent", description = "Stochastic gradient descent, with momentum if you wish.")
        GRADIENT_DESCENT
    }

    /** What is done to the input in training. */
    enum Noise {
        @Label(value = "None", description = "The network sees the rows as they are.")
        NONE,
        @Label(value = "Gaussian", description = "A normal random number is added to each value.")
        GAUSSIAN,
        @Label(value = "Masking", description = "Randomly chosen values are set to 0.")
        MASKING
    }

    /** What a cancel leaves. */
    enum OnCancel {
        @Label(value = "Discard", description = "Nothing, as with other nodes.")
        DISCARD,
        @Label(
                value = "Keep the model so far",
                description = "The model of the last epoch that was done or, with \"Keep the best model\", of the"
                        + " best one. KNIME discards what a canceled node gives, so execute the node once"
                        + " more: with the same input and settings it gives that model at once, with a warning."
                        + " It is kept until then, at most until the workflow is closed. Before the first epoch"
                        + " is done there is nothing to keep.")
        KEEP
    }

    static final class PresetReference implements ParameterReference<Preset> {}

    static final class ActivationReference implements ParameterReference<ActivationFunction> {}

    static final class WeightsReference implements ParameterReference<InitialWeights> {}

    static final class OptimizerReference implements ParameterReference<OptimizationRule> {}

    static final class NoiseReference implements ParameterReference<Noise> {}

    static final class IsCustom implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetReference.class).isOneOf(Preset.CUSTOM);
        }
    }

    static final class IsLeaky implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetReference.class)
                    .isOneOf(Preset.CUSTOM)
                    .and(i.getEnum(ActivationReference.class).isOneOf(ActivationFunction.LEAKY_RELU));
        }
    }

    static final class IsSpectral implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetReference.class)
                    .isOneOf(Preset.CUSTOM)
                    .and(i.getEnum(WeightsReference.class).isOneOf(InitialWeights.ASYMMETRIC_SPECTRAL));
        }
    }

    static final class IsSmallRandom implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetReference.class)
                    .isOneOf(Preset.CUSTOM)
                    .and(i.getEnum(WeightsReference.class).isOneOf(InitialWeights.SMALL_RANDOM));
        }
    }

    static final class IsDescent implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetReference.class)
                    .isOneOf(Preset.CUSTOM)
                    .and(i.getEnum(OptimizerReference.class).isOneOf(OptimizationRule.GRADIENT_DESCENT));
        }
    }

    static final class HasHiddenSizes implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetReference.class)
                    .isOneOf(Preset.CUSTOM)
                    .and(i.getEnum(WeightsReference.class)
                            .isOneOf(InitialWeights.ASYMMETRIC_SPECTRAL)
                            .negate());
        }
    }

    static final class IsGaussian implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(NoiseReference.class).isOneOf(Noise.GAUSSIAN);
        }
    }

    static final class IsMasking implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(NoiseReference.class).isOneOf(Noise.MASKING);
        }
    }

    @Layout(NetworkSection.class)
    @Widget(
            title = "Preset",
            description = "Network and training as in the paper, or of your own. A preset replaces the settings"
                    + " that it names, which are then not shown.")
    @ValueSwitchWidget
    @ValueReference(PresetReference.class)
    Preset m_preset = Preset.CUSTOM;

    @Layout(NetworkSection.class)
    @Widget(
            title = "Hidden sizes",
            description = "How many units each hidden layer has, from the first to the innermost one, separated by"
                    + " commas. The layers behind it mirror those before: \"400\" is one hidden layer, \"500,"
                    + " 30\" gives hidden layers of 500, 30 and 500 units.")
    @Effect(predicate = HasHiddenSizes.class, type = EffectType.SHOW)
    String m_hiddenSizes = "400";

    @Layout(NetworkSection.class)
    @Widget(
            title = "Activation",
            description = "What the units of hidden layers make of their weighted sum z. The output is linear.")
    @ValueReference(ActivationReference.class)
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    ActivationFunction m_activation = ActivationFunction.LEAKY_RELU;

    @Layout(NetworkSection.class)
    @Widget(title = "Slope", description = "The fraction of z that a Leaky ReLU gives where z is negative.")
    @NumberInputWidget
    @Effect(predicate = IsLeaky.class, type = EffectType.SHOW)
    double m_slope = 0.01;

    @Layout(NetworkSection.class)
    @Widget(
            title = "Innermost layer",
            description = "Whether the innermost layer has the same activation as the other hidden layers.")
    @ValueSwitchWidget
    @Advanced
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    InnermostActivation m_innermostActivation = InnermostActivation.SAME;

    @Layout(NetworkSection.class)
    @Widget(title = "Biases", description = "Whether every unit adds a number of its own to its sum.")
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    boolean m_biases = true;

    @Layout(NetworkSection.class)
    @Widget(
            title = "Embedding layer",
            description = "The number of the hidden layer that gives the embedding, from 1, the first. 0 stands"
                    + " for the innermost one.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    int m_embeddingLayer;

    @Layout(NetworkSection.class)
    @Widget(title = "Embedding", description = "At which side of the activation the embedding is read.")
    @ValueSwitchWidget
    EmbeddingPlace m_embeddingPlace = EmbeddingPlace.BEFORE_ACTIVATION;

    @Layout(NetworkSection.class)
    @Widget(title = "Initial weights", description = "How the weights start. What training ends with depends on it.")
    @ValueReference(WeightsReference.class)
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    InitialWeights m_initialWeights = InitialWeights.UNIFORM;

    @Layout(NetworkSection.class)
    @Widget(title = "Initial gain", description = "The function of the second moment S by which the encoder starts.")
    @ValueSwitchWidget
    @Effect(predicate = IsSpectral.class, type = EffectType.SHOW)
    SpectralGain m_spectralGain = SpectralGain.SHIFTED_POWER;

    @Layout(NetworkSection.class)
    @Widget(title = "Degree (k)", description = "The exponent in the initial gain.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsSpectral.class, type = EffectType.SHOW)
    double m_degree = 1;

    @Layout(NetworkSection.class)
    @Widget(title = "Standard deviation of weights", description = "How large the initial weights are.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsSmallRandom.class, type = EffectType.SHOW)
    double m_initialDeviation = 0.01;

    @Layout(TrainingSection.class)
    @Widget(title = "Optimizer", description = "By which rule gradients change the weights.")
    @ValueSwitchWidget
    @ValueReference(OptimizerReference.class)
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    OptimizationRule m_optimizer = OptimizationRule.ADAM;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Momentum",
            description = "Which part of the previous step is added to the next one: at least 0, and below 1.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsDescent.class, type = EffectType.SHOW)
    double m_momentum = 0.9;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Learning rate",
            description = "How large the steps are. Lower it when training diverges or the loss jumps; raise it"
                    + " when the loss falls slowly.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    double m_learningRate = 0.001;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Epochs between decays",
            description = "After how many epochs, each time, the learning rate is multiplied by the factor below."
                    + " 0 stands for never.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    int m_decayEpochs;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Decay factor",
            description = "By what the learning rate is then multiplied: above 0, and at most 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Advanced
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    double m_decayFactor = 0.1;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Batch size",
            description = "How many rows make one step. More than there are rows means all of them.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    int m_batchSize = 128;

    @Layout(TrainingSection.class)
    @Widget(title = "Epochs", description = "How often training goes through all rows at most.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_epochs = 50;

    @Layout(TrainingSection.class)
    @Widget(
            title = "L2 penalty",
            description = "So many times each weight and bias is added to its gradient, which keeps them small. 0"
                    + " stands for none.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    double m_weightDecay;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Input noise",
            description = "Noise on what goes into the network in training, while the row without noise is what is"
                    + " to come out (denoising autoencoder).")
    @ValueSwitchWidget
    @Advanced
    @ValueReference(NoiseReference.class)
    Noise m_noise = Noise.NONE;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Standard deviation of noise",
            description = "How strong the Gaussian noise is, after preprocessing.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Advanced
    @Effect(predicate = IsGaussian.class, type = EffectType.SHOW)
    double m_noiseDeviation = 0.1;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Masked share",
            description = "The probability with which a value is set to 0: above 0 and below 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Advanced
    @Effect(predicate = IsMasking.class, type = EffectType.SHOW)
    double m_maskedShare = 0.1;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Seed",
            description = "Any whole number. It decides the initial weights, the validation rows, the order of"
                    + " rows and the noise; the same seed gives the same model.")
    @NumberInputWidget
    long m_seed = 1;

    @Layout(TrainingSection.class)
    @Widget(title = "Rows in training", description = "Where the rows are while the network is trained on them.")
    @ValueSwitchWidget
    @Advanced
    RowsInTraining m_rowsInTraining = RowsInTraining.AUTOMATIC;

    @Layout(StoppingSection.class)
    @Widget(
            title = "Validation share",
            description = "Which share of the rows, chosen at random, is not trained on but shows how well the"
                    + " network does on rows it has not seen: at least 0, and below 1.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    double m_validationShare = 0.1;

    @Layout(StoppingSection.class)
    @Widget(
            title = "Keep the best model",
            description = "Gives the model of the epoch with the least validation loss instead of the last one.")
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    boolean m_keepBest = true;

    @Layout(StoppingSection.class)
    @Widget(
            title = "Patience",
            description = "Training stops when the validation loss has not improved for so many epochs. 0 stands"
                    + " for never.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    int m_patience;

    @Layout(StoppingSection.class)
    @Widget(
            title = "Least change of loss",
            description = "Training stops when the training loss changes by less than this from one epoch to the"
                    + " next. 0 stands for never.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsCustom.class, type = EffectType.SHOW)
    double m_leastLossChange;

    @Layout(StoppingSection.class)
    @Widget(
            title = "On cancel",
            description = "What is left of a training that you cancel. The node stops within about a second.")
    @ValueSwitchWidget
    OnCancel m_onCancel = OnCancel.DISCARD;

    /** For a node without input. */
    NeuralAutoencoderLearnerNodeParameters() {}

    /** For a node with input. */
    NeuralAutoencoderLearnerNodeParameters(final NodeParametersInput input) {
        super(input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        architecture(1);
        trainingOptions();
        initialization();
        if (m_embeddingLayer < 0) {
            throw new InvalidSettingsException(
                    "The embedding layer must be at least 0, but it is " + m_embeddingLayer + ".");
        }
        if (m_preset == Preset.CUSTOM
                && !isSpectral()
                && m_embeddingLayer >= 2 * hiddenSizes().size()) {
            throw new InvalidSettingsException(
                    "The embedding layer is " + m_embeddingLayer + ", but the hidden layers are"
                            + " numbered from 1 to " + (2 * hiddenSizes().size() - 1) + ".");
        }
        if (m_patience > 0 && m_validationShare == 0 && m_preset == Preset.CUSTOM) {
            throw new InvalidSettingsException(
                    "Patience needs validation rows: set a validation share above 0, or the patience to 0.");
        }
    }

    private boolean isSpectral() {
        return m_preset == Preset.CUSTOM && m_initialWeights == InitialWeights.ASYMMETRIC_SPECTRAL;
    }

    /** The sizes in the field of that name. */
    private List<Integer> hiddenSizes() throws InvalidSettingsException {
        var sizes = new ArrayList<Integer>();
        for (var text : m_hiddenSizes.split(",", -1)) {
            int size;
            try {
                size = Integer.parseInt(text.strip());
            } catch (NumberFormatException e) {
                throw new InvalidSettingsException(
                        "The hidden sizes must be whole numbers separated by commas, such as \"500, 30\", but \""
                                + text.strip() + "\" is none.",
                        e);
            }
            if (size < 1 || size > MAX_SIZE) {
                throw new InvalidSettingsException(
                        "A hidden layer must have between 1 and " + MAX_SIZE + " units, but one has " + size + ".");
            }
            sizes.add(size);
        }
        return sizes;
    }

    /** The shape of the network for d inputs. */
    Architecture architecture(final int dimension) throws InvalidSettingsException {
        return switch (m_preset) {
            case PAPER_GLOVE -> new Architecture(dimension, List.of(GLOVE_UNITS), PAPER_UNIT, PAPER_UNIT, true);
            case PAPER_CMAP -> new Architecture(dimension, List.of(CMAP_UNITS), PAPER_UNIT, PAPER_UNIT, false);
            case CUSTOM ->
                new Architecture(
                        dimension,
                        isSpectral() ? List.of(2 * dimension) : hiddenSizes(),
                        activation(),
                        m_innermostActivation == InnermostActivation.LINEAR
                                ? new Activation.LeakyRelu(1)
                                : activation(),
                        m_biases);
        };
    }

    /** What the units of hidden layers do. */
    Activation activation() throws InvalidSettingsException {
        if (m_preset != Preset.CUSTOM) {
            return PAPER_UNIT;
        }
        try {
            return switch (m_activation) {
                case LEAKY_RELU -> new Activation.LeakyRelu(m_slope);
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

    /** Where the embedding is read. */
    EmbeddingLayer embedding() throws InvalidSettingsException {
        int innermost =
                m_preset == Preset.CUSTOM && !isSpectral() ? hiddenSizes().size() : 1;
        return new EmbeddingLayer(
                m_preset != Preset.CUSTOM || isSpectral() || m_embeddingLayer == 0 ? innermost : m_embeddingLayer,
                m_embeddingPlace == EmbeddingPlace.AFTER_ACTIVATION);
    }

    /** h, as far as it can be told for d inputs that may not be known. */
    OptionalInt latentDimension(final OptionalInt dimension) throws InvalidSettingsException {
        if (isSpectral() && dimension.isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(architecture(dimension.orElse(1)).size(embedding().layer()));
    }

    /** How the weights start. */
    Initialization initialization() throws InvalidSettingsException {
        if (m_preset != Preset.CUSTOM) {
            return new Initialization.Uniform();
        }
        try {
            return switch (m_initialWeights) {
                case UNIFORM -> new Initialization.Uniform();
                case HE -> new Initialization.He();
                case XAVIER -> new Initialization.Xavier();
                case ASYMMETRIC_SPECTRAL ->
                    new Initialization.AsymmetricSpectral(
                            m_spectralGain == SpectralGain.POWER
                                    ? new PowerGain(m_degree)
                                    : new ShiftedPowerGain(m_degree));
                case SMALL_RANDOM -> new Initialization.SmallRandom(m_initialDeviation);
            };
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /** How to train. */
    TrainingOptions trainingOptions() throws InvalidSettingsException {
        try {
            var noise =
                    switch (m_noise) {
                        case NONE -> new InputNoise.None();
                        case GAUSSIAN -> new InputNoise.Gaussian(m_noiseDeviation);
                        case MASKING -> new InputNoise.Masking(m_maskedShare);
                    };
            boolean keeps = m_onCancel == OnCancel.KEEP;
            return switch (m_preset) {
                case PAPER_GLOVE ->
                    new TrainingOptions(
                            new Optimizer.Descent(0.9),
                            0.1,
                            1,
                            0,
                            1024,
                            m_epochs,
                            0,
                            noise,
                            0,
                            false,
                            0,
                            1e-4,
                            keeps,
                            m_seed);
                case PAPER_CMAP ->
                    new TrainingOptions(
                            Optimizer.Adam.USUAL, 1e-4, 1, 0, 128, m_epochs, 0, noise, 0.1, true, 0, 0, keeps, m_seed);
                case CUSTOM ->
                    new TrainingOptions(
                            m_optimizer == OptimizationRule.ADAM
                                    ? Optimizer.Adam.USUAL
                                    : new Optimizer.Descent(m_momentum),
                            m_learningRate,
                            m_decayFactor,
                            m_decayEpochs,
                            m_batchSize,
                            m_epochs,
                            m_weightDecay,
                            noise,
                            m_validationShare,
                            m_keepBest,
                            m_patience,
                            m_leastLossChange,
                            keeps,
                            m_seed);
            };
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }
}
