package org.latentalign.format.h5ad;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Executor;
import org.latentalign.format.hdf5.Block;
import org.latentalign.format.hdf5.BlockStream;
import org.latentalign.format.hdf5.Blocks;
import org.latentalign.format.hdf5.Hdf5Dataset;
import org.latentalign.format.hdf5.NumberDecoder;

/**
 * The chosen rows of a dense matrix, one after the other, as they are stored: single precision is not rounded to decimals.
 * The chunks of a row of chunks are held while its rows are taken; none is unpacked twice.
 */
final class DenseRows implements AutoCloseable {

    private final Hdf5Dataset dataset;

    private final Blocks blocks;

    private final int[] rows;

    private final int[] columns;

    private final boolean allColumns;

    private final double fill;

    private final BlockStream stream;

    private final List<BlockStream.Unpacked> held = new ArrayList<>();

    private int heldFrom = -1;

    private int next;

    /**
     * @param dataset numbers of two dimensions, not empty
     * @param rows which, ascending
     * @param columns which, ascending, at least one
     * @param executor whose threads help
     * @param heartbeat called several times a second while this waits
     */
    DenseRows(
            final Hdf5Dataset dataset,
            final int[] rows,
            final int[] columns,
            final Executor executor,
            final Runnable heartbeat)
            throws IOException {
        this.dataset = dataset;
        this.rows = rows;
        this.columns = columns;
        blocks = dataset.asMatrix();
        allColumns = columns.length == blocks.columns();
        fill = dataset.fill()
                .map(bytes -> NumberDecoder.numberAt(ByteBuffer.wrap(bytes), 0, dataset.type()))
                .orElse(Double.NaN);
        stream = new BlockStream(dataset, blocks, new Order(), executor, heartbeat);
    }

    /** All blocks with chosen rows and columns, row by row. */
    private final class Order implements Iterator<Block> {

        private final int[] starts = Arrays.stream(columns)
                .map(column -> column / blocks.blockColumns() * blocks.blockColumns())
                .distinct()
                .toArray();

        private int row;

        private int start;

        @Override
        public boolean hasNext() {
            return row < rows.length;
        }

        @Override
        public Block next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            final int from = blocks.startOf(rows[row]);
            final int end = blocks.endOf(rows[row]);
            final int column = starts[start];
            final long endColumn = Math.min(blocks.columns(), column + (long) blocks.blockColumns());
            if (++start == starts.length) {
                start = 0;
                while (row < rows.length && rows[row] < end) {
                    row++;
                }
            }
            return new Block(from, end - from, column, (int) endColumn - column);
        }
    }

    /** @param target receives the chosen columns of the next chosen row */
    void next(final double[] target) throws IOException {
        final int row = rows[next++];
        final int from = blocks.startOf(row);
        if (from != heldFrom) {
            held.forEach(stream::giveBack);
            held.clear();
            heldFrom = from;
            int covered = 0;
            while (covered < columns.length) {
                final BlockStream.Unpacked unpacked = stream.next();
                held.add(unpacked);
                covered = after(unpacked.block().endColumn(), covered);
            }
        }
        int column = 0;
        for (final BlockStream.Unpacked unpacked : held) {
            final int end = after(unpacked.block().endColumn(), column);
            copy(unpacked, row - from, column, end, target);
            column = end;
        }
    }

    /** @return index of the first chosen column, from one of them on, that is not before this column */
    private int after(final int column, final int from) {
        final int index = Arrays.binarySearch(columns, from, columns.length, column);
        return index < 0 ? -index - 1 : index;
    }

    private void copy(
            final BlockStream.Unpacked unpacked, final int row, final int from, final int to, final double[] target) {
        if (unpacked.elements().isEmpty()) {
            Arrays.fill(target, from, to, fill);
            return;
        }
        final ByteBuffer elements = unpacked.elements().get();
        final int start = row * blocks.rowLength() - unpacked.block().firstColumn();
        if (allColumns) {
            NumberDecoder.numbers(elements, start + columns[from], dataset.type(), target, from, to - from);
        } else {
            for (int i = from; i < to; i++) {
                target[i] = NumberDecoder.number(elements, start + columns[i], dataset.type());
            }
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        blocks.close();
    }
}
