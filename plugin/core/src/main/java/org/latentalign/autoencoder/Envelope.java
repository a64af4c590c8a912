package org.latentalign.autoencoder;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipException;

/**
 * What all our binary forms have around them. All numbers are big-endian. The stream is: eight bytes that mark it, not text
 * and changed by anything that translates line ends, as in PNG; the version of the format (int); the content; the CRC-32
 * of everything before it (long). A reader refuses versions above its own, and reads all versions below it.
 */
final class Envelope {

    private static final int BUFFER = 1 << 16;

    private final String what;
    private final byte[] mark;
    private final int newest;

    /** Writes the content. */
    @FunctionalInterface
    interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    /**
     * Reads the content.
     *
     * @param <T> what it is
     */
    @FunctionalInterface
    interface Reader<T> {
        T read(DataInputStream in, int version) throws IOException;
    }

    /**
     * @param what the content is, as in "an autoencoder"
     * @param letter by which the mark tells it from other content
     * @param newest the newest version
     */
    Envelope(final String what, final char letter, final int newest) {
        this.what = what;
        mark = new byte[] {(byte) 0x8C, 'L', 'A', (byte) letter, '\r', '\n', 0x1A, '\n'};
        this.newest = newest;
    }

    void write(final OutputStream stream, final int version, final Writer content) throws IOException {
        final CRC32 checksum = new CRC32();
        final BufferedOutputStream buffer = new BufferedOutputStream(stream, BUFFER);
        final DataOutputStream out = new DataOutputStream(new CheckedOutputStream(buffer, checksum));
        out.write(mark);
        out.writeInt(version);
        content.write(out);
        out.writeLong(checksum.getValue());
        out.flush();
    }

    <T> T read(final InputStream stream, final Reader<T> content) throws IOException {
        final CRC32 checksum = new CRC32();
        final DataInputStream in =
                new DataInputStream(new CheckedInputStream(new BufferedInputStream(stream, BUFFER), checksum));
        try {
            final byte[] begin = in.readNBytes(mark.length);
            if (!Arrays.equals(begin, 0, begin.length, mark, 0, begin.length)) {
                throw new StorageException("This is not " + what
                        + ": the data does not begin as one. Check that it was written by a node of the Latent Alignment"
                        + " extension.");
            }
            if (begin.length < mark.length) {
                throw new EOFException();
            }
            final int version = in.readInt();
            if (version > newest) {
                throw new StorageException(subject() + " was written in version " + version
                        + " of its format, but this release of the Latent Alignment extension reads versions up to "
                        + newest + ". Update the extension.");
            }
            if (version < 1) {
                throw new Damage("it says that it has version " + version);
            }
            final T result = content.read(in, version);
            final long expected = checksum.getValue();
            if (in.readLong() != expected) {
                throw new Damage("its checksum is wrong");
            }
            return result;
        } catch (final EOFException e) {
            throw new StorageException(
                    subject() + " is incomplete: the data ends in the middle of it. Write or copy it again.", e);
        } catch (final ZipException e) {
            throw new StorageException(
                    subject() + " is damaged: its data cannot be unpacked. Write or copy it again.", e);
        } catch (final Damage e) {
            throw new StorageException(subject() + " is damaged: " + e.getMessage() + ". Write or copy it again.", e);
        }
    }

    /** "The autoencoder" of "an autoencoder". */
    private String subject() {
        return "The" + what.substring(what.indexOf(' '));
    }
}
