package org.latentalign.format.words;

import java.io.IOException;
import org.latentalign.format.FormatException;

/** Cuts text at line ends. */
final class LineCutter implements BlockCutter {

    private final ByteSource source;

    /** The start of a line whose end was not in the last block. */
    private byte[] rest = {};

    LineCutter(final ByteSource source) {
        this.source = source;
    }

    @Override
    public boolean fill(final FileBlock block) throws IOException {
        block.reserveBytes(Math.max(source.room(FileBlock.SIZE), 2 * rest.length));
        System.arraycopy(rest, 0, block.bytes, 0, rest.length);
        int length = rest.length;
        int cut = -1;
        while (cut < 0) {
            final int capacity = block.bytes.length - 1;
            final int read = source.read(block.bytes, length, capacity - length);
            final int searched = length;
            length += read;
            if (length < capacity) {
                cut = length; // the data end here
            } else {
                cut = lastLineEnd(block.bytes, searched, length);
                if (cut < 0 && capacity >= FileBlock.LONGEST) {
                    throw new FormatException(
                            "%s has a line of more than %d million bytes, so it is no text of word vectors."
                                    .formatted(source.name(), FileBlock.LONGEST >> 20));
                }
                if (cut < 0) {
                    block.reserveBytes(Math.min(2 * capacity, FileBlock.LONGEST));
                }
            }
        }
        block.length = cut;
        rest = new byte[length - cut];
        System.arraycopy(block.bytes, cut, rest, 0, rest.length);
        return cut > 0;
    }

    /** @return after the last line end, or -1; a carriage return as the last byte may be half of one */
    private static int lastLineEnd(final byte[] bytes, final int from, final int to) {
        int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        while (end > from && !isLineEnd(bytes, end, to)) {
            end--;
        }
        return end > from ? end : -1;
    }

    private static boolean isLineEnd(final byte[] bytes, final int end, final int to) {
        return bytes[end - 1] == '\n' || bytes[end - 1] == '\r' && !(end < to && bytes[end] == '\n');
    }
}
