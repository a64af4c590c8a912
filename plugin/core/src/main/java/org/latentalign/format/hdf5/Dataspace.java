package org.latentalign.format.hdf5;

import java.util.Arrays;
import org.latentalign.format.FormatException;

/**
 * How many elements a dataset has.
 *
 * @param shape elements along each dimension; none for a single element
 * @param most how many they may become; negative is without limit
 * @param empty whether there is no element at all
 */
record Dataspace(long[] shape, long[] most, boolean empty) {

    private static final int MOST_DIMENSIONS = 32;

    static Dataspace read(final Fields fields) throws FormatException {
        final int version = fields.unsignedByte();
        final int rank = fields.unsignedByte();
        final int flags = fields.unsignedByte();
        if (version != 1 && version != 2 || rank > MOST_DIMENSIONS) {
            throw fields.damaged("has a dataspace of version " + version + " and " + rank + " dimensions");
        }
        boolean empty = false;
        if (version == 1) {
            fields.skip(5);
        } else {
            empty = fields.unsignedByte() == 2;
        }
        final var shape = new long[rank];
        for (int i = 0; i < rank; i++) {
            shape[i] = fields.length();
            if (shape[i] < 0) {
                throw fields.damaged("has a dimension of " + Long.toUnsignedString(shape[i]) + " elements");
            }
        }
        final long[] most = shape.clone();
        if ((flags & 1) != 0) {
            for (int i = 0; i < rank; i++) {
                most[i] = fields.lengthOrUndefined();
            }
        }
        return new Dataspace(shape, most, empty || Arrays.stream(shape).anyMatch(length -> length == 0));
    }
}
