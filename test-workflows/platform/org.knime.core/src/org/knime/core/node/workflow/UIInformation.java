package org.knime.core.node.workflow;

/** How something in a workflow looks on screen. */
public interface UIInformation {}
