package org.latentalign.format.hdf5;

import java.io.IOException;

/**
 * Holds the links of a large group, or the attributes of an object that has many. Its objects lie in blocks, and its blocks
 * in a table, of which each row but the first two has blocks twice as long as the row before.
 */
final class FractalHeap {

    private static final String WHAT = "a heap";

    private static final int MANAGED = 0;

    private static final int TINY = 2;

    private final Hdf5Bytes file;

    private final boolean hasChecksums;

    private final int width;

    private final long startSize;

    private final long mostDirect;

    private final int offsetBits;

    private final long root;

    /** 0 when the root is a direct block. */
    private final int rootRows;

    private final int lengthBytes;

    FractalHeap(final Hdf5Bytes file, final long address) throws IOException {
        this.file = file;
        final int addressSize = file.superblock().addressSize();
        final int lengthSize = file.superblock().lengthSize();
        final Fields header = file.read(address, 26L + 3L * addressSize + 12L * lengthSize, WHAT);
        header.requireSignature("FRHP");
        header.skip(1);
        header.skip(2); // the length of an object's identifier
        final int filterBytes = header.unsignedShort();
        hasChecksums = (header.unsignedByte() & 2) != 0;
        final long mostManaged = header.unsignedInteger();
        header.length();
        header.address();
        header.length();
        header.address();
        for (int i = 0; i < 8; i++) {
            header.length();
        }
        width = header.unsignedShort();
        startSize = header.length();
        mostDirect = header.length();
        offsetBits = header.unsignedShort();
        header.skip(2);
        root = header.address();
        rootRows = header.unsignedShort();
        if (filterBytes > 0) {
            throw header.unsupported(
                    "the links of a group are stored with filters", "write it anew with h5repack of the HDF5 tools");
        }
        header.requireChecksum();
        if (width == 0
                || Long.bitCount(startSize) != 1
                || Long.bitCount(mostDirect) != 1
                || mostDirect < startSize
                || offsetBits > 64) {
            throw header.damaged("has sizes that cannot be");
        }
        lengthBytes = (63 - Long.numberOfLeadingZeros(Math.max(1, Math.min(mostDirect, mostManaged)))) / Byte.SIZE + 1;
    }

    /** @return the object with an identifier */
    Fields object(final Fields identifier) throws IOException {
        final int kind = identifier.unsignedByte() >> 4 & 3;
        if (kind == TINY) {
            return identifier.part(identifier.remaining());
        }
        if (kind != MANAGED) {
            throw identifier.unsupported(
                    "an attribute or the name of a link is longer than 64 KB", "write it anew with shorter ones");
        }
        final long offset = identifier.unsigned((offsetBits + 7) / 8);
        final long length = identifier.unsigned(lengthBytes);
        if (rootRows == 0) {
            return inDirectBlock(root, 0, startSize, offset, length);
        }
        return find(root, 0, rootRows, offset, length, 0);
    }

    private long blockSize(final int row) {
        return row < 2 ? startSize : startSize << row - 1;
    }

    private Fields find(
            final long address,
            final long blockOffset,
            final int rows,
            final long offset,
            final long length,
            final int depth)
            throws IOException {
        if (depth > 32 || address == Fields.UNDEFINED) {
            throw file.damaged(WHAT + " lacks an object");
        }
        final int addressSize = file.superblock().addressSize();
        long start = blockOffset;
        for (int row = 0; row < rows && row < 60; row++) {
            final long size = blockSize(row);
            if (size <= 0 || size > Long.MAX_VALUE / 4 / width) {
                break;
            }
            if (offset - start < size * width && offset >= start) {
                final long column = (offset - start) / size;
                final long entry =
                        address + 5 + addressSize + (offsetBits + 7) / 8 + ((long) row * width + column) * addressSize;
                final long child = file.read(entry, addressSize, WHAT).address();
                final long childOffset = start + column * size;
                if (size <= mostDirect) {
                    return inDirectBlock(child, childOffset, size, offset, length);
                }
                final int childRows =
                        Long.numberOfTrailingZeros(size) - Long.numberOfTrailingZeros(startSize * width) + 1;
                return find(child, childOffset, childRows, offset, length, depth + 1);
            }
            start += size * width;
        }
        throw file.damaged(WHAT + " lacks an object");
    }

    private Fields inDirectBlock(
            final long address, final long blockOffset, final long size, final long offset, final long length)
            throws IOException {
        if (address == Fields.UNDEFINED || offset < blockOffset || offset - blockOffset > size - length) {
            throw file.damaged(WHAT + " lacks an object");
        }
        file.read(address, 5, WHAT).requireSignature("FHDB");
        if (hasChecksums) {
            checkDirectBlock(address, size);
        }
        return file.read(address + offset - blockOffset, length, WHAT);
    }

    /** The checksum was computed with zeros in its place. */
    private void checkDirectBlock(final long address, final long size) throws IOException {
        final Fields block = file.read(address, size, WHAT);
        final byte[] content = block.bytes(size);
        final int at = 5 + file.superblock().addressSize() + (offsetBits + 7) / 8;
        int stored = 0;
        for (int i = 0; i < 4; i++) {
            stored |= (content[at + i] & 0xff) << Byte.SIZE * i;
            content[at + i] = 0;
        }
        if (Lookup3.checksum(content) != stored) {
            throw block.damaged("does not have the checksum that it should have");
        }
    }
}
