package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** Stands for the largest value of the field's type. */
public abstract class TypeDependentMaxValidation extends MaxValidation {}
