package org.latentalign.node.shared.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.v2.RowRead;
import org.knime.core.data.vector.doublevector.DoubleVectorCellFactory;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.autoencoder.RowDefect;
import org.latentalign.node.shared.cells.NeedsCells;

@NeedsCells
class VectorReaderTest {

    private static final DataCell MISSING = DataType.getMissingCell();

    private static DataCell number(final Double value) {
        return value == null ? MISSING : new DoubleCell(value);
    }

    /** A row with a text and a vector of the given numbers (null: missing) in some shape. */
    private static RowRead row(final VectorShape shape, final Double... numbers) {
        var cells = new ArrayList<DataCell>(List.of(new StringCell("text")));
        var numberCells = Arrays.stream(numbers).map(VectorReaderTest::number).toList();
        switch (shape) {
            case LIST -> cells.add(CollectionCellFactory.createListCell(numberCells));
            case DOUBLE_VECTOR ->
                cells.add(DoubleVectorCellFactory.createCell(
                        Arrays.stream(numbers).mapToDouble(Double::doubleValue).toArray()));
            case COLUMNS -> cells.addAll(numberCells);
            default -> throw new AssertionError(shape);
        }
        return RowRead.from(new DefaultRow(new RowKey("r"), cells));
    }

    private static RowRead missingRow() {
        return RowRead.from(new DefaultRow(new RowKey("r"), new StringCell("text"), MISSING));
    }

    private static VectorReader reader(final VectorShape shape) throws InvalidSettingsException {
        var text = VectorSourceTest.column("text", StringCell.TYPE);
        return switch (shape) {
            case LIST -> {
                var column = VectorSourceTest.list("v");
                yield new VectorReader(VectorSource.ofColumn(column), new DataTableSpec(text, column));
            }
            case DOUBLE_VECTOR -> {
                var column = VectorSourceTest.column("v", DoubleVectorCellFactory.TYPE);
                yield new VectorReader(VectorSource.ofColumn(column), new DataTableSpec(text, column));
            }
            case COLUMNS ->
                new VectorReader(
                        VectorSource.ofColumns(List.of("a", "b", "c")),
                        new DataTableSpec(
                                text,
                                VectorSourceTest.column("a", DoubleCell.TYPE),
                                VectorSourceTest.column("b", DoubleCell.TYPE),
                                VectorSourceTest.column("c", DoubleCell.TYPE)));
        };
    }

    private static String defect(final VectorShape shape, final RowRead row) throws InvalidSettingsException {
        return reader(shape)
                .read(row, new double[3])
                .map(RowDefect::description)
                .orElse("none");
    }

    @ParameterizedTest
    @EnumSource
    void copiesTheNumbers(final VectorShape shape) throws InvalidSettingsException {
        var vector = new double[3];
        assertEquals(Optional.empty(), reader(shape).read(row(shape, 1.5, -0.0, Double.MAX_VALUE), vector));
        assertArrayEquals(new double[] {1.5, -0.0, Double.MAX_VALUE}, vector);
        assertEquals(OptionalInt.of(3), reader(shape).length(row(shape, 1.0, 2.0, 3.0)));
    }

    @Test
    void takesColumnsByNameInTheSourcesOrder() {
        var table = new DataTableSpec(
                VectorSourceTest.column("b", DoubleCell.TYPE), VectorSourceTest.column("a", IntCell.TYPE));
        var vector = new double[2];
        new VectorReader(VectorSource.ofColumns(List.of("a", "b")), table)
                .read(RowRead.from(new DefaultRow(new RowKey("r"), new DoubleCell(2.5), new IntCell(1))), vector);
        assertArrayEquals(new double[] {1, 2.5}, vector);
    }

    @ParameterizedTest
    @EnumSource
    void namesThePlaceOfANumberThatIsNotFinite(final VectorShape shape) throws InvalidSettingsException {
        var where = shape == VectorShape.COLUMNS ? "in the column \"b\"" : "at position 2 of the column \"v\"";
        assertEquals("has NaN (not a number) " + where, defect(shape, row(shape, 1.0, Double.NaN, 2.0)));
        assertEquals("has an infinite number " + where, defect(shape, row(shape, 1.0, Double.NEGATIVE_INFINITY, 2.0)));
    }

    @Test
    void namesThePlaceOfAMissingValue() throws InvalidSettingsException {
        assertEquals(
                "has a missing value in the column \"c\"",
                defect(VectorShape.COLUMNS, row(VectorShape.COLUMNS, 1.0, 2.0, null)));
        assertEquals(
                "has a missing value at position 1 of the column \"v\"",
                defect(VectorShape.LIST, row(VectorShape.LIST, null, 1.0, 2.0)));
        assertEquals("has a missing value in the column \"v\"", defect(VectorShape.LIST, missingRow()));
        assertEquals("has a missing value in the column \"v\"", defect(VectorShape.DOUBLE_VECTOR, missingRow()));
        assertEquals(OptionalInt.empty(), reader(VectorShape.LIST).length(missingRow()));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIST", "DOUBLE_VECTOR"})
    void saysWhenAVectorHasAnotherLength(final VectorShape shape) throws InvalidSettingsException {
        assertEquals("has 1 value in the column \"v\" where 3 are expected", defect(shape, row(shape, 1.0)));
        assertEquals(
                "has 4 values in the column \"v\" where 3 are expected", defect(shape, row(shape, 1.0, 2.0, 3.0, 4.0)));
    }
}
