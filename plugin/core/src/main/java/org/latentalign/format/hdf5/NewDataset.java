package org.latentalign.format.hdf5;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A dataset that is to be written.
 *
 * @param type of its elements: numbers, or texts of a fixed length
 * @param shape elements along each dimension
 * @param content writes them
 */
public record NewDataset(Datatype type, Shape shape, Content content) {

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

    /** Writes elements one behind the other. */
    @FunctionalInterface
    public interface Content {

        /**
         * @param out takes just as many bytes as the elements have; is not closed
         * @throws IOException from the stream
         */
        void write(OutputStream out) throws IOException;
    }

    long bytes() {
        return Math.multiplyExact(shape.count(), (long) type.size());
    }
}
