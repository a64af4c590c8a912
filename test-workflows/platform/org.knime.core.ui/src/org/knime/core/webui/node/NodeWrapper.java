package org.knime.core.webui.node;

import java.util.function.Supplier;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.node.workflow.NodeContext;

/** A node whose page or data is asked for. Two of the same node are equal. */
public interface NodeWrapper {

    NodeContainer get();

    /** Calls in the context of the node. */
    <T> T getWithContext(Supplier<T> supplier);

    static NodeWrapper of(final NodeContainer nc) {
        record Wrapped(NodeContainer node) implements NodeWrapper {

            @Override
            public NodeContainer get() {
                return node;
            }

            @Override
            public <T> T getWithContext(final Supplier<T> supplier) {
                NodeContext.pushContext(node);
                try {
                    return supplier.get();
                } finally {
                    NodeContext.removeLastContext();
                }
            }
        }
        return new Wrapped(nc);
    }
}
