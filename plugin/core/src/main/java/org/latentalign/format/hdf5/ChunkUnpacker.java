package org.latentalign.format.hdf5;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.latentalign.format.FormatException;

/**
 * Undoes the filters that a chunk went through, into the same memory again and again. Used by one thread at a time.
 *
 * <p>Which filters there are is said by the dataset; which of them were skipped is said by each chunk's mask, where a
 * writer found that a filter does not pay or cannot be applied.
 */
final class ChunkUnpacker {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** So much is set aside at once for a chunk that says that it has more; further memory only as content arrives. */
    private static final int FIRST_BYTES = 1 << 22;

    /** {@link Zlib} is faster, but has to be compiled first; of less than so many bytes Java's own inflater makes less work. */
    private static final long INFLATED_BY_JAVA = 1 << 25;

    private final Hdf5Bytes file;

    private final List<Filter> filters;

    private final int chunkBytes;

    private final Inflater inflater = new Inflater();

    private final Zlib zlib = new Zlib();

    private long inflated;

    private byte[] unpacked = new byte[0];

    private byte[] inOrder = new byte[0];

    /**
     * @param filters in the order in which they were applied, all of them supported
     * @param chunkBytes size of a chunk before
     */
    ChunkUnpacker(final Hdf5Bytes file, final List<Filter> filters, final int chunkBytes) {
        this.file = file;
        this.filters = filters;
        this.chunkBytes = chunkBytes;
    }

    /**
     * @param stored a chunk as it is in the file, in an array that had better have {@link Zlib#PADDING} more
     * @param mask a bit for each filter that was skipped
     * @return its content; valid until the next chunk is unpacked
     * @throws FormatException when it is not what a chunk of this size becomes
     */
    ByteBuffer unpack(final ByteBuffer stored, final int mask) throws FormatException {
        ByteBuffer content = stored;
        for (int i = filters.size() - 1; i >= 0; i--) {
            if (i >= Integer.SIZE || (mask >>> i & 1) == 0) {
                content = undo(filters.get(i), content);
            }
        }
        if (content.remaining() != chunkBytes) {
            throw file.damaged("a chunk has " + content.remaining() + " bytes instead of " + chunkBytes);
        }
        return content;
    }

    private ByteBuffer undo(final Filter filter, final ByteBuffer content) throws FormatException {
        return switch (filter.id()) {
            case Filter.DEFLATE -> inflate(content);
            case Filter.LZF -> unpackLzf(content);
            case Filter.SHUFFLE -> putInOrder(content, filter.parameters().length == 0 ? 1 : filter.parameters()[0]);
            case Filter.FLETCHER32 -> withoutChecksum(content);
            default -> throw new IllegalStateException("a filter that is not supported: " + filter);
        };
    }

    private ByteBuffer withoutChecksum(final ByteBuffer content) throws FormatException {
        if (content.remaining() < Fletcher32.BYTES || !Fletcher32.isRight(content)) {
            throw file.damaged("a chunk does not have the checksum that it should have");
        }
        return content.limit(content.limit() - Fletcher32.BYTES);
    }

    /** What unpacks to more than a chunk with a checksum is no chunk. */
    private int most() {
        return Math.min(Integer.MAX_VALUE - 8 - Fletcher32.BYTES, chunkBytes) + Fletcher32.BYTES;
    }

    private void makeRoom(final int stored) {
        if (unpacked.length == 0) {
            unpacked = new byte[Math.min(most(), Math.max(FIRST_BYTES, stored)) + Zlib.ROOM];
        }
    }

    /** @return whether there was more room to make */
    private boolean makeMoreRoom() {
        final int room = unpacked.length - Zlib.ROOM;
        if (room == most()) {
            return false;
        }
        unpacked = Arrays.copyOf(unpacked, (int) Math.min(most(), 2L * room) + Zlib.ROOM);
        return true;
    }

    private ByteBuffer inflate(final ByteBuffer packed) throws FormatException {
        makeRoom(packed.remaining());
        try {
            final int length = inflated < INFLATED_BY_JAVA ? inflateByJava(packed) : inflateByZlib(packed);
            inflated += length;
            return ByteBuffer.wrap(unpacked, 0, length);
        } catch (DataFormatException e) {
            throw new FormatException(
                    file.damaged("a chunk cannot be unpacked: " + e.getMessage())
                            .getMessage(),
                    e);
        }
    }

    private int inflateByJava(final ByteBuffer packed) throws DataFormatException, FormatException {
        inflater.reset();
        inflater.setInput(apart(packed));
        int length = 0;
        while (true) {
            final int room = unpacked.length - Zlib.ROOM;
            length += inflater.inflate(unpacked, length, room + 1 - length);
            if (length > room) {
                requireMoreRoom();
            } else if (inflater.finished()) {
                return length;
            } else if (inflater.needsInput() || inflater.needsDictionary()) {
                throw new DataFormatException("cut off");
            }
        }
    }

