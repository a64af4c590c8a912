package org.latentalign.node.score.drugs;

import java.util.List;
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
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.shared.compare.LabelColumn;
import org.latentalign.node.shared.compare.SampleParameters;
import org.latentalign.node.shared.compare.SampleRoles;
import org.latentalign.node.shared.frame.Limits;
import org.latentalign.node.shared.vectors.InputVectorParameters;
import org.latentalign.node.shared.vectors.TableColumns;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.score.Aggregation;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.DrugAlignment.CellLinePair;
import org.latentalign.score.SignatureTable;

/** The settings of Drug Signature Alignment. Keys and the names of constants are written into saved workflows. */
@LoadDefaultsForAbsentFields
final class DrugSignatureAlignmentNodeParameters extends SampleParameters {

    @Section(title = "Signatures")
    @After(ControlsSection.class)
    interface SignaturesSection {}

    @Section(title = "Comparison")
    @After(ControlsSection.class) // and so beside it, not in a root of its own
    @After(SignaturesSection.class)
    interface ComparisonSection {}

    @Section(title = "Baseline and Chance")
    @After(ControlsSection.class) // and so beside it, not in a root of its own
    @After(ComparisonSection.class)
    @Advanced
    interface ChanceSection {}

    /** What a row of the table is. */
    enum Rows {
        @Label(
                value = "Samples",
                description = "Every row is a sample, treated or a control: levels 3 and 4 of the Connectivity Map.")
        SAMPLES,
        @Label(
                value = "Signatures",
                description = "Every row is a difference from controls already: level 5 of the Connectivity Map, or a"
                        + " table of differential expression. No controls are wanted. With a model, a row is encoded"
                        + " as a step from the embedding of no change.")
        SIGNATURES
    }

    /** Whether drugs are split. */
    enum Split {
        @Label(value = "No", description = "All samples of a drug in a cell line are replicates.")
        NONE,
        @Label(
                value = "By a column",
                description = "Samples of a drug are replicates only if they have the same value in a further column,"
                        + " such as dose or time.")
        COLUMN
    }

    /** In which units a signature is. */
    enum SignatureUnits {
        @Label(
                value = "Difference",
                description = "The difference from the controls in the units of the profiles, as in the paper.")
        DIFFERENCE,
        @Label(
                value = "Difference over control scatter (z)",
                description = "The same divided, gene by gene, by the standard deviation of the controls within"
                        + " plates, which is taken to be no smaller than a tenth of the genes' median. Noisy genes"
                        + " then do not decide a signature's direction. Recommended: on A375 profiles of the"
                        + " Connectivity Map it raises the mean reciprocal rank at which a drug finds itself at"
                        + " another dose from 0.32 to 0.38, and the AUC from 0.73 to 0.77. Needs two controls on a"
                        + " plate.")
        STANDARDIZED
    }

    /** Which cell lines are compared. */
    enum CellLines {
        @Label(value = "All pairs", description = "Every cell line with every other one.")
        ALL_PAIRS,
        @Label(
                value = "One pair, choosing",
                description = "Two cell lines that you choose among those that the table knows.")
        ONE_PAIR,
        @Label(
                value = "One pair, typing",
                description =
                        "Two cell lines, or other contexts, whose names you type: where the table does not know the"
                                + " possible values of the column, or where a context is made of several columns.")
        ONE_PAIR_BY_NAME
    }

    /** How replicates become one profile. */
    enum Replicates {
        @Label(value = "Mean", description = "The mean of every gene, as in the paper.")
        MEAN(Aggregation.MEAN),
        @Label(value = "Median", description = "The median of every gene, which a few bad replicates do not move.")
        MEDIAN(Aggregation.MEDIAN),
        @Label(
                value = "Moderated mean (MODZ)",
                description = "A mean in which a replicate counts as much as it agrees with the others: by its mean"
                        + " Spearman correlation with them, negative ones counted as 0, and at least 0.01, as the"
                        + " Connectivity Map does it. The signatures then also have CC_q75, the upper quartile of"
                        + " these correlations; SS, how many genes change by 2 or more in units of scatter times the"
                        + " root of the number of replicates; and TAS, the root of SS times CC_q75 over the number of"
                        + " genes.")
        MODERATED(Aggregation.MODERATED);

