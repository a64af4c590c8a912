package org.latentalign.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.IntStream;
import org.latentalign.format.FormatException;

/** The elements of a dataset that lie along one dimension, read by slices. Used by one thread at a time. */
public final class Hdf5List {

    private static final int SLICE_BYTES = 1 << 20;

    private final Datatype type;

    private final byte[] fill;

    private final Blocks blocks;

    private final int sliceLength;

    private final TextBytes texts;

    Hdf5List(final Hdf5Bytes file, final Datatype type, final Optional<byte[]> fill, final Blocks blocks) {
        this.texts = new TextBytes(file);
        this.type = type;
        this.fill = fill.orElse(new byte[type.size()]);
        this.blocks = blocks;
        sliceLength = Math.max(1, SLICE_BYTES / type.size());
    }

    /** @return how many elements there are */
    public int length() {
        return blocks.rows();
    }

    /** @return what they are */
    public Datatype type() {
        return type;
    }

    /** Takes a slice. */
    @FunctionalInterface
    public interface SliceSink {

        /**
         * @param first index of the slice's first element
         * @param slice the elements; until the next slice is read
         */
        void accept(int first, Slice slice) throws IOException;
    }

    /** Reads all elements. */
    public void forEach(final SliceSink sink) throws IOException {
        forEach(IntStream.range(0, length()).toArray(), sink);
    }

    /**
     * Reads the slices in which there are elements of interest, without unpacking anything twice.
     *
     * @param indices of the elements of interest, ascending
     */
    public void forEach(final int[] indices, final SliceSink sink) throws IOException {
        int next = 0;
        final BlockReader reader = blocks.reader();
        try {
            while (next < indices.length) {
                final int start = blocks.startOf(indices[next]);
                final int end = blocks.endOf(indices[next]);
                final Optional<ByteBuffer> block = reader.read(new Block(start, end - start, 0, 1));
                while (next < indices.length && indices[next] < end) {
                    final int first = indices[next];
                    final int last = Math.min(end, first + sliceLength);
                    sink.accept(first, slice(block, start, first, last - first));
                    while (next < indices.length && indices[next] < last) {
                        next++;
                    }
                }
            }
        } finally {
            blocks.close();
        }
    }

    private Slice slice(final Optional<ByteBuffer> block, final int blockStart, final int first, final int count) {
        final int size = type.size();
        final var bytes = new byte[Math.multiplyExact(count, size)];
        if (block.isEmpty()) {
            for (int i = 0; i < count; i++) {
                System.arraycopy(fill, 0, bytes, i * size, size);
            }
        } else if (blocks.rowLength() == 1) {
            block.get().get((first - blockStart) * size, bytes);
        } else {
            for (int i = 0; i < count; i++) {
                block.get().get((first - blockStart + i) * blocks.rowLength() * size, bytes, i * size, size);
            }
        }
        return new Slice(bytes);
    }

    /** Elements that follow each other. */
    public final class Slice {

        private final ByteBuffer bytes;

        private Slice(final byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        /** @return the bytes of all elements */
        public ByteBuffer bytes() {
            return bytes;
        }

        /**
         * @param index of an element of the slice, whose type is one of texts
         * @return the bytes of the text, without what pads it on the right; none when there is no text
         * @throws FormatException when the text is not where the element says
         */
        public byte[] text(final int index) throws IOException {
            return texts.of(bytes, index * type.size(), type);
        }

        /**
         * @param index of an element of the slice, whose type is a compound
         * @param field one of the compound's, of texts
         * @return the bytes of the text, without what pads it on the right; none when there is no text
         * @throws FormatException when the text is not where the element says
         */
        public byte[] text(final int index, final Datatype.Field field) throws IOException {
            return texts.of(bytes, index * type.size() + field.offset(), field.type());
        }
    }
}
