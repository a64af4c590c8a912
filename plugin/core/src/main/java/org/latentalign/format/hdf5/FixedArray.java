package org.latentalign.format.hdf5;

import java.io.IOException;

/** An index of chunks whose number was known when the dataset was made; a long one is stored in pages. */
final class FixedArray {

    private static final String WHAT = "an array of chunks";

    private final Hdf5Bytes file;

    private final ChunkElements elements;

    private final long count;

    private final long pageLength;

    private final long blockAddress;

    FixedArray(final Hdf5Bytes file, final long address, final long chunkBytes) throws IOException {
        this.file = file;
        final int addressSize = file.superblock().addressSize();
        final Fields header =
                file.read(address, 12L + addressSize + file.superblock().lengthSize(), WHAT);
        header.requireSignature("FAHD");
        header.skip(1);
        elements = ChunkElements.read(header, chunkBytes);
        final int pageBits = header.unsignedByte();
        count = header.length();
        blockAddress = header.address();
        header.requireChecksum();
        if (pageBits > 30 || count < 0) {
            throw header.damaged("has " + Long.toUnsignedString(count) + " elements");
        }
        pageLength = 1L << pageBits;
    }

    void forEach(final ChunkSink sink) throws IOException {
        if (blockAddress == Fields.UNDEFINED) {
            return;
        }
        final int prefix = 6 + file.superblock().addressSize();
        if (count <= pageLength) {
            final Fields block = file.read(blockAddress, prefix + count * elements.size() + 4, WHAT);
            block.requireSignature("FADB");
            block.skip(prefix - 4);
            elements.forEach(block, 0, count, sink);
            block.requireChecksum();
            return;
        }
        final long pages = (count - 1) / pageLength + 1;
        if (pages > Byte.SIZE * file.size()) {
            throw file.damaged(WHAT + " has more pages than the file has room for");
        }
        final long bitmapBytes = (pages + 7) / 8;
        final Fields block = file.read(blockAddress, prefix + bitmapBytes + 4, WHAT);
        block.requireSignature("FADB");
        block.skip(prefix - 4);
        final byte[] written = block.bytes(bitmapBytes);
        block.requireChecksum();
        long address = blockAddress + prefix + bitmapBytes + 4;
        for (long page = 0; page < pages; page++) {
            if ((written[(int) (page / 8)] & 0x80 >> page % 8) != 0) {
                final long length = Math.min(pageLength, count - page * pageLength);
                final Fields content = file.read(address, length * elements.size() + 4, WHAT);
                elements.forEach(content, page * pageLength, length, sink);
                content.requireChecksum();
            }
            address += pageLength * elements.size() + 4;
        }
    }
}
