package org.latentalign.format.hdf5;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;

/**
 * Undoes the compression of zlib (RFC 1950 and 1951), which HDF5 calls deflate and others gzip. Numbers compress into little
 * but codes of single bytes, of which this takes apart half as many again in the same time as zlib's own code: eight bytes
 * are fetched at a time, and up to six literals told from them before the next. Used by one thread at a time.
 */
final class Zlib {

    /** So many bytes have to follow the input in its array; whatever they are. */
    static final int PADDING = 24;

    /** So many bytes of the target have to be left: what may be written between two looks at how full it is. */
    static final int ROOM = 280;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle TWO = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    /** Short enough for the method to be called so often that its compiled form has vector instructions. */
    private static final int CHECKED_AT_ONCE = 1 << 12;

    /** Behind the end no more is fetched than is there. */
    private static final int FETCHED_AHEAD = 8;

    private static final int LITERAL_INDEX = (1 << HuffmanCode.LITERAL_INDEX_BITS) - 1;

    private static final int DISTANCE_INDEX = (1 << HuffmanCode.DISTANCE_INDEX_BITS) - 1;

    private static final int FURTHER_LITERAL_INDEX = (1 << 15 - HuffmanCode.LITERAL_INDEX_BITS) - 1;

    private static final int FURTHER_DISTANCE_INDEX = (1 << 15 - HuffmanCode.DISTANCE_INDEX_BITS) - 1;

    private static final int LENGTH_INDEX = (1 << HuffmanCode.LENGTH_INDEX_BITS) - 1;

    private static final int LARGEST_NUMBER = 0x7fff;

    /** In which order the lengths of the codes of lengths are written. */
    private static final int[] LENGTHS_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private enum Block {
        BETWEEN,
        STORED,
        CODED,
        AFTER_LAST
    }

    private final HuffmanCode literals = HuffmanCode.ofLiterals();

    private final HuffmanCode distances = HuffmanCode.ofDistances();

    private final HuffmanCode lengths = HuffmanCode.ofLengths();

    private final byte[] codeLengths = new byte[HuffmanCode.LITERALS + HuffmanCode.DISTANCES];

    private byte[] packed;

    /** The next byte to be fetched, and after the last one. */
    private int in;

    private int end;

    /** Fetched bits, the next one lowest; above the count, the bits are as they will be fetched. */
    private long bits;

    private int bitCount;

    private Block block;

    private boolean isLast;

    private int storedLeft;

    private int length;

    /**
     * Begins anew.
     *
     * @param source an array with the packed data
     * @param from their first byte
     * @param to after their last one; the array has {@value #PADDING} bytes more
     * @throws DataFormatException when they do not begin as zlib's do
     */
    void begin(final byte[] source, final int from, final int to) throws DataFormatException {
        packed = source;
        in = from;
        end = to;
        bits = 0;
        bitCount = 0;
        block = Block.BETWEEN;
        isLast = false;
        length = 0;
        final int method = take(8);
        final int flags = take(8);
        final boolean isDeflated = (method & 0xf) == 8 && method >>> 4 < 8;
        final boolean hasDictionary = (flags & 0x20) != 0;
        if (!isDeflated || hasDictionary || (method << 8 | flags) % 31 != 0) {
            throw new DataFormatException("not zlib's");
        }
    }

    /** @return how many bytes have been unpacked */
    int length() {
        return length;
    }

    /**
     * Unpacks until the end, or until there is no room for more.
     *
     * @param target receives the content from its beginning on; when called again, with what it had before
     * @return whether this was all; else there is more than the target has bytes without {@value #ROOM}
     * @throws DataFormatException when the data are damaged
     */
    boolean unpack(final byte[] target) throws DataFormatException {
        while (block != Block.AFTER_LAST) {
            if (block == Block.BETWEEN) {
                beginBlock();
            }
            final boolean isWhole = block == Block.STORED ? copyStored(target) : decode(target);
            if (!isWhole) {
                return false;
            }
            block = isLast ? Block.AFTER_LAST : Block.BETWEEN;
        }
        return length <= target.length - ROOM;
    }

