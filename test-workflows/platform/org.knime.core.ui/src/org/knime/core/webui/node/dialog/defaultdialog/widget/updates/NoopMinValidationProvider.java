package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** No lower limit that depends on the dialog's state. */
public class NoopMinValidationProvider extends NoopProvider<MinValidation> {}
