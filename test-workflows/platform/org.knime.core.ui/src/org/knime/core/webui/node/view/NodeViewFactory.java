package org.knime.core.webui.node.view;

import org.knime.core.node.NodeModel;

/** A factory of nodes with a view. */
public interface NodeViewFactory<T extends NodeModel> {

    default boolean hasNodeView() {
        return true;
    }

    NodeView createNodeView(T nodeModel);
}
