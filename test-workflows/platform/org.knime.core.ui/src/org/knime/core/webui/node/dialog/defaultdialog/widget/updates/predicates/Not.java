package org.knime.core.webui.node.dialog.defaultdialog.widget.updates.predicates;

import org.knime.node.parameters.updates.EffectPredicate;

/** Holds if its part does not. */
public non-sealed class Not implements Operator {

    private final EffectPredicate childPredicate;

    public Not(final EffectPredicate childPredicate) {
        this.childPredicate = childPredicate;
    }

    public EffectPredicate getChildPredicate() {
        return childPredicate;
    }

    @Override
    public <T> T accept(final PredicateVisitor<T> visitor) {
        return visitor.visit(this);
    }
}
