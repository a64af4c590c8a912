package org.latentalign.node.shared.vectors;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;

/**
 * The settings of a node that sends the vectors of a table through a model, one way or the other. Keys and the names of
 * constants are written into saved workflows.
 */
@LoadDefaultsForAbsentFields
public abstract class TransformationParameters implements NodeParameters {

    /** What the node takes. */
    @Section(title = "Input")
    protected interface InputSection {}

    /** What it writes. */
    @Section(title = "Output")
    @After(InputSection.class)
    protected interface OutputSection {}

    @Layout(InputSection.class)
    ModelVectorParameters m_inputVectors = new ModelVectorParameters();

    @Layout(InputSection.class)
    @Widget(
            title = "Incomplete rows",
            description =
                    "What to do with a row that has a missing value, a NaN or infinite number, a vector of another"
                            + " length than the model expects, or a value that the model's preprocessing cannot take.")
    @ValueSwitchWidget
    @Advanced
    RowsWithoutVector m_incompleteRows = RowsWithoutVector.MISSING;

    @Layout(OutputSection.class)
    @Widget(title = "New vector as", description = "How the new vector of a row is written.")
    @RadioButtonsWidget
    VectorShape m_outputShape = VectorShape.LIST;

    @Layout(OutputSection.class)
    @Widget(
            title = "New column name",
            description = "Name of the column with the new vectors. With one column per dimension it is followed by"
                    + " the dimension's number; or, where decoding brings back inputs whose names the model knows,"
                    + " the columns are called by those names, with this one in brackets.")
    String m_outputColumn;

    @Layout(OutputSection.class)
    @Widget(title = "Input columns", description = "What happens to the columns that the vectors were read from.")
    @ValueSwitchWidget
    InputColumns m_inputColumns = InputColumns.KEEP;

    /** @param outputColumn the name of the new column, unless somebody chooses another */
    protected TransformationParameters(final String outputColumn) {
        m_outputColumn = outputColumn;
    }

    /**
     * @param outputColumn the name of the new column, unless somebody chooses another
     * @param input what is known of the node's input
     */
    protected TransformationParameters(final String outputColumn, final NodeParametersInput input) {
        this(outputColumn);
        m_inputVectors = new ModelVectorParameters(input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_outputColumn == null || m_outputColumn.isBlank()) {
            throw new InvalidSettingsException("The column with the new vectors needs a name.");
        }
    }

    /** @return where the vectors are */
    public final ModelVectorParameters vectors() {
        return m_inputVectors;
    }

    /** @return what becomes of rows that the model cannot take */
    public final RowsWithoutVector incompleteRows() {
        return m_incompleteRows;
    }

    /** @return how new vectors are written */
    public final VectorShape outputShape() {
        return m_outputShape;
    }

    /** @return the name of the new column, without blanks around it */
    public final String outputColumn() {
        return m_outputColumn.strip();
    }

    /** @return what becomes of the columns that the vectors were read from */
    public final InputColumns inputColumns() {
        return m_inputColumns;
    }
}
