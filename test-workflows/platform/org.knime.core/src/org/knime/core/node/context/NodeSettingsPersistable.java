package org.knime.core.node.context;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** Can be saved in settings. */
public interface NodeSettingsPersistable {

    void saveSettingsTo(final NodeSettingsWO settings);

    void loadSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException;
}
