package org.latentalign.format.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the index of chunks of whole rows that lie one behind the other: a B-tree of the first version (HDF5 File Format
 * Specification, version 3.0, section III.A.1), which all programs read. The nodes of a level follow each other, the root comes
 * first.
 */
final class ChunkTree {

    /** Twice the rank of the tree, which is 32 where the file's superblock names none. */
    private static final int MOST_CHILDREN = 64;

    private static final byte[] SIGNATURE = "TREE".getBytes(StandardCharsets.US_ASCII);

    private static final int CHUNKS = 1;

    private static final int HEAD_BYTES = 24;

    private static final long UNDEFINED = -1;

    private final NewDataset dataset;

    private final long rowsOfChunk;

    private final long chunkBytes;

    /** Of each level, from the leaves up, how many nodes it has. */
    private final List<Integer> nodes = new ArrayList<>();

    private final int chunks;

    /** @param dataset that has chunks */
    ChunkTree(final NewDataset dataset) {
        if (!(dataset.storage() instanceof final NewDataset.Storage.Chunks some)) {
            throw new IllegalArgumentException("A dataset in one piece needs no index.");
        }
        this.dataset = dataset;
        rowsOfChunk = some.rows();
        chunkBytes = rowsOfChunk * dataset.rowLength() * dataset.type().size();
        chunks = Math.toIntExact(some.count(dataset.shape().rows()));
        int count = chunks;
        do {
            count = (count + MOST_CHILDREN - 1) / MOST_CHILDREN;
            nodes.add(count);
        } while (count > 1);
    }

    /** The dimensions of a key: those of the dataset, and the bytes of an element. */
    private int keyBytes() {
        return 2 * Integer.BYTES + (dataset.shape().rank() + 1) * Long.BYTES;
    }

    /** Whatever its entries, a node has room for all that it may have. */
    private int nodeBytes() {
        return HEAD_BYTES + (MOST_CHILDREN + 1) * keyBytes() + MOST_CHILDREN * Long.BYTES;
    }

    /** @return how many bytes {@link #content} has */
    int bytes() {
        return Math.multiplyExact(nodes.stream().mapToInt(Integer::intValue).sum(), nodeBytes());
    }

    /**
     * @param address of the index, where the root is
     * @param data address of the first chunk
     * @return the nodes
     */
    byte[] content(final long address, final long data) {
        final ByteBuffer content = ByteBuffer.allocate(bytes()).order(ByteOrder.LITTLE_ENDIAN);
        final int root = nodes.size() - 1;
        long levelAddress = address;
        for (int level = root; level >= 0; level--) {
            final int count = nodes.get(level);
            final long below = levelAddress + (long) count * nodeBytes();
            for (int i = 0; i < count; i++) {
                final int start = content.position();
                putNode(content, level, i, levelAddress, level == 0 ? data : below);
                content.position(start + nodeBytes());
            }
            levelAddress = below;
        }
        return content.array();
    }

    private void putNode(
            final ByteBuffer content, final int level, final int number, final long levelAddress, final long children) {
        final int first = number * MOST_CHILDREN;
        final int all = level == 0 ? chunks : nodes.get(level - 1);
        final int end = Math.min(all, first + MOST_CHILDREN);
        content.put(SIGNATURE)
                .put((byte) CHUNKS)
                .put((byte) level)
                .putShort((short) (end - first))
                .putLong(number == 0 ? UNDEFINED : levelAddress + (number - 1L) * nodeBytes())
                .putLong(number == nodes.get(level) - 1 ? UNDEFINED : levelAddress + (number + 1L) * nodeBytes());
        long chunksOfChild = 1;
        for (int i = 0; i < level; i++) {
            chunksOfChild *= MOST_CHILDREN;
        }
        final long bytesOfChild = level == 0 ? chunkBytes : nodeBytes();
        for (int i = first; i < end; i++) {
            putKey(content, i * chunksOfChild);
            content.putLong(children + i * bytesOfChild);
        }
        putKey(content, Math.min(chunks, end * chunksOfChild));
    }

    /** Where a chunk begins, in elements; the chunk after the last one ends the last node. */
    private void putKey(final ByteBuffer content, final long chunk) {
        content.putInt((int) chunkBytes).putInt(0).putLong(chunk * rowsOfChunk);
        for (int i = 0; i < dataset.shape().rank(); i++) {
            content.putLong(0);
        }
    }
}
