package org.latentalign.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads chunks, each of which is unpacked into the same memory. */
final class ChunkReader implements BlockReader {

    /** What filters may add to the shortest chunks. */
    private static final int MORE_WHEN_PACKED = 64;

    /** Of larger chunks that went through no filter, mapping costs less than copying. */
    private static final int MAPPED_FROM = 1 << 16;

    private final Hdf5Bytes file;

    private final Blocks.Size size;

    private final int chunkRows;

    private final Blocks.Chunks chunks;

    private final ChunkUnpacker unpacker;

    private byte[] stored = new byte[0];

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
        final long address = chunks.table().address(index);
        final int length = chunks.table().size(index);
        final int mask = chunks.maskOf(index, number);
        final boolean isPlain = chunks.filters().isEmpty() && length >= MAPPED_FROM;
        return Optional.of(
                unpacker.unpack(isPlain ? file.map(address, length, "a chunk") : stored(address, length), mask));
    }

    private ByteBuffer stored(final long address, final int length) throws IOException {
        if (length > 2L * chunks.bytes() + MORE_WHEN_PACKED) {
            throw file.damaged("a chunk of " + chunks.bytes() + " bytes is said to have become " + length);
        }
        if (stored.length < length + Zlib.PADDING) {
            stored = new byte[Math.toIntExact(length + length / 8L + Zlib.PADDING)];
        }
        file.read(address, stored, length, "a chunk");
        return ByteBuffer.wrap(stored, 0, length);
    }
}
