package org.knime.core.webui.node.dialog.defaultdialog.widget.updates.predicates;

import org.knime.node.parameters.updates.EffectPredicate;

/** Holds if its part does not. */
public non-sealed class Not implements Operator {

    public Not(final EffectPredicate childPredicate) {
        // nothing of this platform asks whether it holds
    }

    @Override
    public <T> T accept(final PredicateVisitor<T> visitor) {
        return visitor.visit(this);
    }
}
