package org.knime.core.node.workflow;

import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/** Where data leaves a node. */
public interface NodeOutPort extends NodePort, NodeStateChangeListener, NodeContainerStateObservable {

    /** @return the specification, or null as long as the node is not configured */
    PortObjectSpec getPortObjectSpec();

    /** @return the object, or null unless the node is executed */
    PortObject getPortObject();

    /** @return one line about the object, or null unless the node is executed */
    String getPortSummary();
}
