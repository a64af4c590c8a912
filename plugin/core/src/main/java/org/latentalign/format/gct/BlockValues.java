package org.latentalign.format.gct;

import io.jhdf.object.datatype.FloatingPoint;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** The numbers of a block, as the decimal numbers they were written for. */
interface BlockValues {

    /**
     * Takes the chosen numbers out of a row.
     *
     * @param row of the block
     * @param columns of the matrix, ascending
     * @param from the first of these columns that lies in the block
     * @param to after the last one
     * @param target receives the number of each column at the column's index; NaN is a missing value
     */
    void copy(int row, int[] columns, int from, int to, double[] target);

    /**
     * Numbers of single or double precision, row by row.
     *
     * @param bytes the first number is at position 0
     * @param type of the numbers
     * @param rowLength how many numbers of the bytes make a row
     * @param firstColumn in the matrix
     * @return the numbers; taken out by one thread at a time
     */
    static BlockValues of(
            final ByteBuffer bytes, final FloatingPoint type, final int rowLength, final int firstColumn) {
        bytes.order(type.getByteOrder());
        return type.getSize() == Float.BYTES
                ? new Singles(bytes.asFloatBuffer(), new float[rowLength], firstColumn)
                : new Doubles(bytes.asDoubleBuffer(), rowLength, firstColumn);
    }

    /** Numbers of single precision; the row that is copied first is in the processor's cache when it is looked at. */
    record Singles(FloatBuffer numbers, float[] rowNumbers, int firstColumn) implements BlockValues {
        @Override
        public void copy(final int row, final int[] columns, final int from, final int to, final double[] target) {
            int first = columns[from] - firstColumn;
            int count = columns[to - 1] - firstColumn - first + 1;
            numbers.get(row * rowNumbers.length + first, rowNumbers, first, count);
            for (int i = from; i < to; i++) {
                target[i] = MissingValues.orNaN(NearestDecimal.of(rowNumbers[columns[i] - firstColumn]));
            }
        }
    }

    /** Numbers of double precision. */
    record Doubles(DoubleBuffer numbers, int rowLength, int firstColumn) implements BlockValues {
        @Override
        public void copy(final int row, final int[] columns, final int from, final int to, final double[] target) {
            int start = row * rowLength - firstColumn;
            for (int i = from; i < to; i++) {
                target[i] = MissingValues.orNaN(numbers.get(start + columns[i]));
            }
        }
    }

    /**
     * Numbers of any type, as jhdf gives them.
     *
     * @param rows an array of float, double or whole numbers for each row
     */
    record Arrays(Object[] rows, int firstColumn) implements BlockValues {
        @Override
        public void copy(final int row, final int[] columns, final int from, final int to, final double[] target) {
            Object numbers = rows[row];
            for (int i = from; i < to; i++) {
                int column = columns[i] - firstColumn;
                target[i] = MissingValues.orNaN(
                        numbers instanceof float[] singles
                                ? NearestDecimal.of(singles[column])
                                : Array.getDouble(numbers, column));
            }
        }
    }
}
