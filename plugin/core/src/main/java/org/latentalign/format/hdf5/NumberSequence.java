package org.latentalign.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Executor;
import java.util.function.IntUnaryOperator;

/**
 * The numbers of a dataset along one dimension, in stretches from the first to the last: what lies in no stretch is not
 * unpacked, and nothing is unpacked twice. Used by one thread; others help.
 */
public final class NumberSequence implements AutoCloseable {

    private final Datatype type;

    private final byte[] fill;

    private final Blocks blocks;

    private final Stretches stretches;

    private final BlockStream stream;

    private int stretch;

    private BlockStream.Unpacked current;

    /**
     * Stretches of a dataset that ascend and do not overlap.
     *
     * @param count how many
     * @param start index of the first number of each
     * @param end index after the last number of each
     */
    public record Stretches(int count, IntUnaryOperator start, IntUnaryOperator end) {}

    /**
     * @param dataset of numbers along one dimension, not empty
     * @param stretches what is wanted of it
     * @param executor whose threads help
     * @param heartbeat called several times a second while this waits; may throw to end the wait
     * @throws org.latentalign.format.FormatException when the index of its chunks is damaged
     */
    public NumberSequence(
            final Hdf5Dataset dataset, final Stretches stretches, final Executor executor, final Runnable heartbeat)
            throws IOException {
        this.type = dataset.type();
        this.fill = dataset.fill().orElse(new byte[type.size()]);
        this.stretches = stretches;
        blocks = dataset.asColumn();
        stream = new BlockStream(dataset, blocks, new Order(), executor, heartbeat);
    }

    /** The blocks with numbers of a stretch. */
    private final class Order implements Iterator<Block> {

        private int next;

        /** All numbers before this one are in blocks that were given. */
        private int given;

        @Override
        public boolean hasNext() {
            while (next < stretches.count
                    && stretches.end.applyAsInt(next) <= Math.max(given, stretches.start.applyAsInt(next))) {
                next++;
            }
            return next < stretches.count;
        }

        @Override
        public Block next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            final int wanted = Math.max(given, stretches.start.applyAsInt(next));
            final int start = blocks.startOf(wanted);
            given = blocks.endOf(wanted);
            return new Block(start, given - start, 0, 1);
        }
    }

    /**
     * Reads the next stretch.
     *
     * @param target receives its numbers, exactly as they are stored; at least as long
     * @return how many there are
     * @throws org.latentalign.format.FormatException when they are damaged
     */
    public int next(final double[] target) throws IOException {
        return read((bytes, index, from, count) -> NumberDecoder.numbers(bytes, index, type, target, from, count));
    }

    /**
     * Reads the next stretch of whole numbers.
     *
     * @param target receives its numbers; at least as long
     * @return how many there are
     * @throws org.latentalign.format.FormatException when they are damaged
     */
    public int next(final long[] target) throws IOException {
        final Datatype.Whole whole = NumberDecoder.wholeTypeOf(type);
        return read((bytes, index, from, count) -> {
            if (whole.size() == Integer.BYTES && whole.signed()) {
                final var integers = bytes.order(whole.order()).asIntBuffer();
                for (int i = 0; i < count; i++) {
                    target[from + i] = integers.get(index + i);
                }
            } else {
                for (int i = 0; i < count; i++) {
                    target[from + i] = NumberDecoder.whole(bytes, (index + i) * whole.size(), whole);
                }
            }
        });
    }

    /** Takes numbers out of a block. */
    private interface Decoding {
        void decode(ByteBuffer bytes, int index, int from, int count);
    }

    private int read(final Decoding decoding) throws IOException {
        final int start = stretches.start.applyAsInt(stretch);
        final int end = stretches.end.applyAsInt(stretch);
        stretch++;
        int done = start;
        while (done < end) {
            final int first = blocks.startOf(done);
            if (current == null || current.block().firstRow() != first) {
                if (current != null) {
                    stream.giveBack(current);
                }
                current = stream.next();
            }
            final int count = Math.min(end, blocks.endOf(done)) - done;
            final var elements = current.elements();
            if (elements.isPresent()) {
                decoding.decode(elements.get(), done - first, done - start, count);
            } else {
                final ByteBuffer filled = ByteBuffer.wrap(fill);
                for (int i = 0; i < count; i++) {
                    decoding.decode(filled, 0, done - start + i, 1);
                }
            }
            done += count;
        }
        return end - start;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        blocks.close();
    }
}
