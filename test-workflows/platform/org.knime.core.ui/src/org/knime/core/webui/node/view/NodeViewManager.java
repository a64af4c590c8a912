package org.knime.core.webui.node.view;

import java.util.Map;
import java.util.WeakHashMap;
import org.knime.core.node.NodeModel;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.node.workflow.NodeContext;
import org.knime.core.webui.node.DataServiceManager;
import org.knime.core.webui.node.NodeWrapper;
import org.knime.core.webui.node.PageResourceManager;
import org.knime.core.webui.node.PageResourceManager.CreatedPage;
import org.knime.core.webui.node.PageResourceManager.PageType;

/** The views of all nodes: what shows a view asks here for its page and its data. */
public final class NodeViewManager {

    private static final NodeViewManager INSTANCE = new NodeViewManager();

    private final Map<NodeContainer, NodeView> views = new WeakHashMap<>();
    private final DataServiceManager<NodeWrapper> data = new DataServiceManager<>(node -> view(node.get()));
    private final PageResourceManager<NodeWrapper> pages = new PageResourceManager<>(
            PageType.VIEW,
            node -> new CreatedPage(
                    view(node.get()).getPage(),
                    ((NativeNodeContainer) node.get())
                            .getNode()
                            .getFactory()
                            .getClass()
                            .getName()));

    private NodeViewManager() {
        // there is one only
    }

    public static synchronized NodeViewManager getInstance() {
        return INSTANCE;
    }

    public static boolean hasNodeView(final NodeContainer nc) {
        return nc instanceof NativeNodeContainer node
                && node.getNode().getFactory() instanceof NodeViewFactory<?> factory
                && factory.hasNodeView();
    }

    public DataServiceManager<NodeWrapper> getDataServiceManager() {
        return data;
    }

    public PageResourceManager<NodeWrapper> getPageResourceManager() {
        return pages;
    }

    private synchronized NodeView view(final NodeContainer node) {
        if (!hasNodeView(node)) {
            throw new IllegalArgumentException("The node " + node.getNameWithID() + " has no view.");
        }
        return views.computeIfAbsent(node, key -> create((NativeNodeContainer) key));
    }

    private static NodeView create(final NativeNodeContainer node) {
        @SuppressWarnings("unchecked")
        final NodeViewFactory<NodeModel> factory =
                (NodeViewFactory<NodeModel>) (Object) node.getNode().getFactory();
        NodeContext.pushContext(node);
        try {
            return factory.createNodeView(node.getNodeModel());
        } finally {
            NodeContext.removeLastContext();
        }
    }
}
