package org.latentalign.node.shared.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.vector.doublevector.DoubleVectorCellFactory;
import org.knime.core.util.UniqueNameGenerator;
import org.latentalign.node.shared.cells.Cells;
import org.latentalign.node.shared.cells.Column;

/**
 * Writes vectors behind the other columns of a table, in any {@link VectorShape}.
 *
 * <p>Use it in {@code configure} for {@link #tableSpec()} and in {@code execute}, once per row, for {@link #cells}, or
 * with a {@link VectorTable}. A number that is NaN becomes a missing cell, or a missing element of a list; a
 * double vector cannot hold a missing number and keeps NaN. The writer keeps nothing of the arrays it is given, so the
 * caller reuses one buffer for all rows.
 *
 * <p>Instances hold no state of a row: threads may share one.
 */
public final class VectorWriter {

    private final VectorShape shape;

    private final List<String> elementNames;

    private final List<DataColumnSpec> columnSpecs;

    /** Behind those of the vector: of figures about it. */
    private final List<DataColumnSpec> figureSpecs;

    private final DataTableSpec tableSpec;

    private VectorWriter(
            final VectorShape shape,
            final List<String> elementNames,
            final DataTableSpec existing,
            final List<DataColumnSpec> columnSpecs,
            final List<DataColumnSpec> figureSpecs) {
        this.shape = shape;
        this.elementNames = elementNames;
        this.columnSpecs = columnSpecs;
        this.figureSpecs = figureSpecs;
        this.tableSpec = new DataTableSpecCreator(existing)
                .addColumns(columnSpecs.toArray(new DataColumnSpec[0]))
                .addColumns(figureSpecs.toArray(new DataColumnSpec[0]))
                .createSpec();
    }

    /**
     * Prepares to write vectors behind the columns of a table.
     *
     * @param existing the columns before the vectors; may have none
     * @param shape how vectors are written
     * @param columnName name of the column that holds a vector; what the vector is called in notes on its columns
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
        return behind(existing, shape, columnName, elementNames, List.of());
    }

    /**
     * Prepares to write vectors behind the columns of a table, and numbers about each vector behind it.
     *
     * @param existing the columns before the vectors; may have none
     * @param shape how vectors are written
     * @param columnName name of the column that holds a vector
     * @param elementNames one name for each dimension, as above
     * @param figureNames names of the columns with numbers
     * @return the writer; its columns get unique names in the table
     */
    public static VectorWriter behind(
            final DataTableSpec existing,
            final VectorShape shape,
            final String columnName,
            final List<String> elementNames,
            final List<String> figureNames) {
        return behind(existing, shape, columnName, elementNames, figureNames, RowKind.OTHER);
    }

    /**
     * Prepares to write vectors behind the columns of a table, and notes what the rows are.
     *
     * @param existing the columns before the vectors; may have none
     * @param shape how vectors are written
     * @param columnName name of the column that holds a vector
     * @param elementNames one name for each dimension, as above
     * @param rows what the rows are, for learners that choose their settings by it
     * @return the writer; its columns get unique names in the table
     */
    public static VectorWriter behind(
            final DataTableSpec existing,
            final VectorShape shape,
            final String columnName,
            final List<String> elementNames,
            final RowKind rows) {
        return behind(existing, shape, columnName, elementNames, List.of(), rows);
    }

    private static VectorWriter behind(
            final DataTableSpec existing,
            final VectorShape shape,
            final String columnName,
            final List<String> elementNames,
            final List<String> figureNames,
            final RowKind rows) {
        var names = new UniqueNameGenerator(existing);
        var columns = new ArrayList<DataColumnSpec>(shape.columnCount(elementNames));
        if (shape == VectorShape.COLUMNS) {
            for (var name : elementNames) {
                DataColumnSpecCreator creator = names.newCreator(name, shape.cellType());
                VectorMark.set(creator, columnName, rows);
                columns.add(creator.createSpec());
            }
        } else {
            DataColumnSpecCreator creator = names.newCreator(columnName, shape.cellType());
            creator.setElementNames(elementNames.toArray(new String[0]));
            VectorMark.set(creator, columnName, rows);
            columns.add(creator.createSpec());
        }
        var figures = figureNames.stream()
                .map(name -> names.newCreator(name, DoubleCell.TYPE).createSpec())
                .toList();
        return new VectorWriter(shape, List.copyOf(elementNames), existing, List.copyOf(columns), figures);
    }

    /** @return a writer for a table that has the columns of the vector and its figures only, with the same names */
    VectorWriter alone() {
        return new VectorWriter(shape, elementNames, new DataTableSpec(), columnSpecs, figureSpecs);
    }

    /** @return how many numbers are written behind a vector */
    int figureCount() {
        return figureSpecs.size();
    }

    /** @return the existing columns and, behind them, those of the vector and its figures */
    public DataTableSpec tableSpec() {
        return tableSpec;
    }

    /** @return the columns of the vector alone: one, or for {@link VectorShape#COLUMNS} one for each dimension */
    public List<DataColumnSpec> columnSpecs() {
        return columnSpecs;
    }

    /**
     * Makes the cells of a vector.
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

    /**
     * Makes the cells of a vector and of the numbers about it.
     *
     * @param vector as above
     * @param figures one for each column of figures
     * @return one cell for each new column of {@link #tableSpec}
     */
    DataCell[] cells(final double[] vector, final double[] figures) {
        var cells = cells(vector);
        if (figures.length == 0) {
            return cells;
        }
        return Stream.concat(Arrays.stream(cells), Arrays.stream(numberCells(figures)))
                .toArray(DataCell[]::new);
    }

    /**
     * @param <T> what a row is about
     * @param vector the numbers of a row
     * @return the columns of the vector
     */
    public <T> List<Column<T>> columns(final Function<? super T, double[]> vector) {
        if (shape != VectorShape.COLUMNS) {
            return List.of(new Column<T>(columnSpecs.get(0), row -> cells(vector.apply(row))[0]));
        }
        return IntStream.range(0, columnSpecs.size())
                .mapToObj(i -> new Column<T>(columnSpecs.get(i), row -> Cells.number(vector.apply(row)[i])))
                .toList();
    }

    /** @return one missing cell for each of {@link #columnSpecs()} and each column of figures */
    public DataCell[] missingCells() {
        var cells = new DataCell[columnSpecs.size() + figureSpecs.size()];
        Arrays.fill(cells, DataType.getMissingCell());
        return cells;
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

    private void requireDimension(final double[] vector) {
        if (vector.length != elementNames.size() && (shape == VectorShape.COLUMNS || !elementNames.isEmpty())) {
            throw new IllegalArgumentException(
                    "A vector of length " + vector.length + " where " + elementNames.size() + " numbers are named");
        }
    }
}
