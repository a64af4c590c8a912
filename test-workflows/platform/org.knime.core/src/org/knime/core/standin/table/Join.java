package org.knime.core.standin.table;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** Two tables side by side that have the same rows in the same order. */
public final class Join {

    private Join() {}

    /**
     * @param left the first columns
     * @param right the other columns
     * @param columnar whether the cursor's values change
     * @param exec for progress and canceling
     * @return a table that shares the rows of both
     * @throws CanceledExecutionException if the user canceled
     */
    public static StoredTable of(
            final StoredTable left, final StoredTable right, final boolean columnar, final ExecutionMonitor exec)
            throws CanceledExecutionException {
        if (left.size() != right.size()) {
            throw new IllegalArgumentException(
                    "Tables with different numbers of rows cannot be joined: " + left.size() + " and " + right.size());
        }
        final int leftColumns = left.getDataTableSpec().getNumColumns();
        final int rightColumns = right.getDataTableSpec().getNumColumns();
        // refuses columns of the same name
        final DataTableSpec spec = new DataTableSpec(left.getDataTableSpec(), right.getDataTableSpec());
        requireSameKeys(left, right, exec);
        final boolean[] fromRight = new boolean[leftColumns + rightColumns];
        final int[] column = new int[leftColumns + rightColumns];
        for (int i = 0; i < column.length; i++) {
            fromRight[i] = i >= leftColumns;
            column[i] = fromRight[i] ? i - leftColumns : i;
        }
        return StoredTable.sideBySide(spec, left, right, fromRight, column, columnar);
    }

    private static void requireSameKeys(final StoredTable left, final StoredTable right, final ExecutionMonitor exec)
            throws CanceledExecutionException {
        final TableFilter keysOnly = TableFilter.materializeCols();
        try (CloseableRowIterator first = left.rows(keysOnly);
                CloseableRowIterator second = right.rows(keysOnly)) {
            for (long row = 0; first.hasNext(); row++) {
                final RowKey key = first.next().getKey();
                final RowKey other = second.next().getKey();
                if (!key.equals(other)) {
                    throw new IllegalArgumentException("Tables with different rows cannot be joined: row " + row
                            + " is \"" + key + "\" in one and \"" + other + "\" in the other");
                }
                exec.checkCanceled();
                exec.setProgress((row + 1) / (double) left.size());
            }
        }
    }
}
