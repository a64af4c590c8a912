package org.latentalign.threads;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.latentalign.progress.Interruption;

/**
 * Tasks for several threads, a few at a time, whose results are taken in the order of the tasks by the thread that gives
 * them. Before that thread waits, it does what no other thread has begun.
 *
 * @param <T> what a task gives
 * @param <X> what a task may throw besides unchecked exceptions
 */
public final class OrderedTasks<T, X extends Exception> implements AutoCloseable {

    /** How long it waits before it calls the heartbeat again. */
    private static final long HEARTBEAT_MILLISECONDS = 200;

    private final Executor executor;

    private final int limit;

    private final Runnable heartbeat;

    private final Deque<Begun> underWay = new ArrayDeque<>();

    /**
     * Something to do.
     *
     * @param <T> what it gives
     * @param <X> what it may throw
     */
    @FunctionalInterface
    public interface Task<T, X extends Exception> {

        /** @return the result */
        T run() throws X;
    }

    /**
     * @param executor whose threads help; it is not shut down
     * @param limit how many tasks can be under way, at least 1
     */
    public OrderedTasks(final Executor executor, final int limit) {
        this(executor, limit, () -> {});
    }

    /**
     * @param executor whose threads help; it is not shut down
     * @param limit how many tasks can be under way, at least 1
     * @param heartbeat called by the taking thread before it waits and several times a second while it does; may throw
     *     {@link CancellationException}
     */
    public OrderedTasks(final Executor executor, final int limit, final Runnable heartbeat) {
        this.executor = executor;
        this.limit = limit;
        this.heartbeat = heartbeat;
    }

    /** @return whether a result should be taken before a further task is added */
    public boolean isFull() {
        return underWay.size() >= limit;
    }

    /** @return whether no result is to come */
    public boolean isEmpty() {
        return underWay.isEmpty();
    }

    /** @param task to be done by the next thread that is free */
    public void add(final Task<? extends T, ? extends X> task) {
        final var added = new Begun(task);
        underWay.add(added);
        try {
            executor.execute(added);
        } catch (final RejectedExecutionException e) { // then the taking thread does it
            return;
        }
    }

    /**
     * Waits for the earliest task.
     *
     * @return its result
     * @throws X what the task threw; its unchecked exceptions pass as well
     * @throws CancellationException from the heartbeat, or when the thread is interrupted
     */
    public T take() throws X {
        heartbeat.run();
        Interruption.check();
        final Begun earliest = underWay.getFirst();
        earliest.run();
        for (final Begun later : underWay) {
            if (earliest.isDone()) {
                break;
            }
            later.run(); // rather than only wait for the other thread
        }
        while (!earliest.await(HEARTBEAT_MILLISECONDS)) {
            heartbeat.run();
        }
        underWay.removeFirst();
        return earliest.result();
    }

    /** Gives up what was not taken: what no thread has begun is not done, and what is being done is interrupted. */
    @Override
    public void close() {
        underWay.forEach(Begun::cancel);
        underWay.forEach(Begun::awaitEnd);
        underWay.clear();
    }

    private enum State {
        WAITING,
        RUNNING,
        DONE
    }

    /** A task on its way. */
    private final class Begun implements Runnable {

        private final Task<? extends T, ? extends X> task;

        // everything below is guarded by this object's monitor

        private State state = State.WAITING;
        private Thread thread;
        private boolean isCanceled;
        private T result;
        private Throwable failure;

        Begun(final Task<? extends T, ? extends X> task) {
            this.task = task;
        }

        /** Does nothing when another thread has begun it. */
        @Override
        public void run() {
            synchronized (this) {
                if (state != State.WAITING) {
                    return;
                }
                state = State.RUNNING;
                thread = Thread.currentThread();
            }
            T given = null;
            Throwable thrown = null;
            try {
                given = task.run();
            } catch (final Exception | Error e) { // for the thread that takes the result
                thrown = e;
            }
            synchronized (this) {
                state = State.DONE;
                thread = null;
                result = given;
                failure = thrown;
                if (isCanceled) {
                    Thread.interrupted(); // it was meant for the task, not for what the thread does next
                }
                notifyAll();
            }
        }

        synchronized boolean isDone() {
            return state == State.DONE;
        }

        /** Returns whether it is done. */
        synchronized boolean await(final long milliseconds) {
            try {
                if (state != State.DONE) {
                    wait(milliseconds);
                }
                return state == State.DONE;
            } catch (final InterruptedException e) {
                throw Interruption.cancellation(e);
            }
        }

        @SuppressWarnings("unchecked") // a task throws what its type says
        synchronized T result() throws X {
            if (failure instanceof final RuntimeException unchecked) {
                throw unchecked;
            }
            if (failure instanceof final Error error) {
                throw error;
            }
            if (failure != null) {
                throw (X) failure;
            }
            return result;
        }

        synchronized void cancel() {
            if (state == State.WAITING) {
                state = State.DONE;
            } else if (state == State.RUNNING) {
                isCanceled = true;
                thread.interrupt();
            }
        }

        synchronized void awaitEnd() {
            boolean isInterrupted = false;
            while (state != State.DONE) {
                try {
                    wait();
                } catch (final InterruptedException e) { // passed on below
                    isInterrupted = true;
                }
            }
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
