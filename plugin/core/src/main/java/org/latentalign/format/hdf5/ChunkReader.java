package org.latentalign.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads chunks, each of which is unpacked into the same memory. */
final class ChunkReader implements BlockReader {

    /** Of larger chunks, mapping costs less than copying. */
    private static final int MAPPED_FROM = 1 << 16;

    private final Hdf5Bytes file;

    private final Blocks.Size size;

    private final int chunkRows;

    private final Blocks.Chunks chunks;

    private final ChunkUnpacker unpacker;

    private ByteBuffer small = ByteBuffer.allocate(0);

    ChunkReader(final Hdf5Bytes file, final Blocks.Size size, final int chunkRows, final Blocks.Chunks chunks) {
        this.file = file;
        this.size = size;
        this.chunkRows = chunkRows;
        this.chunks = chunks;
        unpacker = new ChunkUnpacker(file, chunks.filters(), chunks.bytes());
    }

    @Override
    public Optional<ByteBuffer> read(final Block block) throws IOException {
        final long number = chunks.numberOf(size, chunkRows, block);
        final int index = chunks.table().find(number);
        if (index < 0) {
            return Optional.empty();
        }
        return Optional.of(unpacker.unpack(stored(index), chunks.maskOf(index, number)));
    }

    private ByteBuffer stored(final int index) throws IOException {
        final long address = chunks.table().address(index);
        final int length = chunks.table().size(index);
        if (length >= MAPPED_FROM) {
            return file.map(address, length, "a chunk");
        }
        if (small.capacity() < length) {
            small = ByteBuffer.allocate(Math.min(MAPPED_FROM, 2 * length));
        }
        small.clear().limit(length);
        file.read(address, small, "a chunk");
        return small.flip();
    }

    @Override
    public void close() {
        unpacker.close();
    }
}
