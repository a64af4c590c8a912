package org.latentalign.format.hdf5;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads what is stored in the header of a dataset.
 *
 * @param content all elements
 * @param rowBytes bytes of a row
 */
record CompactReader(byte[] content, long rowBytes) implements BlockReader {

    @Override
    public Optional<ByteBuffer> read(final Block block) {
        return Optional.of(
                ByteBuffer.wrap(content).slice((int) (block.firstRow() * rowBytes), (int) (block.rows() * rowBytes)));
    }
}
