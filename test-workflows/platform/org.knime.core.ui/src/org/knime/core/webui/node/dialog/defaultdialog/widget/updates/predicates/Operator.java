package org.knime.core.webui.node.dialog.defaultdialog.widget.updates.predicates;

import org.knime.node.parameters.updates.EffectPredicate;

/** A condition made of others. */
public sealed interface Operator extends EffectPredicate permits And, Or, Not {}
