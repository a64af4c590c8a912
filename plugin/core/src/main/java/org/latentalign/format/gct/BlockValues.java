package org.latentalign.format.gct;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

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

    /** Numbers of single precision; the row that is copied first is in the processor's cache when it is looked at. */
    record Singles(FloatBuffer numbers, float[] rowNumbers, int firstColumn) implements BlockValues {
        @Override
        public void copy(final int row, final int[] columns, final int from, final int to, final double[] target) {
            final int first = columns[from] - firstColumn;
            final int count = columns[to - 1] - firstColumn - first + 1;
            numbers.get(row * rowNumbers.length + first, rowNumbers, first, count);
            if (count == to - from) {
                for (int i = 0; i < count; i++) {
                    target[from + i] = MissingValues.orNaN(NearestDecimal.of(rowNumbers[first + i]));
                }
                return;
            }
            for (int i = from; i < to; i++) {
                target[i] = MissingValues.orNaN(NearestDecimal.of(rowNumbers[columns[i] - firstColumn]));
            }
        }
    }

    /** Numbers of double precision. */
    record Doubles(DoubleBuffer numbers, int rowLength, int firstColumn) implements BlockValues {
        @Override
        public void copy(final int row, final int[] columns, final int from, final int to, final double[] target) {
            final int start = row * rowLength - firstColumn;
            for (int i = from; i < to; i++) {
                target[i] = MissingValues.orNaN(numbers.get(start + columns[i]));
            }
        }
    }

    /** Numbers of any other type. */
    record Converted(StoredNumbers stored, ByteBuffer bytes, int rowLength, int firstColumn) implements BlockValues {
        @Override
        public void copy(final int row, final int[] columns, final int from, final int to, final double[] target) {
            final int start = row * rowLength - firstColumn;
            for (int i = from; i < to; i++) {
                target[i] = stored.number(bytes, start + columns[i]);
            }
        }
    }

    /** Numbers that are all the same. */
    record Constant(double number) implements BlockValues {
        @Override
        public void copy(final int row, final int[] columns, final int from, final int to, final double[] target) {
            Arrays.fill(target, from, to, number);
        }
    }
}
