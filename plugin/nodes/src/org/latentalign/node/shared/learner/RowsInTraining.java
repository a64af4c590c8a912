package org.latentalign.node.shared.learner;

import org.knime.node.parameters.widget.choices.Label;

/** Where rows are while a network is trained on them. The names of constants are written into saved workflows. */
public enum RowsInTraining {
    @Label(
            value = "Automatic",
            description = "In memory when they take at most a quarter of the memory that KNIME may use, otherwise"
                    + " in a temporary file.")
    AUTOMATIC,
    @Label(value = "In memory", description = "In memory, in single precision.")
    IN_MEMORY,
    @Label(
            value = "In a file",
            description = "In a temporary file that is deleted afterwards, in single precision. It makes no"
                    + " difference to the result.")
    IN_FILE
}
