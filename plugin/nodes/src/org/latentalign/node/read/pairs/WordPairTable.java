package org.latentalign.node.read.pairs;

import java.io.IOException;
import java.util.function.Consumer;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.v2.RowBuffer;
import org.knime.core.data.v2.RowContainer;
import org.knime.core.data.v2.RowWriteCursor;
import org.knime.core.data.v2.value.ValueInterfaces.DoubleWriteValue;
import org.knime.core.data.v2.value.ValueInterfaces.StringWriteValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.format.pairs.ThirdField;
import org.latentalign.format.pairs.WordPair;

/** The output table while pairs arrive. Closed before it is finished, it leaves nothing behind. */
final class WordPairTable implements Consumer<WordPair>, AutoCloseable {

    private final RowContainer container;

    private final RowWriteCursor cursor;

    private final RowBuffer row;

    private long rows;

    WordPairTable(final ExecutionContext exec, final ThirdField thirdField) {
        container = exec.createRowContainer(spec(thirdField));
        cursor = container.createCursor();
        row = container.createRowBuffer();
    }

    /** Which columns pairs need. */
    static DataTableSpec spec(final ThirdField thirdField) {
        DataTableSpecCreator spec = new DataTableSpecCreator().setName("Word Pairs");
        addColumn(spec, "First", StringCell.TYPE);
        addColumn(spec, "Second", StringCell.TYPE);
        switch (thirdField) {
            case RATING -> addColumn(spec, "Rating", DoubleCell.TYPE);
            case GROUP -> addColumn(spec, "Group", StringCell.TYPE);
            case NONE -> {}
        }
        return spec.createSpec();
    }

    private static void addColumn(final DataTableSpecCreator spec, final String name, final DataType type) {
        spec.addColumns(new DataColumnSpecCreator(name, type).createSpec());
    }

    @Override
    public void accept(final WordPair pair) {
        row.setRowKey(RowKey.createRowKey(rows++));
        row.<StringWriteValue>getWriteValue(0).setStringValue(pair.first());
        row.<StringWriteValue>getWriteValue(1).setStringValue(pair.second());
        if (pair instanceof WordPair.Rated rated) {
            row.<DoubleWriteValue>getWriteValue(2).setDoubleValue(rated.rating());
        } else if (pair instanceof WordPair.Grouped grouped) {
            row.<StringWriteValue>getWriteValue(2).setStringValue(grouped.group());
        }
        cursor.commit(row);
    }

    /** @return the table with all pairs that came */
    BufferedDataTable finish() throws IOException {
        return container.finish();
    }

    @Override
    public void close() throws IOException {
        // the container closes even when the cursor cannot
        try (RowContainer closedLast = container;
                RowWriteCursor closedFirst = cursor) {
            // nothing else to do
        }
    }
}
