package org.latentalign.node.shared.vectors;

import org.knime.node.parameters.widget.choices.Label;

/**
 * What happens to the columns whose vectors were transformed. The names of the constants are written into saved
 * workflows: they never change.
 */
public enum InputColumns {
    /** They stay, with the new ones behind them. */
    @Label(value = "Keep", description = "The new columns are appended.")
    KEEP,

    /** They are left out of the output. */
    @Label(value = "Remove", description = "The new columns are appended, and those with the old vectors are left out.")
    REMOVE
}
