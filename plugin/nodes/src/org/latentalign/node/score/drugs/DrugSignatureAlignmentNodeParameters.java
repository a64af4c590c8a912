package org.latentalign.node.score.drugs;

import java.util.List;
import java.util.Set;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
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
import org.latentalign.node.shared.compare.ControlLabel;
import org.latentalign.node.shared.compare.LabelColumn;
import org.latentalign.node.shared.compare.SampleColumns;
import org.latentalign.node.shared.frame.Limits;
import org.latentalign.node.shared.vectors.InputVectorParameters;
import org.latentalign.node.shared.vectors.TableColumns;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.score.Aggregation;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.DrugAlignment.CellLinePair;

/** The settings of Drug Signature Alignment. Keys and the names of constants are written into saved workflows. */
@LoadDefaultsForAbsentFields
final class DrugSignatureAlignmentNodeParameters implements NodeParameters {

    @Section(title = "Samples")
    interface SamplesSection {}

    @Section(title = "Controls")
    @After(SamplesSection.class)
    interface ControlsSection {}

    @Section(title = "Comparison")
    @After(ControlsSection.class)
    interface ComparisonSection {}

    @Section(title = "Yardsticks")
    @After(ComparisonSection.class)
    @Advanced
    interface YardsticksSection {}

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

    /** Which cell lines are compared. */
    enum CellLines {
        @Label(value = "All pairs", description = "Every cell line with every other one.")
        ALL_PAIRS,
        @Label(value = "One pair", description = "Two cell lines that you name.")
        ONE_PAIR
    }

    /** How replicates become one profile. */
    enum Replicates {
        @Label(value = "Mean", description = "The mean of every gene, as in the paper.")
        MEAN,
        @Label(value = "Median", description = "The median of every gene, which a few bad replicates do not move.")
        MEDIAN
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

    @Layout(SamplesSection.class)
    InputVectorParameters m_vectors = new InputVectorParameters();

    @Layout(SamplesSection.class)
    @Widget(
            title = "Cell line column",
            description = "The column with the cell line, cell type or other context of a sample. Any column will do"
                    + " whose values are to be compared with one another.")
    @ChoicesProvider(LabelColumn.Choices.class)
    String m_cellLineColumn;

    @Layout(SamplesSection.class)
    @Widget(title = "Drug column", description = "The column with the drug or other perturbation of a sample.")
    @ChoicesProvider(LabelColumn.Choices.class)
    String m_drugColumn;

    @Layout(SamplesSection.class)
    @Widget(
            title = "Split drugs",
            description = "Whether doses or times of a drug are compared apart. A treated sample is then compared with"
                    + " the controls of the same value, or with all controls of the cell line when none has that value"
                    + " (controls have no dose). Other doses of the same drug are never taken as unmatched drugs.")
    @ValueSwitchWidget
    @ValueReference(SplitReference.class)
    Split m_split = Split.NONE;

