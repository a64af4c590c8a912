package org.knime.core.webui.node.dialog.defaultdialog.widget.updates;

/** No text that depends on the dialog's state. */
public final class NoopStringProvider extends NoopProvider<String> {}
