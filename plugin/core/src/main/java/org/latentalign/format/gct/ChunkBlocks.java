package org.latentalign.format.gct;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;

/** The chunks of a matrix, each of which is unpacked into the same memory. */
final class ChunkBlocks implements BlockReader {

    private final ChunkedDataset matrix;

    private final FloatingPoint type;

    private final int rowLength;

    private final ChunkUnpacker unpacker;

    /** For chunks that were never written, and so are not stored. */
    private final GeneralBlocks general;

    /** @param matrix whose filters are among those that {@link ChunkUnpacker} knows */
    ChunkBlocks(final ChunkedDataset matrix, final FloatingPoint type) {
        this.matrix = matrix;
        this.type = type;
        int[] shape = matrix.getChunkDimensions();
        rowLength = shape[1];
        unpacker = new ChunkUnpacker(matrix.getFilters(), Math.multiplyExact(shape[0] * shape[1], type.getSize()));
        general = new GeneralBlocks(matrix);
    }

    @Override
    public BlockValues read(final Block block) {
        try {
            ByteBuffer packed = matrix.getRawChunkBuffer(new int[] {block.firstRow(), block.firstColumn()});
            return BlockValues.of(unpacker.unpack(packed), type, rowLength, block.firstColumn());
        } catch (HdfException e) { // there is no such chunk, or it is stored in another way, or jhdf says what is wrong
            return general.read(block);
        }
    }

    @Override
    public void close() {
        unpacker.close();
    }
}