    /** @throws DataFormatException when the checksum behind the packed data is another than that of the content */
    void finish(final byte[] target) throws DataFormatException {
        rewind();
        int stored = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            stored = stored << 8 | take(8);
        }
        final Adler32 checksum = new Adler32();
        for (int i = 0; i < length; i += CHECKED_AT_ONCE) {
            checksum.update(target, i, Math.min(CHECKED_AT_ONCE, length - i));
        }
        if (stored != (int) checksum.getValue()) {
            throw new DataFormatException("another checksum");
        }
    }

    private void fetch() throws DataFormatException {
        if (in > end + FETCHED_AHEAD) {
            throw new DataFormatException("cut off");
        }
        bits |= (long) EIGHT.get(packed, in) << bitCount;
        in += (Long.SIZE - 1 - bitCount) >>> 3;
        bitCount |= 56;
    }

    private int take(final int count) throws DataFormatException {
        if (bitCount < count) {
            fetch();
        }
        final int taken = (int) bits & (1 << count) - 1;
        bits >>>= count;
        bitCount -= count;
        requireWithin();
        return taken;
    }

    private void requireWithin() throws DataFormatException {
        if (in - (bitCount >>> 3) > end) {
            throw new DataFormatException("cut off");
        }
    }

    /** Back to the next whole byte. */
    private void rewind() {
        in -= bitCount >>> 3;
        bits = 0;
        bitCount = 0;
    }

    private void beginBlock() throws DataFormatException {
        isLast = take(1) == 1;
        switch (take(2)) {
            case 0 -> beginStored();
            case 1 -> beginFixed();
            case 2 -> beginDynamic();
            default -> throw new DataFormatException("a block of no kind");
        }
    }

    private void beginStored() throws DataFormatException {
        rewind();
        storedLeft = take(16);
        if (take(16) != (~storedLeft & 0xffff)) {
            throw new DataFormatException("a stored block with two lengths");
        }
        rewind();
        if (storedLeft > end - in) {
            throw new DataFormatException("cut off");
        }
        block = Block.STORED;
    }

    private boolean copyStored(final byte[] target) {
        final int count = Math.min(storedLeft, target.length - length);
        System.arraycopy(packed, in, target, length, count);
        in += count;
        length += count;
        storedLeft -= count;
        return storedLeft == 0;
    }

    private void beginFixed() throws DataFormatException {
        Arrays.fill(codeLengths, 0, 144, (byte) 8);
        Arrays.fill(codeLengths, 144, 256, (byte) 9);
        Arrays.fill(codeLengths, 256, 280, (byte) 7);
        Arrays.fill(codeLengths, 280, 288, (byte) 8);
        Arrays.fill(codeLengths, HuffmanCode.LITERALS, codeLengths.length, (byte) 5);
        literals.build(codeLengths, 0, HuffmanCode.LITERALS);
        distances.build(codeLengths, HuffmanCode.LITERALS, HuffmanCode.DISTANCES);
        block = Block.CODED;
    }

    private void beginDynamic() throws DataFormatException {
        final int literalCount = take(5) + 257;
        final int distanceCount = take(5) + 1;
        final int lengthCount = take(4) + 4;
        if (literalCount > 286 || distanceCount > 30) {
            throw new DataFormatException("too many codes");
        }
        Arrays.fill(codeLengths, 0, HuffmanCode.LENGTHS, (byte) 0);
        for (int i = 0; i < lengthCount; i++) {
            codeLengths[LENGTHS_ORDER[i]] = (byte) take(3);
        }
        lengths.build(codeLengths, 0, HuffmanCode.LENGTHS);
        readLengths(literalCount + distanceCount);
        if (codeLengths[256] == 0) {
            throw new DataFormatException("a block without an end");
        }
        literals.build(codeLengths, 0, literalCount);
        distances.build(codeLengths, literalCount, distanceCount);
        block = Block.CODED;
    }

    private void readLengths(final int count) throws DataFormatException {
        int known = 0;
        while (known < count) {
            fetch();
            final int entry = lengths.entries()[(int) bits & LENGTH_INDEX];
            if ((entry & HuffmanCode.OTHER) != 0) {
                throw new DataFormatException("a length that there is none of");
            }
            take(entry & HuffmanCode.TAKEN);
            final int symbol = entry >>> HuffmanCode.NUMBER;
            final int times =
                    switch (symbol) {
                        case 16, 17 -> 3 + take(symbol - 14);
                        case 18 -> 11 + take(7);
                        default -> 1;
                    };
            if (times > count - known || symbol == 16 && known == 0) {
                throw new DataFormatException("more lengths than codes");
            }
            final int codeLength = symbol < 16 ? symbol : symbol == 16 ? codeLengths[known - 1] : 0;
            Arrays.fill(codeLengths, known, known + times, (byte) codeLength);
            known += times;
        }
    }

    /** The loop that takes nearly all the time: nothing but local variables. */
    private boolean decode(final byte[] target) throws DataFormatException {
        final byte[] source = packed;
        final int[] literalEntries = literals.entries();
        final int[] distanceEntries = distances.entries();
        final int lastIn = end + FETCHED_AHEAD;
        final int lastAt = target.length - ROOM;
        long ahead = bits;
        int count = bitCount;
        int from = in;
        int at = length;
        boolean goesOn = true;
        while (at <= lastAt && goesOn) {
            if (from > lastIn) {
                throw new DataFormatException("cut off");
            }
            ahead |= (long) EIGHT.get(source, from) << count;
            from += (Long.SIZE - 1 - count) >>> 3;
            count |= 56;
            int entry = literalEntries[(int) ahead & LITERAL_INDEX];
            if (entry < 0) {
                TWO.set(target, at, (short) (entry >> HuffmanCode.CODE));
                at += entry >>> HuffmanCode.COUNT & 3;
                ahead >>>= entry;
                count -= entry & HuffmanCode.TAKEN;
                entry = literalEntries[(int) ahead & LITERAL_INDEX];
                if (entry < 0) {
                    TWO.set(target, at, (short) (entry >> HuffmanCode.CODE));
                    at += entry >>> HuffmanCode.COUNT & 3;
                    ahead >>>= entry;
                    count -= entry & HuffmanCode.TAKEN;
                    entry = literalEntries[(int) ahead & LITERAL_INDEX];
                    if (entry < 0) {
                        TWO.set(target, at, (short) (entry >> HuffmanCode.CODE));
                        at += entry >>> HuffmanCode.COUNT & 3;
                        ahead >>>= entry;
                        count -= entry & HuffmanCode.TAKEN;
                        continue;
                    }
                }
            }
            if ((entry & HuffmanCode.OTHER) != 0) {
                if ((entry & HuffmanCode.FURTHER) != 0) {
                    ahead >>>= entry;
                    count -= entry & HuffmanCode.TAKEN;
                    entry = literalEntries[
                            (entry >>> HuffmanCode.CODE & HuffmanCode.TABLE) + ((int) ahead & FURTHER_LITERAL_INDEX)];
                    if (entry < 0) {
                        target[at++] = (byte) (entry >>> HuffmanCode.CODE);
                        ahead >>>= entry;
                        count -= entry & HuffmanCode.TAKEN;
                        continue;
                    }
                }
                if ((entry & HuffmanCode.OTHER) != 0) {
                    if ((entry & HuffmanCode.END) == 0) {
                        throw new DataFormatException("a length that there is none of");
                    }
                    ahead >>>= entry;
                    count -= entry & HuffmanCode.TAKEN;
                    goesOn = false;
                    continue;
                }
            }
            final int copied = number(entry, ahead);
            ahead >>>= entry;
            count -= entry & HuffmanCode.TAKEN;
            ahead |= (long) EIGHT.get(source, from) << count;
            from += (Long.SIZE - 1 - count) >>> 3;
            count |= 56;
            entry = distanceEntries[(int) ahead & DISTANCE_INDEX];
            if ((entry & HuffmanCode.OTHER) != 0) {
                if ((entry & HuffmanCode.FURTHER) != 0) {
                    ahead >>>= entry;
                    count -= entry & HuffmanCode.TAKEN;
                    entry = distanceEntries[
                            (entry >>> HuffmanCode.CODE & HuffmanCode.TABLE) + ((int) ahead & FURTHER_DISTANCE_INDEX)];
                }
                if ((entry & HuffmanCode.OTHER) != 0) {
                    throw new DataFormatException("a distance that there is none of");
                }
            }
            final int distance = number(entry, ahead);
            ahead >>>= entry;
            count -= entry & HuffmanCode.TAKEN;
            if (distance > at) {
                throw new DataFormatException("a copy of what is before the beginning");
            }
            copy(target, at, distance, copied);
            at += copied;
        }
        bits = ahead;
        bitCount = count;
        in = from;
        length = at;
        requireWithin();
        return !goesOn;
    }

    /** A length or a distance: what its code stands for, and the bits behind the code. */
    private static int number(final int entry, final long ahead) {
        final long all = ahead & (1L << entry) - 1;
        return (entry >>> HuffmanCode.NUMBER & LARGEST_NUMBER) + (int) (all >>> (entry >>> HuffmanCode.CODE & 0xf));
    }

    /** Eight bytes at a time, and up to seven more than asked for, unless they overlap. */
    private static void copy(final byte[] target, final int at, final int distance, final int count) {
        final int to = at + count;
        if (distance >= Long.BYTES) {
            for (int i = at; i < to; i += Long.BYTES) {
                EIGHT.set(target, i, (long) EIGHT.get(target, i - distance));
            }
        } else {
            for (int i = at; i < to; i++) {
                target[i] = target[i - distance];
            }
        }
    }
}
