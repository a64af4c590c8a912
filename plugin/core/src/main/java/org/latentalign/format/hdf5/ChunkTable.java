package org.latentalign.format.hdf5;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.latentalign.format.FormatException;

/** Where the chunks of a dataset are stored; 24 bytes for each that is. */
final class ChunkTable {

    private final Hdf5Bytes file;

    private long[] numbers = new long[16];

    private long[] addresses = new long[16];

    /** The size in the lower 32 bits, the mask in the upper ones. */
    private long[] sizesAndMasks = new long[16];

    private int count;

    ChunkTable(final Hdf5Bytes file) {
        this.file = file;
    }

    /**
     * Adds a chunk of an array, which may have grown beyond the dataset.
     *
     * @param number of the chunk in its {@link ChunkGrid}; one without is passed over
     * @param address of its first stored byte
     * @param size how many bytes are stored
     * @param mask a bit for each filter that was skipped
     */
    void add(final long number, final long address, final long size, final int mask) throws FormatException {
        if (number < 0) {
            return;
        }
        if (size <= 0 || size > Integer.MAX_VALUE) {
            throw file.damaged("a chunk is said to have " + Long.toUnsignedString(size) + " bytes");
        }
        file.checked(address, size, "a chunk");
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
            addresses = Arrays.copyOf(addresses, 2 * count);
            sizesAndMasks = Arrays.copyOf(sizesAndMasks, 2 * count);
        }
        numbers[count] = number;
        addresses[count] = address;
        sizesAndMasks[count] = (long) mask << Integer.SIZE | size;
        count++;
    }

    /** Adds a chunk of a tree, whose chunks are in order. */
    void addNext(final long number, final long address, final long size, final int mask) throws FormatException {
        if (number < 0 || count > 0 && numbers[count - 1] >= number) {
            throw file.damaged("an index of chunks is not in order");
        }
        add(number, address, size, mask);
    }

    /** Has to be called after the last chunk was added. */
    ChunkTable sorted() throws FormatException {
        if (!isAscending()) {
            final int[] order = IntStream.range(0, count)
                    .boxed()
                    .sorted((a, b) -> Long.compare(numbers[a], numbers[b]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            numbers = reordered(numbers, order);
            addresses = reordered(addresses, order);
            sizesAndMasks = reordered(sizesAndMasks, order);
            for (int i = 1; i < count; i++) {
                if (numbers[i] == numbers[i - 1]) {
                    throw file.damaged("a chunk is stored twice");
                }
            }
        }
        return this;
    }

    private boolean isAscending() {
        for (int i = 1; i < count; i++) {
            if (numbers[i] <= numbers[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private static long[] reordered(final long[] values, final int[] order) {
        return Arrays.stream(order).mapToLong(i -> values[i]).toArray();
    }

    /** @return where in this table the chunk with a number is; negative when it was never written */
    int find(final long number) {
        return Arrays.binarySearch(numbers, 0, count, number);
    }

    int count() {
        return count;
    }

    long address(final int index) {
        return addresses[index];
    }

    int size(final int index) {
        return (int) sizesAndMasks[index];
    }

    int mask(final int index) {
        return (int) (sizesAndMasks[index] >>> Integer.SIZE);
    }
}
