package org.latentalign.format.hdf5;

import java.util.Optional;
import org.latentalign.format.FormatException;

/** How the elements of a dataset are stored. */
sealed interface Layout {

    /** In the dataset's header. */
    record Compact(byte[] content) implements Layout {}

    /**
     * In one piece.
     *
     * @param address {@link Fields#UNDEFINED} when nothing was ever written
     */
    record Contiguous(long address) implements Layout {}

    /**
     * In chunks of equal shape.
     *
     * @param shape elements along each dimension
     * @param elementSize bytes of an element
     * @param index how chunks are found
     * @param address of the index, {@link Fields#UNDEFINED} when nothing was ever written
     * @param plainEdges whether chunks that are not wholly within the dataset are stored without filters
     */
    record Chunked(int[] shape, int elementSize, ChunkIndexKind index, long address, boolean plainEdges)
            implements Layout {}

    /** In other files, of which the dataset is a view. */
    record Virtual() implements Layout {}

    /** How chunks are found. */
    sealed interface ChunkIndexKind {

        /** By a B-tree of the first version. */
        record Tree() implements ChunkIndexKind {}

        /**
         * There is one only.
         *
         * @param stored its bytes and the filters that were skipped, when it went through filters
         */
        record Single(Optional<StoredSize> stored) implements ChunkIndexKind {}

        /** One lies behind the other, without filters. */
        record Implicit() implements ChunkIndexKind {}

        /** By an array of fixed length. */
        record FixedArray() implements ChunkIndexKind {}

        /** By an array that can grow. */
        record ExtensibleArray() implements ChunkIndexKind {}

        /** By a B-tree of the second version. */
        record Tree2() implements ChunkIndexKind {}
    }

    /** Bytes of a chunk as stored, and which filters were skipped for it. */
    record StoredSize(long bytes, int mask) {}

    static Layout read(final Fields fields) throws FormatException {
        final int version = fields.unsignedByte();
        return switch (version) {
            case 1, 2 -> readOld(fields);
            case 3, 4, 5 -> readNew(fields, version);
            default -> throw fields.damaged("has a layout of version " + version);
        };
    }

    private static Layout readOld(final Fields fields) throws FormatException {
        final int rank = fields.unsignedByte();
        final int kind = fields.unsignedByte();
        fields.skip(5);
        final long address = kind == 0 ? Fields.UNDEFINED : fields.address();
        if (kind == 2) {
            return tree(fields, rank, address);
        }
        for (int i = 0; i < rank; i++) {
            fields.skip(4);
        }
        return switch (kind) {
            case 0 -> new Compact(fields.bytes(fields.unsignedInteger()));
            case 1 -> new Contiguous(address);
            default -> throw fields.damaged("has an unknown layout");
        };
    }

    private static Layout readNew(final Fields fields, final int version) throws FormatException {
        final int kind = fields.unsignedByte();
        return switch (kind) {
            case 0 -> new Compact(fields.bytes(fields.unsignedShort()));
            case 1 -> new Contiguous(fields.address());
            case 2 -> version == 3 ? tree(fields, fields.unsignedByte(), fields.address()) : readChunked(fields);
            case 3 -> new Virtual();
            default -> throw fields.damaged("has an unknown layout");
        };
    }

    private static Layout tree(final Fields fields, final int rank, final long address) throws FormatException {
        return new Chunked(shape(fields, rank, 4), elementSize(fields, 4), new ChunkIndexKind.Tree(), address, false);
    }

    private static Layout readChunked(final Fields fields) throws FormatException {
        final int flags = fields.unsignedByte();
        final int rank = fields.unsignedByte();
        final int bytes = fields.unsignedByte();
        final int[] shape = shape(fields, rank, bytes);
        final int elementSize = elementSize(fields, bytes);
        final int kind = fields.unsignedByte();
        final ChunkIndexKind index;
        switch (kind) {
            case 1 ->
                index = new ChunkIndexKind.Single(
                        (flags & 2) == 0
                                ? Optional.empty()
                                : Optional.of(new StoredSize(fields.length(), fields.integer())));
            case 2 -> index = new ChunkIndexKind.Implicit();
            case 3 -> {
                fields.skip(1); // what follows is in the index as well
                index = new ChunkIndexKind.FixedArray();
            }
            case 4 -> {
                fields.skip(5);
                index = new ChunkIndexKind.ExtensibleArray();
            }
            case 5 -> {
                fields.skip(6);
                index = new ChunkIndexKind.Tree2();
            }
            default -> throw fields.damaged("has an unknown index of chunks");
        }
        return new Chunked(shape, elementSize, index, fields.address(), (flags & 1) != 0);
    }

    /** The stored dimensions are one more: the last one is the size of an element. */
    private static int[] shape(final Fields fields, final int rank, final int bytes) throws FormatException {
        if (rank < 2 || rank > 33) {
            throw fields.damaged("has chunks of " + rank + " dimensions");
        }
        final var shape = new int[rank - 1];
        for (int i = 0; i < shape.length; i++) {
            final long length = fields.unsigned(bytes);
            if (length <= 0 || length > Integer.MAX_VALUE) {
                throw fields.damaged("has chunks of " + Long.toUnsignedString(length) + " elements");
            }
            shape[i] = (int) length;
        }
        return shape;
    }

    private static int elementSize(final Fields fields, final int bytes) throws FormatException {
        final long size = fields.unsigned(bytes);
        if (size <= 0 || size > Integer.MAX_VALUE) {
            throw fields.damaged("has chunks with elements of " + Long.toUnsignedString(size) + " bytes");
        }
        return (int) size;
    }
}
