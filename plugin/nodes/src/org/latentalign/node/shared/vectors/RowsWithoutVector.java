package org.latentalign.node.shared.vectors;

import org.knime.node.parameters.widget.choices.Label;

/**
 * What a node that computes something for every row does with rows that have no complete vector. The names of the
 * constants are written into saved workflows: they never change.
 */
public enum RowsWithoutVector {
    /** They get missing values, and are counted in a warning. */
    @Label(value = "Missing", description = "The result is missing. A warning says how many such rows there are.")
    MISSING,

    /** The first of them ends the work. */
    @Label(value = "Fail", description = "The node stops and names the first such row and column.")
    FAIL
}
