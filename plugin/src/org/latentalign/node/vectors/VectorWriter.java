package org.latentalign.node.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.v2.RowWrite;
import org.knime.core.data.v2.WriteValue;
import org.knime.core.data.v2.value.ValueInterfaces.DoubleListWriteValue;
import org.knime.core.data.v2.value.ValueInterfaces.DoubleWriteValue;
import org.knime.core.data.v2.value.ValueInterfaces.ListWriteValue;
import org.knime.core.data.vector.doublevector.DoubleVectorCellFactory;
import org.knime.core.util.UniqueNameGenerator;

/**
 * Writes vectors behind the other columns of a table, in any {@link VectorShape}.
 *
 * <p>Use it in {@code configure} for {@link #tableSpec()} and in {@code execute}, once per row, for
 * {@link #write(RowWrite, double[])}. A number that is NaN becomes a missing cell, or a missing element of a list; a
 * double vector cannot hold a missing number and keeps NaN. The writer keeps nothing of the arrays it is given, so the
 * caller reuses one buffer for all rows.
 *
 * <p>Instances hold no state of a row: threads may share one.
 */
public final class VectorWriter {

    private final VectorShape shape;

    private final List<String> elementNames;

    private final int firstColumn;

    private final List<DataColumnSpec> columnSpecs;

    private final DataTableSpec tableSpec;

    private VectorWriter(
            final VectorShape shape,
            final List<String> elementNames,
            final DataTableSpec existing,
            final List<DataColumnSpec> columnSpecs) {
        this.shape = shape;
        this.elementNames = elementNames;
        this.firstColumn = existing.getNumColumns();
        this.columnSpecs = columnSpecs;
        this.tableSpec = new DataTableSpecCreator(existing)
                .addColumns(columnSpecs.toArray(new DataColumnSpec[0]))
                .createSpec();
    }

    /**
     * Prepares to write vectors behind the columns of a table.
     *
     * @param existing the columns before the vectors; may have none
     * @param shape how vectors are written
     * @param columnName name of the column that holds a vector; not used by {@link VectorShape#COLUMNS}
     * @param elementNames one name for each dimension, in order. {@link VectorShape#COLUMNS} needs them: they name the
     *     columns. The other shapes note them in the column's spec; empty means that they have no names, or that the
     *     dimension is not known yet
     * @return the writer; its columns get unique names in the table
     */
    public static VectorWriter behind(
            final DataTableSpec existing,
            final VectorShape shape,
            final String columnName,
            final List<String> elementNames) {
        var names = new UniqueNameGenerator(existing);
        var columns = new ArrayList<DataColumnSpec>(shape.columnCount(elementNames));
        if (shape == VectorShape.COLUMNS) {
            for (var name : elementNames) {
                columns.add(names.newColumn(name, shape.cellType()));
            }
        } else {
            DataColumnSpecCreator creator = names.newCreator(columnName, shape.cellType());
            creator.setElementNames(elementNames.toArray(new String[0]));
            columns.add(creator.createSpec());
        }
        return new VectorWriter(shape, List.copyOf(elementNames), existing, List.copyOf(columns));
    }

    /** @return a writer for a table that has the columns of the vector only, with the same names */
    VectorWriter alone() {
        return new VectorWriter(shape, elementNames, new DataTableSpec(), columnSpecs);
    }

    /** @return the existing columns and, behind them, those of the vector */
    public DataTableSpec tableSpec() {
        return tableSpec;
    }

    /** @return the columns of the vector alone: one, or for {@link VectorShape#COLUMNS} one for each dimension */
    public List<DataColumnSpec> columnSpecs() {
        return columnSpecs;
    }

    /** @return index of the first column of the vector in {@link #tableSpec()} */
    public int firstColumn() {
        return firstColumn;
    }

    /**
     * Fills the columns of the vector in a row.
     *
     * @param row a row of {@link #tableSpec()}
     * @param vector the numbers, one for each element name where there are names
     */
    public void write(final RowWrite row, final double[] vector) {
        requireDimension(vector);
        switch (shape) {
            case LIST -> writeList(row.getWriteValue(firstColumn), vector);
            case DOUBLE_VECTOR -> {
                WriteValue<DataValue> value = row.getWriteValue(firstColumn);
                value.setValue(doubleVector(vector));
            }
            case COLUMNS -> writeColumns(row, vector);
            default -> throw new IllegalStateException("No way to write " + shape);
        }
    }

    /**
     * Marks the vector of a row as missing.
     *
     * @param row a row of {@link #tableSpec()}
     */
    public void writeMissing(final RowWrite row) {
        for (int i = 0; i < columnSpecs.size(); i++) {
            row.setMissing(firstColumn + i);
        }
    }

    /**
     * The same as cells, for the places where KNIME asks for cells.
     *
     * @param vector the numbers, one for each element name where there are names
     * @return one cell for each of {@link #columnSpecs()}
     */
    public DataCell[] cells(final double[] vector) {
        requireDimension(vector);
        return switch (shape) {
            case LIST -> new DataCell[] {CollectionCellFactory.createListCell(Arrays.asList(numberCells(vector)))};
            case DOUBLE_VECTOR -> new DataCell[] {doubleVector(vector)};
            case COLUMNS -> numberCells(vector);
        };
    }

    /** @return one missing cell for each of {@link #columnSpecs()} */
    public DataCell[] missingCells() {
        var cells = new DataCell[columnSpecs.size()];
        Arrays.fill(cells, DataType.getMissingCell());
        return cells;
    }

    private void writeColumns(final RowWrite row, final double[] vector) {
        for (int i = 0; i < vector.length; i++) {
            if (Double.isNaN(vector[i])) {
                row.setMissing(firstColumn + i);
            } else {
                row.<DoubleWriteValue>getWriteValue(firstColumn + i).setDoubleValue(vector[i]);
            }
        }
    }

    private static void writeList(final ListWriteValue value, final double[] vector) {
        if (value instanceof DoubleListWriteValue doubles && !hasNaN(vector)) {
            doubles.setValue(vector);
        } else {
            value.setValue(Arrays.<DataValue>asList(numberCells(vector)));
        }
    }

    private static DataCell doubleVector(final double[] vector) {
        // The cell keeps the array it is given, and the caller's is a buffer.
        return DoubleVectorCellFactory.createCell(vector.clone());
    }

    private static DataCell[] numberCells(final double[] vector) {
        var cells = new DataCell[vector.length];
        for (int i = 0; i < vector.length; i++) {
            cells[i] = Double.isNaN(vector[i]) ? DataType.getMissingCell() : new DoubleCell(vector[i]);
        }
        return cells;
    }

    private static boolean hasNaN(final double[] vector) {
        // A sum is NaN as soon as one number is, and also for opposite infinities: then look closely.
        double sum = 0;
        for (double value : vector) {
            sum += value;
        }
        return Double.isNaN(sum) && Arrays.stream(vector).anyMatch(Double::isNaN);
    }

    private void requireDimension(final double[] vector) {
        if (vector.length != elementNames.size() && (shape == VectorShape.COLUMNS || !elementNames.isEmpty())) {
            throw new IllegalArgumentException(
                    "A vector of length " + vector.length + " where " + elementNames.size() + " numbers are named");
        }
    }
}
