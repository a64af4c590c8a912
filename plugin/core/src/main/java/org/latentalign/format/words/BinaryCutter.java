package org.latentalign.format.words;

import java.io.IOException;
import java.util.Arrays;
import org.latentalign.format.FormatException;

/** Cuts word2vec binary data after whole words, and notes where each word is. */
final class BinaryCutter implements BlockCutter {

    private final ByteSource source;
    private final Layout layout;
    private final BinaryEntries entries;
    private final boolean goesOn;
    private final int vectorBytes;
    private long found;
    private byte[] rest = {};

    /**
     * @param source the data behind the header
     * @param layout what the header says
     * @param shape of the entries
     * @param goesOn whether words after those that the header announces are read, too
     */
    BinaryCutter(final ByteSource source, final Layout layout, final EntryShape.Binary shape, final boolean goesOn) {
        this.source = source;
        this.layout = layout;
        this.goesOn = goesOn;
        this.entries = new BinaryEntries(layout.dimension(), shape.style());
        this.vectorBytes = layout.dimension() * Float.BYTES;
    }

    @Override
    public boolean fill(final FileBlock block) throws IOException {
        if (found >= layout.announcedWords() && !goesOn) {
            refuseMore(block);
            return false;
        }
        final int room = Math.max(source.room(FileBlock.SIZE), rest.length + 1);
        block.reserveBytes(Math.max(room, 2 * (vectorBytes + BinaryEntries.LONGEST_WORD)));
        System.arraycopy(rest, 0, block.bytes, 0, rest.length);
        final int capacity = block.bytes.length - 1;
        final int length = rest.length + source.read(block.bytes, rest.length, capacity - rest.length);
        final boolean isEnd = length < capacity;
        block.clearBounds();
        int cut = 0;
        while (found < layout.announcedWords() || goesOn) {
            final int start = BinaryEntries.wordStart(block.bytes, cut, length);
            int blank = BinaryEntries.blank(block.bytes, start, length);
            final boolean isPlain = entries.isPlain(block.bytes, blank, length);
            if (!isPlain) {
                blank = start == length && isEnd
                        ? BinaryEntries.INCOMPLETE
                        : entries.wordEnd(block.bytes, start, length, isEnd);
            }
            if (blank == BinaryEntries.LOST) {
                throw lost(block, start, length);
            }
            if (blank == BinaryEntries.INCOMPLETE) {
                break;
            }
            block.addBounds(start, blank, isPlain);
            found++;
            cut = blank + 1 + vectorBytes;
        }
        if (cut == 0) {
            final boolean isOver = isEnd && BinaryEntries.wordStart(block.bytes, 0, length) == length;
            if (isOver && found >= layout.announcedWords()) {
                return false;
            }
            throw cutOff(block.bytes, length);
        }
        block.length = cut;
        rest = Arrays.copyOfRange(block.bytes, cut, length);
        return true;
    }

    private FormatException lost(final FileBlock block, final int start, final int length) {
        final int last = block.bounds() - 1;
        final String before =
                last < 0 ? "" : ", after '" + Excerpt.of(block.bytes, block.wordStart(last), block.wordEnd(last)) + "'";
        return new FormatException(
                "%s, word %d, '%s'%s: no blank is followed by %d numbers and then by another word, so nothing from here on can be told apart. The file or its header is damaged."
                        .formatted(
                                source.name(),
                                found + 1,
                                Excerpt.of(block.bytes, start, BinaryEntries.blank(block.bytes, start, length)),
                                before,
                                layout.dimension()));
    }

    private FormatException cutOff(final byte[] bytes, final int length) {
        final long position = found + 1;
        final int start = BinaryEntries.wordStart(bytes, 0, length);
        final int blank = BinaryEntries.blank(bytes, start, length);
        if (blank == length && length - start > BinaryEntries.LONGEST_WORD) {
            return new FormatException(
                    "%s, word %d: no blank ends the word within %d bytes, so the file is damaged or no word2vec binary with %d values a word."
                            .formatted(source.name(), position, BinaryEntries.LONGEST_WORD, layout.dimension()));
        }
        if (blank == length) {
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
    private void refuseMore(final FileBlock block) throws IOException {
        block.reserveBytes(Math.max(source.room(FileBlock.SIZE), rest.length));
        System.arraycopy(rest, 0, block.bytes, 0, rest.length);
        int length = rest.length;
        rest = new byte[0];
        do {
            for (int i = 0; i < length; i++) {
                if (block.bytes[i] != '\n' && block.bytes[i] != '\r') {
                    throw new FormatException(
                            "%s goes on after the %d words that its header announces: the header or the file is damaged. Choose to skip malformed lines to read all."
                                    .formatted(source.name(), layout.announcedWords()));
                }
            }
            length = source.read(block.bytes, 0, block.bytes.length);
        } while (length > 0);
    }
}
