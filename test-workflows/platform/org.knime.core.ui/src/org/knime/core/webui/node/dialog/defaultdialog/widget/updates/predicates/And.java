package org.knime.core.webui.node.dialog.defaultdialog.widget.updates.predicates;

import org.knime.node.parameters.updates.EffectPredicate;

/** Holds if all of its parts hold. */
public non-sealed class And implements Operator {

    public And(final EffectPredicate... children) {
        // nothing of this platform asks whether it holds
    }

    @Override
    public <T> T accept(final PredicateVisitor<T> visitor) {
        return visitor.visit(this);
    }
}
