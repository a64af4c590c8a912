package org.latentalign.node.fit.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
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
import org.latentalign.neural.EmbeddingLayer;
import org.latentalign.neural.Initialization;
import org.latentalign.neural.InputNoise;
import org.latentalign.neural.Optimizer;
import org.latentalign.neural.TrainingOptions;
import org.latentalign.node.shared.learner.ActivationFunction;
import org.latentalign.node.shared.learner.HiddenSizes;
import org.latentalign.node.shared.learner.NetworkLearnerParameters;
import org.latentalign.node.shared.learner.NetworkPreset;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.ShiftedPowerGain;

/**
 * The settings of the Neural Autoencoder Learner, in the words of the paper and of the usual libraries. Keys and the
 * names of constants are written into saved workflows: they never change.
 */
@LoadDefaultsForAbsentFields
final class NeuralAutoencoderLearnerNodeParameters extends NetworkLearnerParameters {

    /** The paper's settings (appendix H). */
    private static final Activation PAPER_UNIT = new Activation.LeakyRelu(0.01);

    private static final int GLOVE_UNITS = 400;

    private static final int CMAP_UNITS = 1024;

    /** Least size of the layers before and behind the bottleneck of Kramer's network. */
    private static final int KRAMER_UNITS = 10;

    /** The layers before the bottleneck of Hinton's and Salakhutdinov's network. */
    private static final List<Integer> DEEP_UNITS = List.of(1000, 500, 250);

    private static final int EPOCHS = 50;

    private static final Activation LINEAR_UNIT = new Activation.LeakyRelu(1);

    @Section(title = "Network")
    @After(PreprocessingSection.class)
    @Before(TrainingSection.class)
    interface NetworkSection {}

    /** What the output is. */
    enum Output {
        @Label(value = "Linear", description = "Any numbers; the loss is the mean squared error.")
        LINEAR,
        @Label(
                value = "Sigmoid",
                description = "Numbers between 0 and 1, as the rows must be after preprocessing; the loss is the mean"
                        + " cross-entropy.")
        SIGMOID
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

    static final class ActivationReference implements ParameterReference<ActivationFunction> {}

    static final class WeightsReference implements ParameterReference<InitialWeights> {}

    static final class OptimizerReference implements ParameterReference<OptimizationRule> {}

    static final class NoiseReference implements ParameterReference<Noise> {}

