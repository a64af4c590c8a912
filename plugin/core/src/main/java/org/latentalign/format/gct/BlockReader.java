package org.latentalign.format.gct;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.FloatingPoint;
import java.util.List;

/** Reads a stored matrix block by block. Used by one thread at a time: each has its own. */
interface BlockReader extends AutoCloseable {

    /**
     * @param block in whole within the matrix and, where the matrix is stored in chunks, within one chunk
     * @return its values, until the next block is read
     */
    BlockValues read(Block block);

    @Override
    default void close() {
        // most readers hold nothing
    }

    /**
     * Finds the fastest way to read a matrix. What jhdf can do faster than by its general way is done by hand: a
     * contiguous matrix need not be copied, and chunks of the usual filters can be unpacked into the same memory again
     * and again.
     *
     * @param file holds the matrix
     * @param matrix of numbers
     * @return a new reader
     */
    static BlockReader of(final HdfFile file, final Dataset matrix) {
        if (matrix.getDataType() instanceof FloatingPoint type
                && type.getBitPrecision() == type.getSize() * Byte.SIZE
                && (type.getSize() == Float.BYTES || type.getSize() == Double.BYTES)) {
            if (matrix instanceof ContiguousDataset contiguous && !contiguous.isEmpty()) {
                return new ContiguousBlocks(file, contiguous, type);
            }
            if (matrix instanceof ChunkedDataset chunked && ChunkUnpacker.FILTERS.contains(filters(chunked))) {
                return new ChunkBlocks(chunked, type);
            }
        }
        return new GeneralBlocks(matrix);
    }

    private static List<Integer> filters(final Dataset matrix) {
        return matrix.getFilters().stream().map(filter -> filter.getId()).toList();
    }
}
