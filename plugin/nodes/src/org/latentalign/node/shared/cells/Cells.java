package org.latentalign.node.shared.cells;

import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;

/** Cells of figures, missing where a figure is not defined. */
public final class Cells {

    private Cells() {}

    /** @return the cell of a number; a missing one for NaN */
    public static DataCell number(final double value) {
        return Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
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