    private int inflateByZlib(final ByteBuffer packed) throws DataFormatException, FormatException {
        final byte[] source = padded(packed);
        final int from = source == packed.array() ? packed.arrayOffset() + packed.position() : 0;
        zlib.begin(source, from, from + packed.remaining());
        while (!zlib.unpack(unpacked)) {
            requireMoreRoom();
        }
        zlib.finish(unpacked);
        return zlib.length();
    }

    private void requireMoreRoom() throws FormatException {
        if (!makeMoreRoom()) {
            throw file.damaged("a chunk does not end where its compressed data should");
        }
    }

    /** The packed bytes with some behind them, outside of the memory into which they are unpacked. */
    private byte[] padded(final ByteBuffer packed) {
        final int end = packed.arrayOffset() + packed.limit();
        if (packed.array() != unpacked && packed.array().length - end >= Zlib.PADDING) {
            return packed.array();
        }
        final byte[] copy = new byte[packed.remaining() + Zlib.PADDING];
        packed.duplicate().get(copy, 0, packed.remaining());
        return copy;
    }

    /** The packed bytes, outside of the memory into which they are unpacked. */
    private ByteBuffer apart(final ByteBuffer packed) {
        return packed.array() == unpacked ? ByteBuffer.wrap(padded(packed), 0, packed.remaining()) : packed.duplicate();
    }

    private ByteBuffer unpackLzf(final ByteBuffer packed) throws FormatException {
        final ByteBuffer source = apart(packed);
        makeRoom(packed.remaining());
        int length;
        do {
            length = Lzf.unpack(source.duplicate(), unpacked);
        } while (length < 0 && makeMoreRoom());
        if (length < 0) {
            throw file.damaged("a chunk cannot be unpacked");
        }
        return ByteBuffer.wrap(unpacked, 0, length);
    }

    /** After shuffling, all first bytes of elements lie before all second bytes and so on; what is left over stays last. */
    private ByteBuffer putInOrder(final ByteBuffer content, final int elementSize) {
        final int length = content.remaining();
        if (elementSize <= 1 || elementSize > length) {
            return content;
        }
        if (inOrder.length < length) {
            inOrder = new byte[length];
        }
        final byte[] from = content.array();
        final int start = content.arrayOffset() + content.position();
        final int count = length / elementSize;
        if (elementSize == Float.BYTES) {
            putFoursInOrder(from, start, inOrder, count);
        } else {
            for (int i = 0; i < elementSize; i++) {
                for (int j = 0; j < count; j++) {
                    inOrder[j * elementSize + i] = from[start + i * count + j];
                }
            }
        }
        System.arraycopy(from, start + count * elementSize, inOrder, count * elementSize, length - count * elementSize);
        return ByteBuffer.wrap(inOrder, 0, length);
    }

    /**
     * The usual size: eight elements at a time, whose bytes are woven together in registers. A loop over single bytes is as
     * fast, but its four rows of bytes keep Java's compiler busy for longer than most files take to read.
     */
    private static void putFoursInOrder(final byte[] from, final int start, final byte[] to, final int count) {
        int i = 0;
        for (; i <= count - Long.BYTES; i += Long.BYTES) {
            final int at = start + i;
            final long first = (long) EIGHT.get(from, at);
            final long second = (long) EIGHT.get(from, at + count);
            final long third = (long) EIGHT.get(from, at + 2 * count);
            final long fourth = (long) EIGHT.get(from, at + 3 * count);
            final int into = Float.BYTES * i;
            putFour(first, second, third, fourth, to, into);
            putFour(first >>> 32, second >>> 32, third >>> 32, fourth >>> 32, to, into + 2 * Long.BYTES);
        }
        for (; i < count; i++) {
            for (int j = 0; j < Float.BYTES; j++) {
                to[Float.BYTES * i + j] = from[start + j * count + i];
            }
        }
    }

    /** Four elements, of which the lower halves of the numbers have a byte each. */
    private static void putFour(
            final long first, final long second, final long third, final long fourth, final byte[] to, final int at) {
        final long lower = apart(first) | apart(second) << Byte.SIZE;
        final long upper = apart(third) | apart(fourth) << Byte.SIZE;
        EIGHT.set(to, at, pairsApart(lower) | pairsApart(upper) << Short.SIZE);
        EIGHT.set(to, at + Long.BYTES, pairsApart(lower >>> 32) | pairsApart(upper >>> 32) << Short.SIZE);
    }

    /** The lower four bytes, each with an empty one above it. */
    private static long apart(final long bytes) {
        final long pairs = pairsApart(bytes);
        return (pairs | pairs << Byte.SIZE) & 0x00ff00ff00ff00ffL;
    }

    /** The lower two pairs of bytes, each with an empty one above it. */
    private static long pairsApart(final long bytes) {
        final long pairs = bytes & 0xffffffffL;
        return (pairs | pairs << Short.SIZE) & 0x0000ffff0000ffffL;
    }
}
