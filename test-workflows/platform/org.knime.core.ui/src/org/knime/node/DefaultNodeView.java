package org.knime.node;

import java.util.Optional;
import org.knime.core.node.NodeModel;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectHolder;
import org.knime.core.webui.data.InitialDataService;
import org.knime.core.webui.node.view.NodeView;
import org.knime.core.webui.page.Page;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;

/** The view of one node. */
final class DefaultNodeView implements NodeView, ViewInput {

    private final DefaultView view;
    private final NodeModel nodeModel;
    private NodeParameters parameters;

    DefaultNodeView(final DefaultView view, final NodeModel nodeModel) {
        this.view = view;
        this.nodeModel = nodeModel;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends NodeParameters> S getParameters() {
        return (S) parameters;
    }

    @Override
    public PortObject[] getInternalPortObjects() {
        if (nodeModel instanceof PortObjectHolder holder) {
            return holder.getInternalPortObjects();
        }
        throw new IllegalStateException("A node that only rearranges columns keeps no data for a view.");
    }

    @Override
    public Page getPage() {
        return view.page;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <D> Optional<InitialDataService<D>> createInitialDataService() {
        return view.createInitialDataService(this).map(service -> (InitialDataService<D>) service);
    }
}
