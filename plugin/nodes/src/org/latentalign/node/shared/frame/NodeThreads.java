package org.latentalign.node.shared.frame;

import java.util.concurrent.Executor;
import org.knime.core.node.KNIMEConstants;
import org.latentalign.threads.OrderedTasks;

/** The threads that help a node: those of KNIME's own pool, which all nodes share. */
public final class NodeThreads {

    /** KNIME's pool. */
    public static final Executor POOL = KNIMEConstants.GLOBAL_THREAD_POOL::enqueue;

    private NodeThreads() {}

    /** @return how many threads can work at a time, the node's own among them */
    public static int count() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * @param <T> what a task gives
     * @param <X> what a task may throw besides unchecked exceptions
     * @return no tasks yet, and room for so many that no thread runs out of them while the node's own one works
     */
    public static <T, X extends Exception> OrderedTasks<T, X> tasks() {
        return new OrderedTasks<>(POOL, count() + 2);
    }
}
