package org.knime.core.util;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.knime.core.node.workflow.NodeContext;

/** Threads for a limited number of tasks at once; sub-pools have narrower limits of their own. */
public class ThreadPool {

    private record Task(ThreadPool pool, FutureTask<?> work) {}

    private static final ThreadLocal<ThreadPool> CURRENT = new ThreadLocal<>();

    /** Set while a thread of a pool runs something that does not count. */
    private static final ThreadLocal<Boolean> INVISIBLE = new ThreadLocal<>();

    private final ThreadPool parent;
    private final ThreadPool root;
    private final List<Task> queue;
    private final ExecutorService threads;
    private int limit;
    private int running;

    /** @param maxThreads how many tasks run at once */
    public ThreadPool(final int maxThreads) {
        this(maxThreads, null);
    }

    /**
     * @param maxThreads how many tasks of this pool run at once
     * @param parent the pool whose limit holds, too; null for none
     */
    protected ThreadPool(final int maxThreads, final ThreadPool parent) {
        if (maxThreads < 1) {
            throw new IllegalArgumentException("A thread pool needs a thread, not " + maxThreads);
        }
        this.limit = maxThreads;
        this.parent = parent;
        this.root = parent == null ? this : parent.root;
        this.queue = parent == null ? new ArrayList<>() : null;
        this.threads = parent == null ? Executors.newCachedThreadPool(ThreadPool::thread) : null;
    }

    private static Thread thread(final Runnable work) {
        final Thread thread = new Thread(work);
        thread.setName("KNIME-Worker-" + thread.getId());
        thread.setDaemon(true);
        return thread;
    }

    /** @return the pool that runs this thread, or null */
    public static ThreadPool currentPool() {
        return CURRENT.get();
    }

    /**
     * @param <T> the task's result
     * @param t runs as soon as a thread is free
     * @return its future
     */
    public <T> Future<T> enqueue(final Callable<T> t) {
        final FutureTask<T> work = new FutureTask<>(inContext(t));
        synchronized (root) {
            root.queue.add(new Task(this, work));
            root.startWaiting();
        }
        return work;
    }

    /**
     * @param r runs as soon as a thread is free
     * @return its future
     */
    public Future<?> enqueue(final Runnable r) {
        return enqueue(Executors.callable(r));
    }

    /**
     * Runs a task that mostly waits for others: meanwhile another task may start in this thread's stead.
     *
     * @param <T> the task's result
     * @param r run by this thread, which belongs to a pool
     * @return its result
     * @throws ExecutionException with what the task threw
     * @throws InterruptedException if interrupted
     */
    public <T> T runInvisible(final Callable<T> r) throws ExecutionException, InterruptedException {
        final ThreadPool pool = CURRENT.get();
        if (pool == null) {
            throw new IllegalThreadStateException("The current thread belongs to no pool");
        }
        final boolean outermost = INVISIBLE.get() == null;
        boolean interrupted = false;
        if (outermost) {
            INVISIBLE.set(Boolean.TRUE);
            count(pool, -1);
        }
        try {
            return r.call();
        } catch (InterruptedException e) {
            interrupted = true;
            throw e;
        } catch (Exception e) {
            throw new ExecutionException(e);
        } finally {
            if (outermost) {
                INVISIBLE.remove();
                reappear(pool, interrupted);
            }
        }
    }

    private static void reappear(final ThreadPool pool, final boolean atOnce) throws InterruptedException {
        synchronized (pool.root) {
            try {
                while (!atOnce && !pool.hasRoom()) {
                    pool.root.wait();
                }
            } finally {
                count(pool, 1);
            }
        }
    }

    private static void count(final ThreadPool pool, final int change) {
        synchronized (pool.root) {
            for (ThreadPool p = pool; p != null; p = p.parent) {
                p.running += change;
            }
            pool.root.startWaiting();
            pool.root.notifyAll();
        }
    }

    private boolean hasRoom() {
        for (ThreadPool p = this; p != null; p = p.parent) {
            if (p.running >= p.limit) {
                return false;
            }
        }
        return true;
    }

    private void startWaiting() {
        for (final Iterator<Task> waiting = queue.iterator(); waiting.hasNext(); ) {
            final Task task = waiting.next();
            if (task.pool().hasRoom()) {
                waiting.remove();
                for (ThreadPool p = task.pool(); p != null; p = p.parent) {
                    p.running++;
                }
                threads.execute(() -> run(task));
            }
        }
    }

    private static void run(final Task task) {
        CURRENT.set(task.pool());
        try {
            task.work().run();
        } finally {
            CURRENT.remove();
            Thread.interrupted();
            count(task.pool(), -1);
        }
    }

    /** A task belongs to the node that started it. */
    private static <T> Callable<T> inContext(final Callable<T> task) {
        final NodeContext context = NodeContext.getContext();
        return () -> {
            NodeContext.pushContext(context);
            try {
                return task.call();
            } finally {
                NodeContext.removeLastContext();
            }
        };
    }
}