        private final Aggregation m_aggregation;

        Replicates(final Aggregation aggregation) {
            m_aggregation = aggregation;
        }
    }

    static final class RowsReference implements ParameterReference<Rows> {}

    static final class AreSamples implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(RowsReference.class).isOneOf(Rows.SAMPLES);
        }
    }

    static final class SplitReference implements ParameterReference<Split> {}

    static final class IsSplit implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(SplitReference.class).isOneOf(Split.COLUMN);
        }
    }

    static final class CellLinesReference implements ParameterReference<CellLines> {}

    static final class IsOnePair implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(CellLinesReference.class).isOneOf(CellLines.ONE_PAIR);
        }
    }

    static final class IsOnePairByName implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(CellLinesReference.class).isOneOf(CellLines.ONE_PAIR_BY_NAME);
        }
    }

    @Layout(VectorsSection.class)
    InputVectorParameters m_vectors = new InputVectorParameters();

    @Layout(VectorsSection.class)
    @Widget(title = "Rows are", description = "What a row of the table is.")
    @ValueSwitchWidget
    @ValueReference(RowsReference.class)
    Rows m_rows = Rows.SAMPLES;

    @Layout(SamplesSection.class)
    @Widget(
            title = "Split drugs",
            description = "Whether doses or times of a drug are compared apart. A treated sample is then compared"
                    + " with the controls of the same value, or with all controls of the cell line when none has that"
                    + " value (controls have no dose). Other doses of the same drug are never taken as unmatched"
                    + " drugs, and all doses of a drug count as one independent unit.")
    @ValueSwitchWidget
    @ValueReference(SplitReference.class)
    Split m_split = Split.NONE;

    @Layout(SamplesSection.class)
    @Widget(title = "Split by", description = "The column with the dose or time of a sample.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @Effect(predicate = IsSplit.class, type = EffectType.SHOW)
    String m_splitColumn;

    @Layout(SignaturesSection.class)
    @Widget(title = "Signature", description = "In which units the effect of a drug is.")
    @ValueSwitchWidget
    @Effect(predicate = AreSamples.class, type = EffectType.SHOW)
    SignatureUnits m_signature = SignatureUnits.DIFFERENCE;

    @Advanced
    @Layout(SignaturesSection.class)
    @Widget(
            title = "Sum up replicates by",
            description = "How the samples of a drug, and the controls, become one profile.")
    @ValueSwitchWidget
    Replicates m_replicates = Replicates.MEAN;

    @Advanced
    @Layout(SignaturesSection.class)
    @Widget(
            title = "Minimum replicates",
            description = "A drug with fewer treated samples in a cell line gets no cosine there. The output says so.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_minimumReplicates = 1;

    @Layout(SignaturesSection.class)
    @Widget(
            title = "Filter controls",
            description =
                    "Whether to split the controls of every cell line, or of each of its plates, into two clusters"
                            + " (k-means, the best of 51 starts) and to keep the larger one only, as the authors of"
                            + " the paper did to remove controls that went wrong. The result is the same in every"
                            + " run; with fewer than three controls or clusters of the same size, all are kept. They"
                            + " are chosen before encoding, and are the same after.")
    @Effect(predicate = AreSamples.class, type = EffectType.SHOW)
    @Advanced
    boolean m_filterControls;

    @Layout(ComparisonSection.class)
    @Widget(title = "Cell lines", description = "Which cell lines are compared with each other.")
    @ValueSwitchWidget
    @ValueReference(CellLinesReference.class)
    CellLines m_cellLines = CellLines.ALL_PAIRS;

    @Layout(ComparisonSection.class)
    @Widget(title = "First cell line", description = "One of the values of the cell line column.")
    @ChoicesProvider(CellLineValues.class)
    @Effect(predicate = IsOnePair.class, type = EffectType.SHOW)
    String m_firstCellLine = "";

    @Layout(ComparisonSection.class)
    @Widget(title = "Second cell line", description = "Another one of the values of the cell line column.")
    @ChoicesProvider(CellLineValues.class)
    @Effect(predicate = IsOnePair.class, type = EffectType.SHOW)
    String m_secondCellLine = "";

    @Layout(ComparisonSection.class)
    @Widget(
            title = "First cell line (name)",
            description =
                    "Spelled exactly as in the table. A context of several columns has their values, separated by a"
                            + " comma and a blank.")
    @Effect(predicate = IsOnePairByName.class, type = EffectType.SHOW)
    String m_firstName = "";

    @Layout(ComparisonSection.class)
    @Widget(title = "Second cell line (name)", description = "Spelled exactly as in the table.")
    @Effect(predicate = IsOnePairByName.class, type = EffectType.SHOW)
    String m_secondName = "";

    @Layout(ChanceSection.class)
    @Widget(
            title = "Seed",
            description =
                    "Where the random numbers for samples of unmatched pairs and for exchanges of drugs start. The"
                            + " same seed gives the same result.")
    long m_seed = 1;

    @Layout(ChanceSection.class)
    @Widget(
            title = "Unmatched pairs at most",
            description = "With more unmatched pairs of drugs than this, the baseline is taken from a random sample of"
                    + " so many.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_unmatchedLimit = 100_000;

    /** For a node without input. */
    DrugSignatureAlignmentNodeParameters() {}

    /** For a node with input. */
    DrugSignatureAlignmentNodeParameters(final NodeParametersInput input) {
        super(input);
        m_vectors = new InputVectorParameters(input);
        TableColumns.tableSpec(input)
                .ifPresent(table ->
                        m_splitColumn = LabelColumn.guess(table, List.of("pert_dose", "pert_time", "dose", "time"))
                                .orElse(null));
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_rows == Rows.SAMPLES) {
            validateControls("signatures");
        }
        Limits.requirePositive("Minimum replicates", m_minimumReplicates);
        Limits.requirePositive("Unmatched pairs at most", m_unmatchedLimit);
        if (m_cellLines != CellLines.ALL_PAIRS && !first().isEmpty() && first().equals(second())) {
            throw new InvalidSettingsException("A cell line cannot be compared with itself: name two different ones.");
        }
    }

    private String first() {
        return m_cellLines == CellLines.ONE_PAIR ? orEmpty(m_firstCellLine) : orEmpty(m_firstName);
    }

    private String second() {
        return m_cellLines == CellLines.ONE_PAIR ? orEmpty(m_secondCellLine) : orEmpty(m_secondName);
    }

    private static String orEmpty(final String text) {
        return text == null ? "" : text;
    }

    SampleRoles roles(final DataTableSpec table) throws InvalidSettingsException {
        if (m_split == Split.COLUMN && (m_splitColumn == null || m_splitColumn.isEmpty())) {
            throw new InvalidSettingsException("No column to split drugs by is chosen: choose one, or do not split.");
        }
        return roles(
                table,
                m_split == Split.NONE ? "" : LabelColumn.find(table, m_splitColumn, List.of(""), "dose or time"));
    }

    SignatureTable.Options options() {
        boolean areSignatures = m_rows == Rows.SIGNATURES;
        return new SignatureTable.Options(
                m_replicates.m_aggregation,
                !areSignatures && m_signature == SignatureUnits.STANDARDIZED,
                !areSignatures && m_filterControls,
                m_minimumReplicates,
                areSignatures);
    }

    List<CellLinePair> pairs(final List<String> contexts) throws InvalidSettingsException {
        if (m_cellLines == CellLines.ALL_PAIRS) {
            return DrugAlignment.allPairs(contexts);
        }
        for (var context : List.of(first(), second())) {
            if (!contexts.contains(context)) {
                throw new InvalidSettingsException("There is no sample of the cell line \"" + context
                        + "\": the table has " + VectorSource.list(contexts)
                        + ". Choose two of these under \"Comparison\".");
            }
        }
        return List.of(new CellLinePair(first(), second()));
    }
}
