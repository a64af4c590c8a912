package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MaxLengthValidation;

/** No greatest length that depends on the dialog's state. */
public class NoopMaxLengthValidationProvider extends NoopProvider<MaxLengthValidation> {}
