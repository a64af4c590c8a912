package org.latentalign.format.gct;

import io.jhdf.HdfFile;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteBuffer;

/** Blocks of whole rows of a matrix that lies in the file in one piece: mapped into memory, not copied. */
final class ContiguousBlocks implements BlockReader {

    private final HdfFile file;

    private final ContiguousDataset matrix;

    private final FloatingPoint type;

    private final int rowLength;

    ContiguousBlocks(final HdfFile file, final ContiguousDataset matrix, final FloatingPoint type) {
        this.file = file;
        this.matrix = matrix;
        this.type = type;
        rowLength = Math.toIntExact(matrix.getDimensionsAsLong()[1]);
    }

    @Override
    public BlockValues read(final Block block) {
        long rowBytes = (long) rowLength * type.getSize();
        // jhdf's own buffer of the matrix ends at 2 GB
        ByteBuffer bytes = file.getHdfBackingStorage()
                .map(matrix.getDataAddress() + block.firstRow() * rowBytes, block.rows() * rowBytes);
        return BlockValues.of(bytes, type, rowLength, 0);
    }
}