    @Layout(SamplesSection.class)
    @Widget(title = "Split by", description = "The column with the dose or time of a sample.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @Effect(predicate = IsSplit.class, type = EffectType.SHOW)
    String m_splitColumn;

    @Layout(ControlsSection.class)
    @Widget(
            title = "Control column",
            description = "The column that tells which samples are controls: the type of perturbation in CMap data, or"
                    + " the drug column itself where controls are named there, for example \"DMSO\".")
    @ChoicesProvider(LabelColumn.Choices.class)
    String m_controlColumn;

    @Layout(ControlsSection.class)
    @Widget(
            title = "Control labels",
            description = "A sample is a control if its value in the control column is one of these, and treated"
                    + " otherwise.")
    @ArrayWidget(elementTitle = "Label", addButtonText = "Add label")
    ControlLabel[] m_controlLabels = ControlLabel.usual();

    @Layout(ControlsSection.class)
    @Widget(
            title = "Filter controls",
            description = "Whether to split the controls of every cell line into two clusters (k-means) and to keep the"
                    + " larger one only, as the authors of the paper did to remove controls that went wrong. The result"
                    + " is the same in every run; with fewer than three controls or clusters of the same size, all are"
                    + " kept. They are chosen before encoding, and are the same after.")
    boolean m_filterControls;

    @Layout(ComparisonSection.class)
    @Widget(title = "Cell lines", description = "Which cell lines are compared with each other.")
    @ValueSwitchWidget
    @ValueReference(CellLinesReference.class)
    CellLines m_cellLines = CellLines.ALL_PAIRS;

    @Layout(ComparisonSection.class)
    @Widget(title = "First cell line", description = "Its name, spelled exactly as in the table.")
    @Effect(predicate = IsOnePair.class, type = EffectType.SHOW)
    String m_firstCellLine = "";

    @Layout(ComparisonSection.class)
    @Widget(title = "Second cell line", description = "Its name, spelled exactly as in the table.")
    @Effect(predicate = IsOnePair.class, type = EffectType.SHOW)
    String m_secondCellLine = "";

    @Layout(ComparisonSection.class)
    @Widget(
            title = "Sum up replicates by",
            description = "How the samples of a drug, and the controls, become one profile.")
    @ValueSwitchWidget
    Replicates m_replicates = Replicates.MEAN;

    @Layout(ComparisonSection.class)
    @Widget(
            title = "Minimum replicates",
            description = "A drug with fewer treated samples in a cell line gets no cosine there. The output says so.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_minimumReplicates = 1;

    @Layout(YardsticksSection.class)
    @Widget(
            title = "Seed",
            description = "Where the random numbers for intervals and samples start. The same seed gives the same"
                    + " result.")
    long m_seed = 1;

    @Layout(YardsticksSection.class)
    @Widget(
            title = "Resamples",
            description = "How often drugs are drawn anew for the 95% interval of a mean (percentile bootstrap).")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_resamples = 2000;

    @Layout(YardsticksSection.class)
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
        m_vectors = new InputVectorParameters(input);
        TableColumns.tableSpec(input).ifPresent(table -> {
            m_cellLineColumn =
                    LabelColumn.guess(table, SampleColumns.CELL_LINE_NAMES).orElse(null);
            m_drugColumn = LabelColumn.guess(table, SampleColumns.DRUG_NAMES).orElse(null);
            m_controlColumn =
                    LabelColumn.guess(table, SampleColumns.CONTROL_NAMES).orElse(m_drugColumn);
            m_splitColumn = LabelColumn.guess(table, List.of("pert_dose", "pert_time", "dose", "time"))
                    .orElse(null);
        });
    }

    @Override
    public void validate() throws InvalidSettingsException {
        ControlLabel.requireAny(m_controlLabels, "signatures");
        Limits.requirePositive("Minimum replicates", m_minimumReplicates);
        Limits.requirePositive("Resamples", m_resamples);
        Limits.requirePositive("Unmatched pairs at most", m_unmatchedLimit);
        if (m_cellLines == CellLines.ONE_PAIR
                && !m_firstCellLine.isEmpty()
                && m_firstCellLine.equals(m_secondCellLine)) {
            throw new InvalidSettingsException("A cell line cannot be compared with itself: name two different ones.");
        }
    }

    /**
     * The columns that tell what a sample is.
     *
     * @param cellLine the cell line
     * @param drug the drug
     * @param control whether it is a control
     * @param split the dose or time; empty when drugs are not split
     */
    record Columns(String cellLine, String drug, String control, String split) {

        /** @return those that are read, in this order */
        List<String> list() {
            return split.isEmpty() ? List.of(cellLine, drug, control) : List.of(cellLine, drug, control, split);
        }
    }

    Columns columns(final DataTableSpec table) throws InvalidSettingsException {
        var drug = LabelColumn.find(table, m_drugColumn, SampleColumns.DRUG_NAMES, "drug");
        var control = SampleColumns.control(table, m_controlColumn, drug);
        if (m_split == Split.COLUMN && (m_splitColumn == null || m_splitColumn.isEmpty())) {
            throw new InvalidSettingsException("No column to split drugs by is chosen: choose one, or do not split.");
        }
        return new Columns(
                LabelColumn.find(table, m_cellLineColumn, SampleColumns.CELL_LINE_NAMES, "cell line"),
                drug,
                control,
                m_split == Split.NONE ? "" : LabelColumn.find(table, m_splitColumn, List.of(""), "dose or time"));
    }

    Set<String> controlLabels() {
        return ControlLabel.values(m_controlLabels);
    }

    Aggregation aggregation() {
        return switch (m_replicates) {
            case MEAN -> Aggregation.MEAN;
            case MEDIAN -> Aggregation.MEDIAN;
        };
    }

    List<CellLinePair> pairs(final List<String> cellLines) throws InvalidSettingsException {
        if (m_cellLines == CellLines.ALL_PAIRS) {
            return DrugAlignment.allPairs(cellLines);
        }
        for (var line : List.of(m_firstCellLine, m_secondCellLine)) {
            if (!cellLines.contains(line)) {
                throw new InvalidSettingsException("There is no sample of the cell line \"" + line
                        + "\": the table has " + VectorSource.list(cellLines) + ".");
            }
        }
        return List.of(new CellLinePair(m_firstCellLine, m_secondCellLine));
    }
}
