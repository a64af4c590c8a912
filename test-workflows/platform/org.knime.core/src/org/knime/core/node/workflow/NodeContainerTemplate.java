package org.knime.core.node.workflow;

import java.util.Collection;

/** Something that holds nodes and could be shared as a template; the stand-in knows no templates. */
public interface NodeContainerTemplate {

    NodeID getID();

    String getName();

    String getNameWithID();

    WorkflowManager getParent();

    Collection<NodeContainer> getNodeContainers();

    boolean containsExecutedNode();
}
