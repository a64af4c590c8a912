package org.latentalign.format.gct;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.latentalign.format.hdf5.Datatype;
import org.latentalign.format.hdf5.Hdf5Dataset;
import org.latentalign.format.hdf5.NumberDecoder;

/**
 * How the numbers of a dataset are stored: single and double precision as they are, others converted one by one.
 *
 * @param type of the numbers
 * @param hasMissingIntegers whether R wrote them, which stores a missing whole number as the lowest of 32 bits
 */
record StoredNumbers(Datatype type, boolean hasMissingIntegers) {

    /** What R's package rhdf5 gives to datasets of whole numbers that it writes. */
    private static final String R_ATTRIBUTE = "rhdf5-NA.OK";

    /** @param dataset of numbers */
    static StoredNumbers of(final Hdf5Dataset dataset) throws IOException {
        final boolean whole =
                dataset.type() instanceof Datatype.Whole type && type.size() == Integer.BYTES && type.signed();
        return new StoredNumbers(dataset.type(), whole && dataset.hasAttribute(R_ATTRIBUTE));
    }

    /** @return whether R wrote this whole number for a missing one */
    boolean isMissing(final long whole) {
        return hasMissingIntegers && whole == Integer.MIN_VALUE;
    }

    /**
     * @param bytes of numbers
     * @param index of a number
     * @return the number; NaN is a missing value
     */
    double number(final ByteBuffer bytes, final int index) {
        final int offset = index * type.size();
        if (type instanceof Datatype.Floating floating) {
            bytes.order(floating.order());
            final double number =
                    switch (floating.size()) {
                        case 2 -> NearestDecimal.of(NumberDecoder.half(bytes, offset, floating.order()));
                        case Float.BYTES -> NearestDecimal.of(bytes.getFloat(offset));
                        default -> bytes.getDouble(offset);
                    };
            return MissingValues.orNaN(number);
        }
        final Datatype.Whole wholeType =
                type instanceof Datatype.Enumeration enumeration ? enumeration.base() : (Datatype.Whole) type;
        final long whole = NumberDecoder.whole(bytes, offset, wholeType);
        if (isMissing(whole)) {
            return Double.NaN;
        }
        final boolean beyondSigned = !wholeType.signed() && wholeType.size() == Long.BYTES;
        return MissingValues.orNaN(beyondSigned ? NumberDecoder.unsigned(whole) : whole);
    }

    /**
     * @param bytes row by row
     * @param rowLength how many numbers of the bytes make a row
     * @param firstColumn in the matrix
     * @return the numbers; taken out by one thread at a time
     */
    BlockValues values(final ByteBuffer bytes, final int rowLength, final int firstColumn) {
        if (type instanceof Datatype.Floating floating && floating.size() >= Float.BYTES) {
            bytes.order(floating.order());
            return floating.size() == Float.BYTES
                    ? new BlockValues.Singles(bytes.asFloatBuffer(), new float[rowLength], firstColumn)
                    : new BlockValues.Doubles(bytes.asDoubleBuffer(), rowLength, firstColumn);
        }
        return new BlockValues.Converted(this, bytes.slice(), rowLength, firstColumn);
    }

    /** @return the numbers of a block that was never written: all are the fill value, or missing when there is none */
    BlockValues unwritten(final Optional<byte[]> fill) {
        return new BlockValues.Constant(
                fill.map(bytes -> number(ByteBuffer.wrap(bytes), 0)).orElse(Double.NaN));
    }
}
