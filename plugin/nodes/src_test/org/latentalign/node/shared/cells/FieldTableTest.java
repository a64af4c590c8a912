package org.latentalign.node.shared.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.latentalign.format.Field;
import org.latentalign.format.h5ad.AnnotationColumn;

/** Every type of a field has its cell, and what is missing is missing. */
@NeedsCells
class FieldTableTest {

    private static AnnotationColumn wholes(final String name, final Field.Type type, final long... values) {
        var missing = new BitSet();
        missing.set(1);
        return new AnnotationColumn.Wholes(name, type, values, missing);
    }

    @Test
    void aFieldOfEveryTypeBecomesAColumn() {
        var columns = FieldTable.columns(
                List.of("ENSG1", "ENSG2"),
                Optional.of(List.of("TP53", "MYC")),
                List.of(
                        wholes("highly_variable", Field.Type.TRUTH, 1, 0),
                        wholes("n_cells", Field.Type.INTEGER, 7, 0),
                        wholes("start", Field.Type.LONG, 1L << 40, 0),
                        new AnnotationColumn.Numbers("mean", new double[] {0.5, Double.NaN}),
                        new AnnotationColumn.Texts("name", new String[] {"p53", null})));

        assertEquals(
                List.of("id", "name", "highly_variable", "n_cells", "start", "mean", "name (#1)"),
                columns.stream().map(column -> column.spec().getName()).toList());
        assertEquals(
                List.of(
                        StringCell.TYPE,
                        StringCell.TYPE,
                        BooleanCell.TYPE,
                        IntCell.TYPE,
                        LongCell.TYPE,
                        DoubleCell.TYPE,
                        StringCell.TYPE),
                columns.stream().map(column -> column.spec().getType()).toList());
        assertEquals(
                List.of(
                        new StringCell("ENSG1"),
                        new StringCell("TP53"),
                        BooleanCell.TRUE,
                        new IntCell(7),
                        new LongCell(1L << 40),
                        new DoubleCell(0.5),
                        new StringCell("p53")),
                Column.cells(columns, 0));
        var second = Column.cells(columns, 1);
        assertEquals(List.of(new StringCell("ENSG2"), new StringCell("MYC")), second.subList(0, 2));
        assertTrue(second.subList(2, 7).stream().allMatch(cell -> cell.isMissing()));
    }
}
