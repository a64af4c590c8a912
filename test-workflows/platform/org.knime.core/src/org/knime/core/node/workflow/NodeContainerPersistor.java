package org.knime.core.node.workflow;

/** Something a node or workflow is loaded from. */
public interface NodeContainerPersistor {}
