package org.latentalign.node.fit.merger;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;

/**
 * The settings of the Second Moment Merger. Keys and the names of constants are written into saved workflows: they never
 * change.
 */
@LoadDefaultsForAbsentFields
final class SecondMomentMergerNodeParameters implements NodeParameters {

    /** What happens when two inputs have the same numbers. */
    enum RepeatedMoments {
        @Label(value = "Warn", description = "They are added, and a warning says which ones are the same.")
        WARN,
        @Label(value = "Fail", description = "The node stops and says which ones are the same.")
        FAIL
    }

    @Widget(
            title = "Repeated second moments",
            description =
                    "What to do when two second moments have the same numbers to the last digit: then the same rows"
                            + " have probably been counted twice.")
    @ValueSwitchWidget
    RepeatedMoments m_repeated = RepeatedMoments.WARN;
}
