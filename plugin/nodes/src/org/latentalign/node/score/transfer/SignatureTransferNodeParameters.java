package org.latentalign.node.score.transfer;

import org.knime.core.data.DataTableSpec;
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
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.shared.compare.SampleParameters;
import org.latentalign.node.shared.compare.SampleRoles;
import org.latentalign.node.shared.frame.Limits;
import org.latentalign.node.shared.vectors.ModelVectorParameters;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.score.transfer.TransferMethod;

/** The settings of Signature Transfer. Keys and the names of constants are written into saved workflows. */
@LoadDefaultsForAbsentFields
final class SignatureTransferNodeParameters extends SampleParameters {

    @Section(title = "Transfer")
    @After(ControlsSection.class)
    interface TransferSection {}

    @Section(title = "Output")
    @After(ControlsSection.class) // and so beside it, not in a root of its own
    @After(TransferSection.class)
    @Advanced
    interface OutputSection {}

    /** Where the effect of a drug is taken from. */
    enum From {
        @Label(value = "One cell line", description = "The effect of a drug in one other cell line.")
        ONE,
        @Label(
                value = "All others",
                description =
                        "The mean effect over all other cell lines in which the drug was measured, weighted by how"
                                + " near their controls are to those of the target: exp(-distance / tau). Tau is"
                                + " chosen among the other cell lines by predicting each from the rest; with fewer"
                                + " than three of them all weigh alike.")
        ALL_OTHERS
    }

    /** How cell lines are given. */
    enum NamesBy {
        @Label(value = "Choosing", description = "Choose them among the values that the table knows of the column.")
        VALUES,
        @Label(
                value = "Typing",
                description = "Type them: where the table does not know the possible values of the column, or where a"
                        + " context is made of several columns.")
        NAMES
    }

    /** How a prediction is made. */
    enum PredictedBy {
        @Label(
                value = "Latent space",
                description =
                        "The step is added to the target's encoded controls, and the result is decoded: decode(z +"
                                + " step).")
        LATENT_SPACE(TransferMethod.LATENT_SPACE),
        @Label(
                value = "Decoded change",
                description =
                        "What decoding makes of the step is added to the target's controls: control + mean of decode(z"
                                + " + step) - decode(z). What the decoder does to the controls alone then cancels.")
        DECODED_CHANGE(TransferMethod.DECODED_CHANGE);

        private final TransferMethod m_method;

        PredictedBy(final TransferMethod method) {
            m_method = method;
        }
    }

    /** What the model may have seen. */
    enum HeldOut {
        @Label(
                value = "Each drug",
                description = "For every drug that was measured in the target, the model is fitted again with the same"
                        + " settings to all samples of the input table but the drug's treated samples there. Only a"
                        + " spectral autoencoder can be; it takes a fit for every drug.")
        EACH_DRUG,
        @Label(
                value = "All drugs at once",
                description = "The model is fitted again once, without all treated samples of the target.")
        ALL_DRUGS,
        @Label(
                value = "Nothing",
                description = "The model is used as it is. If it was fitted on the samples that it is to predict, its"
                        + " errors flatter it, and the verdict says so.")
        NOTHING
    }

    static final class FromReference implements ParameterReference<From> {}

    static final class NamesByReference implements ParameterReference<NamesBy> {}

