package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.persistence.NodeParametersPersistor;

/** Keeps what the dialog shows as selected out of the settings, since it follows from the rest. */
public class DoNotPersistSelected implements NodeParametersPersistor<String[]> {

    @Override
    public String[] load(final NodeSettingsRO settings) throws InvalidSettingsException {
        return null;
    }

    @Override
    public void save(final String[] obj, final NodeSettingsWO settings) {
        // nothing of it is saved
    }

    @Override
    public String[][] getConfigPaths() {
        return new String[0][];
    }
}
