package org.latentalign.format.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.latentalign.format.FormatException;

/**
 * Reads rows of chunks that are too large to be unpacked in memory. What is compressed is unpacked once into a temporary
 * file, which vanishes when this is closed; shuffled bytes are put in order as rows are read. Threads may share it.
 */
final class LargeChunks implements Closeable {

    private static final int PIECE_BYTES = 1 << 20;

    private final Hdf5Bytes file;

    private final Blocks.Size size;

    private final int chunkRows;

    private final Blocks.Chunks chunks;

    private final Map<Long, Content> contents = new HashMap<>();

    /** The bytes of a chunk, from a place on, in this file or a temporary one. */
    @FunctionalInterface
    private interface Source {
        void read(long offset, ByteBuffer target) throws IOException;
    }

    /**
     * A chunk ready for reading.
     *
     * @param shuffledSize bytes of an element when they are shuffled, else 1
     * @param temporary to be closed
     */
    private record Content(Source source, int shuffledSize, Optional<FileChannel> temporary) {}

    LargeChunks(final Hdf5Bytes file, final Blocks.Size size, final int chunkRows, final Blocks.Chunks chunks) {
        this.file = file;
        this.size = size;
        this.chunkRows = chunkRows;
        this.chunks = chunks;
    }

    /** See {@link BlockReader#read}. */
    Optional<ByteBuffer> read(final Block block) throws IOException {
        final long number = chunks.numberOf(size, chunkRows, block);
        final int index = chunks.table().find(number);
        if (index < 0) {
            return Optional.empty();
        }
        final Content content = content(index, number);
        final int row = block.firstRow() % chunkRows;
        final var bytes = new byte[Math.toIntExact(block.rows() * size.rowBytes())];
        final long start = row * size.rowBytes();
        final int parts = content.shuffledSize();
        if (parts == 1) {
            content.source().read(start, ByteBuffer.wrap(bytes));
            return Optional.of(ByteBuffer.wrap(bytes));
        }
        // Which bytes of the elements lie together in each part.
        final int count = bytes.length / parts;
        final var part = new byte[count];
        final long partBytes = chunks.bytes() / parts;
        for (int i = 0; i < parts; i++) {
            content.source().read(i * partBytes + start / parts, ByteBuffer.wrap(part));
            for (int j = 0; j < count; j++) {
                bytes[j * parts + i] = part[j];
            }
        }
        return Optional.of(ByteBuffer.wrap(bytes));
    }

    private synchronized Content content(final int index, final long number) throws IOException {
        Content content = contents.get(number);
        if (content == null) {
            content = open(index, chunks.maskOf(index, number));
            contents.put(number, content);
        }
        return content;
    }

    private Content open(final int index, final int mask) throws IOException {
        final long address = chunks.table().address(index);
        final List<Filter> applied = IntStream.range(0, chunks.filters().size())
                .filter(i -> (mask >>> i & 1) == 0)
                .mapToObj(chunks.filters()::get)
                .toList();
        final List<Integer> ids = applied.stream().map(Filter::id).toList();
        int next = 0;
        int shuffledSize = 1;
        if (!ids.isEmpty() && ids.get(0) == Filter.SHUFFLE && size.elementSize() == shuffled(applied.get(0))) {
            shuffledSize = size.elementSize();
            next++;
        }
        final boolean deflated = next < ids.size() && ids.get(next) == Filter.DEFLATE;
        next += deflated ? 1 : 0;
        final boolean checked = next < ids.size() && ids.get(next) == Filter.FLETCHER32;
        next += checked ? 1 : 0;
        final ByteBuffer stored = file.map(address, chunks.table().size(index), "a chunk");
        if (next < ids.size()) {
            final var content = new byte[stored.remaining() + Zlib.PADDING];
            stored.get(content, 0, stored.remaining());
            final ByteBuffer whole = new ChunkUnpacker(file, chunks.filters(), chunks.bytes())
                    .unpack(ByteBuffer.wrap(content, 0, content.length - Zlib.PADDING), mask);
            return temporary(1, channel -> write(channel, whole));
        }
        if (checked) {
            if (stored.remaining() < Fletcher32.BYTES || !Fletcher32.isRight(stored)) {
                throw file.damaged("a chunk does not have the checksum that it should have");
            }
            stored.limit(stored.limit() - Fletcher32.BYTES);
        }
        if (deflated) {
            return temporary(shuffledSize, channel -> inflate(stored, channel));
        }
        if (stored.remaining() != chunks.bytes()) {
            throw file.damaged("a chunk has " + stored.remaining() + " bytes instead of " + chunks.bytes());
        }
        return new Content(
                (offset, target) -> file.read(address + offset, target, "a chunk"), shuffledSize, Optional.empty());
    }

    private static int shuffled(final Filter filter) {
        return filter.parameters().length == 0 ? 1 : filter.parameters()[0];
    }

    /** Fills a temporary file. */
    @FunctionalInterface
    private interface Writing {
        void to(FileChannel channel) throws IOException;
    }

    @SuppressWarnings("resource") // closed with the chunks
    private Content temporary(final int shuffledSize, final Writing writing) throws IOException {
        final Path path = Files.createTempFile(file.temporaryFolder(), "latent-alignment-", ".chunk");
        final FileChannel channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            writing.to(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        final Source source = (offset, target) -> {
            long from = offset;
            while (target.hasRemaining()) {
                final int count = channel.read(target, from);
                if (count < 0) {
                    throw new IOException("the temporary file " + path + " is shorter than what was written");
                }
                from += count;
            }
        };
        return new Content(source, shuffledSize, Optional.of(channel));
    }

    private void inflate(final ByteBuffer packed, final FileChannel channel) throws IOException {
        final var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            final var piece = new byte[PIECE_BYTES];
            long length = 0;
            while (!inflater.finished()) {
                final int count = inflater.inflate(piece);
                length += count;
                if (count == 0 && !inflater.finished() || length > chunks.bytes()) {
                    throw file.damaged("a chunk does not end where its compressed data should");
                }
                write(channel, ByteBuffer.wrap(piece, 0, count));
            }
            if (length != chunks.bytes()) {
                throw file.damaged("a chunk has " + length + " bytes instead of " + chunks.bytes());
            }
        } catch (DataFormatException e) {
            throw new FormatException(file.damaged("a chunk cannot be unpacked").getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private static void write(final FileChannel channel, final ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (final Content content : contents.values()) {
            if (content.temporary().isPresent()) {
                content.temporary().get().close();
            }
        }
        contents.clear();
    }
}
