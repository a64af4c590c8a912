package org.latentalign.format.words;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads a block ahead, parses blocks on all processors, and hands them to the caller's thread in their order. A few blocks
 * go round, so memory does not grow with the file.
 */
final class BlockPipeline implements AutoCloseable {

    /** Takes the blocks in their order. */
    @FunctionalInterface
    interface Consumer {
        /**
         * @param block the next block, parsed; not to be kept
         * @return whether to go on
         * @throws IOException what it throws ends the run
         */
        boolean accept(Block block) throws IOException;
    }

    /** A cancel is noticed after this time even when no block arrives. */
    private static final long PATIENCE_MILLISECONDS = 200;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final int parsers = Runtime.getRuntime().availableProcessors();
    private final ExecutorService pool = Executors.newFixedThreadPool(parsers + 1, task -> {
        final Thread thread = new Thread(task, "word-vectors-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Block> free = new ArrayDeque<>();
    private final BlockCutter cutter;
    private final BlockParser parser;
    private final Runnable heartbeat;

    /**
     * @param heartbeat called on the caller's thread several times a second; may throw {@link CancellationException}
     */
    BlockPipeline(final BlockCutter cutter, final BlockParser parser, final Runnable heartbeat) {
        this.cutter = cutter;
        this.parser = parser;
        this.heartbeat = heartbeat;
    }

    /**
     * Runs until the data end or the consumer has enough. When reading fails, the blocks before are consumed first, so
     * that the earliest fault in the file is the one that is reported.
     *
     * @throws IOException from cutter or consumer
     * @throws CancellationException from the heartbeat, or when the thread is interrupted
     */
    void run(final Consumer consumer) throws IOException {
        final Deque<Future<Block>> parsing = new ArrayDeque<>();
        Future<Block> reading = read();
        IOException failure = null;
        while (reading != null || !parsing.isEmpty()) {
            if (reading != null) {
                Block block = null;
                try {
                    block = await(reading);
                } catch (final IOException e) { // thrown below, after what was read before
                    failure = e;
                }
                reading = block == null ? null : read();
                if (block != null) {
                    parsing.add(parse(block));
                }
            }
            if (parsing.size() > parsers || reading == null && !parsing.isEmpty()) {
                final Block parsed = await(parsing.remove());
                if (!consumer.accept(parsed)) {
                    return;
                }
                free.add(parsed);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private Future<Block> read() {
        final Block block = free.isEmpty() ? new Block() : free.remove();
        return pool.submit((Callable<Block>) () -> cutter.fill(block) ? block : null);
    }

    private Future<Block> parse(final Block block) {
        return pool.submit(() -> parser.parse(block), block);
    }

    private <T> T await(final Future<T> future) throws IOException {
        while (true) {
            heartbeat.run();
            try {
                return future.get(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (final TimeoutException e) { // not yet: see whether the user has cancelled
                continue;
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (CancellationException) new CancellationException("Reading was interrupted.").initCause(e);
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
