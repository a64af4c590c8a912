package org.knime.core.standin.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.AbstractCellFactory;
import org.knime.core.data.container.CellFactory;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.KNIMEConstants;
import org.knime.core.util.ThreadPool;

/**
 * What a {@link ColumnRearranger} says, carried out: new columns are computed and stored, old ones are shared.
 *
 * @param original the columns before
 * @param columns the columns after
 */
public record Rearrangement(DataTableSpec original, List<Column> columns) {

    /** Rows that one task computes when several are computed at once. */
    private static final int ROWS_PER_TASK = 16;

    private static Function<ColumnRearranger, Rearrangement> access;

    /**
     * A column after.
     *
     * @param spec its name and type
     * @param factory computes it; null for an old column
     * @param index in the factory's columns, or in the old ones
     */
    public record Column(DataColumnSpec spec, CellFactory factory, int index) {}

    /** @param reader looks into a rearranger */
    public static void setAccess(final Function<ColumnRearranger, Rearrangement> reader) {
        access = reader;
    }

    /**
     * @param rearranger says what to do
     * @return the same, to be carried out
     */
    public static Rearrangement of(final ColumnRearranger rearranger) {
        return access.apply(rearranger);
    }

    /**
     * @param in the table before
     * @param columnar whether its cursor shows values that change
     * @param exec for progress and canceling
     * @return the table after
     * @throws CanceledExecutionException if the user canceled
     */
    @SuppressWarnings("resource") // the rows live as long as the table
    public StoredTable apply(final StoredTable in, final boolean columnar, final ExecutionMonitor exec)
            throws CanceledExecutionException {
        if (!original.equalStructure(in.getDataTableSpec())) {
            throw new IllegalArgumentException(
                    "The table's columns are not those that the rearranger was made for: " + in.getDataTableSpec());
        }
        final Map<CellFactory, Integer> firstCell = new LinkedHashMap<>();
        final List<DataColumnSpec> computed = new ArrayList<>();
        for (final Column column : columns) {
            if (column.factory() != null && !firstCell.containsKey(column.factory())) {
                firstCell.put(column.factory(), computed.size());
                for (final DataColumnSpec spec : column.factory().getColumnSpecs()) {
                    // a factory's columns may have names that the old ones have, too
                    computed.add(new DataColumnSpecCreator(computed.size() + " " + spec.getName(), spec.getType())
                            .createSpec());
                }
            }
        }
        final TableWriter writer = new TableWriter(
                new DataTableSpec(computed.toArray(DataColumnSpec[]::new)),
                DataContainerSettings.builder().withCheckDuplicateRowKeys(false).build());
        final List<CellFactory> factories = new ArrayList<>(firstCell.keySet());
        try {
            compute(in, factories, computed.size(), writer, exec);
        } catch (CanceledExecutionException | RuntimeException e) {
            writer.clear();
            throw e;
        } finally {
            factories.stream()
                    .filter(AbstractCellFactory.class::isInstance)
                    .forEach(factory -> ((AbstractCellFactory) factory).afterProcessing());
        }
        final StoredTable cells = writer.finish(columnar);
        final boolean[] isNew = new boolean[columns.size()];
        final int[] index = new int[columns.size()];
        final DataColumnSpec[] specs = new DataColumnSpec[columns.size()];
        for (int i = 0; i < specs.length; i++) {
            final Column column = columns.get(i);
            isNew[i] = column.factory() != null;
            index[i] = column.index() + (isNew[i] ? firstCell.get(column.factory()) : 0);
            specs[i] = isNew[i]
                    ? learned(column.spec(), cells.getDataTableSpec().getColumnSpec(index[i]))
                    : in.getDataTableSpec().getColumnSpec(index[i]);
        }
        return StoredTable.sideBySide(new DataTableSpec(specs), in, cells, isNew, index, columnar);
    }

    private static DataColumnSpec learned(final DataColumnSpec column, final DataColumnSpec values) {
        final DataColumnSpecCreator creator = new DataColumnSpecCreator(column);
        creator.setDomain(values.getDomain());
        return creator.createSpec();
    }

    private static void compute(
            final StoredTable in,
            final List<CellFactory> factories,
            final int cells,
            final TableWriter writer,
            final ExecutionMonitor exec)
            throws CanceledExecutionException {
        if (factories.isEmpty()) {
            for (long i = 0; i < in.size(); i++) {
                writer.add(new DefaultRow(RowKey.createRowKey(i), List.of()));
            }
            return;
        }
        final boolean parallel = factories.stream()
                .allMatch(factory -> factory instanceof AbstractCellFactory f && f.isParallelProcessing());
        final int window = parallel
                ? factories.stream()
                        .mapToInt(factory -> ((AbstractCellFactory) factory).getMaxParallelWorkers())
                        .min()
                        .getAsInt()
                : 0;
        final Deque<Future<List<DataRow>>> running = new ArrayDeque<>();
        try (CloseableRowIterator rows = in.iterator()) {
            long taken = 0;
            while (rows.hasNext() || !running.isEmpty()) {
                if (rows.hasNext() && running.size() <= window) {
                    final List<DataRow> block = new ArrayList<>(ROWS_PER_TASK);
                    final long start = taken;
                    while (rows.hasNext() && block.size() < ROWS_PER_TASK) {
                        block.add(rows.next());
                        taken++;
                    }
                    final Callable<List<DataRow>> task = () -> compute(block, start, factories, cells);
                    running.add(parallel ? KNIMEConstants.GLOBAL_THREAD_POOL.enqueue(task) : done(task));
                    if (parallel && running.size() <= window) {
                        continue;
                    }
                }
                for (final DataRow row : await(running.poll())) {
                    exec.checkCanceled();
                    writer.add(row);
                    for (final CellFactory factory : factories) {
                        factory.setProgress(writer.size(), in.size(), row.getKey(), exec);
                    }
                }
            }
        } finally {
            running.forEach(task -> task.cancel(true));
        }
    }

    private static List<DataRow> compute(
            final List<DataRow> rows, final long start, final List<CellFactory> factories, final int cells) {
        final List<DataRow> computed = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            final DataRow row = rows.get(i);
            final List<DataCell> all = new ArrayList<>(cells);
            for (final CellFactory factory : factories) {
                final DataCell[] some = factory.getCells(row, start + i);
                if (some.length != factory.getColumnSpecs().length) {
                    throw new IllegalStateException("A cell factory made " + some.length + " cells for row \""
                            + row.getKey() + "\", but announced " + factory.getColumnSpecs().length);
                }
                all.addAll(List.of(some));
            }
            computed.add(new DefaultRow(row.getKey(), all));
        }
        return computed;
    }

    private static Future<List<DataRow>> done(final Callable<List<DataRow>> task) {
        final FutureTask<List<DataRow>> future = new FutureTask<>(task);
        future.run();
        return future;
    }

    @SuppressWarnings("unused") // an interrupt says no more than that the work is canceled
    private static List<DataRow> await(final Future<List<DataRow>> task) throws CanceledExecutionException {
        try {
            // a thread of the pool that waits makes room for the one that it waits for
            return task.isDone() || ThreadPool.currentPool() == null
                    ? task.get()
                    : ThreadPool.currentPool().runInvisible(task::get);
        } catch (InterruptedException e) {
            throw new CanceledExecutionException();
        } catch (ExecutionException e) {
            Throwable cause = e;
            while (cause instanceof ExecutionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            } else if (cause instanceof Error error) {
                throw error;
            } else if (cause instanceof CanceledExecutionException canceled) {
                throw canceled;
            }
            throw new IllegalStateException(cause);
        }
    }
}
