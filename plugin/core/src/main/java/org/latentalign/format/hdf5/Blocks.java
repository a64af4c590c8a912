package org.latentalign.format.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.latentalign.format.FormatException;

/**
 * The elements of a dataset as rows and columns, in the blocks in which they are best read: the chunks in which they are
 * stored, or some rows of what is stored in one piece. A chunk too large for memory is read by some rows, too.
 */
public final class Blocks {

    /** What rows of a block take that could be more or fewer. */
    private static final int BLOCK_BYTES = 1 << 20;

    /** Larger chunks are not unpacked in memory. */
    private static final int LARGEST_CHUNK = 1 << 26;

    /**
     * How the elements lie.
     *
     * @param rows of the dataset
     * @param columns of the dataset
     * @param rowLength elements from the start of a stored row to that of the next
     * @param elementSize bytes of an element
     */
    record Size(int rows, int columns, int rowLength, int elementSize) {

        long rowBytes() {
            return (long) rowLength * elementSize;
        }
    }

    /**
     * The chunks of a dataset.
     *
     * @param grid how they cover it
     * @param table where they are
     * @param filters that they went through
     * @param bytes of a chunk before
     * @param plainEdges whether those at the edge went through none
     */
    record Chunks(ChunkGrid grid, ChunkTable table, List<Filter> filters, int bytes, boolean plainEdges) {

        /** @return the number of the chunk that a block is in */
        long numberOf(final Size size, final int chunkRows, final Block block) {
            final long across = (size.columns() - 1L) / size.rowLength() + 1;
            return block.firstRow() / chunkRows * across + block.firstColumn() / size.rowLength();
        }

        /** @return a bit for each filter that was skipped for a chunk */
        int maskOf(final int index, final long number) {
            return plainEdges && grid.isAtEdge(number) ? -1 : table.mask(index);
        }
    }

    /** Makes readers, each for a thread. */
    @FunctionalInterface
    private interface Readers {
        BlockReader open();
    }

    private final Size size;

    /** A block never reaches from one of these groups of rows into the next. */
    private final int chunkRows;

    private final int blockRows;

    private final int blockColumns;

    private final boolean cuttable;

    private final Readers readers;

    private final Closeable shared;

    private Blocks(
            final Size size,
            final int chunkRows,
            final int blockRows,
            final int blockColumns,
            final boolean cuttable,
            final Readers readers,
            final Closeable shared) {
        this.size = size;
        this.chunkRows = chunkRows;
        this.blockRows = blockRows;
        this.blockColumns = blockColumns;
        this.cuttable = cuttable;
        this.readers = readers;
        this.shared = shared;
    }

    static Blocks compact(final Hdf5Bytes file, final Size size, final byte[] content) throws FormatException {
        if (content.length < size.rows() * size.rowBytes()) {
            throw file.damaged("a dataset is shorter than its shape");
        }
        return new Blocks(
                size,
                size.rows(),
                size.rows(),
                size.columns(),
                false,
                () -> new CompactReader(content, size.rowBytes()),
                () -> {});
    }

    static Blocks contiguous(final Hdf5Bytes file, final Size size, final long address) throws FormatException {
        if (address != Fields.UNDEFINED) {
            file.checked(address, Math.multiplyExact(size.rows(), size.rowBytes()), "a dataset");
        }
        return new Blocks(
                size,
                size.rows(),
                rowsOfBlock(size),
                size.columns(),
                true,
                () -> new ContiguousReader(file, address, size.rowBytes()),
                () -> {});
    }

    @SuppressWarnings("resource") // closed with the blocks
    static Blocks chunked(final Hdf5Bytes file, final Size size, final int chunkRows, final Chunks chunks) {
        final int columns = Math.min(size.rowLength(), size.columns());
        if (chunks.bytes() <= LARGEST_CHUNK || chunkRows == 1) {
            return new Blocks(
                    size,
                    chunkRows,
                    chunkRows,
                    columns,
                    false,
                    () -> new ChunkReader(file, size, chunkRows, chunks),
                    () -> {});
        }
        final var large = new LargeChunks(file, size, chunkRows, chunks);
        return new Blocks(
                size, chunkRows, Math.min(chunkRows, rowsOfBlock(size)), columns, false, () -> large::read, large);
    }

    private static int rowsOfBlock(final Size size) {
        return (int) Math.max(1, BLOCK_BYTES / size.rowBytes());
    }

    /** @return how many rows there are */
    public int rows() {
        return size.rows();
    }

    /** @return how many columns there are */
    public int columns() {
        return size.columns();
    }

    /** @return elements from the start of a stored row to that of the next */
    public int rowLength() {
        return size.rowLength();
    }

    /** @return how many columns a block has, the last one perhaps fewer */
    public int blockColumns() {
        return blockColumns;
    }

    /** @return the first row of the block with this row */
    public int startOf(final int row) {
        final int chunkStart = row / chunkRows * chunkRows;
        return chunkStart + (row - chunkStart) / blockRows * blockRows;
    }

    /** @return one more than the last row of the block with this row */
    public int endOf(final int row) {
        final long chunkEnd = (row / chunkRows + 1L) * chunkRows;
        return (int) Math.min(Math.min(chunkEnd, size.rows()), startOf(row) + (long) blockRows);
    }

    /** @return whether a block can be cut down to some of its rows, because nothing has to be unpacked */
    public boolean canBeCut() {
        return cuttable;
    }

    /** @return a new reader, for one thread */
    public BlockReader reader() {
        return readers.open();
    }

    /** Lets go of what readers share; they get it anew when they need it again. */
    public void close() throws IOException {
        shared.close();
    }
}