    static final class HasBottleneck implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetReference.class)
                    .isOneOf(NetworkPreset.KRAMER_1991, NetworkPreset.HINTON_SALAKHUTDINOV_2006);
        }
    }

    static final class HasOutput implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetReference.class)
                    .isOneOf(NetworkPreset.CUSTOM, NetworkPreset.KRAMER_1991, NetworkPreset.HINTON_SALAKHUTDINOV_2006);
        }
    }

    static final class IsLeaky implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetReference.class)
                    .isOneOf(NetworkPreset.CUSTOM)
                    .and(i.getEnum(ActivationReference.class).isOneOf(ActivationFunction.LEAKY_RELU));
        }
    }

    static final class IsSpectral implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetReference.class)
                    .isOneOf(NetworkPreset.CUSTOM)
                    .and(i.getEnum(WeightsReference.class).isOneOf(InitialWeights.ASYMMETRIC_SPECTRAL));
        }
    }

    static final class IsSmallRandom implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetReference.class)
                    .isOneOf(NetworkPreset.CUSTOM)
                    .and(i.getEnum(WeightsReference.class).isOneOf(InitialWeights.SMALL_RANDOM));
        }
    }

    static final class IsDescent implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetReference.class)
                    .isOneOf(NetworkPreset.CUSTOM)
                    .and(i.getEnum(OptimizerReference.class).isOneOf(OptimizationRule.GRADIENT_DESCENT));
        }
    }

    static final class HasSizes implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(WeightsReference.class)
                    .isOneOf(InitialWeights.ASYMMETRIC_SPECTRAL)
                    .negate()
                    .or(i.getEnum(PresetReference.class)
                            .isOneOf(NetworkPreset.CUSTOM)
                            .negate());
        }
    }

    static final class HasHiddenSizes implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PresetReference.class)
                    .isOneOf(NetworkPreset.CUSTOM)
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
            description = "Network and training as in an article, or of your own. A preset replaces the settings"
                    + " that it names, which are then not shown, and touches nothing else.")
    @ValueReference(PresetReference.class)
    NetworkPreset m_preset = NetworkPreset.CUSTOM;

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
            title = "Bottleneck size",
            description = "How many units the innermost layer has, which is the number of latent dimensions.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = HasBottleneck.class, type = EffectType.SHOW)
    int m_bottleneckSize = 10;

    @Layout(NetworkSection.class)
    @Widget(title = "Activation", description = "What the units of hidden layers make of their weighted sum z.")
    @ValueReference(ActivationReference.class)
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    ActivationFunction m_activation = ActivationFunction.LEAKY_RELU;

    @Layout(NetworkSection.class)
    @Widget(title = "Output", description = "What the units of the last layer give, and so which loss there is.")
    @ValueSwitchWidget
    @Advanced
    @Effect(predicate = HasOutput.class, type = EffectType.SHOW)
    Output m_output = Output.LINEAR;

    @Layout(NetworkSection.class)
    @Widget(title = "Slope", description = "The fraction of z that a Leaky ReLU gives where z is negative.")
    @NumberInputWidget
    @Advanced
    @Effect(predicate = IsLeaky.class, type = EffectType.SHOW)
    double m_slope = 0.01;

    @Layout(NetworkSection.class)
    @Widget(
            title = "Innermost layer",
            description = "Whether the innermost layer has the same activation as the other hidden layers.")
    @ValueSwitchWidget
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    InnermostActivation m_innermostActivation = InnermostActivation.SAME;

    @Layout(NetworkSection.class)
    @Widget(title = "Biases", description = "Whether every unit adds a number of its own to its sum.")
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    boolean m_biases = true;

    @Layout(NetworkSection.class)
    @Widget(
            title = "Embedding layer",
            description = "The number of the hidden layer that gives the embedding, from 1, the first. 0 stands"
                    + " for the innermost one.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    int m_embeddingLayer;

    @Layout(NetworkSection.class)
    @Widget(title = "Embedding", description = "At which side of the activation the embedding is read.")
    @ValueSwitchWidget
    @Advanced
    EmbeddingPlace m_embeddingPlace = EmbeddingPlace.BEFORE_ACTIVATION;

    @Layout(NetworkSection.class)
    @Widget(title = "Initial weights", description = "How the weights start. What training ends with depends on it.")
    @ValueReference(WeightsReference.class)
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    InitialWeights m_initialWeights = InitialWeights.UNIFORM;

    @Layout(NetworkSection.class)
    @Widget(title = "Initial gain", description = "The function of the second moment S by which the encoder starts.")
    @ValueSwitchWidget
    @Advanced
    @Effect(predicate = IsSpectral.class, type = EffectType.SHOW)
    SpectralGain m_spectralGain = SpectralGain.SHIFTED_POWER;

    @Layout(NetworkSection.class)
    @Widget(title = "Degree (k)", description = "The exponent in the initial gain.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    @Effect(predicate = IsSpectral.class, type = EffectType.SHOW)
    double m_degree = 1;

    @Layout(NetworkSection.class)
    @Widget(title = "Standard deviation of weights", description = "How large the initial weights are.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Advanced
    @Effect(predicate = IsSmallRandom.class, type = EffectType.SHOW)
    double m_initialDeviation = 0.01;

    @Layout(TrainingSection.class)
    @Widget(title = "Optimizer", description = "By which rule gradients change the weights.")
    @ValueSwitchWidget
    @ValueReference(OptimizerReference.class)
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    OptimizationRule m_optimizer = OptimizationRule.ADAM;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Momentum",
            description = "Which part of the previous step is added to the next one: at least 0, and below 1.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    @Effect(predicate = IsDescent.class, type = EffectType.SHOW)
    double m_momentum = 0.9;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Epochs between decays",
            description = "After how many epochs, each time, the learning rate is multiplied by the factor below."
                    + " 0 stands for never.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    int m_decayEpochs;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Decay factor",
            description = "By what the learning rate is then multiplied: above 0, and at most 1.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    double m_decayFactor = 0.1;

    @Layout(TrainingSection.class)
    @Widget(
            title = "L2 penalty",
            description = "So many times each weight and bias is added to its gradient, which keeps them small. 0"
                    + " stands for none.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
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
            title = "Restarts",
            description =
                    "How many times training begins anew, with the initial weights of the seed, the seed plus 1 and"
                            + " so on. The model with the least validation loss is kept, without validation rows that"
                            + " with the least training loss; the description of the model tells the loss of each.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Advanced
    int m_restarts = 1;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Bottleneck sizes to compare",
            description = "Numbers of units separated by commas, such as \"2, 5, 10, 20\": for each of them the same"
                    + " network is trained with an innermost layer of that size, and its error stands beside that of"
                    + " PCA in the view and at the output Bottleneck Sizes, which you can add. Empty for none. Each"
                    + " takes as long as the training itself.")
    @Advanced
    @Effect(predicate = HasSizes.class, type = EffectType.SHOW)
    String m_bottleneckSizes = "";

    @Layout(StoppingSection.class)
    @Widget(
            title = "Least change of loss",
            description = "Training stops when the training loss changes by less than this from one epoch to the"
                    + " next. 0 stands for never.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    double m_leastLossChange;

    /** For a node without input. */
    NeuralAutoencoderLearnerNodeParameters() {
        super(false, EPOCHS);
    }

    /** For a node with input. */
    NeuralAutoencoderLearnerNodeParameters(final NodeParametersInput input) {
        super(false, EPOCHS, input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        architecture(1);
        trainingOptions();
        initialization();
        bottleneckSizes();
        if (m_restarts < 1) {
            throw new InvalidSettingsException(
                    "The number of restarts must be at least 1, but it is " + m_restarts + ".");
        }
        if (isSigmoidOutput() && isCentered()) {
            throw new InvalidSettingsException(
                    "A sigmoid output gives values between 0 and 1, but centered values lie on"
                            + " both sides of 0: switch off \"Center\", or choose the linear output.");
        }
        if (m_embeddingLayer < 0) {
            throw new InvalidSettingsException(
                    "The embedding layer must be at least 0, but it is " + m_embeddingLayer + ".");
        }
        if (m_preset == NetworkPreset.CUSTOM
                && !isSpectral()
                && m_embeddingLayer >= 2 * hiddenSizes().size()) {
            throw new InvalidSettingsException(
                    "The embedding layer is " + m_embeddingLayer + ", but the hidden layers are"
                            + " numbered from 1 to " + (2 * hiddenSizes().size() - 1) + ".");
        }
    }

    private boolean isSpectral() {
        return m_preset == NetworkPreset.CUSTOM && m_initialWeights == InitialWeights.ASYMMETRIC_SPECTRAL;
    }

    /** The sizes in the field of that name. */
    private List<Integer> hiddenSizes() throws InvalidSettingsException {
        return HiddenSizes.parse(m_hiddenSizes, "hidden sizes");
    }

    /** The innermost sizes to compare, often none. */
    List<Integer> bottleneckSizes() throws InvalidSettingsException {
        if (m_bottleneckSizes.isBlank() || isSpectral()) {
            return List.of();
        }
        return HiddenSizes.parse(m_bottleneckSizes, "bottleneck sizes");
    }

    /** Whether values between 0 and 1 come out. */
    boolean isSigmoidOutput() {
        return m_output == Output.SIGMOID
                && m_preset != NetworkPreset.PAPER_GLOVE
                && m_preset != NetworkPreset.PAPER_CMAP;
    }

    private Activation output() {
        return isSigmoidOutput() ? new Activation.Sigmoid() : LINEAR_UNIT;
    }

    /** The sizes down to the innermost layer, for d inputs. */
    private List<Integer> encoderSizes(final int dimension) throws InvalidSettingsException {
        return switch (m_preset) {
            case PAPER_GLOVE -> List.of(GLOVE_UNITS);
            case PAPER_CMAP -> List.of(CMAP_UNITS);
            case KRAMER_1991 -> kramerSizes(bottleneckSize());
            case HINTON_SALAKHUTDINOV_2006 -> deepSizes(bottleneckSize());
            case CUSTOM -> isSpectral() ? List.of(2 * dimension) : hiddenSizes();
        };
    }

    private int bottleneckSize() throws InvalidSettingsException {
        return HiddenSizes.parse(Integer.toString(m_bottleneckSize), "bottleneck size")
                .get(0);
    }

    private static List<Integer> kramerSizes(final int bottleneck) {
        return List.of(Math.max(KRAMER_UNITS, 2 * bottleneck), bottleneck);
    }

    private static List<Integer> deepSizes(final int bottleneck) {
        return Stream.concat(DEEP_UNITS.stream(), Stream.of(bottleneck)).toList();
    }

    /** The shape of the network for d inputs. */
    @Override
    public Architecture architecture(final int dimension) throws InvalidSettingsException {
        var innermost = isLinearInside() ? LINEAR_UNIT : activation();
        return new Architecture(
                dimension,
                encoderSizes(dimension),
                activation(),
                innermost,
                m_preset != NetworkPreset.PAPER_CMAP && hasBiases(),
                output());
    }

    private boolean isLinearInside() {
        return switch (m_preset) {
            case PAPER_GLOVE, PAPER_CMAP -> false;
            case KRAMER_1991, HINTON_SALAKHUTDINOV_2006 -> true;
            case CUSTOM -> m_innermostActivation == InnermostActivation.LINEAR;
        };
    }

    private boolean hasBiases() {
        return m_preset != NetworkPreset.CUSTOM || m_biases;
    }

    /** The same with another innermost layer. */
    Architecture architecture(final int dimension, final int bottleneck) throws InvalidSettingsException {
        var whole = architecture(dimension);
        var sizes =
                m_preset == NetworkPreset.KRAMER_1991 ? kramerSizes(bottleneck) : new ArrayList<>(whole.encoderSizes());
        if (m_preset != NetworkPreset.KRAMER_1991) {
            sizes.set(sizes.size() - 1, bottleneck);
        }
        return new Architecture(
                dimension,
                sizes,
                whole.activation(),
                whole.innermostActivation(),
                whole.biased(),
                whole.outputActivation());
    }

    @Override
    public long weights(final int dimension) throws InvalidSettingsException {
        long most = super.weights(dimension);
        for (int size : bottleneckSizes()) {
            most = Math.max(most, architecture(dimension, size).parameterCount());
        }
        return most;
    }

    /** What the units of hidden layers do. */
    Activation activation() throws InvalidSettingsException {
        return switch (m_preset) {
            case PAPER_GLOVE, PAPER_CMAP -> PAPER_UNIT;
            case KRAMER_1991 -> new Activation.Tanh();
            case HINTON_SALAKHUTDINOV_2006 -> new Activation.Sigmoid();
            case CUSTOM -> m_activation.activation(m_slope);
        };
    }

    /** Where the embedding is read. */
    EmbeddingLayer embedding() throws InvalidSettingsException {
        int innermost = encoderSizes(1).size();
        return new EmbeddingLayer(
                m_preset != NetworkPreset.CUSTOM || isSpectral() || m_embeddingLayer == 0
                        ? innermost
                        : m_embeddingLayer,
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
        return switch (m_preset) {
            case PAPER_GLOVE, PAPER_CMAP -> new Initialization.Uniform();
            case KRAMER_1991, HINTON_SALAKHUTDINOV_2006 -> new Initialization.Xavier();
            case CUSTOM -> customInitialization();
        };
    }

    private Initialization customInitialization() throws InvalidSettingsException {
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
            boolean keeps = isKeptOnCancel();
            return switch (m_preset) {
                case PAPER_GLOVE ->
                    new TrainingOptions(
                            new Optimizer.Descent(0.9),
                            0.1,
                            1,
                            0,
                            1024,
                            epochs(),
                            0,
                            noise,
                            0,
                            false,
                            0,
                            1e-4,
                            keeps,
                            seed());
                case PAPER_CMAP ->
                    new TrainingOptions(
                            Optimizer.Adam.USUAL, 1e-4, 1, 0, 128, epochs(), 0, noise, 0.1, true, 0, 0, keeps, seed());
                case KRAMER_1991 ->
                    new TrainingOptions(
                            Optimizer.Adam.USUAL, 5e-3, 1, 0, 32, epochs(), 0, noise, 0.1, true, 0, 0, keeps, seed());
                case HINTON_SALAKHUTDINOV_2006 ->
                    new TrainingOptions(
                            Optimizer.Adam.USUAL, 1e-3, 1, 0, 100, epochs(), 0, noise, 0.1, true, 0, 0, keeps, seed());
                case CUSTOM ->
                    ownTraining(
                            m_optimizer == OptimizationRule.ADAM
                                    ? Optimizer.Adam.USUAL
                                    : new Optimizer.Descent(m_momentum),
                            m_decayFactor,
                            m_decayEpochs,
                            m_weightDecay,
                            noise,
                            m_leastLossChange);
            };
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }
}
