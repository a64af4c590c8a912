package org.latentalign.node.degree;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.after.LabelColumn;
import org.latentalign.node.after.SignatureColumns;
import org.latentalign.node.vectors.InputVectorParameters;
import org.latentalign.node.vectors.TableColumns;

/** The settings of Alignment by Degree. Keys and the names of constants are written into saved workflows. */
final class AlignmentByDegreeNodeParameters implements NodeParameters {

    static final List<String> KEY_NAMES =
            List.of(SignatureColumns.DRUG, "pert_iname", "cmap_name", "pert_id", "compound", "treatment", "key");

    static final List<String> CONTEXT_NAMES =
            List.of(SignatureColumns.CELL_LINE, "cell_id", "cell_iname", "cell_type", "context", "group");

    @Section(title = "Shifts")
    interface ShiftsSection {}

    @Section(title = "Degrees")
    @After(ShiftsSection.class)
    interface DegreesSection {}

    @Section(title = "Yardsticks")
    @After(DegreesSection.class)
    @Advanced
    interface YardsticksSection {}

    /** How the baseline is measured for the largest safe degree. */
    enum BaselineMeasure {
        @Label(
                value = "Mean size",
                description =
                        "The mean absolute cosine of unmatched pairs. It also rises when they turn to +1 and -1 in"
                                + " equal shares, as they do at a high degree.")
        MAGNITUDE,
        @Label(value = "Mean", description = "The mean cosine of unmatched pairs, in which +1 and -1 cancel.")
        MEAN
    }

    @Layout(ShiftsSection.class)
    InputVectorParameters m_vectors = new InputVectorParameters();

    @Layout(ShiftsSection.class)
    @Widget(
            title = "Key column",
            description = "The column that tells which shifts belong together, such as the drug. Shifts with the same"
                    + " key in two contexts are a matched pair.")
    @ChoicesProvider(LabelColumn.Choices.class)
    String m_keyColumn;

    @Layout(ShiftsSection.class)
    @Widget(title = "Context column", description = "The column with the context of a shift, such as the cell line.")
    @ChoicesProvider(LabelColumn.Choices.class)
    String m_contextColumn;

    @Layout(DegreesSection.class)
    @Widget(title = "Largest degree", description = "Every whole degree from 0 to this is scored.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_largestDegree = 10;

    @Layout(DegreesSection.class)
    @Widget(
            title = "Baseline at most",
            description = "The largest safe degree is the last one before the baseline exceeds this level.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_baselineLevel = 0.3;

    @Layout(DegreesSection.class)
    @Widget(title = "Baseline measured as", description = "What is compared with the level.")
    @ValueSwitchWidget
    BaselineMeasure m_baselineMeasure = BaselineMeasure.MAGNITUDE;

    @Layout(YardsticksSection.class)
    @Widget(title = "Folds", description = "Into how many parts the keys are dealt at random for the held-out AUC.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_folds = 5;

    @Layout(YardsticksSection.class)
    @Widget(
            title = "Seed",
            description =
                    "Where the random numbers for folds, intervals and samples start. The same seed gives the same"
                            + " result.")
    long m_seed = 1;

    @Layout(YardsticksSection.class)
    @Widget(
            title = "Resamples",
            description = "How often keys are drawn anew for the 95% interval of a mean (percentile bootstrap).")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_resamples = 2000;

    @Layout(YardsticksSection.class)
    @Widget(
            title = "Unmatched pairs at most",
            description = "With more unmatched pairs in a pair of contexts than this, about so many are used.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_unmatchedLimit = 100_000;

    /** For a node without input. */
    AlignmentByDegreeNodeParameters() {}

    /** For a node with input. */
    AlignmentByDegreeNodeParameters(final NodeParametersInput input) {
        m_vectors = new InputVectorParameters(input);
        TableColumns.tableSpec(input).ifPresent(table -> {
            m_keyColumn = LabelColumn.guess(table, KEY_NAMES).orElse(null);
            m_contextColumn = LabelColumn.guess(table, CONTEXT_NAMES).orElse(null);
        });
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_largestDegree < 0 || m_largestDegree > 1000) {
            throw new InvalidSettingsException(
                    "The largest degree must be between 0 and 1000, but it is " + m_largestDegree + ".");
        }
        if (!(m_baselineLevel >= 0 && m_baselineLevel <= 1)) {
            throw new InvalidSettingsException(
                    "The baseline's level must be between 0 and 1, but it is " + m_baselineLevel + ".");
        }
        if (m_folds < 2) {
            throw new InvalidSettingsException("At least 2 folds are needed, but there are " + m_folds + ".");
        }
        if (m_resamples < 1 || m_unmatchedLimit < 1) {
            throw new InvalidSettingsException("Resamples and unmatched pairs must be at least 1.");
        }
    }

    /** Key, context and, where the signatures were split, dose or time. */
    List<String> columns(final DataTableSpec table) throws InvalidSettingsException {
        var key = LabelColumn.find(table, m_keyColumn, KEY_NAMES, "key of a shift");
        var context = LabelColumn.find(table, m_contextColumn, CONTEXT_NAMES, "context of a shift");
        Optional<String> split = LabelColumn.guess(table, List.of(SignatureColumns.SPLIT));
        return split.isPresent() ? List.of(key, context, split.get()) : List.of(key, context);
    }
}
