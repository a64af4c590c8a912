package org.knime.core.data.container;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.RowKey;
import org.knime.core.node.ExecutionMonitor;

/** A cell factory that may work on several rows at once. */
public abstract class AbstractCellFactory implements CellFactory {

    private final DataColumnSpec[] columns;
    private int maxWorkers = -1;
    private int maxQueue = -1;

    /** @param colSpecs the columns of the new cells */
    public AbstractCellFactory(final DataColumnSpec... colSpecs) {
        columns = colSpecs.clone();
    }

    /**
     * @param processConcurrently whether to work on several rows at once
     * @param colSpecs the columns of the new cells
     */
    public AbstractCellFactory(final boolean processConcurrently, final DataColumnSpec... colSpecs) {
        this(colSpecs);
        setParallelProcessing(processConcurrently);
    }

    /** @param value whether to work on several rows at once, as many as the machine suggests */
    public final void setParallelProcessing(final boolean value) {
        final int workers = (int) Math.ceil(1.5 * Runtime.getRuntime().availableProcessors());
        setParallelProcessing(value, workers, 10 * workers);
    }

    /**
     * @param value whether to work on several rows at once
     * @param maxParallelWorkers on how many
     * @param maxQueueSize how many may wait
     */
    public final void setParallelProcessing(final boolean value, final int maxParallelWorkers, final int maxQueueSize) {
        if (value && (maxParallelWorkers <= 0 || maxQueueSize < maxParallelWorkers)) {
            throw new IllegalArgumentException(
                    maxParallelWorkers + " workers and room for " + maxQueueSize + " rows do not go together");
        }
        maxWorkers = value ? maxParallelWorkers : -1;
        maxQueue = value ? maxQueueSize : -1;
    }

    /** @return whether to work on several rows at once */
    public final boolean isParallelProcessing() {
        return maxWorkers > 0;
    }

    /** @return on how many rows to work at once, or -1 */
    public final int getMaxParallelWorkers() {
        return maxWorkers;
    }

    /** @return how many rows may wait, or -1 */
    public final int getMaxQueueSize() {
        return maxQueue;
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
