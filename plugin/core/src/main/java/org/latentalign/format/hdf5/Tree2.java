package org.latentalign.format.hdf5;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** A B-tree of the second version: records of one type. */
final class Tree2 {

    private static final String WHAT = "a B-tree";

    /** Bytes of a node besides its records: signature, version, type and checksum. */
    private static final int OVERHEAD = 10;

    /** Takes records. */
    @FunctionalInterface
    interface RecordSink {

        /** @param type what the tree's records are, by their number in the format specification */
        void accept(int type, Fields record) throws IOException;
    }

    private final Hdf5Bytes file;

    private final int type;

    private final int nodeSize;

    private final int recordSize;

    private final int depth;

    private final long root;

    private final int rootRecords;

    /** Bytes of the number of records of a node, and of all nodes below one, by the node's height. */
    private final int countBytes;

    private final int[] allCountBytes;

    private final Set<Long> seen = new HashSet<>();

    Tree2(final Hdf5Bytes file, final long address) throws IOException {
        this.file = file;
        final int addressSize = file.superblock().addressSize();
        final Fields header =
                file.read(address, 22L + addressSize + file.superblock().lengthSize(), WHAT);
        header.requireSignature("BTHD");
        header.skip(1);
        type = header.unsignedByte();
        nodeSize = header.integer();
        recordSize = header.unsignedShort();
        depth = header.unsignedShort();
        header.skip(2);
        root = header.address();
        rootRecords = header.unsignedShort();
        header.length();
        header.requireChecksum();
        if (nodeSize <= OVERHEAD || recordSize == 0 || recordSize > nodeSize || depth > 32) {
            throw header.damaged("has sizes that cannot be");
        }
        // How wide numbers are follows from how many records there can be at most.
        allCountBytes = new int[depth + 1];
        double most = Math.floor((nodeSize - (double) OVERHEAD) / recordSize);
        countBytes = bytesFor(most);
        double allMost = most;
        for (int height = 1; height <= depth; height++) {
            final int pointer = addressSize + countBytes + allCountBytes[height - 1];
            most = Math.floor((nodeSize - (double) (OVERHEAD + pointer)) / (recordSize + pointer));
            allMost = (most + 1) * allMost + most;
            allCountBytes[height] = bytesFor(allMost);
        }
    }

    private static int bytesFor(final double most) {
        return Math.min(Long.BYTES, Math.getExponent(Math.max(1, most)) / Byte.SIZE + 1);
    }

    void forEach(final RecordSink sink) throws IOException {
        if (root != Fields.UNDEFINED) {
            read(root, rootRecords, depth, sink);
        }
    }

    private void read(final long address, final int records, final int height, final RecordSink sink)
            throws IOException {
        if (!seen.add(address)) {
            throw file.damaged(WHAT + " leads back to where it has been");
        }
        final int pointer = height == 0 ? 0 : file.superblock().addressSize() + countBytes + allCountBytes[height - 1];
        final long length = OVERHEAD + (long) records * recordSize + (height == 0 ? 0 : (records + 1L) * pointer);
        if (length > nodeSize) {
            throw file.damaged(WHAT + " has more records in a node than fit it");
        }
        final Fields node = file.read(address, length, WHAT);
        node.requireSignature(height == 0 ? "BTLF" : "BTIN");
        node.skip(2);
        final Fields content = node.part((long) records * recordSize);
        final var children = new long[height == 0 ? 0 : records + 1];
        final var counts = new int[children.length];
        for (int i = 0; i < children.length; i++) {
            children[i] = node.address();
            counts[i] = (int) Math.min(Integer.MAX_VALUE, node.unsigned(countBytes));
            node.skip(allCountBytes[height - 1]);
        }
        node.requireChecksum();
        // Each record is between the nodes below it.
        for (int i = 0; i <= records; i++) {
            if (height > 0) {
                read(children[i], counts[i], height - 1, sink);
            }
            if (i < records) {
                sink.accept(type, content.part(recordSize));
            }
        }
    }
}
