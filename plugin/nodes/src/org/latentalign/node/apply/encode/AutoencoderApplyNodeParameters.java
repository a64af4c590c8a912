package org.latentalign.node.apply.encode;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.InputColumns;
import org.latentalign.node.shared.vectors.ModelVectorParameters;
import org.latentalign.node.shared.vectors.RowsWithoutVector;
import org.latentalign.node.shared.vectors.VectorShape;

/** The settings of Autoencoder Apply. Keys and the names of constants are written into saved workflows. */
@LoadDefaultsForAbsentFields
final class AutoencoderApplyNodeParameters implements NodeParameters {

    @Section(title = "Input")
    interface InputSection {}

    @Section(title = "Output")
    @After(InputSection.class)
    interface OutputSection {}

    @Layout(InputSection.class)
    ModelVectorParameters m_inputVectors = new ModelVectorParameters();

    @Layout(InputSection.class)
    @Widget(
            title = "Incomplete rows",
            description =
                    "What to do with a row that has a missing value, a NaN or infinite number, a vector of another"
                            + " length than the model expects, or a value that the model's preprocessing cannot take.")
    @ValueSwitchWidget
    RowsWithoutVector m_incompleteRows = RowsWithoutVector.MISSING;

    @Layout(OutputSection.class)
    @Widget(title = "Embedding as", description = "How the embedding of a row is written.")
    @RadioButtonsWidget
    VectorShape m_outputShape = VectorShape.LIST;

    @Layout(OutputSection.class)
    @Widget(
            title = "Embedding name",
            description = "Name of the new column. With one column per dimension it is followed by the dimension's"
                    + " number.")
    String m_outputColumn = AutoencoderPortObjectSpec.EMBEDDING;

    @Layout(OutputSection.class)
    @Widget(title = "Input columns", description = "What happens to the columns that were embedded.")
    @ValueSwitchWidget
    InputColumns m_inputColumns = InputColumns.KEEP;

    /** For a node without input. */
    AutoencoderApplyNodeParameters() {}

    /** For a node with input. */
    AutoencoderApplyNodeParameters(final NodeParametersInput input) {
        m_inputVectors = new ModelVectorParameters(input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_outputColumn == null || m_outputColumn.isBlank()) {
            throw new InvalidSettingsException("The embedding needs a name.");
        }
    }
}
