package org.latentalign.node.shared.learner;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.KNIMEConstants;
import org.knime.core.node.KNIMEException;
import org.latentalign.format.FormatException;
import org.latentalign.kernel.FitException;
import org.latentalign.neural.RowStore;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;

/** Reads the rows that a network is trained on into memory, or into a temporary file. */
public final class TrainingRows {

    /** Rows may take this share of the memory before they go to a file. */
    private static final long SHARE_FOR_ROWS = 4;

    private TrainingRows() {}

    /**
     * @param table the input table
     * @param source where its vectors are
     * @param rows reads them
     * @param dimension d, the length of a vector
     * @param where the rows go
     * @param exec of this part of the node's work
     * @return the rows, to be closed by the caller
     * @throws KNIMEException when a row is incomplete and must not be skipped
     * @throws FitException when no row is left, or numbers are too large
     * @throws IOException when the temporary file cannot be written, with the sentence for the user
     */
    public static RowStore read(
            final BufferedDataTable table,
            final VectorSource source,
            final FitRows rows,
            final int dimension,
            final RowsInTraining where,
            final ExecutionMonitor exec)
            throws KNIMEException, FitException, IOException {
        var store = store(where, dimension, table.size());
        boolean isRead = false;
        try {
            try (var cursor = VectorCursor.open(table, source)) {
                rows.read(cursor, table.size(), row -> writing(() -> store.add(row)), NodeExecution.progress(exec));
            }
            writing(store::finish);
            isRead = true;
        } finally {
            if (!isRead) {
                store.close();
            }
        }
        return store;
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
