package org.latentalign.node.apply.decode;

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
import org.latentalign.node.shared.vectors.InputColumns;
import org.latentalign.node.shared.vectors.ModelVectorParameters;
import org.latentalign.node.shared.vectors.RowsWithoutVector;
import org.latentalign.node.shared.vectors.VectorShape;

/** The settings of Autoencoder Inversion. Keys and the names of constants are written into saved workflows. */
@LoadDefaultsForAbsentFields
final class AutoencoderInversionNodeParameters implements NodeParameters {

    @Section(title = "Input")
    interface InputSection {}

    @Section(title = "Output")
    @After(InputSection.class)
    interface OutputSection {}

    @Layout(InputSection.class)
    ModelVectorParameters m_embeddings = new ModelVectorParameters();

    @Layout(InputSection.class)
    @Widget(
            title = "Incomplete rows",
            description = "What to do with a row that has a missing value, a NaN or infinite number, or an embedding of"
                    + " another length than the model has.")
    @ValueSwitchWidget
    RowsWithoutVector m_incompleteRows = RowsWithoutVector.MISSING;

    @Layout(OutputSection.class)
    @Widget(title = "Decoded vector as", description = "How the decoded vector of a row is written.")
    @RadioButtonsWidget
    VectorShape m_outputShape = VectorShape.LIST;

    @Layout(OutputSection.class)
    @Widget(
            title = "Decoded name",
            description =
                    "Name of the new column. With one column per dimension and a model that knows the names of its"
                            + " inputs, the columns are called by those names, with this one in brackets; otherwise by"
                            + " this name and the dimension's number.")
    String m_outputColumn = "Decoded";

    @Layout(OutputSection.class)
    @Widget(title = "Input columns", description = "What happens to the columns that were decoded.")
    @ValueSwitchWidget
    InputColumns m_inputColumns = InputColumns.KEEP;

    /** For a node without input. */
    AutoencoderInversionNodeParameters() {}

    /** For a node with input. */
    AutoencoderInversionNodeParameters(final NodeParametersInput input) {
        m_embeddings = new ModelVectorParameters(input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_outputColumn == null || m_outputColumn.isBlank()) {
            throw new InvalidSettingsException("The decoded vector needs a name.");
        }
    }
}
