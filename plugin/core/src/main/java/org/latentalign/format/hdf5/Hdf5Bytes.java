package org.latentalign.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/**
 * The bytes of an HDF5 file by the addresses that its structures use. Nothing outside the file is ever asked for, so no
 * more memory is taken than the file has bytes. Threads may share it.
 */
final class Hdf5Bytes {

    /** HDF5's own structures are smaller by far; a longer one is a wrong length. */
    private static final int LONGEST_STRUCTURE = 1 << 26;

    /** A channel copies through memory of its own, which so stays in the processor's cache. */
    private static final int PIECE_BYTES = 1 << 16;

    private final Path path;

    private final FileChannel channel;

    private final Superblock superblock;

    private final long size;

    private final Path temporaryFolder;

    private Hdf5Bytes(
            final Path path,
            final FileChannel channel,
            final Superblock superblock,
            final long size,
            final Path temporaryFolder) {
        this.path = path;
        this.channel = channel;
        this.superblock = superblock;
        this.size = size;
        this.temporaryFolder = temporaryFolder;
    }

    /**
     * Opens a file.
     *
     * @throws FormatException when it is no HDF5 file, or shorter than its superblock says
     */
    @SuppressWarnings("resource") // closed by close()
    static Hdf5Bytes open(final Path path, final Path temporaryFolder) throws IOException {
        final FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            final long size = channel.size();
            final Superblock superblock = Superblock.find(path, channel);
            if (superblock.endOfFile() > size) {
                throw new FormatException(
                        SourceStream.nameOf(path) + " is incomplete, as it was cut off: it has " + size
                                + " bytes, but says that it has " + superblock.endOfFile() + ", so "
                                + (superblock.endOfFile() - size) + " are missing; fetch it again.");
            }
            return new Hdf5Bytes(path, channel, superblock, size, temporaryFolder);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** @return where what is too large for memory can be put */
    Path temporaryFolder() {
        return temporaryFolder;
    }

    Superblock superblock() {
        return superblock;
    }

    /** @return how many bytes the file has, with what may lie before its first HDF5 structure */
    long size() {
        return size;
    }

    /**
     * Reads one of the format's structures.
     *
     * @param address of its first byte
     * @param length in bytes
     * @param what it is, for messages, as in "a local heap"
     * @throws FormatException when this is not a part of the file
     */
    Fields read(final long address, final long length, final String what) throws IOException {
        if (length < 0 || length > LONGEST_STRUCTURE) {
            throw damaged(what + " says that it has " + Long.toUnsignedString(length) + " bytes");
        }
        final ByteBuffer bytes = ByteBuffer.allocate(checked(address, length, what));
        fill(bytes, address);
        return new Fields(this, bytes.flip(), what);
    }

    /**
     * Reads into a buffer, from its position to its limit.
     *
     * @throws FormatException when this is not a part of the file
     */
    void read(final long address, final ByteBuffer target, final String what) throws IOException {
        checked(address, target.remaining(), what);
        fill(target, address);
    }

    /**
     * Reads into an array, from its beginning.
     *
     * @throws FormatException when this is not a part of the file
     */
    void read(final long address, final byte[] target, final int length, final String what) throws IOException {
        checked(address, length, what);
        for (int done = 0; done < length; done += PIECE_BYTES) {
            fill(ByteBuffer.wrap(target, done, Math.min(PIECE_BYTES, length - done)), address + done);
        }
    }

    /** @return a part of the file, mapped into memory and not copied; below 2 GB */
    ByteBuffer map(final long address, final long length, final String what) throws IOException {
        checked(address, length, what);
        return channel.map(MapMode.READ_ONLY, superblock.base() + address, length);
    }

    /** @throws FormatException when this is not a part of the file */
    int checked(final long address, final long length, final String what) throws FormatException {
        final long within = size - superblock.base();
        if (address < 0 || length < 0 || address > within || length > within - address) {
            throw damaged(what + " would lie outside of the file, at byte " + Long.toUnsignedString(address) + " with "
                    + Long.toUnsignedString(length) + " bytes");
        }
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    private void fill(final ByteBuffer target, final long address) throws IOException {
        long from = superblock.base() + address;
        while (target.hasRemaining()) {
            final int count = channel.read(target, from);
            if (count < 0) {
                throw damaged("it has become shorter while it was read");
            }
            from += count;
        }
    }

    /** @return an exception that says in one sentence what is wrong */
    FormatException damaged(final String what) {
        return new FormatException(SourceStream.nameOf(path) + " is damaged (" + what + "); fetch it again.");
    }

    /** @return an exception that says in one sentence what cannot be read, and what to do */
    FormatException unsupported(final String what, final String advice) {
        return new FormatException(SourceStream.nameOf(path) + " cannot be read: " + what + "; " + advice + ".");
    }

    void close() throws IOException {
        channel.close();
    }
}
