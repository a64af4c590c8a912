package org.latentalign.format.hdf5;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.latentalign.format.FormatException;

/** Finds the chunks of a dataset, by whichever index the file has. */
final class ChunkIndex {

    private static final int MOST_LEVELS = 256;

    private final Hdf5Bytes file;

    private final Layout.Chunked layout;

    private final Dataspace space;

    private final ChunkGrid grid;

    /** Bytes of a chunk that went through no filter. */
    private final long chunkBytes;

    private final ChunkTable table;

    private ChunkIndex(final Hdf5Bytes file, final Layout.Chunked layout, final Dataspace space, final ChunkGrid grid) {
        this.file = file;
        this.layout = layout;
        this.space = space;
        this.grid = grid;
        long bytes = layout.elementSize();
        for (final int length : layout.shape()) {
            bytes *= length;
        }
        chunkBytes = bytes;
        table = new ChunkTable(file);
    }

    /**
     * Reads an index.
     *
     * @param space of the dataset, not empty
     * @param grid of its chunks, whose size fits 31 bits
     */
    static ChunkTable read(
            final Hdf5Bytes file, final Layout.Chunked layout, final Dataspace space, final ChunkGrid grid)
            throws IOException {
        final var index = new ChunkIndex(file, layout, space, grid);
        if (layout.address() != Fields.UNDEFINED) {
            index.read();
        }
        return index.table.sorted();
    }

    private void read() throws IOException {
        final long address = layout.address();
        if (layout.index() instanceof Layout.ChunkIndexKind.Tree) {
            readTree(address, MOST_LEVELS, new HashSet<>());
        } else if (layout.index() instanceof Layout.ChunkIndexKind.Single single) {
            final var stored = single.stored().orElse(new Layout.StoredSize(chunkBytes, 0));
            table.add(0, address, stored.bytes(), stored.mask());
        } else if (layout.index() instanceof Layout.ChunkIndexKind.Implicit) {
            readImplicit(address);
        } else if (layout.index() instanceof Layout.ChunkIndexKind.FixedArray) {
            final var strides = new Strides(-1);
            new FixedArray(file, address, chunkBytes).forEach((i, at, size, mask) -> add(strides, i, at, size, mask));
        } else if (layout.index() instanceof Layout.ChunkIndexKind.ExtensibleArray) {
            final var strides = new Strides(unlimitedDimension());
            new ExtensibleArray(file, address, chunkBytes)
                    .forEach((i, at, size, mask) -> add(strides, i, at, size, mask));
        } else {
            readTree2(address);
        }
    }

    private void add(final Strides strides, final long index, final long address, final long size, final int mask)
            throws FormatException {
        table.add(strides.numberOf(index), address, size, mask);
    }

    private int unlimitedDimension() throws FormatException {
        for (int i = 0; i < space.most().length; i++) {
            if (space.most()[i] < 0) {
                return i;
            }
        }
        throw file.damaged("a dataset that cannot grow has an index that can");
    }

    /** A tree of the first version; its leaves have a chunk in each entry. */
    private void readTree(final long address, final int below, final Set<Long> seen) throws IOException {
        if (!seen.add(address)) {
            throw file.damaged("an index of chunks leads back to where it has been");
        }
        final int addressSize = file.superblock().addressSize();
        final Fields head = file.read(address, 8 + 2L * addressSize, "an index of chunks");
        head.requireSignature("TREE");
        if (head.unsignedByte() != 1) {
            throw head.damaged("is that of a group");
        }
        final int level = head.unsignedByte();
        if (level >= below) {
            throw head.damaged("has levels in the wrong order");
        }
        final int entries = head.unsignedShort();
        final int rank = layout.shape().length;
        final int keyBytes = 8 + 8 * (rank + 1);
        final Fields body = file.read(
                address + 8 + 2L * addressSize, (long) entries * (keyBytes + addressSize), "an index of chunks");
        final var offsets = new long[rank];
        for (int i = 0; i < entries; i++) {
            final long size = body.unsignedInteger();
            final int mask = body.integer();
            for (int j = 0; j < rank; j++) {
                offsets[j] = body.unsigned(8);
            }
            body.skip(8);
            final long child = body.address();
            if (level > 0) {
                readTree(child, level, seen);
            } else {
                table.addNext(grid.numberOf(offsets), child, size, mask);
            }
        }
    }

    private void readImplicit(final long address) throws FormatException {
        long all = 1;
        for (final long count : grid.counts()) {
            all *= count;
        }
        if (all > file.size() / chunkBytes) {
            throw file.damaged("a dataset is said to have more chunks than the file has room for");
        }
        for (long i = 0; i < all; i++) {
            table.add(i, address + i * chunkBytes, chunkBytes, 0);
        }
    }

    private void readTree2(final long address) throws IOException {
        final int rank = layout.shape().length;
        new Tree2(file, address).forEach((type, record) -> {
            final boolean filtered = type == 11;
            if (!filtered && type != 10) {
                throw record.damaged("is not one of chunks");
            }
            final long chunkAddress = record.address();
            long size = chunkBytes;
            int mask = 0;
            if (filtered) {
                size = record.unsigned(record.remaining() - 4 - 8 * rank);
                mask = record.integer();
            }
            final var positions = new long[rank];
            for (int i = 0; i < rank; i++) {
                positions[i] = record.unsigned(8);
            }
            table.addNext(grid.numberAt(positions), chunkAddress, size, mask);
        });
    }

    /**
     * The order of chunks in arrays: as if the dataset had grown as far as it may, the dimension without limit being the
     * slowest.
     */
    private final class Strides {

        private final int rank = layout.shape().length;

        /** Dimensions, the slowest first. */
        private final int[] dimensions = new int[rank];

        /** Chunks along each of these, but for the slowest. */
        private final long[] counts = new long[rank];

        Strides(final int unlimited) {
            int next = 0;
            if (unlimited >= 0) {
                dimensions[next++] = unlimited;
            }
            for (int i = 0; i < rank; i++) {
                if (i != unlimited) {
                    dimensions[next++] = i;
                }
            }
            for (int i = 0; i < rank; i++) {
                final int dimension = dimensions[i];
                final long length = Math.max(space.most()[dimension], space.shape()[dimension]);
                counts[i] = (length - 1) / layout.shape()[dimension] + 1;
            }
        }

        /** @return the number in the grid of the chunk with this index; negative when it is not in the dataset */
        long numberOf(final long index) {
            final var positions = new long[rank];
            long rest = index;
            for (int i = rank - 1; i > 0; i--) {
                positions[dimensions[i]] = rest % counts[i];
                rest /= counts[i];
            }
            positions[dimensions[0]] = rest;
            return grid.numberAt(positions);
        }
    }
}
