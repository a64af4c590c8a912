package org.latentalign.node.score.directions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.compare.SignatureColumns;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.score.DirectionAlignment.Direction;

/** The table of directions that goes from Direction Alignment to Alignment by Degree. */
final class DirectionVectors {

    private static final String TABLE = "Directions";

    private final List<Column<Direction>> columns;

    /**
     * @param elementNames names of the dimensions, or none
     * @param preprocessing what was done to the vectors, as {@link SignatureColumns} has it. The table remembers it, since
     *     a difference itself cannot be preprocessed any more
     */
    DirectionVectors(final List<String> elementNames, final String preprocessing) {
        columns = new ArrayList<>();
        columns.add(Column.textIfAny("group", Direction::group));
        columns.add(Column.text("from", Direction::from));
        columns.add(Column.text("to", Direction::to));
        var writer = VectorWriter.behind(Column.spec(TABLE, columns), VectorShape.LIST, "Direction", elementNames);
        for (var column : writer.<Direction>columns(row -> row.before().shift())) {
            var remembering = new DataColumnSpecCreator(column.spec());
            remembering.setProperties(new DataColumnProperties(Map.of(SignatureColumns.PREPROCESSING, preprocessing)));
            columns.add(new Column<>(remembering.createSpec(), column.cell()));
        }
    }

    DataTableSpec spec() {
        return Column.spec(TABLE, columns);
    }

    BufferedDataTable table(final List<Direction> directions, final ExecutionContext exec) {
        return NewTable.of(exec, TABLE, columns, directions);
    }
}
