package org.latentalign.node.score.transfer;

import java.util.List;
import java.util.Set;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.shared.compare.ControlLabel;
import org.latentalign.node.shared.compare.LabelColumn;
import org.latentalign.node.shared.compare.SampleColumns;
import org.latentalign.node.shared.frame.Limits;
import org.latentalign.node.shared.vectors.ModelVectorParameters;
import org.latentalign.node.shared.vectors.TableColumns;
import org.latentalign.node.shared.vectors.VectorShape;

/** The settings of Signature Transfer. Keys and the names of constants are written into saved workflows. */
@LoadDefaultsForAbsentFields
final class SignatureTransferNodeParameters implements NodeParameters {

    @Section(title = "Samples")
    interface SamplesSection {}

    @Section(title = "Transfer")
    @After(SamplesSection.class)
    interface TransferSection {}

    @Section(title = "Output")
    @After(TransferSection.class)
    interface OutputSection {}

    @Layout(SamplesSection.class)
    ModelVectorParameters m_vectors = new ModelVectorParameters();

    @Layout(SamplesSection.class)
    @Widget(title = "Cell line column", description = "The column with the cell line or cell type of a sample.")
    @ChoicesProvider(LabelColumn.Choices.class)
    String m_cellLineColumn;

    @Layout(SamplesSection.class)
    @Widget(title = "Drug column", description = "The column with the drug or other perturbation of a sample.")
    @ChoicesProvider(LabelColumn.Choices.class)
    String m_drugColumn;

    @Layout(SamplesSection.class)
    @Widget(
            title = "Control column",
            description = "The column that tells which samples are controls; it may be the drug column itself.")
    @ChoicesProvider(LabelColumn.Choices.class)
    String m_controlColumn;

    @Layout(SamplesSection.class)
    @Widget(
            title = "Control labels",
            description = "A sample is a control if its value in the control column is one of these, and treated"
                    + " otherwise.")
    @ArrayWidget(elementTitle = "Label", addButtonText = "Add label")
    ControlLabel[] m_controlLabels = ControlLabel.usual();

    @Layout(TransferSection.class)
    @Widget(
            title = "From cell line",
            description =
                    "The cell line A in which drugs were measured, spelled exactly as in the table. Both may be left"
                            + " empty when the table has two cell lines only: then the first by name is A.")
    String m_fromCellLine = "";

    @Layout(TransferSection.class)
    @Widget(
            title = "To cell line",
            description = "The cell line B for which profiles are predicted, spelled exactly as in the table.")
    String m_toCellLine = "";

    @Layout(TransferSection.class)
    @Widget(
            title = "Top genes",
            description = "How many genes with the largest changes are compared for the top-gene overlap.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_topGenes = 50;

    @Layout(OutputSection.class)
    @Widget(title = "Prediction as", description = "How the predicted profile of a drug is written.")
    @RadioButtonsWidget
    VectorShape m_outputShape = VectorShape.LIST;

    /** For a node without input. */
    SignatureTransferNodeParameters() {}

    /** For a node with input. */
    SignatureTransferNodeParameters(final NodeParametersInput input) {
        m_vectors = new ModelVectorParameters(input);
        TableColumns.tableSpec(input).ifPresent(table -> {
            m_cellLineColumn =
                    LabelColumn.guess(table, SampleColumns.CELL_LINE_NAMES).orElse(null);
            m_drugColumn = LabelColumn.guess(table, SampleColumns.DRUG_NAMES).orElse(null);
            m_controlColumn =
                    LabelColumn.guess(table, SampleColumns.CONTROL_NAMES).orElse(m_drugColumn);
        });
    }

    @Override
    public void validate() throws InvalidSettingsException {
        ControlLabel.requireAny(m_controlLabels, "changes");
        Limits.requirePositive("Top genes", m_topGenes);
        if (m_fromCellLine.isEmpty() != m_toCellLine.isEmpty()) {
            throw new InvalidSettingsException("Name both cell lines, or none when the table has two only.");
        }
        if (!m_fromCellLine.isEmpty() && m_fromCellLine.equals(m_toCellLine)) {
            throw new InvalidSettingsException("The two cell lines must be different ones.");
        }
    }

    /** Cell line, drug and control. */
    List<String> columns(final DataTableSpec table) throws InvalidSettingsException {
        var drug = LabelColumn.find(table, m_drugColumn, SampleColumns.DRUG_NAMES, "drug");
        var control = SampleColumns.control(table, m_controlColumn, drug);
        return List.of(
                LabelColumn.find(table, m_cellLineColumn, SampleColumns.CELL_LINE_NAMES, "cell line"), drug, control);
    }

    Set<String> controlLabels() {
        return ControlLabel.values(m_controlLabels);
    }
}
