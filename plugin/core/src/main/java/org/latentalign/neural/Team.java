package org.latentalign.neural;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Threads that share the parts of many short pieces of work. The calling thread takes parts too, and waits only for
 * parts that a helper has begun: so nothing hangs when the executor has no free thread.
 */
final class Team implements AutoCloseable {

    /** How often a helper looks for work before it sleeps: some ten microseconds. */
    private static final int LOOKS = 1 << 10;

    private volatile Work current;

    private volatile boolean closed;

    /**
     * @param executor runs the helpers until {@link #close()}
     * @param helpers how many to ask it for; may be 0
     */
    Team(final Executor executor, final int helpers) {
        for (int i = 0; i < helpers; i++) {
            try {
                executor.execute(this::help);
            } catch (final RejectedExecutionException e) { // then there are fewer helpers
                return;
            }
        }
    }

    /**
     * Does all parts, each once, and returns when all are done.
     *
     * @param parts how many
     * @param part does the part of this index; parts do not depend on one another
     */
    void run(final int parts, final IntConsumer part) {
        final Work work = new Work(parts, part);
        synchronized (this) {
            current = work;
            notifyAll();
        }
        work.takeParts();
        int looks = 0;
        while (work.finished.get() < parts) {
            if (++looks % LOOKS == 0) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
        final Throwable failure = work.failure.get();
        if (failure instanceof final RuntimeException e) {
            throw e;
        }
        if (failure instanceof final Error e) {
            throw e;
        }
    }

    private void help() {
        Work seen = null;
        try {
            while (!closed) {
                int looks = 0;
                while (current == seen && !closed && looks < LOOKS) {
                    looks++;
                    Thread.onSpinWait();
                }
                synchronized (this) {
                    while (current == seen && !closed) {
                        wait();
                    }
                    seen = current;
                }
                if (seen != null) {
                    seen.takeParts();
                }
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt(); // the others go on without this one
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            current = null;
            notifyAll();
        }
    }

    /** One piece of work. */
    private static final class Work {

        private final int parts;
        private final IntConsumer part;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger finished = new AtomicInteger();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        Work(final int parts, final IntConsumer part) {
            this.parts = parts;
            this.part = part;
        }

        void takeParts() {
            for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
                try {
                    part.accept(i);
                } catch (final RuntimeException | Error e) { // for the calling thread
                    failure.compareAndSet(null, e);
                } finally {
                    finished.incrementAndGet();
                }
            }
        }
    }
}
