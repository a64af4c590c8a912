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

    @Override
    public Optional<ByteBuffer> read(final Block block) throws IOException {
        if (address == Fields.UNDEFINED) {
            return Optional.empty();
        }
        return Optional.of(file.map(address + block.firstRow() * rowBytes, block.rows() * rowBytes, "a dataset"));
    }
}
