package org.knime.core.webui.node.dialog.defaultdialog.widget.updates.predicates;

import org.knime.node.parameters.updates.EffectPredicate;

/** Holds if one of its parts holds. */
public non-sealed class Or implements Operator {

    public Or(final EffectPredicate... children) {
        // nothing of this platform asks whether it holds
    }

    @Override
    public <T> T accept(final PredicateVisitor<T> visitor) {
        return visitor.visit(this);
    }
}
