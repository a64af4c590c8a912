package org.knime.core.node.workflow;

import java.util.EventListener;

/** Is told when a node makes progress. */
public interface NodeProgressListener extends EventListener {
    void progressChanged(NodeProgressEvent event);
}
