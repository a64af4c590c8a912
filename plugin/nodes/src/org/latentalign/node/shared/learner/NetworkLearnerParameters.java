package org.latentalign.node.shared.learner;

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
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.neural.Architecture;
import org.latentalign.neural.InputNoise;
import org.latentalign.neural.Optimizer;
import org.latentalign.neural.TrainingOptions;

/**
 * The settings that all nodes have which train a network. Keys and the names of constants are written into saved
 * workflows: they never change.
 */
@LoadDefaultsForAbsentFields
public abstract class NetworkLearnerParameters extends LearnerParameters {

    /** How the network is trained. */
    @Section(title = "Training")
    @After(PreprocessingSection.class)
    protected interface TrainingSection {}

    /** Which model of a training is the result, and when it ends. */
    @Section(title = "Validation and Stopping")
    @After(PreprocessingSection.class) // and so beside it, not in a root of its own
    @After(TrainingSection.class)
    @Advanced
    protected interface StoppingSection {}

    /** The setting that chooses a preset, in nodes that have one. */
    public static final class PresetReference implements ParameterReference<NetworkPreset> {}

    /** Whether no preset sets the training. */
    public static final class OwnTraining implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.isMissing(PresetReference.class)
                    ? i.always()
                    : i.getEnum(PresetReference.class).isOneOf(NetworkPreset.CUSTOM);
        }
    }

    @Layout(TrainingSection.class)
    @Widget(title = "Epochs", description = "How often training goes through all rows at most.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_epochs;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Learning rate",
            description = "How large the steps are. Lower it when training diverges or the loss jumps; raise it when"
                    + " the loss falls slowly.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    double m_learningRate = 0.001;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Batch size",
            description = "How many rows make one step. More than there are rows means all of them.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    int m_batchSize = 128;

    @Layout(TrainingSection.class)
    @Widget(
            title = "Seed",
            description = "Any whole number. It decides the initial weights, the validation rows, the order of rows and"
                    + " whatever else is drawn; the same seed gives the same model.")
    @NumberInputWidget
    @Advanced
    long m_seed = 1;

    @Layout(TrainingSection.class)
    @Widget(title = "Rows in training", description = "Where the rows are while the network is trained on them.")
    @ValueSwitchWidget
    @Advanced
    RowsInTraining m_rowsInTraining = RowsInTraining.AUTOMATIC;

    @Layout(StoppingSection.class)
    @Widget(
            title = "Validation share",
            description = "Which share of the rows, chosen at random, is not trained on but shows how well the network"
                    + " does on rows it has not seen: at least 0, and below 1.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    double m_validationShare = 0.1;

    @Layout(StoppingSection.class)
    @Widget(
            title = "Keep the best model",
            description = "Gives the model of the epoch with the least validation loss instead of the last one.")
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    boolean m_keepBest = true;

    @Layout(StoppingSection.class)
    @Widget(
            title = "Patience",
            description = "Training stops when the validation loss has not improved for so many epochs. 0 stands for"
                    + " never.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    @Effect(predicate = OwnTraining.class, type = EffectType.SHOW)
    int m_patience;

    @Layout(StoppingSection.class)
    @Widget(
            title = "On cancel",
            description = "What is left of a training that you cancel. The node stops within about a second.")
    @ValueSwitchWidget
    @Advanced
    OnCancel m_onCancel = OnCancel.DISCARD;

    /**
     * For a node without input.
     *
     * @param center whether the mean is subtracted, unless somebody chooses otherwise
     * @param epochs how many there are, unless somebody chooses otherwise
     */
    protected NetworkLearnerParameters(final boolean center, final int epochs) {
        super(center);
        m_epochs = epochs;
    }

    /**
     * @param center whether the mean is subtracted, unless somebody chooses otherwise
     * @param epochs how many there are, unless somebody chooses otherwise
     * @param input what is known of the node's input
     */
    protected NetworkLearnerParameters(final boolean center, final int epochs, final NodeParametersInput input) {
        super(center, input);
        m_epochs = epochs;
    }

    /**
     * @param dimension d, the number of inputs
     * @return the shape of the network
     * @throws InvalidSettingsException when settings make none, with the sentence for the user
     */
    public abstract Architecture architecture(int dimension) throws InvalidSettingsException;

    /**
     * @param dimension d, the number of inputs
     * @return how many weights and biases a network has that is trained, the largest of several
     * @throws InvalidSettingsException when settings make no network, with the sentence for the user
     */
    public long weights(final int dimension) throws InvalidSettingsException {
        return architecture(dimension).parameterCount();
    }

    /** @return passes over the rows at most */
    protected final int epochs() {
        return m_epochs;
    }

    /** @return what decides all that is random */
    protected final long seed() {
        return m_seed;
    }

    /** @return where the rows go */
    final RowsInTraining rowsInTraining() {
        return m_rowsInTraining;
    }

    /** @return whether a canceled training gives the model so far */
    protected final boolean isKeptOnCancel() {
        return m_onCancel == OnCancel.KEEP;
    }

    /**
     * A training by the settings of this class.
     *
     * @param optimizer the rule
     * @param decayFactor of the learning rate
     * @param decayEpochs between decays; 0 for never
     * @param weightDecay L2
     * @param noise on the input
     * @param leastLossChange that ends it; 0 for never
     * @return the options
     * @throws InvalidSettingsException when one of them cannot be, with the sentence for the user
     */
    protected final TrainingOptions ownTraining(
            final Optimizer optimizer,
            final double decayFactor,
            final int decayEpochs,
            final double weightDecay,
            final InputNoise noise,
            final double leastLossChange)
            throws InvalidSettingsException {
        if (m_patience > 0 && m_validationShare == 0) {
            throw new InvalidSettingsException(
                    "Patience needs validation rows: set a validation share above 0, or the patience to 0.");
        }
        try {
            return new TrainingOptions(
                    optimizer,
                    m_learningRate,
                    decayFactor,
                    decayEpochs,
                    m_batchSize,
                    m_epochs,
                    weightDecay,
                    noise,
                    m_validationShare,
                    m_keepBest,
                    m_patience,
                    leastLossChange,
                    isKeptOnCancel(),
                    m_seed);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }
}
