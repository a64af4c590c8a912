package org.latentalign.format.hdf5;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an HDF5 file that all programs read which use HDF5 1.8 or newer. What is in it is described first, so that all
 * addresses are known; then it is given out from the first byte to the last, and nothing but a header or an index at a time is
 * in memory. Elements lie in one piece or in chunks of whole rows, without compression.
 */
public final class Hdf5Writer {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private static final int SUPERBLOCK_BYTES = 48;

    private static final int ALIGNMENT = 8;

    private static final int LONGEST_FILL = 1 << 13;

    private final Group root = new Group();

    /** A group or a dataset. */
    private abstract static sealed class Node permits Group, Dataset {

        private long address;

        final long address() {
            return address;
        }

        /** The header, which has the same length whatever the addresses are. */
        abstract byte[] header();
    }

    /** Holds groups and datasets by their names. */
    private static final class Group extends Node {

        private final Map<String, Node> children = new LinkedHashMap<>();

        private final Map<String, String> attributes = new LinkedHashMap<>();

        @Override
        byte[] header() {
            final ObjectHeader2 header = new ObjectHeader2().group();
            attributes.forEach(header::attribute);
            children.forEach((name, child) -> header.link(name, child.address()));
            return header.bytes();
        }
    }

    /** Holds elements. */
    private static final class Dataset extends Node {

        private final NewDataset dataset;

        /** Where the index of chunks is; nowhere when there are none. */
        private long index;

        private long content;

        Dataset(final NewDataset dataset) {
            this.dataset = dataset;
        }

        @Override
        byte[] header() {
            return new ObjectHeader2()
                    .dataset(dataset, dataset.hasChunks() ? index : content)
                    .bytes();
        }

        long indexBytes() {
            return dataset.hasChunks() ? new ChunkTree(dataset).bytes() : 0;
        }
    }

    /** Adds a text to the file's root. */
    public void attribute(final String name, final String value) {
        root.attributes.put(name, value);
    }

    /**
     * Adds a group, and the groups above it, unless they are there.
     *
     * @param path names from the root down, such as "0/META/COL"
     */
    public void group(final String path) {
        groupAt(path);
    }

    private Group groupAt(final String path) {
        Group group = root;
        for (final String name : path.split("/")) {
            if (!name.isEmpty()) {
                group = (Group) group.children.computeIfAbsent(name, added -> new Group());
            }
        }
        return group;
    }

    /**
     * Adds a dataset.
     *
     * @param group the path of its group, which is made when it is not there
     * @param name without slashes
     * @param dataset to write
     * @throws IllegalArgumentException when the group has something of this name, or the name is none
     */
    public void dataset(final String group, final String name, final NewDataset dataset) {
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.equals(".")) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a dataset.");
        }
        if (groupAt(group).children.putIfAbsent(name, new Dataset(dataset)) != null) {
            throw new IllegalArgumentException("There are two datasets " + group + "/" + name + ".");
        }
    }

    /**
     * Writes the file.
     *
     * @param out is not closed
     * @throws IOException from the stream
     */
    @SuppressWarnings("resource") // the stream is the caller's
    public void write(final OutputStream out) throws IOException {
        final List<Node> nodes = new ArrayList<>();
        collect(root, nodes);
        long end = SUPERBLOCK_BYTES;
        for (final Node node : nodes) {
            node.address = end;
            end = aligned(end + node.header().length);
        }
        for (final Node node : nodes) {
            if (node instanceof final Dataset dataset) {
                dataset.index = end;
                dataset.content = aligned(end + dataset.indexBytes());
                end = aligned(Math.addExact(dataset.content, dataset.dataset.storedBytes()));
            }
        }
        final Counted counted = new Counted(out);
        counted.write(superblock(end));
        for (final Node node : nodes) {
            counted.write(node.header());
            counted.fillTo(aligned(counted.count));
        }
        for (final Node node : nodes) {
            if (node instanceof final Dataset dataset) {
                if (dataset.dataset.hasChunks()) {
                    counted.write(new ChunkTree(dataset.dataset).content(dataset.index, dataset.content));
                    counted.fillTo(dataset.content);
                }
                dataset.dataset.content().write(counted);
                if (counted.count != dataset.content + dataset.dataset.bytes()) {
                    throw new IllegalStateException("A dataset of " + dataset.dataset.bytes() + " bytes was written as "
                            + (counted.count - dataset.content) + ".");
                }
                counted.fillTo(aligned(dataset.content + dataset.dataset.storedBytes()));
            }
        }
        counted.flush();
    }

    private static void collect(final Node node, final List<Node> nodes) {
        nodes.add(node);
        if (node instanceof final Group group) {
            group.children.values().forEach(child -> collect(child, nodes));
        }
    }

    private static long aligned(final long address) {
        return (address + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private byte[] superblock(final long end) {
        return ObjectHeader2.withChecksum(ByteBuffer.allocate(SUPERBLOCK_BYTES - Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(SIGNATURE)
                .put((byte) 2)
                .put((byte) Long.BYTES)
                .put((byte) Long.BYTES)
                .put((byte) 0)
                .putLong(0)
                .putLong(-1)
                .putLong(end)
                .putLong(root.address())
                .array());
    }

    /** Counts the bytes that pass. */
    private static final class Counted extends OutputStream {

        private final OutputStream out;

        private long count;

        Counted(final OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(final int value) throws IOException {
            out.write(value);
            count++;
        }

        @Override
        public void write(final byte[] bytes, final int offset, final int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        void fillTo(final long end) throws IOException {
            final byte[] zeros = new byte[(int) Math.min(LONGEST_FILL, end - count)];
            while (count < end) {
                write(zeros, 0, (int) Math.min(zeros.length, end - count));
            }
        }
    }
}
