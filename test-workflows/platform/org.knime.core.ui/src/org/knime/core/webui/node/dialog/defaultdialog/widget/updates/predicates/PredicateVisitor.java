package org.knime.core.webui.node.dialog.defaultdialog.widget.updates.predicates;

/** Walks over a condition. */
public interface PredicateVisitor<T> {

    T visit(And and);

    T visit(Or or);

    T visit(Not not);
}
