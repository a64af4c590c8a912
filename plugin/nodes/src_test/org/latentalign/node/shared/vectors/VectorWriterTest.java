package org.latentalign.node.shared.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.v2.RowRead;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.node.shared.cells.NeedsCells;

@NeedsCells
class VectorWriterTest {

    private static final DataTableSpec EXISTING = new DataTableSpec(
            VectorSourceTest.column("A", DoubleCell.TYPE), VectorSourceTest.column("v", DoubleCell.TYPE));

    private static VectorWriter writer(final VectorShape shape, final String... elementNames) {
        return VectorWriter.behind(EXISTING, shape, "v", List.of(elementNames));
    }

    @Test
    void givesNewColumnsNamesThatAreNotTaken() {
        assertEquals(
                List.of("A", "v", "v (#1)"),
                List.of(writer(VectorShape.LIST, "A", "B").tableSpec().getColumnNames()));
        assertEquals(
                List.of("A", "v", "A (#1)", "B"),
                List.of(writer(VectorShape.COLUMNS, "A", "B").tableSpec().getColumnNames()));
    }

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItWrites(final VectorShape shape) throws InvalidSettingsException {
        var writer = VectorWriter.behind(new DataTableSpec(), shape, "v", List.of("A", "B"));
        var written = new double[] {0.1, -3e300};
        var buffer = written.clone();
        DataCell[] cells = writer.cells(buffer);
        Arrays.fill(buffer, 0); // the caller's buffer, free for the next row

        var source = shape == VectorShape.COLUMNS
                ? VectorSource.ofColumns(List.of("A", "B"))
                : VectorSource.ofColumn(writer.tableSpec().getColumnSpec(0));
        assertEquals(List.of("A", "B"), source.elementNames());
        var read = new double[2];
        assertEquals(
                Optional.empty(),
                new VectorReader(source, writer.tableSpec())
                        .read(RowRead.from(new DefaultRow(new RowKey("r"), cells)), read));
        assertArrayEquals(written, read);
    }

    @Test
    void writesNaNAsMissingWhereTheShapeCan() {
        var vector = new double[] {1, Double.NaN};
        var list = (ListDataValue) writer(VectorShape.LIST).cells(vector)[0];
        assertFalse(list.get(0).isMissing());
        assertTrue(list.get(1).isMissing());
        var columns = writer(VectorShape.COLUMNS, "A", "B").cells(vector);
        assertFalse(columns[0].isMissing());
        assertTrue(columns[1].isMissing());
        assertTrue(Double.isNaN(
                ((DoubleVectorValue) writer(VectorShape.DOUBLE_VECTOR).cells(vector)[0]).getValue(1)));
    }

    @Test
    void marksARowWithoutVectorAsMissingInAllItsColumns() {
        assertEquals(1, writer(VectorShape.LIST, "A", "B").missingCells().length);
        var cells = writer(VectorShape.COLUMNS, "A", "B").missingCells();
        assertEquals(2, cells.length);
        assertTrue(Arrays.stream(cells).allMatch(DataCell::isMissing));
    }

    @Test
    void refusesAVectorThatDoesNotFitTheNames() {
        var named = writer(VectorShape.LIST, "A", "B");
        assertThrows(IllegalArgumentException.class, () -> named.cells(new double[3]));
        var noColumns = writer(VectorShape.COLUMNS);
        assertThrows(IllegalArgumentException.class, () -> noColumns.cells(new double[3]));
    }
}
