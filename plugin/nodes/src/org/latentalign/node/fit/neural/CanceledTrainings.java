package org.latentalign.node.fit.neural;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.knime.core.node.workflow.NodeContext;
import org.latentalign.neural.Architecture;
import org.latentalign.neural.Initialization;
import org.latentalign.neural.Training;
import org.latentalign.neural.TrainingOptions;

/**
 * What canceled trainings came to, for each node until it executes again or its workflow is closed. KNIME takes a
 * canceled node as failed and discards what it returns (5.8.2: {@code NodeExecutionJob} asks the monitor after the node
 * has returned, and {@code SingleNodeContainer.cancelExecution} has by then taken away what a node needs to become
 * executed). So the model waits here, and the next execution of the node gives it.
 */
final class CanceledTrainings {

    /** By node; nodes that are gone leave with what they had. */
    private static final Map<Object, Kept> KEPT = Collections.synchronizedMap(new WeakHashMap<>());

    private CanceledTrainings() {}

    /**
     * All that decides what a training comes to.
     *
     * @param rows a checksum of the rows, preprocessed
     * @param centered whether their mean is subtracted
     * @param architecture the network's shape
     * @param initialization its start
     * @param startSeed of the initial weights
     * @param options how it is trained
     */
    record Task(
            long rows,
            boolean centered,
            Architecture architecture,
            Initialization initialization,
            long startSeed,
            TrainingOptions options) {}

    private record Kept(Task task, Training training) {}

    /** For the node that is executing in this thread. */
    static void keep(final Task task, final Training training) {
        KEPT.put(node(), new Kept(task, training));
    }

    /** What the node that is executing in this thread had come to when this task was canceled. */
    static Optional<Training> find(final Task task) {
        return Optional.ofNullable(KEPT.get(node()))
                .filter(kept -> kept.task().equals(task))
                .map(Kept::training);
    }

    /** Once the node that is executing in this thread has a result. */
    static void forget() {
        KEPT.remove(node());
    }

    private static Object node() {
        return NodeContext.getContext().getNodeContainer();
    }
}
