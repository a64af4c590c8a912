package org.latentalign.node.shared.vectors;

import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.v2.RowRead;
import org.knime.core.data.v2.value.ValueInterfaces.DoubleListReadValue;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;
import org.latentalign.autoencoder.RowDefect;

/**
 * Takes the numbers of a row's vector out of a table, in any {@link VectorShape} and on either table back end.
 *
 * <p>On the columnar back end the row, and every value taken from it, changes when the cursor moves on. So numbers are
 * copied at once, and no value or cell is kept.
 */
final class VectorReader {

    private final VectorShape shape;

    private final String[] names;

    private final int[] columns;

    /**
     * @param source where the vectors are
     * @param table spec of the rows that will be read; has the source's columns
     */
    VectorReader(final VectorSource source, final DataTableSpec table) {
        this(source, source.indicesIn(table));
    }

    /**
     * @param source where the vectors are
     * @param columns the indices of the source's columns in the rows that will be read
     */
    VectorReader(final VectorSource source, final int[] columns) {
        shape = source.shape();
        names = source.columns().toArray(new String[0]);
        this.columns = columns;
    }

    /**
     * @param row a row of the table
     * @return the length of its vector, or empty when the row has none
     */
    OptionalInt length(final RowRead row) {
        if (shape == VectorShape.COLUMNS) {
            return OptionalInt.of(columns.length);
        }
        if (row.isMissing(columns[0])) {
            return OptionalInt.empty();
        }
        DataValue value = row.getValue(columns[0]);
        return OptionalInt.of(
                shape == VectorShape.LIST
                        ? ((ListDataValue) value).size()
                        : ((DoubleVectorValue) value.materializeDataCell()).getLength());
    }

    /**
     * Copies the vector of a row.
     *
     * @param row a row of the table
     * @param vector receives the numbers; its length is the expected one. Arbitrary content when there is a defect
     * @return empty when the vector is complete and all its numbers are finite, else what is wrong with it
     */
    Optional<RowDefect> read(final RowRead row, final double[] vector) {
        return read(row, vector, true);
    }

    /**
     * Copies the vector of a row with all its gaps.
     *
     * @param row a row of the table
     * @param vector receives the numbers, NaN where one is missing; its length is the expected one. Arbitrary content when
     *     there is a defect
     * @return empty when there is a vector of this length, whatever its numbers are, else what is wrong with it
     */
    Optional<RowDefect> readWithGaps(final RowRead row, final double[] vector) {
        return read(row, vector, false);
    }

    private Optional<RowDefect> read(final RowRead row, final double[] vector, final boolean complete) {
        if (shape == VectorShape.COLUMNS) {
            return readColumns(row, vector, complete);
        }
        if (row.isMissing(columns[0])) {
            return Optional.of(CellDefects.missingCell(names[0]));
        }
        DataValue value = row.getValue(columns[0]);
        if (shape == VectorShape.DOUBLE_VECTOR) {
            return readVector((DoubleVectorValue) value.materializeDataCell(), vector, complete);
        }
        if (value instanceof DoubleListReadValue doubles) {
            return readDoubles(doubles, vector, complete);
        }
        return readList((ListDataValue) value, vector, complete);
    }

    private Optional<RowDefect> readColumns(final RowRead row, final double[] vector, final boolean complete) {
        if (columns.length != vector.length) {
            return Optional.of(CellDefects.wrongLength(names[0], columns.length, vector.length));
        }
        for (int i = 0; i < vector.length; i++) {
            boolean isMissing = row.isMissing(columns[i]);
            if (complete && isMissing) {
                return Optional.of(CellDefects.missingCell(names[i]));
            }
            double number = isMissing
                    ? Double.NaN
                    : row.<DoubleValue>getValue(columns[i]).getDoubleValue();
            if (complete && !Double.isFinite(number)) {
                return Optional.of(CellDefects.notFinite(names[i], number));
            }
            vector[i] = number;
        }
        return Optional.empty();
    }

    /** The columnar back end's lists give primitives, but do not say when an element is missing unless asked. */
    private Optional<RowDefect> readDoubles(
            final DoubleListReadValue list, final double[] vector, final boolean complete) {
        if (list.size() != vector.length) {
            return Optional.of(CellDefects.wrongLength(names[0], list.size(), vector.length));
        }
        for (int i = 0; i < vector.length; i++) {
            boolean isMissing = list.isMissing(i);
            if (complete && isMissing) {
                return Optional.of(CellDefects.missingElement(names[0], i + 1));
            }
            double number = isMissing ? Double.NaN : list.getDouble(i);
            if (complete && !Double.isFinite(number)) {
                return Optional.of(CellDefects.notFiniteElement(names[0], i + 1, number));
            }
            vector[i] = number;
        }
        return Optional.empty();
    }

    private Optional<RowDefect> readList(final ListDataValue list, final double[] vector, final boolean complete) {
        if (list.size() != vector.length) {
            return Optional.of(CellDefects.wrongLength(names[0], list.size(), vector.length));
        }
        for (int i = 0; i < vector.length; i++) {
            DataCell element = list.get(i);
            if (complete && element.isMissing()) {
                return Optional.of(CellDefects.missingElement(names[0], i + 1));
            }
            double number = element.isMissing() ? Double.NaN : ((DoubleValue) element).getDoubleValue();
            if (complete && !Double.isFinite(number)) {
                return Optional.of(CellDefects.notFiniteElement(names[0], i + 1, number));
            }
            vector[i] = number;
        }
        return Optional.empty();
    }

    private Optional<RowDefect> readVector(
            final DoubleVectorValue values, final double[] vector, final boolean complete) {
        if (values.getLength() != vector.length) {
            return Optional.of(CellDefects.wrongLength(names[0], values.getLength(), vector.length));
        }
        for (int i = 0; i < vector.length; i++) {
            double number = values.getValue(i);
            if (complete && !Double.isFinite(number)) {
                return Optional.of(CellDefects.notFiniteElement(names[0], i + 1, number));
            }
            vector[i] = number;
        }
        return Optional.empty();
    }
}
