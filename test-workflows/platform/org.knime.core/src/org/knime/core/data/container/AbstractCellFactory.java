package org.knime.core.data.container;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.RowKey;
import org.knime.core.node.ExecutionMonitor;

/** A cell factory that may work on several rows at once. */
public abstract class AbstractCellFactory implements CellFactory {

    private final DataColumnSpec[] columns;
    private int maxWorkers = -1;
    /** @param colSpecs the columns of the new cells */
    public AbstractCellFactory(final DataColumnSpec... colSpecs) {
        columns = colSpecs.clone();
    }

    /** @return whether to work on several rows at once */
    public final boolean isParallelProcessing() {
        return maxWorkers > 0;
    }

    /** @return on how many rows to work at once, or -1 */
    public final int getMaxParallelWorkers() {
        return maxWorkers;
    }

    @Override
    public DataColumnSpec[] getColumnSpecs() {
        return columns.clone();
    }

    /** Called after the last row, also when something went wrong. */
    public void afterProcessing() {
        // for subclasses
    }

    @Override
    public void setProgress(final int curRowNr, final int rowCount, final RowKey lastKey, final ExecutionMonitor exec) {
        setProgress((long) curRowNr, (long) rowCount, lastKey, exec);
    }

    @Override
    public void setProgress(
            final long curRowNr, final long rowCount, final RowKey lastKey, final ExecutionMonitor exec) {
        exec.setProgress(
                curRowNr / (double) rowCount,
                () -> String.format("Processed row %s/%s (\"%s\")", curRowNr, rowCount, lastKey));
    }
}
