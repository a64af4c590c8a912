package org.knime.core.node;

import org.knime.core.node.port.PortObjectSpec;

/** Steps into the configuring of a node. */
public interface NodeConfigureHelper {

    void preConfigure() throws InvalidSettingsException;

    PortObjectSpec[] postConfigure(final PortObjectSpec[] inSpecs, final PortObjectSpec[] nodeModelOutSpecs)
            throws InvalidSettingsException;
}
