package org.latentalign.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.latentalign.threads.OrderedTasks;

/**
 * Gives blocks of a dataset in an order that is known beforehand. Some are unpacked ahead of time by other threads, as many
 * as take little memory; none is unpacked twice. Used by one thread.
 */
public final class BlockStream implements AutoCloseable {

    /** Blocks that are unpacked ahead of time take no more. */
    private static final int BYTES_AHEAD = 1 << 24;

    private final Blocks blocks;

    private final int elementSize;

    private final Iterator<Block> order;

    private final OrderedTasks<Unpacked, IOException> tasks;

    /** Readers whose last block is not needed any more. */
    private final Deque<BlockReader> idle = new ArrayDeque<>();

    private int bytesAhead;

    /** A block and its elements, whose memory is used again when it is given back. */
    public static final class Unpacked {

        private final Block block;

        private final Optional<ByteBuffer> elements;

        private final BlockReader reader;

        private Unpacked(final Block block, final Optional<ByteBuffer> elements, final BlockReader reader) {
            this.block = block;
            this.elements = elements;
            this.reader = reader;
        }

        /** @return where in the dataset it is */
        public Block block() {
            return block;
        }

        /** @return what {@link BlockReader#read} gives; empty when it was never written */
        public Optional<ByteBuffer> elements() {
            return elements;
        }
    }

    /**
     * @param dataset with the blocks
     * @param blocks of the dataset; closed by the caller
     * @param order which blocks to give; each lies within one of them
     * @param executor whose threads help
     * @param heartbeat called several times a second while this waits; may throw to end the wait
     */
    public BlockStream(
            final Hdf5Dataset dataset,
            final Blocks blocks,
            final Iterator<Block> order,
            final Executor executor,
            final Runnable heartbeat) {
        this.blocks = blocks;
        this.elementSize = dataset.type().size();
        this.order = order;
        this.tasks = new OrderedTasks<>(executor, Integer.MAX_VALUE, heartbeat);
    }

    /**
     * @return the next block
     * @throws java.util.NoSuchElementException when there is none
     * @throws org.latentalign.format.FormatException when it is damaged
     */
    public Unpacked next() throws IOException {
        while (order.hasNext() && (tasks.isEmpty() || bytesAhead < BYTES_AHEAD)) {
            begin(order.next());
        }
        final Unpacked unpacked = tasks.take();
        bytesAhead -= bytesOf(unpacked.block);
        return unpacked;
    }

    private void begin(final Block block) {
        final BlockReader reader = idle.isEmpty() ? blocks.reader() : idle.pop();
        bytesAhead += bytesOf(block);
        tasks.add(() -> new Unpacked(block, reader.read(block), reader));
    }

    private int bytesOf(final Block block) {
        return (int) Math.min(BYTES_AHEAD, (long) block.rows() * block.columns() * elementSize);
    }

    /** @param unpacked whose elements are not needed any more */
    public void giveBack(final Unpacked unpacked) {
        idle.push(unpacked.reader);
    }

    /** Waits for what other threads are at. */
    @Override
    public void close() {
        tasks.close();
        idle.clear();
    }
}
