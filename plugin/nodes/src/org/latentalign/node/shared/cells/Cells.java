package org.latentalign.node.shared.cells;

import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;

/** Cells of figures, missing where a figure is not defined. */
public final class Cells {

    private Cells() {}

    /**
     * @param name of the column
     * @param type of its cells
     * @return the column
     */
    public static DataColumnSpec column(final String name, final DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    /** @return the cell of a number; a missing one for NaN and infinities */
    public static DataCell number(final double value) {
        return Double.isFinite(value) ? new DoubleCell(value) : DataType.getMissingCell();
    }

    /** @return the cell of a truth value */
    public static DataCell truth(final boolean value) {
        return value ? BooleanCell.TRUE : BooleanCell.FALSE;
    }

    /** @return the cell of a text; a missing one for null */
    public static DataCell text(final String text) {
        return text == null ? DataType.getMissingCell() : new StringCell(text);
    }

    /** @return the cell of a list of texts; a missing one for an empty list */
    public static DataCell texts(final List<String> texts) {
        return texts.isEmpty()
                ? DataType.getMissingCell()
                : CollectionCellFactory.createListCell(
                        texts.stream().map(StringCell::new).toList());
    }
}
