package org.knime.core.node.workflow;

import java.util.Map;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

/** The part of a settings file that says which setting is overwritten by which variable: a tree as the settings are. */
final class VariableSettings {

    private static final String TREE = "tree";
    private static final String USED = "used_variable";

    private VariableSettings() {}

    /** @return a copy of the settings with the variables' values in place of those that the tree names */
    static NodeSettings overwritten(
            final NodeSettingsRO settings, final NodeSettingsRO variables, final Map<String, FlowVariable> available)
            throws InvalidSettingsException {
        final NodeSettings copy = new NodeSettings("overwritten");
        settings.copyTo(copy);
        // an empty branch is what a dialog leaves in which no variable was chosen
        if (variables.containsKey(TREE)) {
            overwrite(copy, variables.getNodeSettings(TREE), available);
        }
        return copy;
    }

    private static void overwrite(
            final NodeSettings settings, final NodeSettingsRO tree, final Map<String, FlowVariable> available)
            throws InvalidSettingsException {
        for (final String key : tree.keySet()) {
            final NodeSettingsRO branch = tree.getNodeSettings(key);
            if (!settings.containsKey(key)) {
                throw new InvalidSettingsException("Variables are assigned to the setting \"" + key
                        + "\", which the node does not have: remove the assignment");
            }
            if (!branch.containsKey(USED)) {
                overwrite(settings.getNodeSettings(key), branch, available);
            } else if (branch.getString(USED) != null) {
                final FlowVariable variable = available.get(branch.getString(USED));
                if (variable == null) {
                    throw new InvalidSettingsException("Unknown variable \"" + branch.getString(USED) + "\"");
                }
                VariableType.overwrite(settings, key, variable);
            }
        }
    }
}
