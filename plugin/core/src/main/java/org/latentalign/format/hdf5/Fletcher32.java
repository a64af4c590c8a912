package org.latentalign.format.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The checksum that HDF5's filter fletcher32 puts behind a chunk: John Fletcher's of 1982 over big-endian words of 16 bits.
 */
final class Fletcher32 {

    static final int BYTES = 4;

    /** So many words can be added before a sum has to be reduced. */
    private static final int WORDS_AT_ONCE = 360;

    private Fletcher32() {}

    /** @return whether the last four bytes are the checksum of those before */
    static boolean isRight(final ByteBuffer content) {
        final int end = content.limit() - BYTES;
        final int checksum = of(content, content.position(), end);
        final int stored = content.order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        // HDF5 up to 1.6.2 swapped the bytes of each half on little-endian machines.
        final int swapped = (checksum & 0x00ff00ff) << 8 | (checksum >>> 8 & 0x00ff00ff);
        return stored == checksum || stored == swapped;
    }

    static int of(final ByteBuffer content, final int start, final int end) {
        long first = 0;
        long second = 0;
        int i = start;
        while (i + 1 < end) {
            for (int last = Math.min(end - 1, i + 2 * WORDS_AT_ONCE); i < last; i += 2) {
                first += (content.get(i) & 0xff) << 8 | content.get(i + 1) & 0xff;
                second += first;
            }
            first = (first & 0xffff) + (first >> 16);
            second = (second & 0xffff) + (second >> 16);
        }
        if (i < end) {
            first += (content.get(i) & 0xff) << 8;
            second += first;
        }
        return reduced(second) << 16 | reduced(first);
    }

    private static int reduced(final long sum) {
        long rest = sum;
        while (rest >> 16 != 0) {
            rest = (rest & 0xffff) + (rest >> 16);
        }
        return (int) rest;
    }
}
