package org.knime.core.node.workflow;

import java.util.EventListener;

/** Would be told of data that streams through a connection; the stand-in does not stream. */
public interface ConnectionProgressListener extends EventListener {}
