package org.latentalign.format.hdf5;

import org.latentalign.format.FormatException;

/**
 * How chunks cover a dataset: each has a number, counted with the last dimension fastest.
 *
 * @param shape elements of the dataset along each dimension
 * @param chunk elements of a chunk along each dimension
 * @param counts chunks along each dimension
 */
record ChunkGrid(long[] shape, int[] chunk, long[] counts) {

    static ChunkGrid of(final Hdf5Bytes file, final long[] shape, final int[] chunk) throws FormatException {
        if (shape.length != chunk.length) {
            throw file.damaged("a dataset of " + shape.length + " dimensions has chunks of " + chunk.length);
        }
        final var counts = new long[shape.length];
        long all = 1;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (shape[i] - 1) / chunk[i] + 1; // the shape is that of a dataset with elements
            if (counts[i] <= 0 || Math.multiplyHigh(all, counts[i]) != 0 || all * counts[i] < 0) {
                throw file.damaged("a dataset has more chunks than can be counted");
            }
            all *= counts[i];
        }
        return new ChunkGrid(shape, chunk, counts);
    }

    /** @return the number of the chunk that begins with the element at these offsets; negative when none does */
    long numberOf(final long[] offsets) {
        long number = 0;
        for (int i = 0; i < counts.length; i++) {
            if (offsets[i] < 0 || offsets[i] % chunk[i] != 0 || offsets[i] / chunk[i] >= counts[i]) {
                return -1;
            }
            number = number * counts[i] + offsets[i] / chunk[i];
        }
        return number;
    }

    /** @return the number of the chunk with these positions along each dimension; negative when there is none */
    long numberAt(final long[] positions) {
        long number = 0;
        for (int i = 0; i < counts.length; i++) {
            if (positions[i] < 0 || positions[i] >= counts[i]) {
                return -1;
            }
            number = number * counts[i] + positions[i];
        }
        return number;
    }

    /** @return whether a chunk reaches beyond the end of the dataset */
    boolean isAtEdge(final long number) {
        long rest = number;
        for (int i = counts.length - 1; i >= 0; i--) {
            if ((rest % counts[i] + 1) * chunk[i] > shape[i]) {
                return true;
            }
            rest /= counts[i];
        }
        return false;
    }
}
