package org.latentalign.format.numpy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Writes arrays in NumPy's format, little-endian, row by row. */
public final class NumpyArrays {

    private static final int BYTES_OF_CHARACTER = Integer.BYTES;

    private NumpyArrays() {}

    /** Fills in the rows of a matrix, one after the other. */
    @FunctionalInterface
    public interface RowSource {

        /**
         * @param index of the row, from 0
         * @param row receives its numbers
         */
        void row(long index, double[] row) throws IOException;
    }

    /**
     * Writes a matrix in double precision.
     *
     * @param source gives its rows, in turn
     * @param out is not closed
     */
    public static void matrix(final long rows, final int columns, final RowSource source, final OutputStream out)
            throws IOException {
        out.write(NpyHeader.of("<f8", rows, columns));
        final double[] row = new double[columns];
        final ByteBuffer bytes = ByteBuffer.allocate(columns * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long i = 0; i < rows; i++) {
            source.row(i, row);
            bytes.asDoubleBuffer().put(row);
            out.write(bytes.array());
        }
    }

    /**
     * What an array begins with, for those who write its elements themselves.
     *
     * @param type as NumPy calls it, such as "&lt;f8"
     * @param shape elements along each dimension
     * @return the bytes before the elements
     */
    public static byte[] header(final String type, final long... shape) {
        return NpyHeader.of(type, shape);
    }

    /** Writes numbers in double precision. */
    public static void numbers(final double[] numbers, final OutputStream out) throws IOException {
        out.write(NpyHeader.of("<f8", numbers.length));
        final ByteBuffer bytes =
                ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(numbers);
        out.write(bytes.array());
    }

    /** Writes a number in double precision. */
    public static void number(final double number, final OutputStream out) throws IOException {
        out.write(NpyHeader.of("<f8"));
        out.write(ByteBuffer.allocate(Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(number)
                .array());
    }

    /** Writes a whole number. */
    public static void whole(final long number, final OutputStream out) throws IOException {
        out.write(NpyHeader.of("<i8"));
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array());
    }

    /** Writes a matrix in single precision; its rows have equal length, and there is at least one. */
    public static void singles(final float[][] rows, final OutputStream out) throws IOException {
        out.write(NpyHeader.of("<f4", rows.length, rows[0].length));
        for (final float[] row : rows) {
            out.write(bytes(row));
        }
    }

    /** Writes numbers in single precision. */
    public static void singles(final float[] numbers, final OutputStream out) throws IOException {
        out.write(NpyHeader.of("<f4", numbers.length));
        out.write(bytes(numbers));
    }

    private static byte[] bytes(final float[] numbers) {
        final ByteBuffer bytes =
                ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return bytes.array();
    }

    /** Writes bytes. */
    public static void bytes(final byte[] bytes, final OutputStream out) throws IOException {
        out.write(NpyHeader.of("|u1", bytes.length));
        out.write(bytes);
    }

    /** Writes texts, which NumPy keeps in UTF-32, all as long as the longest. */
    public static void texts(final List<String> texts, final OutputStream out) throws IOException {
        final int longest = texts.stream().mapToInt(NumpyArrays::length).max().orElse(0);
        out.write(NpyHeader.of("<U" + Math.max(1, longest), texts.size()));
        for (final String text : texts) {
            out.write(characters(text, Math.max(1, longest)));
        }
    }

    /** Writes a text. */
    public static void text(final String text, final OutputStream out) throws IOException {
        final int length = Math.max(1, length(text));
        out.write(NpyHeader.of("<U" + length));
        out.write(characters(text, length));
    }

    private static int length(final String text) {
        return text.codePointCount(0, text.length());
    }

    private static byte[] characters(final String text, final int length) {
        final ByteBuffer bytes =
                ByteBuffer.allocate(length * BYTES_OF_CHARACTER).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(text.codePoints().toArray()).forEach(bytes::putInt);
        return bytes.array();
    }
}
