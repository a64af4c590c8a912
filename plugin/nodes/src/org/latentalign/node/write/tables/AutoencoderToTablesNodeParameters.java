package org.latentalign.node.write.tables;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;

/** The settings of Autoencoder to Tables. Keys are written into saved workflows: they never change. */
@LoadDefaultsForAbsentFields
final class AutoencoderToTablesNodeParameters implements NodeParameters {

    @Widget(
            title = "Directions as columns",
            description =
                    "How many of the strongest directions get a column in the table of inputs. The table of directions"
                            + " has all of them.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_columns = 10;

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_columns < 0) {
            throw new InvalidSettingsException(
                    "\"Directions as columns\" must be at least 0, but it is " + m_columns + ".");
        }
    }
}
