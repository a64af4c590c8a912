package org.latentalign.format.hdf5;

import java.io.IOException;

/** Takes the chunks that an array lists. */
@FunctionalInterface
interface ChunkSink {

    /**
     * @param index of the chunk in the array
     * @param address of its first stored byte
     * @param size how many bytes are stored
     * @param mask a bit for each filter that was skipped
     */
    void accept(long index, long address, long size, int mask) throws IOException;
}
