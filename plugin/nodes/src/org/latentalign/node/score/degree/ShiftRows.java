package org.latentalign.node.score.degree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.knime.core.node.BufferedDataTable;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.kernel.RowProduct;
import org.latentalign.node.shared.compare.After;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;

/** Goes through a table of shifts and projects each on the directions of a model. */
final class ShiftRows {

    /** Takes shifts. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param rowKey the RowID
         * @param labels one for each column that was asked for; only the optional ones may be null
         * @param projections of the shift; the sink's own
         */
        void accept(String rowKey, String[] labels, double[] projections);
    }

    private final RowProduct project;

    private final RowProduct.Scratch scratch;

    private final int directions;

    private final List<String> warnings = new ArrayList<>();

    private long unlabeled;

    ShiftRows(final SpectralAutoencoder model) {
        directions = model.directionCount();
        var matrix = new double[directions][];
        Arrays.setAll(matrix, model::direction);
        project = RowProduct.ofRows(matrix);
        scratch = project.newScratch();
    }

    /**
     * @param table has the shifts
     * @param source where their vectors are
     * @param columns names of columns that label a shift
     * @param required how many of them, from the first, must not be missing; rows without are left out and counted
     * @param sink takes the others
     * @param progress from 0 to 1
     */
    void read(
            final BufferedDataTable table,
            final VectorSource source,
            final List<String> columns,
            final int required,
            final Sink sink,
            final Progress progress)
            throws InterruptedException, ExecutionException {
        var rows = new ComparedRows(table, source, columns, new After.Nothing());
        rows.read(
                head -> {
                    boolean isLabeled =
                            Arrays.stream(head.labels()).limit(required).allMatch(label -> label != null);
                    unlabeled += isLabeled ? 0 : 1;
                    return isLabeled;
                },
                row -> {
                    double[][] projections = new double[1][directions];
                    project.multiply(new double[][] {row.before()}, 1, projections, scratch);
                    sink.accept(row.rowKey(), row.labels(), projections[0]);
                },
                progress);
        warnings.addAll(rows.warnings());
    }

    /** @return what the user should know about the rows */
    List<String> warnings() {
        var all = new ArrayList<>(warnings);
        if (unlabeled > 0) {
            all.add("Left out " + unlabeled + (unlabeled == 1 ? " row" : " rows") + " without key, group or context.");
        }
        return all;
    }
}
