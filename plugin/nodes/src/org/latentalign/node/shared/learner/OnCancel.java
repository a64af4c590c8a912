package org.latentalign.node.shared.learner;

import org.knime.node.parameters.widget.choices.Label;

/**
 * What a cancel leaves of a training. The names of the constants are written into saved workflows: they never change.
 */
public enum OnCancel {
    @Label(value = "Discard", description = "Nothing, as with other nodes.")
    DISCARD,
    @Label(
            value = "Keep the model so far",
            description = "The model of the last epoch that was done or, with \"Keep the best model\", of the"
                    + " best one. KNIME discards what a canceled node gives, so execute the node once"
                    + " more: with the same input and settings it gives that model at once, with a warning."
                    + " It is kept until then, at most until the workflow is closed. Before the first epoch"
                    + " is done there is nothing to keep.")
    KEEP
}
