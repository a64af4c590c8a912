package org.latentalign.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads whole rows of what lies in the file in one piece: mapped into memory, not copied.
 *
 * @param address of the first element
 * @param rowBytes bytes of a row
 */
record ContiguousReader(Hdf5Bytes file, long address, long rowBytes) implements BlockReader {

    /** To read so many bytes is less work than to map them into memory. */
    private static final int SHORT = 1 << 16;

    @Override
    public Optional<ByteBuffer> read(final Block block) throws IOException {
        if (address == Fields.UNDEFINED) {
            return Optional.empty();
        }
        final long from = address + block.firstRow() * rowBytes;
        final long length = block.rows() * rowBytes;
        if (length > SHORT) {
            return Optional.of(file.map(from, length, "a dataset"));
        }
        final ByteBuffer bytes = ByteBuffer.allocate((int) length);
        file.read(from, bytes, "a dataset");
        return Optional.of(bytes.flip());
    }
}
