package org.knime.core.node.port.flowvariable;

import java.io.IOException;
import javax.swing.JComponent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** The object that stands for flow variables, which do not flow through ports. */
public class FlowVariablePortObject implements PortObject {

    /** The type of ports for flow variables that may stay unconnected. */
    public static final PortType TYPE_OPTIONAL =
            PortTypeRegistry.getInstance().getPortType(FlowVariablePortObject.class, true);

    /** The only one. */
    public static final FlowVariablePortObject INSTANCE = new FlowVariablePortObject();

    private FlowVariablePortObject() {}

    /** Writes nothing, reads the only one. */
    public static final class Serializer extends PortObjectSerializer<FlowVariablePortObject> {

        @Override
        public void savePortObject(
                final FlowVariablePortObject portObject,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec)
                throws IOException, CanceledExecutionException {
            // there is nothing to say about it
        }

        @Override
        public FlowVariablePortObject loadPortObject(
                final PortObjectZipInputStream in, final PortObjectSpec spec, final ExecutionMonitor exec)
                throws IOException, CanceledExecutionException {
            return INSTANCE;
        }
    }

    @Override
    public PortObjectSpec getSpec() {
        return FlowVariablePortObjectSpec.INSTANCE;
    }

    @Override
    public String getSummary() {
        return "Variables connection";
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public String toString() {
        return getSummary();
    }
}
