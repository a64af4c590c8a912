package org.latentalign.node.read.wordvectors;

import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.format.words.WordVectorSink;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.vectors.RowKind;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorTable;
import org.latentalign.node.shared.vectors.VectorWriter;

/**
 * The output table while words arrive. The dimension is known with the file only, so the table begins when the reader says
 * so. Closed before it is finished, it leaves nothing behind.
 */
final class WordVectorTable implements WordVectorSink, AutoCloseable {

    private record Word(String text, int rank) {}

    private static final List<Column<Word>> COLUMNS =
            List.of(Column.text("Word", Word::text), Column.count("Rank", Word::rank));

    private final ExecutionContext exec;

    private final VectorShape shape;

    private VectorTable table;

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
        return VectorWriter.behind(Column.spec("Word Vectors", COLUMNS), shape, "Vector", names, RowKind.WORDS);
    }

    @Override
    public void begin(final int dimension) {
        table = VectorTable.open(exec, writer(shape, dimension));
    }

    @Override
    public void accept(final String word, final long rank, final double[] vector) {
        table.add(word, vector, Column.cells(COLUMNS, new Word(word, Math.toIntExact(rank))));
    }

    /** @return the table with all words that came */
    BufferedDataTable finish() {
        return table.finish();
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
        }
    }
}
