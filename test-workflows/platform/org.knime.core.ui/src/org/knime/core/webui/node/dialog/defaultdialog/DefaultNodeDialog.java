package org.knime.core.webui.node.dialog.defaultdialog;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.knime.core.webui.node.dialog.NodeDialog;
import org.knime.core.webui.node.dialog.SettingsType;
import org.knime.node.parameters.NodeParameters;

/** A dialog made of one or two classes of parameters. */
public final class DefaultNodeDialog implements NodeDialog {

    private final Map<SettingsType, Class<? extends NodeParameters>> settingsClasses;

    public DefaultNodeDialog(final SettingsType settingsType, final Class<? extends NodeParameters> settingsClass) {
        settingsClasses = Map.of(settingsType, settingsClass);
    }

    public DefaultNodeDialog(
            final SettingsType settingsType1,
            final Class<? extends NodeParameters> settingsClass1,
            final SettingsType settingsType2,
            final Class<? extends NodeParameters> settingsClass2) {
        settingsClasses = Map.of(settingsType1, settingsClass1, settingsType2, settingsClass2);
    }

    @Override
    public Set<SettingsType> getSettingsTypes() {
        final var types = EnumSet.copyOf(settingsClasses.keySet());
        types.add(SettingsType.JOB_MANAGER);
        return types;
    }

    public Map<SettingsType, Class<? extends NodeParameters>> getSettingsClasses() {
        return settingsClasses;
    }
}
