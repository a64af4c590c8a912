package org.latentalign.node.shared.learner;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEConstants;
import org.knime.core.node.KNIMEException;
import org.latentalign.format.FormatException;
import org.latentalign.kernel.FitException;
import org.latentalign.neural.RowStore;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.spectral.SecondMoment;

/**
 * The rows that a network is trained on, preprocessed, in memory or in a temporary file, with their second moment. To be
 * closed.
 */
public final class TrainingRows implements AutoCloseable {

    /** Rows may take this share of the memory before they go to a file. */
    private static final long SHARE_FOR_ROWS = 4;

    /** Matrices of d x d numbers in double precision that are in memory together. */
    private static final long MATRICES = 7;

    /** Numbers in single precision that training keeps for each weight: itself, gradient, memory, copies. */
    private static final long NUMBERS_PER_WEIGHT = 12;

    private final VectorSource source;
    private final RowStore store;
    private final SecondMoment moment;
    private final boolean centered;
    private final List<String> warnings;

    private TrainingRows(
            final VectorSource source,
            final RowStore store,
            final SecondMoment moment,
            final boolean centered,
            final List<String> warnings) {
        this.source = source;
        this.store = store;
        this.moment = moment;
        this.centered = centered;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * @param table the input table
     * @param parameters of the node: where vectors are, what is done to them, and the network that is to be trained
     * @param exec of this part of the node's work
     * @return the rows, to be closed by the caller
     * @throws KNIMEException when a row is incomplete and must not be skipped, or memory does not suffice
     * @throws InvalidSettingsException when settings do not fit the table
     * @throws FitException when no row is left, or numbers are too large
     * @throws IOException when the temporary file cannot be written, with the sentence for the user
     */
    public static TrainingRows read(
            final BufferedDataTable table, final NetworkLearnerParameters parameters, final ExecutionMonitor exec)
            throws KNIMEException, InvalidSettingsException, FitException, IOException {
        var source = parameters.vectors().source(table.getDataTableSpec());
        int dimension = FitRows.dimension(table, source);
        requireMemory(dimension, parameters.weights(dimension));
        var sum = FitRows.secondMoment(dimension, parameters.isCentered());
        var rows = new FitRows(source, dimension, parameters.preprocessing(), parameters.incompleteRows(), sum);
        var store = store(parameters.rowsInTraining(), dimension, table.size());
        boolean isRead = false;
        try {
            try (var cursor = VectorCursor.open(table, source)) {
                rows.read(cursor, table.size(), row -> writing(() -> store.add(row)), NodeExecution.progress(exec));
            }
            writing(store::finish);
            var moment = sum.finish(rows::place);
            var warnings = new ArrayList<>(rows.warnings());
            warnings.addAll(parameters.vectors().warnings(table.getDataTableSpec()));
            var result = new TrainingRows(source, store, moment, parameters.isCentered(), warnings);
            isRead = true;
            return result;
        } finally {
            if (!isRead) {
                store.close();
            }
        }
    }

    private static void requireMemory(final int dimension, final long weights) throws KNIMEException {
        FitRows.requireMemory(
                dimension + " dimensions and " + weights + " weights",
                MATRICES * Double.BYTES * dimension * dimension + NUMBERS_PER_WEIGHT * Float.BYTES * weights,
                "choose fewer columns or smaller layers");
    }

    private static RowStore store(final RowsInTraining where, final int dimension, final long size) throws IOException {
        boolean inMemory =
                switch (where) {
                    case AUTOMATIC ->
                        (long) Float.BYTES * dimension * size
                                <= Runtime.getRuntime().maxMemory() / SHARE_FOR_ROWS;
                    case IN_MEMORY -> true;
                    case IN_FILE -> false;
                };
        return inMemory
                ? RowStore.inMemory(dimension)
                : RowStore.onDisk(dimension, Path.of(KNIMEConstants.getKNIMETempDir()));
    }

    /** @return where the vectors were read from */
    public VectorSource source() {
        return source;
    }

    /** @return the rows, not centered; closed with this */
    public RowStore store() {
        return store;
    }

    /** @return the second moment of all rows, about their mean where they are to be centered */
    public SecondMoment moment() {
        return moment;
    }

    /** @return what is to be subtracted from every row: the mean, or nothing, of length 0 */
    public double[] center() {
        return centered ? moment.mean() : new double[0];
    }

    /** @return sentences that the user should know about the rows, often none */
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public void close() throws IOException {
        store.close();
    }

    /** Something that writes the rows to train on. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private static void writing(final Writing rows) throws IOException {
        try {
            rows.run();
        } catch (ClosedByInterruptException e) { // a cancel
            throw e;
        } catch (IOException e) {
            throw new FormatException(
                    "The temporary file of the rows to train on cannot be written in \""
                            + KNIMEConstants.getKNIMETempDir() + "\" (" + e.getMessage()
                            + "): free space there, or have the rows in memory.",
                    e);
        }
    }
}
