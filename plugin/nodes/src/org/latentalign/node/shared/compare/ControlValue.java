package org.latentalign.node.shared.compare;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ChoicesProvider;

/** One element of a list of values of the control column that are chosen and not typed. Its key never changes. */
@LoadDefaultsForAbsentFields
public final class ControlValue implements NodeParameters {

    /** Offers the possible values of the control column. */
    public static final class Choices extends PossibleValues {

        /** For KNIME. */
        public Choices() {
            super(SampleParameters.ControlColumnReference.class, SampleColumns.CONTROL_NAMES);
        }
    }

    @Widget(title = "Value", description = "A value of the control column that controls have.")
    @ChoicesProvider(Choices.class)
    String m_value = "";

    /** For KNIME. */
    public ControlValue() {}

    ControlValue(final String value) {
        m_value = value;
    }
}
