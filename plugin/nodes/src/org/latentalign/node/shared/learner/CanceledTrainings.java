package org.latentalign.node.shared.learner;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.workflow.NodeContext;

/**
 * What canceled trainings came to, for each node until it executes again or its workflow is closed. KNIME takes a
 * canceled node as failed and discards what it returns (5.8.2: {@code NodeExecutionJob} asks the monitor after the node
 * has returned, and {@code SingleNodeContainer.cancelExecution} has by then taken away what a node needs to become
 * executed). So the model waits here, and the next execution of the node gives it.
 */
public final class CanceledTrainings {

    /** By node; nodes that are gone leave with what they had. */
    private static final Map<Object, Kept> KEPT = Collections.synchronizedMap(new WeakHashMap<>());

    private CanceledTrainings() {}

    private record Kept(Record task, Object training) {}

    /**
     * Keeps a training for the node that is executing in this thread.
     *
     * @param task all that decides what a training comes to
     * @param training what it had come to
     */
    public static void keep(final Record task, final Object training) {
        KEPT.put(node(), new Kept(task, training));
    }

    /**
     * What the node that is executing in this thread had come to when this task was canceled.
     *
     * @param <T> the kind of training
     * @param task all that decides what a training comes to
     * @param type the kind of training
     * @return the training, if there is one of this task
     */
    public static <T> Optional<T> find(final Record task, final Class<T> type) {
        return Optional.ofNullable(KEPT.get(node()))
                .filter(kept -> kept.task().equals(task))
                .map(kept -> type.cast(kept.training()));
    }

    /**
     * @param done epochs that were done
     * @param kept the epoch whose model is kept
     * @return what ends an execution whose training is kept
     */
    public static CanceledExecutionException canceled(final int done, final int kept) {
        return new CanceledExecutionException("Training was canceled after epoch " + done
                + ". Execute the node again to get the model of epoch " + kept + ".");
    }

    /**
     * @param done epochs that were done
     * @param epochs that there were to be
     * @param kept the epoch whose model was kept
     * @return a sentence that goes with the model of a canceled training
     */
    public static String warning(final int done, final int epochs, final int kept) {
        return "Training was canceled after epoch " + done + " of " + epochs + ": this is the model of epoch " + kept
                + ". Reset the node to train anew.";
    }

    /** To be called once the node that is executing in this thread has a result. */
    public static void forget() {
        KEPT.remove(node());
    }

    private static Object node() {
        return NodeContext.getContext().getNodeContainer();
    }
}
