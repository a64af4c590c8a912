package org.latentalign.format.hdf5;

import java.io.IOException;

/**
 * The elements of an array that lists chunks: an address each, and for chunks that went through filters their size and
 * which filters were skipped.
 *
 * @param filtered whether they did
 * @param size bytes of an element
 * @param chunkBytes size of a chunk that did not
 */
record ChunkElements(boolean filtered, int size, long chunkBytes) {

    /** Reads what the header of an array says of its elements. */
    static ChunkElements read(final Fields header, final long chunkBytes) throws IOException {
        final int client = header.unsignedByte();
        final int size = header.unsignedByte();
        final int addressSize = header.file().superblock().addressSize();
        final boolean filtered = client == 1;
        if (client > 1 || (filtered ? size < addressSize + 5 || size > addressSize + 12 : size != addressSize)) {
            throw header.damaged("has elements that are none of chunks");
        }
        return new ChunkElements(filtered, size, chunkBytes);
    }

    /**
     * @param first index of the first element
     * @param count how many follow
     */
    void forEach(final Fields fields, final long first, final long count, final ChunkSink sink) throws IOException {
        final int addressSize = fields.file().superblock().addressSize();
        for (long i = 0; i < count; i++) {
            final long address = fields.address();
            final long stored = filtered ? fields.unsigned(size - addressSize - 4) : chunkBytes;
            final int mask = filtered ? fields.integer() : 0;
            if (address != Fields.UNDEFINED) {
                sink.accept(first + i, address, stored, mask);
            }
        }
    }
}
