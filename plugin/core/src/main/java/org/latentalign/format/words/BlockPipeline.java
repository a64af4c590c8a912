package org.latentalign.format.words;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import org.latentalign.format.Workers;
import org.latentalign.threads.OrderedTasks;

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
        boolean accept(FileBlock block) throws IOException;
    }

    private final Workers workers;
    private final OrderedTasks<FileBlock, IOException> reading;
    private final OrderedTasks<FileBlock, IOException> parsing;
    private final Queue<FileBlock> free = new ArrayDeque<>();
    private final BlockCutter cutter;
    private final BlockParser parser;

    /**
     * @param heartbeat called on the caller's thread several times a second; may throw {@link CancellationException}
     */
    BlockPipeline(final BlockCutter cutter, final BlockParser parser, final Runnable heartbeat) {
        this.cutter = cutter;
        this.parser = parser;
        final int parsers = Workers.processors();
        workers = new Workers("word-vectors", parsers + 1); // one reads
        reading = new OrderedTasks<>(workers, 1, heartbeat);
        parsing = new OrderedTasks<>(workers, parsers + 1, heartbeat);
    }

    /**
     * Runs until the data end or the consumer has enough. When reading fails, the blocks before are consumed first, so
     * that the earliest fault in the file is the one that is reported.
     *
     * @throws IOException from cutter or consumer
     * @throws CancellationException from the heartbeat, or when the thread is interrupted
     */
    void run(final Consumer consumer) throws IOException {
        IOException failure = null;
        beginToRead();
        while (!reading.isEmpty() || !parsing.isEmpty()) {
            if (!reading.isEmpty()) {
                try {
                    final FileBlock block = reading.take();
                    if (block != null) {
                        beginToRead();
                        parsing.add(() -> parse(block));
                    }
                } catch (final IOException e) { // thrown below, after what was read before
                    failure = e;
                }
            }
            if (parsing.isFull() || reading.isEmpty() && !parsing.isEmpty()) {
                final FileBlock parsed = parsing.take();
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

    private void beginToRead() {
        final FileBlock block = free.isEmpty() ? new FileBlock() : free.remove();
        reading.add(() -> cutter.fill(block) ? block : null);
    }

    private FileBlock parse(final FileBlock block) throws IOException {
        parser.parse(block);
        return block;
    }

    @Override
    public void close() {
        reading.close();
        parsing.close();
        workers.close();
    }
}
