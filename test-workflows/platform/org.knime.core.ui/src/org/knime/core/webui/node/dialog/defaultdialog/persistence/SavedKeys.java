package org.knime.core.webui.node.dialog.defaultdialog.persistence;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** Looks for keys in settings. */
public final class SavedKeys {

    private SavedKeys() {}

    /** Whether there is a value; no keys at all lead to the settings themselves. */
    public static boolean contains(final NodeSettingsRO settings, final List<String> path) {
        if (path.isEmpty()) {
            return true;
        }
        try {
            NodeSettingsRO parent = settings;
            for (final String key : path.subList(0, path.size() - 1)) {
                parent = parent.getNodeSettings(key);
            }
            return parent.containsKey(path.get(path.size() - 1));
        } catch (InvalidSettingsException e) {
            return false;
        }
    }
}
