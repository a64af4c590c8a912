package org.latentalign.format.hdf5;

import java.io.IOException;

/**
 * An index of chunks of a dataset that can grow along one dimension. The first elements are in the index block, the next
 * ones in data blocks, which become longer; the index block lists the first data blocks and then secondary blocks, each
 * of which lists data blocks of one length. Long data blocks are stored in pages.
 */
final class ExtensibleArray {

    private static final String WHAT = "a growing array of chunks";

    private final Hdf5Bytes file;

    private final ChunkElements elements;

    private final int maximumBits;

    private final int inIndexBlock;

    private final int leastInDataBlock;

    private final int leastPointers;

    private final long pageLength;

    /** One more than the greatest index that was ever written. */
    private final long end;

    private final long indexBlock;

    ExtensibleArray(final Hdf5Bytes file, final long address, final long chunkBytes) throws IOException {
        this.file = file;
        final int addressSize = file.superblock().addressSize();
        final Fields header =
                file.read(address, 16L + addressSize + 6L * file.superblock().lengthSize(), WHAT);
        header.requireSignature("EAHD");
        header.skip(1);
        elements = ChunkElements.read(header, chunkBytes);
        maximumBits = header.unsignedByte();
        inIndexBlock = header.unsignedByte();
        leastInDataBlock = header.unsignedByte();
        leastPointers = header.unsignedByte();
        final int pageBits = header.unsignedByte();
        for (int i = 0; i < 4; i++) {
            header.length();
        }
        end = header.length();
        header.length();
        indexBlock = header.address();
        header.requireChecksum();
        if (maximumBits > 64
                || pageBits > 30
                || Integer.bitCount(leastInDataBlock) != 1
                || Integer.bitCount(leastPointers) != 1
                || end < 0) {
            throw header.damaged("has sizes that cannot be");
        }
        pageLength = 1L << pageBits;
    }

    void forEach(final ChunkSink sink) throws IOException {
        if (indexBlock == Fields.UNDEFINED) {
            return;
        }
        final int addressSize = file.superblock().addressSize();
        final int secondaryBlocks = 1 + maximumBits - Integer.numberOfTrailingZeros(leastInDataBlock);
        final int direct = 2 * Integer.numberOfTrailingZeros(leastPointers);
        final int directDataBlocks = 2 * (leastPointers - 1);
        final Fields block = file.read(
                indexBlock,
                6L
                        + addressSize
                        + (long) inIndexBlock * elements.size()
                        + (long) (directDataBlocks + Math.max(0, secondaryBlocks - direct)) * addressSize
                        + 4,
                WHAT);
        block.requireSignature("EAIB");
        block.skip(2 + addressSize);
        elements.forEach(block, 0, inIndexBlock, sink);
        long next = inIndexBlock;
        for (int i = 0; i < secondaryBlocks && next < end; i++) {
            final long dataBlocks = 1L << i / 2;
            final long length = (long) leastInDataBlock << (i + 1) / 2;
            if (i < direct) {
                for (long j = 0; j < dataBlocks; j++) {
                    readDataBlock(block.address(), next, length, null, sink);
                    next += length;
                }
            } else {
                readSecondaryBlock(block.address(), next, dataBlocks, length, sink);
                next += dataBlocks * length;
            }
        }
        block.skip(block.remaining() - 4);
        block.requireChecksum();
    }

    private int offsetBytes() {
        return (maximumBits + 7) / 8;
    }

    private void readSecondaryBlock(
            final long address, final long first, final long dataBlocks, final long length, final ChunkSink sink)
            throws IOException {
        if (address == Fields.UNDEFINED) {
            return;
        }
        final int addressSize = file.superblock().addressSize();
        final long pages = length > pageLength ? length / pageLength : 0;
        final long bitmapBytes = (pages + 7) / 8;
        final int prefix = 6 + addressSize + offsetBytes();
        final Fields block = file.read(address, prefix + dataBlocks * (bitmapBytes + addressSize) + 4, WHAT);
        block.requireSignature("EASB");
        block.skip(prefix - 4);
        final byte[] written = block.bytes(dataBlocks * bitmapBytes);
        for (long i = 0; i < dataBlocks; i++) {
            final byte[] writtenPages = new byte[(int) bitmapBytes];
            System.arraycopy(written, (int) (i * bitmapBytes), writtenPages, 0, writtenPages.length);
            readDataBlock(block.address(), first + i * length, length, writtenPages, sink);
        }
        block.requireChecksum();
    }

    /** @param writtenPages a bit for each page of a block that is stored in pages */
    private void readDataBlock(
            final long address, final long first, final long length, final byte[] writtenPages, final ChunkSink sink)
            throws IOException {
        if (address == Fields.UNDEFINED) {
            return;
        }
        final int prefix = 6 + file.superblock().addressSize() + offsetBytes();
        final boolean paged = length > pageLength;
        final Fields block = file.read(address, prefix + (paged ? 0 : length * elements.size()) + 4, WHAT);
        block.requireSignature("EADB");
        block.skip(prefix - 4);
        if (!paged) {
            elements.forEach(block, first, length, sink);
            block.requireChecksum();
            return;
        }
        block.requireChecksum();
        long page = address + prefix + 4;
        for (long i = 0; i < length / pageLength; i++) {
            if (writtenPages == null || (writtenPages[(int) (i / 8)] & 0x80 >> i % 8) != 0) {
                final Fields content = file.read(page, pageLength * elements.size() + 4, WHAT);
                elements.forEach(content, first + i * pageLength, pageLength, sink);
                content.requireChecksum();
            }
            page += pageLength * elements.size() + 4;
        }
    }
}
