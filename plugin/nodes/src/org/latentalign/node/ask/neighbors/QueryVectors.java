package org.latentalign.node.ask.neighbors;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.RowDefect;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.vectors.DefectTally;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;

/** Queries in a table of their own: as names or as vectors. */
final class QueryVectors {

    private QueryVectors() {}

    /** The texts of a column. Rows with a missing or empty one are left out, with a warning. */
    static List<String> texts(final BufferedDataTable queries, final String column, final List<String> warnings) {
        Set<String> texts = new LinkedHashSet<>();
        long without = 0;
        var noVectors = new VectorSource(VectorShape.COLUMNS, List.of(), List.of());
        try (var cursor = VectorCursor.open(queries, noVectors, List.of(column))) {
            while (cursor.forward()) {
                String text = cursor.label(0).map(String::strip).orElse("");
                if (text.isEmpty()) {
                    without++;
                } else {
                    texts.add(text);
                }
            }
        }
        if (without > 0) {
            warnings.add("Left out of the queries: " + without + " of " + queries.size()
                    + " rows, which have no text in the column \"" + column + "\".");
        }
        return List.copyOf(texts);
    }

    /**
     * Finds the vectors of queries: in columns called as those of the first table, or else in the only vector column.
     *
     * @param queries spec of the table
     * @param reference where the vectors of the first table are
     */
    static VectorSource source(final DataTableSpec queries, final VectorSource reference)
            throws InvalidSettingsException {
        if (reference.columns().stream().allMatch(queries::containsName)) {
            return reference.shape() == VectorShape.COLUMNS
                    ? VectorSource.ofColumns(reference.columns())
                    : VectorSource.ofColumn(
                            queries.getColumnSpec(reference.columns().get(0)));
        }
        var vectors = VectorSource.vectorColumns(queries);
        if (vectors.size() == 1) {
            return VectorSource.ofColumn(vectors.get(0));
        }
        throw new InvalidSettingsException(
                "The table of queries has no vectors like those of the first table: it needs "
                        + (reference.columns().size() == 1 ? "the column " : "the columns ")
                        + VectorSource.list(reference.columns()) + ", or one vector column.");
    }

    /** Reads vectors, called by their RowIDs. Incomplete ones are left out, with a warning. */
    static List<AskedQuery> of(
            final BufferedDataTable queries,
            final VectorSource reference,
            final SpaceAfter after,
            final int dimension,
            final List<String> warnings)
            throws InvalidSettingsException {
        VectorSource source = source(queries.getDataTableSpec(), reference);
        VectorCursor.requireDimension(queries, source, dimension);
        List<AskedQuery> asked = new ArrayList<>();
        var defects = new DefectTally();
        try (var cursor = VectorCursor.open(queries, source)) {
            while (cursor.forward()) {
                double[] vector = new double[dimension];
                var defect = cursor.read(vector);
                if (defect.isPresent()) {
                    defects.add(cursor.rowKey(), defect.get());
                } else {
                    add(asked, cursor.rowKey(), vector, after, defects);
                }
            }
        }
        if (defects.count() > 0) {
            warnings.add(defects.sentence(queries.size(), "Left out of the queries:"));
        }
        return asked;
    }

    private static void add(
            final List<AskedQuery> asked,
            final String name,
            final double[] vector,
            final SpaceAfter after,
            final DefectTally defects) {
        if (after.model().isEmpty()) {
            asked.add(new AskedQuery(name, List.of(vector), new long[0], List.of()));
            return;
        }
        Autoencoder model = after.model().get();
        double[][] embedding = new double[1][model.latentDimension()];
        RowCondition[] condition = {model.preprocessing().apply(vector)};
        model.encoder().encodePreprocessed(new double[][] {vector.clone()}, 1, embedding, condition);
        if (condition[0].isUsable()) {
            asked.add(new AskedQuery(name, List.of(vector, embedding[0]), new long[0], List.of()));
        } else {
            defects.add(name, RowDefect.notPreprocessed(condition[0]));
        }
    }
}
