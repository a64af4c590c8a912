package org.knime.core.node.workflow;

import java.util.Collection;

/** Something that holds nodes and could be shared as a template; the stand-in knows no templates. */
public interface NodeContainerTemplate {

    String getName();

    String getNameWithID();

    Collection<NodeContainer> getNodeContainers();

    boolean containsExecutedNode();
}
