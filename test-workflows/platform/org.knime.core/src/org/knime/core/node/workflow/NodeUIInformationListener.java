package org.knime.core.node.workflow;

import java.util.EventListener;

/** Would be told when a node is moved on screen; the stand-in has no screen. */
public interface NodeUIInformationListener extends EventListener {}
