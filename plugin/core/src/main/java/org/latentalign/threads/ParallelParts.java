package org.latentalign.threads;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.latentalign.progress.Interruption;
import org.latentalign.progress.Progress;

/** Parts of a work that take long and do not depend on one another, as {@link OrderedTasks} that report and end in time. */
public final class ParallelParts {

    private ParallelParts() {}

    /** One part of the work. */
    @FunctionalInterface
    public interface Part {

        /**
         * @param index which part, from 0
         * @param check to be called several times a second; throws when the work is to end
         */
        void run(int index, Runnable check);
    }

    /**
     * Does all parts, each once.
     *
     * @param parts how many
     * @param part does one of them; may throw unchecked exceptions, which pass
     * @param executor runs the helpers
     * @param helpers how many threads help the calling one
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
        final Thread caller = Thread.currentThread();
        final AtomicInteger done = new AtomicInteger();
        final Runnable report = () -> progress.report((double) done.get() / parts, message);
        final Runnable check = () -> {
            Interruption.check();
            if (Thread.currentThread() == caller) {
                report.run();
            }
        };
        try (OrderedTasks<Void, RuntimeException> tasks = new OrderedTasks<>(executor, 2 * helpers + 1, report)) {
            int next = 0;
            while (next < parts || !tasks.isEmpty()) {
                if (next < parts && !tasks.isFull()) {
                    final int index = next++;
                    tasks.add(() -> {
                        check.run();
                        part.run(index, check);
                        done.incrementAndGet();
                        return null;
                    });
                } else {
                    tasks.take();
                }
            }
        }
    }
}
