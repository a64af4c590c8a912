package org.latentalign.node.shared.learner;

import org.knime.node.parameters.widget.choices.Label;

/**
 * What to do with rows that have no complete vector. The names of the constants are written into saved workflows: they
 * never change.
 */
public enum IncompleteRows {
    /** The fit ends. */
    @Label(value = "Fail", description = "The node stops and names the first such row and column.")
    FAIL,

    /** They are left out. */
    @Label(value = "Skip", description = "Such rows are left out of the fit. A warning says how many there were.")
    SKIP
}
