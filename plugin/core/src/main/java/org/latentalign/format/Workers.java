package org.latentalign.format;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.latentalign.progress.Interruption;

/**
 * Threads that unpack and parse for a reader, while the reader's own thread waits for results in their order. A cancel is
 * noticed while it waits.
 */
public final class Workers implements AutoCloseable {

    /** A cancel is noticed after this time even when no result arrives. */
    private static final long PATIENCE_MILLISECONDS = 200;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final ExecutorService pool;
    private final Runnable heartbeat;

    /**
     * @param name of the threads; a number is appended
     * @param count how many there are at most
     * @param heartbeat called on the waiting thread several times a second; may throw {@link CancellationException}
     */
    public Workers(final String name, final int count, final Runnable heartbeat) {
        this.heartbeat = heartbeat;
        pool = Executors.newFixedThreadPool(count, task -> {
            final Thread thread = new Thread(task, name + "-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @return how many threads can work on a task that needs the processor alone */
    public static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * @param <T> what the task gives
     * @param task done by one of the threads, as soon as one is free
     * @return the result to come, for {@link #await}
     */
    public <T> Future<T> submit(final Callable<T> task) {
        return pool.submit(task);
    }

    /**
     * @param <T> what the task gives
     * @param future from {@link #submit}
     * @return the result
     * @throws IOException from the task; its unchecked exceptions pass as well
     * @throws CancellationException from the heartbeat, or when the thread is interrupted
     */
    public <T> T await(final Future<T> future) throws IOException {
        while (true) {
            heartbeat.run();
            Interruption.check();
            try {
                return future.get(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (final TimeoutException e) { // not yet: see whether the user has canceled
                continue;
            } catch (final InterruptedException e) {
                throw Interruption.cancellation(e);
            } catch (final ExecutionException e) {
                throw unwrap(e.getCause());
            }
        }
    }

    private static IOException unwrap(final Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException expected ? expected : new IOException(cause);
    }

    /** Stops all threads and waits a moment for them, because they use the file that the caller is about to close. */
    @Override
    public void close() {
        pool.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            pool.awaitTermination(1, TimeUnit.SECONDS);
        } catch (final InterruptedException e) { // passed on below
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
