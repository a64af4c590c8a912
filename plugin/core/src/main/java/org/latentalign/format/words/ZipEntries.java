package org.latentalign.format.words;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.latentalign.format.FormatException;

/**
 * The files in a zip archive, as its central directory lists them (PKWARE's APPNOTE 6.3, with the extension for more than
 * 4 GB). Java's own reader refuses a whole archive for one file that it cannot unpack, without saying why; this one names
 * the file and how it is packed, and checks what it unpacks.
 */
final class ZipEntries {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int LARGE_END_SIGNATURE = 0x06064b50;
    private static final int LARGE_END_BYTES = 56;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int LARGE_FIELD = 1;
    private static final long IN_LARGE_FIELD = 0xFFFFFFFFL;

    /** A longer list of files is none of word vectors. */
    private static final long LONGEST_DIRECTORY = 1 << 26;

    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** What other programs use, by its number in an archive. */
    private static final Map<Integer, String> METHODS = Map.of(
            1, "shrinking",
            6, "imploding",
            9, "Deflate64, as Windows does for files of more than 2 GB",
            12, "bzip2",
            14, "LZMA",
            93, "Zstandard",
            95, "xz",
            98, "PPMd");

    private static final int STRONG_ENCRYPTION = 99;

    private static final int BUFFER = 1 << 16;

    /**
     * A file in an archive.
     *
     * @param name with its folders, as archive programs show it
     * @param method the number of the method of compression
     * @param isEncrypted whether a password is needed
     * @param checksum of the unpacked bytes
     * @param packedBytes how many bytes it takes in the archive
     * @param bytes how many it has unpacked
     * @param offset of its local header in the archive
     */
    record Entry(
            String name, int method, boolean isEncrypted, int checksum, long packedBytes, long bytes, long offset) {}

    private ZipEntries() {}

    /**
     * @param archive name of the archive, in quotation marks
     * @param channel its bytes
     * @return its files, without folders, by name
     * @throws FormatException when they cannot be listed
     */
    static List<Entry> list(final String archive, final SeekableByteChannel channel) throws IOException {
        final long size = channel.size();
        final int tailBytes = (int) Math.min(size, END_BYTES + LONGEST_COMMENT + (long) LOCATOR_BYTES);
        final ByteBuffer tail = read(channel, size - tailBytes, tailBytes);
        int end = tailBytes - END_BYTES;
        while (end >= 0
                && !(tail.getInt(end) == END_SIGNATURE && end + END_BYTES + unsigned(tail, end + 20) <= tailBytes)) {
            end--;
        }
        if (end < 0) {
            throw damaged(archive);
        }
        long directoryBytes = tail.getInt(end + 12) & 0xFFFFFFFFL;
        long directoryStart = tail.getInt(end + 16) & 0xFFFFFFFFL;
        long directoryEnd = size - tailBytes + end;
        final int locator = end - LOCATOR_BYTES;
        if (locator >= 0 && tail.getInt(locator) == LOCATOR_SIGNATURE) {
            directoryEnd = tail.getLong(locator + 8);
            if (directoryEnd < 0 || directoryEnd > size - LARGE_END_BYTES) {
                throw damaged(archive);
            }
            final ByteBuffer largeEnd = read(channel, directoryEnd, LARGE_END_BYTES);
            if (largeEnd.getInt(0) != LARGE_END_SIGNATURE) {
                throw damaged(archive);
            }
            directoryBytes = largeEnd.getLong(40);
            directoryStart = largeEnd.getLong(48);
        }
        final long before = directoryEnd - directoryBytes - directoryStart; // a program that unpacks itself may precede
        if (directoryBytes < 0 || directoryStart < 0 || before < 0 || directoryBytes > LONGEST_DIRECTORY) {
            throw damaged(archive);
        }
        return entries(archive, read(channel, before + directoryStart, (int) directoryBytes), before);
    }

    private static List<Entry> entries(final String archive, final ByteBuffer directory, final long before)
            throws FormatException {
        final List<Entry> entries = new ArrayList<>();
        int at = 0;
        while (at + ENTRY_BYTES <= directory.limit() && directory.getInt(at) == ENTRY_SIGNATURE) {
            final int nameBytes = unsigned(directory, at + 28);
            final int extraBytes = unsigned(directory, at + 30);
            final int commentBytes = unsigned(directory, at + 32);
            final int next = at + ENTRY_BYTES + nameBytes + extraBytes + commentBytes;
            if (next > directory.limit()) {
                throw damaged(archive);
            }
            final Entry entry = entry(directory, at, nameBytes, extraBytes, before);
            if (!entry.name().endsWith("/")) {
                entries.add(entry);
            }
            at = next;
        }
        if (at < directory.limit() && entries.isEmpty()) {
            throw damaged(archive);
        }
        entries.sort(Comparator.comparing(Entry::name));
        return entries;
    }

