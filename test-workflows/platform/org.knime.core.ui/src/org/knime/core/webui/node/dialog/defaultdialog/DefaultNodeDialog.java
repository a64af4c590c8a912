package org.knime.core.webui.node.dialog.defaultdialog;

import org.knime.core.webui.node.dialog.NodeDialog;
import org.knime.core.webui.node.dialog.SettingsType;
import org.knime.node.parameters.NodeParameters;

/** A dialog made of one or two classes of parameters. */
public final class DefaultNodeDialog implements NodeDialog {

    public DefaultNodeDialog(final SettingsType settingsType, final Class<? extends NodeParameters> settingsClass) {
        // nothing of this platform draws it
    }

    public DefaultNodeDialog(
            final SettingsType settingsType1,
            final Class<? extends NodeParameters> settingsClass1,
            final SettingsType settingsType2,
            final Class<? extends NodeParameters> settingsClass2) {
        // nothing of this platform draws it
    }
}
