package org.knime.node.parameters;

import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** What a node knows of its ports when its parameters are made or its dialog is open. */
public interface NodeParametersInput {

    PortType[] getInPortTypes();

    PortObjectSpec[] getInPortSpecs();

    /** Empty if the port is not connected or its specification not known yet. */
    Optional<PortObjectSpec> getInPortSpec(final int portIndex);

    /** Throws ClassCastException as soon as one of the ports is not a table. */
    DataTableSpec[] getInTableSpecs();

    Optional<DataTableSpec> getInTableSpec(final int portIndex);

    PortObject[] getInPortObjects();

    Optional<PortObject> getInPortObject(final int portIndex);

    /** Throws ClassCastException as soon as one of the ports is not a table. */
    BufferedDataTable[] getInTables();

    Optional<BufferedDataTable> getInTable(final int portIndex);

    PortType[] getOutPortTypes();
}
