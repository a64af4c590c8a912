package org.latentalign.node.shared.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.collection.SetCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.vector.doublevector.DoubleVectorCellFactory;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.node.shared.cells.NeedsCells;

@NeedsCells
class VectorSourceTest {

    static DataColumnSpec column(final String name, final DataType type, final String... elementNames) {
        var creator = new DataColumnSpecCreator(name, type);
        creator.setElementNames(elementNames);
        return creator.createSpec();
    }

    static DataColumnSpec list(final String name, final String... elementNames) {
        return column(name, ListCell.getCollectionType(DoubleCell.TYPE), elementNames);
    }

    @Test
    void knowsTheThreeShapesAndNoOther() {
        var table = new DataTableSpec(
                column("word", StringCell.TYPE),
                list("list"),
                column("integers", ListCell.getCollectionType(IntCell.TYPE)),
                column("words", ListCell.getCollectionType(StringCell.TYPE)),
                column("set", SetCell.getCollectionType(DoubleCell.TYPE)),
                column("vector", DoubleVectorCellFactory.TYPE),
                column("x", DoubleCell.TYPE),
                column("n", IntCell.TYPE));
        assertEquals(List.of("list", "integers", "vector"), names(VectorSource.vectorColumns(table)));
        assertEquals(List.of("x", "n"), names(VectorSource.numericColumns(table)));
    }

    private static List<String> names(final List<DataColumnSpec> columns) {
        return columns.stream().map(DataColumnSpec::getName).toList();
    }

    @Test
    void takesElementNamesFromTheColumnUnlessTheyAreItsOwnName() throws InvalidSettingsException {
        assertEquals(
                new VectorSource(VectorShape.LIST, List.of("v"), List.of("A", "B")),
                VectorSource.ofColumn(list("v", "A", "B")));
        assertEquals(OptionalInt.empty(), VectorSource.ofColumn(list("v")).dimension());
        assertEquals(OptionalInt.empty(), VectorSource.ofColumn(list("v", "v")).dimension());
        assertEquals(
                VectorShape.DOUBLE_VECTOR,
                VectorSource.ofColumn(column("d", DoubleVectorCellFactory.TYPE)).shape());
    }

    @Test
    void refusesAColumnWithoutVectors() {
        var failure = assertThrows(
                InvalidSettingsException.class, () -> VectorSource.ofColumn(column("word", StringCell.TYPE)));
        assertTrue(failure.getMessage().contains("\"word\" holds String"), failure.getMessage());
    }

    @Test
    void listsAFewNamesAndCountsTheRest() {
        assertEquals("\"a\"", VectorSource.list(List.of("a")));
        assertEquals(
                "\"a\", \"b\", \"c\", \"d\", \"e\" and 2 more",
                VectorSource.list(List.of("a", "b", "c", "d", "e", "f", "g")));
    }
}
