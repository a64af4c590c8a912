package org.knime.core.node;

/** A dialog in a window of its own; the nodes of this platform have none. */
public abstract class NodeDialogPane {

    protected NodeDialogPane() {
        // nothing to build
    }
}