    static final class IsByValues implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(NamesByReference.class).isOneOf(NamesBy.VALUES);
        }
    }

    static final class IsOneByValue implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getPredicate(IsByValues.class)
                    .and(i.getEnum(FromReference.class).isOneOf(From.ONE));
        }
    }

    static final class IsOneByName implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getPredicate(IsByValues.class)
                    .negate()
                    .and(i.getEnum(FromReference.class).isOneOf(From.ONE));
        }
    }

    @Layout(VectorsSection.class)
    ModelVectorParameters m_vectors = new ModelVectorParameters();

    @Layout(TransferSection.class)
    @Widget(title = "From", description = "Where the effect of a drug is taken from.")
    @ValueSwitchWidget
    @ValueReference(FromReference.class)
    From m_from = From.ONE;

    @Layout(TransferSection.class)
    @Widget(title = "Cell lines by", description = "How the cell lines are given.")
    @ValueSwitchWidget
    @ValueReference(NamesByReference.class)
    NamesBy m_namesBy = NamesBy.VALUES;

    @Layout(TransferSection.class)
    @Widget(
            title = "From cell line",
            description = "The cell line A in which drugs were measured. Both may be left empty when the table has two"
                    + " cell lines only: then the first by name is A.")
    @ChoicesProvider(CellLineValues.class)
    @Effect(predicate = IsOneByValue.class, type = EffectType.SHOW)
    String m_fromCellLine = "";

    @Layout(TransferSection.class)
    @Widget(title = "To cell line", description = "The cell line B for which profiles are predicted.")
    @ChoicesProvider(CellLineValues.class)
    @Effect(predicate = IsByValues.class, type = EffectType.SHOW)
    String m_toCellLine = "";

    @Layout(TransferSection.class)
    @Widget(title = "From cell line (name)", description = "Cell line A, spelled exactly as in the table.")
    @Effect(predicate = IsOneByName.class, type = EffectType.SHOW)
    String m_fromName = "";

    @Layout(TransferSection.class)
    @Widget(
            title = "To cell line (name)",
            description = "Cell line B, spelled exactly as in the table. A context of several columns has their values,"
                    + " separated by a comma and a blank.")
    @Effect(predicate = IsByValues.class, type = EffectType.HIDE)
    String m_toName = "";

    @Advanced
    @Layout(TransferSection.class)
    @Widget(title = "Predicted by", description = "How the predictions are made that are written and judged.")
    @ValueSwitchWidget
    PredictedBy m_predictedBy = PredictedBy.LATENT_SPACE;

    @Layout(TransferSection.class)
    @Widget(
            title = "Held out of the model",
            description = "Which of the samples that are predicted the model must not have seen.")
    @RadioButtonsWidget
    HeldOut m_heldOut = HeldOut.EACH_DRUG;

    @Layout(TransferSection.class)
    @Widget(
            title = "Top genes",
            description = "How many genes with the largest changes are compared for the top-gene overlap.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Advanced
    int m_topGenes = 50;

    @Layout(TransferSection.class)
    @Widget(
            title = "Seed",
            description = "Where the random numbers for exchanges of drugs start. The same seed gives the same result.")
    @Advanced
    long m_seed = 1;

    @Advanced
    @Layout(OutputSection.class)
    @Widget(title = "Prediction as", description = "How the predicted profile of a drug is written.")
    @RadioButtonsWidget
    VectorShape m_outputShape = VectorShape.LIST;

    /** For a node without input. */
    SignatureTransferNodeParameters() {}

    /** For a node with input. */
    SignatureTransferNodeParameters(final NodeParametersInput input) {
        super(input);
        m_vectors = new ModelVectorParameters(input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        validateControls("changes");
        Limits.requirePositive("Top genes", m_topGenes);
        if (m_from == From.ONE) {
            if (from().isEmpty() != to().isEmpty()) {
                throw new InvalidSettingsException("Name both cell lines, or none when the table has two only.");
            }
            if (!from().isEmpty() && from().equals(to())) {
                throw new InvalidSettingsException("The two cell lines must be different ones.");
            }
        } else if (to().isEmpty()) {
            throw new InvalidSettingsException("Name the cell line for which profiles are predicted.");
        }
    }

    /** The source; empty for the first of two. */
    String from() {
        return orEmpty(m_namesBy == NamesBy.VALUES ? m_fromCellLine : m_fromName);
    }

    /** The target; empty for the second of two. */
    String to() {
        return orEmpty(m_namesBy == NamesBy.VALUES ? m_toCellLine : m_toName);
    }

    private static String orEmpty(final String text) {
        return text == null ? "" : text;
    }

    boolean isFromAll() {
        return m_from == From.ALL_OTHERS;
    }

    TransferMethod predictedBy() {
        return m_predictedBy.m_method;
    }

    SampleRoles roles(final DataTableSpec table) throws InvalidSettingsException {
        return roles(table, "");
    }
}
