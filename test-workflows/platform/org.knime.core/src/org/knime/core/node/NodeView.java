package org.knime.core.node;

import org.knime.core.node.message.Message;

/** A view of a node's model in a window of its own. */
public abstract class NodeView<T extends NodeModel> extends AbstractNodeView<T> implements NodeModelWarningListener {

    protected NodeView(final T nodeModel) {
        super(nodeModel);
    }

    @Override
    public void warningChanged(final Message warning) {
        // a view may show it
    }
}
