package org.latentalign.node.shared.vectors;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.knime.core.node.KNIMEConstants;

/**
 * Tasks for the threads of KNIME's own pool, a few at a time, whose results are taken in the order of the tasks. When the
 * taking thread would have to wait for a task that no thread has begun, it does it itself, so nothing hangs on a pool
 * whose threads are all taken.
 *
 * @param <T> what a task gives
 */
public final class TasksUnderWay<T> {

    private final int limit = Runtime.getRuntime().availableProcessors() + 2;

    private final Deque<FutureTask<T>> tasks = new ArrayDeque<>();

    /** @return whether a result should be taken before a further task is added */
    public boolean isFull() {
        return tasks.size() >= limit;
    }

    /** @return whether no result is to come */
    public boolean isEmpty() {
        return tasks.isEmpty();
    }

    /** @param work to be done by the next thread that is free */
    public void add(final Callable<T> work) {
        var task = new FutureTask<>(work);
        tasks.add(task);
        KNIMEConstants.GLOBAL_THREAD_POOL.enqueue(task);
    }

    /**
     * @return the result of the earliest task
     * @throws InterruptedException when the user canceled while this thread waited
     * @throws ExecutionException when the task failed
     */
    public T take() throws InterruptedException, ExecutionException {
        var task = tasks.remove();
        task.run(); // does nothing when another thread has begun it
        return task.get();
    }
}
