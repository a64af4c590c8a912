package org.knime.core.webui.node.dialog.configmapping;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** The keys that lead to a value in settings. */
public record ConfigPath(List<String> path) {

    /** Whether there is a value; no keys at all lead to the settings themselves. */
    public boolean isIn(final NodeSettingsRO settings) {
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
