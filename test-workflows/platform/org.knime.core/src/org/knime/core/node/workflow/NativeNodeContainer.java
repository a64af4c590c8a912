package org.knime.core.node.workflow;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.workflow.WorkflowPersistor.LoadResult;

/** A node that a factory made. */
public class NativeNodeContainer extends SingleNodeContainer {

    private final Node m_node;
    private final NodeInPort[] m_inPorts;
    private final NodeOutPort[] m_outPorts;

    NativeNodeContainer(final WorkflowManager parent, final NodeID id, final Node node) {
        super(parent, id);
        m_node = node;
        m_inPorts = new NodeInPort[node.getNrInPorts()];
        for (int port = 0; port < m_inPorts.length; port++) {
            m_inPorts[port] = new NodeInPort(port, node.getInputType(port));
            m_inPorts[port].setPortName(node.getInportDescriptionName(port));
        }
        m_outPorts = new NodeOutPort[node.getNrOutPorts()];
        for (int port = 0; port < m_outPorts.length; port++) {
            m_outPorts[port] = new NodeContainerOutPort(this, port);
            m_outPorts[port].setPortName(node.getOutportDescriptionName(port));
        }
        node.addMessageListener(event -> setNodeMessage(event.getMessage()));
    }

    public Node getNode() {
        return m_node;
    }

    public NodeModel getNodeModel() {
        return m_node.getNodeModel();
    }

    @Override
    public String getName() {
        return m_node.getName();
    }

    @Override
    public int getNrInPorts() {
        return m_inPorts.length;
    }

    @Override
    public int getNrOutPorts() {
        return m_outPorts.length;
    }

    public NodeInPort getInPort(final int index) {
        return m_inPorts[index];
    }

    public NodeOutPort getOutPort(final int index) {
        return m_outPorts[index];
    }

    @Override
    public PortType getOutputType(final int portIndex) {
        return m_node.getOutputType(portIndex);
    }

    @Override
    public PortObjectSpec getOutputSpec(final int portIndex) {
        return m_node.getOutputSpec(portIndex);
    }

    @Override
    public PortObject getOutputObject(final int portIndex) {
        return m_node.getOutputObject(portIndex);
    }

    @Override
    public String getOutputObjectSummary(final int portIndex) {
        return m_node.getOutputObjectSummary(portIndex);
    }

    /** @return what the node keeps for its view */
    public PortObject[] getInternalHeldPortObjects() {
        return m_node.getInternalHeldPortObjects();
    }

    @Override
    void performValidateSettings(final NodeSettingsRO model) throws InvalidSettingsException {
        m_node.validateModelSettings(model);
    }

    @Override
    void performLoadModelSettingsFrom(final NodeSettingsRO model) throws InvalidSettingsException {
        m_node.loadModelSettingsFrom(model);
    }

    @Override
    void performSaveModelSettingsTo(final NodeSettings model) {
        m_node.saveModelSettingsTo(model);
    }

    @Override
    void performSaveDefaultViewSettingsTo(final NodeSettings view) {
        m_node.saveDefaultViewSettingsTo(view);
    }

    @Override
    boolean performConfigure(final PortObjectSpec[] inSpecs) {
        return m_node.configure(inSpecs);
    }

    @Override
    public ExecutionContext createExecutionContext() {
        return new ExecutionContext(
                getProgressMonitor(),
                m_node,
                getOutDataMemoryPolicy(),
                getParent().getWorkflowDataRepository());
    }

    /** Executes the node in this thread. @return whether it went well; if not, the node's message says why */
    boolean performExecute(final PortObject[] inObjects) {
        final ExecutionContext context = createExecutionContext();
        NodeContext.pushContext(this);
        try {
            context.checkCanceled();
            return m_node.execute(inObjects, ExecutionEnvironment.DEFAULT, context);
        } catch (final CanceledExecutionException e) {
            setNodeMessage(NodeMessage.newWarning(e.getMessage()));
            return false;
        } finally {
            NodeContext.removeLastContext();
        }
    }

    @Override
    void performReset() {
        NodeContext.pushContext(this);
        try {
            m_node.reset();
            m_node.cleanOutPorts(false, getParent().getWorkflowDataRepository());
        } finally {
            NodeContext.removeLastContext();
        }
    }

    /** @return whether what was saved fits the node */
    boolean loadContent(final SavedContent content, final LoadResult result) {
        NodeContext.pushContext(this);
        try {
            m_node.loadDataAndInternals(content, createExecutionContext(), result);
            return !content.needsResetAfterLoad();
        } finally {
            NodeContext.removeLastContext();
        }
    }

    void cleanup() {
        NodeContext.pushContext(this);
        try {
            m_node.cleanup(getParent().getWorkflowDataRepository());
        } finally {
            NodeContext.removeLastContext();
        }
    }
}