    private static Entry entry(
            final ByteBuffer directory, final int at, final int nameBytes, final int extraBytes, final long before) {
        long bytes = directory.getInt(at + 24) & 0xFFFFFFFFL;
        long packedBytes = directory.getInt(at + 20) & 0xFFFFFFFFL;
        long offset = directory.getInt(at + 42) & 0xFFFFFFFFL;
        final int extraStart = at + ENTRY_BYTES + nameBytes;
        int field = extraStart;
        while (field + 4 <= extraStart + extraBytes) {
            final int fieldEnd = field + 4 + unsigned(directory, field + 2);
            if (unsigned(directory, field) == LARGE_FIELD) {
                int value = field + 4;
                if (bytes == IN_LARGE_FIELD && value + Long.BYTES <= fieldEnd && fieldEnd <= directory.limit()) {
                    bytes = directory.getLong(value);
                    value += Long.BYTES;
                }
                if (packedBytes == IN_LARGE_FIELD && value + Long.BYTES <= fieldEnd && fieldEnd <= directory.limit()) {
                    packedBytes = directory.getLong(value);
                    value += Long.BYTES;
                }
                if (offset == IN_LARGE_FIELD && value + Long.BYTES <= fieldEnd && fieldEnd <= directory.limit()) {
                    offset = directory.getLong(value);
                }
            }
            field = fieldEnd;
        }
        return new Entry(
                name(directory, at + ENTRY_BYTES, nameBytes),
                unsigned(directory, at + 10),
                (directory.getShort(at + 8) & 1) != 0,
                directory.getInt(at + 16),
                packedBytes,
                bytes,
                before + offset);
    }

    private static String name(final ByteBuffer directory, final int from, final int length) {
        final ByteBuffer name = directory.duplicate().position(from).limit(from + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(name).toString();
        } catch (final CharacterCodingException e) { // an old archive: its letters matter little
            return StandardCharsets.ISO_8859_1.decode(name.position(from)).toString();
        }
    }

    /**
     * @param archive name of the archive, in quotation marks
     * @param channel its bytes, not to be used otherwise before the result is closed
     * @param entry one of its files
     * @return the unpacked bytes, which end in a {@link ZipException} when they are not those that were packed
     * @throws FormatException when the file is encrypted or packed by a method that is not read
     */
    @SuppressWarnings("resource") // closed by the caller
    static InputStream open(final String archive, final SeekableByteChannel channel, final Entry entry)
            throws IOException {
        if (entry.isEncrypted() || entry.method() == STRONG_ENCRYPTION) {
            throw new FormatException("%s is encrypted: unpack it with its password first, and choose the file '%s'."
                    .formatted(archive, entry.name()));
        }
        if (entry.method() != STORED && entry.method() != DEFLATED) {
            throw new FormatException(
                    "The file '%s' in %s is packed with %s, which is not read here: unpack the archive first and choose the file."
                            .formatted(
                                    entry.name(),
                                    archive,
                                    METHODS.getOrDefault(entry.method(), "the unknown method " + entry.method())));
        }
        if (entry.offset() < 0 || entry.packedBytes() < 0 || entry.offset() > channel.size() - LOCAL_BYTES) {
            throw damaged(archive);
        }
        final ByteBuffer header = read(channel, entry.offset(), LOCAL_BYTES);
        if (header.getInt(0) != LOCAL_SIGNATURE) {
            throw damaged(archive);
        }
        final long start = entry.offset() + LOCAL_BYTES + unsigned(header, 26) + unsigned(header, 28);
        if (start + entry.packedBytes() > channel.size()) {
            throw damaged(archive);
        }
        final InputStream packed = new ChannelPart(channel, start, entry.packedBytes());
        return new Checked(entry.method() == STORED ? packed : inflating(packed), entry);
    }

    /** The inflater wants one more byte than there is when no header precedes the data. */
    private static InputStream inflating(final InputStream packed) {
        final Inflater inflater = new Inflater(true);
        return new InflaterInputStream(
                new SequenceInputStream(packed, new ByteArrayInputStream(new byte[1])), inflater, BUFFER) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }

    private static ByteBuffer read(final SeekableByteChannel channel, final long from, final int length)
            throws IOException {
        final ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(from);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    private static int unsigned(final ByteBuffer buffer, final int at) {
        return buffer.getShort(at) & 0xFFFF;
    }

    private static FormatException damaged(final String archive) {
        return new FormatException(
                "%s is cut off or damaged: it has no readable list of its files. Download or copy it again."
                        .formatted(archive));
    }

    /** A piece of the archive. */
    private static final class ChannelPart extends InputStream {

        private final SeekableByteChannel channel;
        private long position;
        private final long end;

        ChannelPart(final SeekableByteChannel channel, final long start, final long length) {
            this.channel = channel;
            position = start;
            end = start + length;
        }

        @Override
        public int read() throws IOException {
            final byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(final byte[] target, final int offset, final int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position >= end) {
                return -1;
            }
            channel.position(position);
            final int count = channel.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, end - position)));
            position += Math.max(0, count);
            return count;
        }
    }

    /** Compares what was unpacked with what was packed. */
    private static final class Checked extends CheckedInputStream {

        private final Entry entry;
        private long count;

        Checked(final InputStream content, final Entry entry) {
            super(content, new CRC32());
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            final byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(final byte[] target, final int offset, final int length) throws IOException {
            final int read = super.read(target, offset, length);
            count += Math.max(0, read);
            if (read < 0 && (count != entry.bytes() || (int) getChecksum().getValue() != entry.checksum())) {
                throw new ZipException("The unpacked bytes are not those that were packed.");
            }
            return read;
        }
    }
}
