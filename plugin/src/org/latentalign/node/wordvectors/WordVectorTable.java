package org.latentalign.node.wordvectors;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.v2.RowBuffer;
import org.knime.core.data.v2.RowContainer;
import org.knime.core.data.v2.RowWriteCursor;
import org.knime.core.data.v2.value.ValueInterfaces.IntWriteValue;
import org.knime.core.data.v2.value.ValueInterfaces.StringWriteValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.format.words.WordVectorSink;
import org.latentalign.node.vectors.VectorShape;
import org.latentalign.node.vectors.VectorWriter;

/**
 * The output table while words arrive. The dimension is known with the file only, so the table begins when the reader says
 * so. Closed before it is finished, it leaves nothing behind.
 */
final class WordVectorTable implements WordVectorSink, AutoCloseable {

    private static final int WORD_COLUMN = 0;

    private static final int RANK_COLUMN = 1;

    private final ExecutionContext exec;

    private final VectorShape shape;

    private VectorWriter writer;

    private RowContainer container;

    private RowWriteCursor cursor;

    private RowBuffer row;

    WordVectorTable(final ExecutionContext exec, final VectorShape shape) {
        this.exec = exec;
        this.shape = shape;
    }

    /**
     * Which columns words of a dimension need.
     *
     * @param shape how vectors are written
     * @param dimension d; without meaning when a vector takes one column
     * @return the writer for them
     */
    static VectorWriter writer(final VectorShape shape, final int dimension) {
        // Names for the elements of a list would make its column another one than that which was promised before the
        // file was opened.
        List<String> names = shape == VectorShape.COLUMNS
                ? IntStream.rangeClosed(1, dimension)
                        .mapToObj(index -> "Dimension " + index)
                        .toList()
                : List.of();
        return VectorWriter.behind(wordColumns(), shape, "Vector", names);
    }

    @Override
    public void begin(final int dimension) {
        writer = writer(shape, dimension);
        container = exec.createRowContainer(writer.tableSpec());
        cursor = container.createCursor();
        row = container.createRowBuffer();
    }

    @Override
    public void accept(final String word, final long rank, final double[] vector) {
        row.setRowKey(word);
        row.<StringWriteValue>getWriteValue(WORD_COLUMN).setStringValue(word);
        row.<IntWriteValue>getWriteValue(RANK_COLUMN).setIntValue(Math.toIntExact(rank));
        writer.write(row, vector);
        cursor.commit(row);
    }

    /** @return the table with all words that came */
    BufferedDataTable finish() throws IOException {
        return container.finish();
    }

    @Override
    public void close() throws IOException {
        // the container closes even when the cursor cannot
        try (RowContainer closedLast = container;
                RowWriteCursor closedFirst = cursor) {
            row = null;
        }
    }

    private static DataTableSpec wordColumns() {
        return new DataTableSpecCreator()
                .setName("Word Vectors")
                .addColumns(
                        new DataColumnSpecCreator("Word", StringCell.TYPE).createSpec(),
                        new DataColumnSpecCreator("Rank", IntCell.TYPE).createSpec())
                .createSpec();
    }
}
