package org.knime.core.node.workflow;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.NodeProgressMonitor;
import org.knime.core.node.NodeSettings;

/** A node in a workflow, or a workflow: its address, state, message and progress. */
public abstract class NodeContainer implements NodeProgressListener, NodeContainerStateObservable {

    private final WorkflowManager m_parent;
    private final NodeID m_id;
    private final NodeProgressMonitor m_progressMonitor = new DefaultNodeProgressMonitor(this);
    private final Set<NodeStateChangeListener> m_stateListeners = new CopyOnWriteArraySet<>();
    private final Set<NodeMessageListener> m_messageListeners = new CopyOnWriteArraySet<>();
    private final Set<NodeProgressListener> m_progressListeners = new CopyOnWriteArraySet<>();
    private volatile InternalNodeContainerState m_state = InternalNodeContainerState.IDLE;
    private volatile NodeMessage m_message = NodeMessage.NONE;
    private volatile boolean m_isDirty;
    private NodeAnnotation m_annotation = new NodeAnnotation(NodeAnnotationData.none());
    private NodeUIInformation m_uiInformation;

    NodeContainer(final WorkflowManager parent, final NodeID id) {
        m_parent = parent;
        m_id = id;
    }

    public final WorkflowManager getParent() {
        return m_parent;
    }

    public NodeContainerParent getDirectNCParent() {
        return m_parent;
    }

    public final NodeID getID() {
        return m_id;
    }

    public abstract String getName();

    public final String getNameWithID() {
        return getName() + " " + m_id;
    }

    public abstract int getNrInPorts();

    public abstract int getNrOutPorts();

    /** @return the node's settings; a workflow has none of its own */
    public NodeSettings getNodeSettings() {
        return new NodeSettings("configuration");
    }

    // ---- looks

    public NodeAnnotation getNodeAnnotation() {
        return m_annotation;
    }

    void setNodeAnnotation(final NodeAnnotation annotation) {
        m_annotation = annotation;
    }

    /** @return where the node stands on screen, or null when it was never put anywhere */
    public NodeUIInformation getUIInformation() {
        return m_uiInformation;
    }

    public void setUIInformation(final NodeUIInformation uiInformation) {
        m_uiInformation = uiInformation;
    }

    // ---- state

    @Override
    public NodeContainerState getNodeContainerState() {
        return getInternalState();
    }

    InternalNodeContainerState getInternalState() {
        return m_state;
    }

    void setInternalState(final InternalNodeContainerState state) {
        if (m_state != state) {
            m_state = state;
            notifyStateChangeListeners(new NodeStateEvent(m_id));
        }
    }

    protected void notifyStateChangeListeners(final NodeStateEvent event) {
        m_stateListeners.forEach(listener -> listener.stateChanged(event));
    }

    @Override
    public boolean addNodeStateChangeListener(final NodeStateChangeListener listener) {
        return m_stateListeners.add(listener);
    }

    // ---- message

    public final NodeMessage getNodeMessage() {
        return m_message;
    }

    public final void setNodeMessage(final NodeMessage message) {
        final NodeMessage newMessage = message == null ? NodeMessage.NONE : message;
        if (!newMessage.equals(m_message)) {
            m_message = newMessage;
            notifyMessageListeners(new NodeMessageEvent(m_id, newMessage));
        }
    }

    protected final void notifyMessageListeners(final NodeMessageEvent event) {
        m_messageListeners.forEach(listener -> listener.messageChanged(event));
    }

    // ---- progress

    public NodeProgressMonitor getProgressMonitor() {
        return m_progressMonitor;
    }

    @Override
    public void progressChanged(final NodeProgressEvent event) {
        notifyProgressListeners(new NodeProgressEvent(m_id, event.getNodeProgress()));
    }

    protected void notifyProgressListeners(final NodeProgressEvent event) {
        m_progressListeners.forEach(listener -> listener.progressChanged(event));
    }

    public boolean addProgressListener(final NodeProgressListener listener) {
        return m_progressListeners.add(listener);
    }

    // ---- changes since the workflow was loaded or saved

    public final boolean isDirty() {
        return m_isDirty;
    }

    public void setDirty() {
        m_isDirty = true;
        if (m_parent != null) {
            m_parent.setDirty();
        }
    }

    void unsetDirty() {
        m_isDirty = false;
    }

    @Override
    public String toString() {
        return getNameWithID() + " (" + m_state + ")";
    }
}
