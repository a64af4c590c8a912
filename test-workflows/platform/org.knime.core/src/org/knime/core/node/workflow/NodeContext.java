package org.knime.core.node.workflow;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;

/** Which node the current thread works for; contexts are pushed and removed like calls. */
public final class NodeContext {

    private static final ThreadLocal<Deque<NodeContext>> STACK = ThreadLocal.withInitial(ArrayDeque::new);
    private static final NodeContext NOBODY = new NodeContext(null);

    /** Weak, so that a thread that is kept in a pool does not keep a closed workflow alive. */
    private final WeakReference<Object> m_object;

    private NodeContext(final Object object) {
        m_object = new WeakReference<>(object);
    }

    /** @return the innermost context, or null when the thread works for no node */
    public static NodeContext getContext() {
        final NodeContext context = STACK.get().peek();
        return context == NOBODY ? null : context;
    }

    public static Optional<NodeContext> getContextOptional() {
        return Optional.ofNullable(getContext());
    }

    public static void pushContext(final NodeContainer nodeContainer) {
        STACK.get().push(new NodeContext(nodeContainer));
    }

    /** @param context another thread's context, or null for none */
    public static void pushContext(final NodeContext context) {
        STACK.get().push(context == null ? NOBODY : context);
    }

    public static void removeLastContext() {
        if (STACK.get().poll() == null) {
            throw new IllegalStateException("This thread works for no node");
        }
    }

    /** @return the project that has the node, the node, or the project's context, whichever the class asks for */
    public <C> Optional<C> getContextObjectForClass(final Class<C> contextObjectClass) {
        if (!(m_object.get() instanceof NodeContainer node)) {
            return Optional.empty();
        }
        final Object found;
        if (contextObjectClass == WorkflowManager.class) {
            found = NodeContainerParent.getProjectWFM(node);
        } else if (contextObjectClass == WorkflowContextV2.class) {
            found = NodeContainerParent.getProjectWFM(node).getContextV2();
        } else {
            found = contextObjectClass.isInstance(node) ? node : null;
        }
        return Optional.ofNullable(contextObjectClass.cast(found));
    }

    public WorkflowManager getWorkflowManager() {
        return getContextObjectForClass(WorkflowManager.class).orElse(null);
    }

    public NodeContainer getNodeContainer() {
        return getContextObjectForClass(NodeContainer.class).orElse(null);
    }

    @Override
    public String toString() {
        return this == NOBODY ? "no context" : String.valueOf(m_object.get());
    }
}
