package org.knime.core.webui.node.dialog.defaultdialog.widget.updates.predicates;

import java.util.Arrays;
import java.util.List;
import org.knime.node.parameters.updates.EffectPredicate;

/** Holds if all of its parts hold. */
public non-sealed class And implements Operator {

    private final EffectPredicate[] children;

    public And(final EffectPredicate... children) {
        this.children = children;
    }

    public List<EffectPredicate> getChildren() {
        return Arrays.asList(children);
    }

    @Override
    public <T> T accept(final PredicateVisitor<T> visitor) {
        return visitor.visit(this);
    }
}
