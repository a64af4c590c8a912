package org.latentalign.kernel;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.latentalign.progress.Interruption;
import org.latentalign.progress.Progress;

/**
 * Does parts that do not depend on one another on several threads. The calling thread takes parts, too, so that nothing
 * hangs when the executor has no free thread; it returns only when no helper is at work any more.
 */
public final class ParallelParts {

    /** How long the calling thread waits for helpers before it looks whether the user has cancelled. */
    private static final long PATIENCE_MILLISECONDS = 100;

    /** One part of the work. */
    @FunctionalInterface
    public interface Part {

        /**
         * @param index which part, from 0
         * @param check to be called several times a second; throws when the work is to end
         */
        void run(int index, Runnable check);
    }

    private final int parts;
    private final Part part;
    private final Progress progress;
    private final Supplier<String> message;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private volatile boolean stopped;

    // guarded by this object's monitor
    private int activeHelpers;
    private Throwable failure;

    private ParallelParts(final int parts, final Part part, final Progress progress, final Supplier<String> message) {
        this.parts = parts;
        this.part = part;
        this.progress = progress;
        this.message = message;
    }

    /**
     * Does all parts, each once.
     *
     * @param parts how many
     * @param part does one of them; may throw unchecked exceptions, of which the first one passes
     * @param executor runs the helpers
     * @param helpers how many threads to ask it for, beside the calling one
     * @param progress told on the calling thread how many parts are done
     * @param message what is being done
     * @throws CancellationException from the progress, or when the thread is interrupted
     */
    public static void run(
            final int parts,
            final Part part,
            final Executor executor,
            final int helpers,
            final Progress progress,
            final Supplier<String> message) {
        final ParallelParts work = new ParallelParts(parts, part, progress, message);
        try {
            work.call(executor, Math.min(helpers, parts - 1));
            work.takeParts(work::lookForCaller);
            work.awaitHelpers();
        } finally {
            work.stop();
        }
        work.throwFailure();
    }

    private void call(final Executor executor, final int helpers) {
        for (int i = 0; i < helpers; i++) {
            try {
                executor.execute(this::help);
            } catch (final RejectedExecutionException e) { // then the caller does the work
                return;
            }
        }
    }

    private void help() {
        synchronized (this) {
            if (stopped) {
                return;
            }
            activeHelpers++;
        }
        try {
            takeParts(this::lookForHelper);
        } catch (final RuntimeException | Error e) { // for the calling thread
            synchronized (this) {
                if (failure == null) {
                    failure = e;
                }
                stopped = true;
            }
        } finally {
            synchronized (this) {
                activeHelpers--;
                notifyAll();
            }
        }
    }

    private void takeParts(final Runnable check) {
        for (int i = next.getAndIncrement(); i < parts && !stopped; i = next.getAndIncrement()) {
            check.run();
            part.run(i, check);
            finished.incrementAndGet();
        }
    }

    private void lookForHelper() {
        if (stopped) {
            throw new CancellationException("The work has ended.");
        }
    }

    private void lookForCaller() {
        Interruption.check();
        throwFailure();
        progress.report((double) finished.get() / parts, message);
    }

    private void awaitHelpers() {
        while (finished.get() < parts) {
            lookForCaller();
            synchronized (this) {
                try {
                    wait(PATIENCE_MILLISECONDS);
                } catch (final InterruptedException e) {
                    throw Interruption.cancellation(e);
                }
            }
        }
    }

    /** Waits for the helpers, which look often whether they should end; an interrupt is kept for later. */
    private synchronized void stop() {
        stopped = true;
        boolean interrupted = false;
        while (activeHelpers > 0) {
            try {
                wait();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void throwFailure() {
        if (failure instanceof final RuntimeException e) {
            throw e;
        }
        if (failure instanceof final Error e) {
            throw e;
        }
    }
}
