package org.latentalign.node.shared.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.util.UniqueNameGenerator;
import org.latentalign.format.Field;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.progress.Progress;

/**
 * A table of what a file tells of its samples, cells or genes: a row for each, whose RowID is its identifier. The subject of a
 * row is its number, from 0.
 */
public final class FieldTable {

    private static final String ID = "id";

    private static final String NAME = "name";

    private FieldTable() {}

    /**
     * @param ids of the samples, cells or genes
     * @param names what they are called besides, if they are; as many
     * @param fields what else is known of them; as many values
     * @return the identifier, the name where there is one, and the fields, with names that are all different
     */
    public static List<Column<Integer>> columns(
            final List<String> ids, final Optional<List<String>> names, final List<? extends Field> fields) {
        var taken = new UniqueNameGenerator(new DataTableSpec());
        var columns = new ArrayList<Column<Integer>>();
        columns.add(new Column<>(taken.newColumn(ID, StringCell.TYPE), index -> new StringCell(ids.get(index))));
        if (names.isPresent()) {
            columns.add(new Column<>(
                    taken.newColumn(NAME, StringCell.TYPE),
                    index -> new StringCell(names.get().get(index))));
        }
        for (Field field : fields) {
            columns.add(new Column<>(
                    taken.newColumn(field.name(), cellType(field)),
                    index -> field.isMissing(index) ? DataType.getMissingCell() : cell(field, index)));
        }
        return columns;
    }

    private static DataType cellType(final Field field) {
        return switch (field.type()) {
            case TRUTH -> BooleanCell.TYPE;
            case INTEGER -> IntCell.TYPE;
            case LONG -> LongCell.TYPE;
            case DOUBLE -> DoubleCell.TYPE;
            case STRING -> StringCell.TYPE;
        };
    }

    private static DataCell cell(final Field field, final int index) {
        return switch (field.type()) {
            case TRUTH -> Cells.truth(field.whole(index) != 0);
            case INTEGER -> new IntCell((int) field.whole(index));
            case LONG -> new LongCell(field.whole(index));
            case DOUBLE -> new DoubleCell(field.number(index));
            case STRING -> new StringCell(field.text(index));
        };
    }

    /**
     * @param name of the table
     * @param ids of the samples, cells or genes, all different
     * @param columns of their table
     * @param exec of the node
     * @return the table
     * @throws CancellationException when the user canceled
     */
    public static BufferedDataTable write(
            final String name,
            final List<String> ids,
            final List<Column<Integer>> columns,
            final ExecutionContext exec) {
        Progress progress = NodeExecution.progress(exec.createSilentSubProgress(0));
        try (var table = NewTable.open(exec, name, columns)) {
            for (int i = 0; i < ids.size(); i++) {
                progress.report(Double.NaN, () -> "Writing metadata");
                table.add(ids.get(i), i);
            }
            return table.finish();
        }
    }
}
