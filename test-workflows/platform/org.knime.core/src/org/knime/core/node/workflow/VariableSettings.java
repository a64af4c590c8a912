package org.knime.core.node.workflow;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** The part of a settings file that says which setting is overwritten by which variable: a tree as the settings are. */
final class VariableSettings {

    private static final String TREE = "tree";
    private static final String USED = "used_variable";

    private VariableSettings() {}

    /**
     * Refuses settings that a variable overwrites, for the stand-in has none. Without the variable's name such a tree is
     * what a dialog leaves behind in which no variable was chosen.
     */
    static void requireNone(final NodeSettingsRO variables) throws InvalidSettingsException {
        if (variables != null && variables.containsKey(TREE)) {
            requireNoneIn(variables.getNodeSettings(TREE));
        }
    }

    private static void requireNoneIn(final NodeSettingsRO tree) throws InvalidSettingsException {
        for (final String key : tree.keySet()) {
            final NodeSettingsRO branch = tree.getNodeSettings(key);
            if (!branch.containsKey(USED)) {
                requireNoneIn(branch);
            } else if (branch.getString(USED) != null) {
                throw new InvalidSettingsException("The variable \"" + branch.getString(USED)
                        + "\" overwrites the setting \"" + key + "\", and the stand-in has no variables");
            }
        }
    }
}
