package org.latentalign.format.hdf5;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One of the places of a file where texts of variable length are. */
final class GlobalHeap {

    private static final String WHAT = "a heap of texts";

    private final byte[] content;

    /** Where objects begin and how long they are, in the upper and lower 32 bits, by their number. */
    private final Map<Integer, Long> places = new HashMap<>();

    GlobalHeap(final Hdf5Bytes file, final long address) throws IOException {
        final int lengthSize = file.superblock().lengthSize();
        final Fields head = file.read(address, 8L + lengthSize, WHAT);
        head.requireSignature("GCOL");
        head.skip(4);
        final long size = head.length();
        final int headSize = 8 + lengthSize;
        if (size < headSize) {
            throw head.damaged("says that it has " + Long.toUnsignedString(size) + " bytes");
        }
        final Fields objects = file.read(address + headSize, size - headSize, WHAT);
        content = objects.from(0).bytes(size - headSize);
        while (objects.remaining() >= 8 + lengthSize) {
            final int number = objects.unsignedShort();
            if (number == 0) {
                break; // what follows is free
            }
            objects.skip(6);
            final long length = objects.length();
            final int start = objects.position();
            if (length < 0 || length > objects.remaining()) {
                throw objects.damaged("has a text beyond its end");
            }
            places.put(number, (long) start << Integer.SIZE | length);
            objects.skip((int) Math.min(objects.remaining(), (length + 7) / 8 * 8));
        }
    }

    /**
     * @param number of the object
     * @param length how many of its bytes are wanted
     * @return the bytes, or null when there are none
     */
    byte[] object(final int number, final long length) {
        final Long place = places.get(number);
        if (place == null || length > (place & 0xffff_ffffL)) {
            return null;
        }
        final int start = (int) (place >>> Integer.SIZE);
        return Arrays.copyOfRange(content, start, start + (int) length);
    }
}
