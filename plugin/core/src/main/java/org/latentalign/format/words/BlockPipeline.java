package org.latentalign.format.words;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.latentalign.format.Workers;

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

    private final int parsers = Workers.processors();
    private final Workers workers;
    private final Queue<Block> free = new ArrayDeque<>();
    private final BlockCutter cutter;
    private final BlockParser parser;

    /**
     * @param heartbeat called on the caller's thread several times a second; may throw {@link CancellationException}
     */
    BlockPipeline(final BlockCutter cutter, final BlockParser parser, final Runnable heartbeat) {
        this.cutter = cutter;
        this.parser = parser;
        this.workers = new Workers("word-vectors", parsers + 1, heartbeat); // one reads
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
                    block = workers.await(reading);
                } catch (final IOException e) { // thrown below, after what was read before
                    failure = e;
                }
                reading = block == null ? null : read();
                if (block != null) {
                    parsing.add(parse(block));
                }
            }
            if (parsing.size() > parsers || reading == null && !parsing.isEmpty()) {
                final Block parsed = workers.await(parsing.remove());
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
        return workers.submit(() -> cutter.fill(block) ? block : null);
    }

    private Future<Block> parse(final Block block) {
        return workers.submit(() -> {
            parser.parse(block);
            return block;
        });
    }

    @Override
    public void close() {
        workers.close();
    }
}
