package org.knime.core.node.port.inactive;

/** Marks nodes that run although an input is inactive. */
public interface InactiveBranchConsumer {}
