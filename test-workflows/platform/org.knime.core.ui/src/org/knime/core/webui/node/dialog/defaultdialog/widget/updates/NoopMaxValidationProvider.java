package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;

/** No upper limit that depends on the dialog's state. */
public class NoopMaxValidationProvider extends NoopProvider<MaxValidation> {}
