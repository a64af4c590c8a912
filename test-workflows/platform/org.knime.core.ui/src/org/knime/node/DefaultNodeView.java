package org.knime.node;

import java.util.Optional;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectHolder;
import org.knime.core.webui.data.InitialDataService;
import org.knime.core.webui.data.RpcDataService;
import org.knime.core.webui.node.dialog.defaultdialog.NodeParametersUtil;
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

    @Override
    public Optional<RpcDataService> createRpcDataService() {
        return view.createRpcDataService(this);
    }

    @Override
    public void validateSettings(final NodeSettingsRO settings) throws InvalidSettingsException {
        if (view.getParametersClass().isPresent()) {
            NodeParametersUtil.loadSettings(settings, view.getParametersClass().get())
                    .validate();
        }
    }

    @Override
    public void loadValidatedSettingsFrom(final NodeSettingsRO settings) {
        if (view.getParametersClass().isPresent()) {
            try {
                parameters = NodeParametersUtil.loadSettings(
                        settings, view.getParametersClass().get());
            } catch (InvalidSettingsException e) {
                throw new IllegalStateException("The settings were validated before.", e);
            }
        }
    }
}
