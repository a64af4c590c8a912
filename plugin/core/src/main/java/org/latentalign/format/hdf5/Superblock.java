package org.latentalign.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;

/**
 * Where an HDF5 file begins, and where its root group is. Other content may lie before it, a user block of 512 bytes or of
 * a greater power of two.
 *
 * @param base where it begins: addresses count from here
 * @param addressSize bytes of an address
 * @param lengthSize bytes of a length
 * @param endOfFile how many bytes the file has to have, with the user block
 * @param root address of the root group's object header
 */
record Superblock(long base, int addressSize, int lengthSize, long endOfFile, long root) {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private static final int FIRST_USER_BLOCK = 512;

    /** No superblock is longer. */
    private static final int MOST_BYTES = 128;

    /** @return whether the bytes at this offset are where an HDF5 file begins */
    static boolean beginsAt(final byte[] bytes, final int offset) {
        return bytes.length >= offset + SIGNATURE.length
                && Arrays.equals(bytes, offset, offset + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /** @throws FormatException when there is none, or one that cannot be */
    static Superblock find(final Path path, final FileChannel channel) throws IOException {
        final long size = channel.size();
        for (long base = 0; base < size; base = base == 0 ? FIRST_USER_BLOCK : base * 2) {
            final ByteBuffer bytes =
                    ByteBuffer.allocate((int) Math.min(MOST_BYTES, size - base)).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining() && channel.read(bytes, base + bytes.position()) >= 0) {
                // a channel may hand out fewer bytes than there are
            }
            if (beginsAt(bytes.array(), 0)) {
                return read(path, base, bytes.position(SIGNATURE.length));
            }
        }
        throw new FormatException(SourceStream.nameOf(path) + " is not an HDF5 file.");
    }

    private static Superblock read(final Path path, final long base, final ByteBuffer bytes) throws FormatException {
        final int version = bytes.hasRemaining() ? bytes.get() : -1;
        if (version < 0 || version > 3 || bytes.remaining() < 16) {
            throw damaged(path, "its superblock has the version " + version);
        }
        if (version < 2) {
            bytes.position(13);
        }
        final int addressSize = bytes.get();
        final int lengthSize = bytes.get();
        if (!isSize(addressSize) || !isSize(lengthSize)) {
            throw damaged(path, "its addresses and lengths have " + addressSize + " and " + lengthSize + " bytes");
        }
        if (version < 2) {
            bytes.position(version == 0 ? 24 : 28);
        } else {
            bytes.position(12);
        }
        if (bytes.remaining() < 6 * addressSize) {
            throw damaged(path, "it ends within its superblock");
        }
        final long declaredBase = number(bytes, addressSize);
        number(bytes, addressSize); // the address of free space, or of the superblock's extension
        final long end = number(bytes, addressSize);
        if (version < 2) {
            number(bytes, addressSize); // the address of the driver's information
            number(bytes, addressSize); // the offset of the root's name, of which there is none
        }
        final long root = number(bytes, addressSize);
        if (version < 2 && (bytes.remaining() < 4 || bytes.getInt() >>> 1 != 0)) {
            throw damaged(path, "its root group is of an unknown kind");
        }
        if (version >= 2) {
            final int length = bytes.position();
            if (bytes.remaining() < 4
                    || Lookup3.checksum(Arrays.copyOf(bytes.array(), length)) != bytes.getInt(length)) {
                throw damaged(path, "its superblock does not have the checksum that it should have");
            }
        }
        // What was put before or taken away from the file's beginning moves its end as well.
        final long endOfFile = end - declaredBase + base;
        if (end < 0 || declaredBase < 0 || endOfFile < 0) {
            throw damaged(path, "its superblock says that it has " + Long.toUnsignedString(end) + " bytes");
        }
        return new Superblock(base, addressSize, lengthSize, endOfFile, root);
    }

    private static boolean isSize(final int bytes) {
        return bytes == 2 || bytes == 4 || bytes == 8;
    }

    private static long number(final ByteBuffer bytes, final int size) {
        return switch (size) {
            case 2 -> bytes.getShort() & 0xffffL;
            case 4 -> bytes.getInt() & 0xffff_ffffL;
            default -> bytes.getLong();
        };
    }

    private static FormatException damaged(final Path path, final String what) {
        return new FormatException(SourceStream.nameOf(path) + " is damaged (" + what + "); fetch it again.");
    }
}
