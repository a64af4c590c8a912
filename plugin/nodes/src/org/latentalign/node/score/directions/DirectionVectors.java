package org.latentalign.node.score.directions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.compare.SignatureColumns;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.score.DirectionAlignment.Direction;

/** The table of directions that goes from Direction Alignment to Alignment by Degree. */
final class DirectionVectors {

    private final VectorWriter writer;

    private final String preprocessing;

    /**
     * @param elementNames names of the dimensions, or none
     * @param preprocessing what was done to the vectors, as {@link SignatureColumns} has it
     */
    DirectionVectors(final List<String> elementNames, final String preprocessing) {
        writer = VectorWriter.behind(
                new DataTableSpec(
                        ScoreColumns.column("group", StringCell.TYPE),
                        ScoreColumns.column("from", StringCell.TYPE),
                        ScoreColumns.column("to", StringCell.TYPE)),
                VectorShape.LIST,
                "Direction",
                elementNames);
        this.preprocessing = preprocessing;
    }

    /** Remembers how the vectors were preprocessed, since a difference itself cannot be any more. */
    DataTableSpec spec() {
        var columns = writer.tableSpec().stream().toArray(DataColumnSpec[]::new);
        int last = columns.length - 1;
        var creator = new DataColumnSpecCreator(columns[last]);
        creator.setProperties(new DataColumnProperties(Map.of(SignatureColumns.PREPROCESSING, preprocessing)));
        columns[last] = creator.createSpec();
        return new DataTableSpec("Directions", columns);
    }

    BufferedDataTable table(final List<Direction> directions, final ExecutionContext exec)
            throws CanceledExecutionException {
        try (var table = NewTable.open(exec, spec())) {
            for (var direction : directions) {
                exec.checkCanceled();
                var cells = new ArrayList<DataCell>();
                cells.add(ScoreColumns.text(direction.group()));
                cells.add(new StringCell(direction.from()));
                cells.add(new StringCell(direction.to()));
                cells.addAll(Arrays.asList(writer.cells(direction.before().shift())));
                table.add(cells);
            }
            return table.finish();
        }
    }
}
