package org.latentalign.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.latentalign.format.FormatException;

/** Finds the bytes of texts, those of variable length in the heaps that elements point to. Used by one thread at a time. */
final class TextBytes {

    /** Texts of neighbors are in the same heap; those of several fields are each in their own. */
    private static final int HEAPS_KEPT = 16;

    private final Hdf5Bytes file;

    private final Map<Long, GlobalHeap> heaps = new LinkedHashMap<>(HEAPS_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<Long, GlobalHeap> eldest) {
            return size() > HEAPS_KEPT;
        }
    };

    TextBytes(final Hdf5Bytes file) {
        this.file = file;
    }

    /**
     * @param bytes with the text, or what says where it is
     * @param start where in these bytes
     * @param type one of texts
     * @return the bytes of the text, without what pads it on the right; none when there is no text
     * @throws FormatException when the text is not where the element says
     */
    byte[] of(final ByteBuffer bytes, final int start, final Datatype type) throws IOException {
        if (type instanceof Datatype.FixedText) {
            int length = 0;
            while (length < type.size() && bytes.get(start + length) != 0) {
                length++;
            }
            final var text = new byte[length];
            bytes.get(start, text);
            return text;
        }
        final var fields = new Fields(file, bytes.slice(start, type.size()), "a text");
        final long length = fields.unsignedInteger();
        final long address = fields.address();
        final int number = fields.integer();
        if (length == 0 || address == 0 || address == Fields.UNDEFINED) {
            return new byte[0];
        }
        GlobalHeap heap = heaps.get(address);
        if (heap == null) {
            heap = new GlobalHeap(file, address);
            heaps.put(address, heap);
        }
        final byte[] text = heap.object(number, length);
        if (text == null) {
            throw fields.damaged("is not in the heap where it should be");
        }
        return untilZero(text);
    }

    private static byte[] untilZero(final byte[] text) {
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return end == text.length ? text : Arrays.copyOf(text, end);
    }
}
