package org.latentalign.format.words;

import java.io.IOException;
import java.util.Arrays;
import org.latentalign.format.FormatException;

/** Cuts word2vec binary data after whole words. */
final class BinaryCutter implements BlockCutter {

    /** No word is that long; without a blank in so many bytes the data are something else. */
    private static final int LONGEST_WORD = 1 << 16;

    private final ByteSource source;
    private final Layout layout;
    private final int vectorBytes;
    private long remaining;
    private byte[] rest = {};

    BinaryCutter(final ByteSource source, final Layout layout) {
        this.source = source;
        this.layout = layout;
        this.vectorBytes = layout.dimension() * Float.BYTES;
        this.remaining = layout.announcedWords();
    }

    @Override
    public boolean fill(final Block block) throws IOException {
        if (remaining == 0) {
            refuseMore(block);
            return false;
        }
        block.reserveBytes(Math.max(Block.SIZE, 2 * (vectorBytes + LONGEST_WORD)));
        System.arraycopy(rest, 0, block.bytes, 0, rest.length);
        final int capacity = block.bytes.length - 1;
        final int length = rest.length + source.read(block.bytes, rest.length, capacity - rest.length);
        int cut = 0;
        int next = entryEnd(block.bytes, 0, length);
        while (next > 0 && remaining > 0) {
            remaining--;
            cut = next;
            next = entryEnd(block.bytes, cut, length);
        }
        if (cut == 0) {
            throw cutOff(block.bytes, length);
        }
        block.length = cut;
        rest = Arrays.copyOfRange(block.bytes, cut, length);
        return true;
    }

    /** @return after the word and its values, or -1 when they are not complete */
    private int entryEnd(final byte[] bytes, final int from, final int length) {
        final int blank = blank(bytes, from, length);
        return blank < 0 || length - blank - 1 < vectorBytes ? -1 : blank + 1 + vectorBytes;
    }

    private static int blank(final byte[] bytes, final int from, final int length) {
        for (int i = from; i < length; i++) {
            if (bytes[i] == ' ') {
                return i;
            }
        }
        return -1;
    }

    private FormatException cutOff(final byte[] bytes, final int length) {
        final long position = layout.announcedWords() - remaining + 1;
        final int start = BinaryParser.wordStart(bytes, 0, length);
        final int blank = blank(bytes, start, length);
        if (blank < 0 && length - start > LONGEST_WORD) {
            return new FormatException(
                    "%s, word %d: no blank ends the word within %d bytes, so the file is damaged or no word2vec binary with %d values a word."
                            .formatted(source.name(), position, LONGEST_WORD, layout.dimension()));
        }
        if (blank < 0) {
            return new FormatException(
                    "%s is cut off: it ends before word %d of the %d that its header announces. Download or copy it again."
                            .formatted(source.name(), position, layout.announcedWords()));
        }
        return new FormatException(
                "%s is cut off: it ends inside the vector of word %d of %d, '%s', after %d of %d bytes. Download or copy it again."
                        .formatted(
                                source.name(),
                                position,
                                layout.announcedWords(),
                                Excerpt.of(bytes, start, blank),
                                length - blank - 1,
                                vectorBytes));
    }

    /** After the announced words only line ends may follow. */
    private void refuseMore(final Block block) throws IOException {
        System.arraycopy(rest, 0, block.bytes, 0, rest.length);
        int length = rest.length;
        rest = new byte[0];
        do {
            for (int i = 0; i < length; i++) {
                if (block.bytes[i] != '\n' && block.bytes[i] != '\r') {
                    throw new FormatException(
                            "%s goes on after the %d words that its header announces: the header or the file is damaged."
                                    .formatted(source.name(), layout.announcedWords()));
                }
            }
            length = source.read(block.bytes, 0, Block.SIZE);
        } while (length > 0);
    }
}
