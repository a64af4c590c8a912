package org.latentalign.format.hdf5;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A dataset that is to be written.
 *
 * @param type of its elements: numbers, or texts of a fixed length
 * @param shape elements along each dimension
 * @param storage how they lie in the file
 * @param content writes them
 */
public record NewDataset(Datatype type, Shape shape, Storage storage, Content content) {

    /** A dataset in one piece. */
    public NewDataset(final Datatype type, final Shape shape, final Content content) {
        this(type, shape, new Storage.OnePiece(), content);
    }

    /**
     * How many elements there are.
     *
     * @param rows along the first dimension
     * @param columns along the second; 0 when there is only one dimension
     */
    public record Shape(long rows, long columns) {

        /** @return a list */
        public static Shape list(final long length) {
            return new Shape(length, 0);
        }

        /** @return a matrix of one column at least */
        public static Shape matrix(final long rows, final long columns) {
            return new Shape(rows, columns);
        }

        int rank() {
            return columns == 0 ? 1 : 2;
        }

        long count() {
            return columns == 0 ? rows : Math.multiplyExact(rows, columns);
        }
    }

    /** How elements lie in the file, which changes nothing of their order. */
    public sealed interface Storage {

        /** One behind the other. */
        record OnePiece() implements Storage {}

        /**
         * In chunks of whole rows, which an index finds; the last one is filled up with zeros.
         *
         * @param rows of a chunk
         */
        record Chunks(long rows) implements Storage {

            /** Checks the rows. */
            public Chunks {
                if (rows <= 0) {
                    throw new IllegalArgumentException("A chunk of " + rows + " rows holds nothing.");
                }
            }

            /** @return how many chunks hold these rows */
            long count(final long all) {
                return (all + rows - 1) / rows;
            }
        }
    }

    /** Writes elements one behind the other. */
    @FunctionalInterface
    public interface Content {

        /**
         * @param out takes just as many bytes as the elements have; is not closed
         * @throws IOException from the stream
         */
        void write(OutputStream out) throws IOException;
    }

    /** @return what its elements take */
    long bytes() {
        return Math.multiplyExact(shape.count(), (long) type.size());
    }

    /** @return the elements of a row of the first dimension */
    long rowLength() {
        return Math.max(1, shape.columns());
    }

    /** @return whether there is anything to be found by an index */
    boolean hasChunks() {
        return storage instanceof Storage.Chunks && bytes() > 0;
    }

    /** @return what it takes in the file, with what the last chunk has more */
    long storedBytes() {
        if (bytes() > 0 && storage instanceof final Storage.Chunks chunks) {
            return Math.multiplyExact(
                    Math.multiplyExact(chunks.count(shape.rows()), chunks.rows()), rowLength() * type.size());
        }
        return bytes();
    }
}
