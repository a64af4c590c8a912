package org.latentalign.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.latentalign.format.FormatException;

/** Reads a dataset block by block. Used by one thread at a time: each has its own. */
@FunctionalInterface
public interface BlockReader {

    /**
     * @param block in whole within one block of {@link Blocks}
     * @return its elements, row by row, with {@link Blocks#rowLength()} elements from the start of a row to that of the
     *     next; until the next block is read; empty when they were never written
     * @throws FormatException when they are damaged
     */
    Optional<ByteBuffer> read(Block block) throws IOException;
}
