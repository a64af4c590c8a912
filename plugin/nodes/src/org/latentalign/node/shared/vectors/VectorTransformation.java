package org.latentalign.node.shared.vectors;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.RowDefect;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.threads.OrderedTasks;

/**
 * Computes a new vector for every row of a table and appends it, or puts it in place of the old one.
 *
 * <p>The calling thread reads vectors into blocks and writes results, in the order of the rows; the threads of KNIME's
 * own pool work on the blocks in between, and make the cells ({@link VectorTable} says why cells). Only the new columns
 * are written: the table's own columns are referred to, not copied.
 *
 * <p>Why not a cell factory, KNIME's usual way to append columns: it reads cells and works row by row. On the columnar
 * back end it would turn every number that is read into an object, and would not run in parallel.
 */
public final class VectorTransformation {

    /** Maps vectors to vectors, one by one or many at a time; used by one thread at a time. */
    @FunctionalInterface
    public interface Kernel {

        /**
         * @param vectors at least {@code count} input vectors; their content may be destroyed
         * @param count how many
         * @param results as many arrays that take the results
         * @param conditions takes what was found about each
         */
        void apply(double[][] vectors, int count, double[][] results, RowCondition[] conditions);

        /**
         * Computes what is written behind a result, if the writer has columns for figures.
         *
         * @param result of this kernel
         * @param figures takes one for each such column; NaN becomes a missing cell
         */
        default void measure(final double[] result, final double[] figures) {
            // there are none
        }
    }

    /** Looks at every vector beside its result, without keeping them. */
    public interface Observer {

        /** Sees nothing. */
        Observer NONE = new Observer() {
            @Override
            public int figures() {
                return 0;
            }

            @Override
            public void measure(final double[] vector, final double[] result, final double[] figures) {
                // nothing
            }

            @Override
            public void take(final long row, final double[] figures) {
                // nothing
            }
        };

        /** @return how many figures it wants of a row */
        int figures();

        /**
         * Computes figures of a row. Called by several threads at a time.
         *
         * @param vector as the kernel has left it
         * @param result of the kernel
         * @param figures takes the figures
         */
        void measure(double[] vector, double[] result, double[] figures);

        /**
         * Takes the figures of a row that has a result. Called row by row in the order of the table, by one thread.
         *
         * @param row its position in the table, from 0
         * @param figures a buffer
         */
        void take(long row, double[] figures);
    }

    /** Numbers in a block: enough work to be worth a thread's while, little enough to stay in its cache. */
    private static final int BLOCK_VALUES = 1 << 17;

    private static final int MAX_BLOCK_ROWS = 512;

    private static final int MIN_BLOCK_ROWS = 8;

    private static final String ADVICE =
            "Remove or replace such values, or choose missing results for incomplete rows.";

    private static final double JOIN_SHARE = 0.05;

    private final VectorSource source;

    private final int inputDimension;

    private final int outputDimension;

    private final Supplier<Kernel> kernels;

    /** Kernels that no thread is using. */
    private final Queue<Kernel> idle = new ConcurrentLinkedQueue<>();

    private final RowsWithoutVector incompleteRows;

    private final Observer observer;

    private final DefectTally defects = new DefectTally();

    private long specialCases;

    private String firstSpecialCase;

    private long rowCount;

    /**
     * @param source where the vectors are
     * @param inputDimension length of a vector
     * @param outputDimension length of a result
     * @param kernels makes kernels, each for one thread at a time
     * @param incompleteRows what to do with rows that have no complete vector
     */
    public VectorTransformation(
            final VectorSource source,
            final int inputDimension,
            final int outputDimension,
            final Supplier<Kernel> kernels,
            final RowsWithoutVector incompleteRows) {
        this(source, inputDimension, outputDimension, kernels, incompleteRows, Observer.NONE);
    }

    /**
     * @param source where the vectors are
     * @param inputDimension length of a vector
     * @param outputDimension length of a result
     * @param kernels makes kernels, each for one thread at a time
     * @param incompleteRows what to do with rows that have no complete vector
     * @param observer looks at the rows that have one
     */
    public VectorTransformation(
            final VectorSource source,
            final int inputDimension,
            final int outputDimension,
            final Supplier<Kernel> kernels,
            final RowsWithoutVector incompleteRows,
            final Observer observer) {
        this.source = source;
        this.inputDimension = inputDimension;
        this.outputDimension = outputDimension;
        this.kernels = kernels;
        this.incompleteRows = incompleteRows;
        this.observer = observer;
    }

    /**
     * The columns that stay, for making the writer of the new ones.
     *
     * @param table spec of the input table
     * @param source where the vectors are
     * @param inputColumns what happens to the columns of the vectors
     * @return the table's spec, or what is left of it
     */
    public static DataTableSpec keptColumns(
            final DataTableSpec table, final VectorSource source, final InputColumns inputColumns) {
        return inputColumns == InputColumns.KEEP
                ? table
                : without(table, source).createSpec();
    }

    private static ColumnRearranger without(final DataTableSpec table, final VectorSource source) {
        var columns = new ColumnRearranger(table);
        columns.remove(source.columns().toArray(new String[0]));
        return columns;
    }

    /**
     * Transforms a table.
     *
     * @param table a table that has the source's columns
     * @param writer made from {@link #keptColumns}
     * @param inputColumns what happens to the columns of the vectors
     * @param exec of the node
     * @return the kept columns and the new ones
     * @throws KNIMEException when a row has no complete vector and that was to end the work
     * @throws CanceledExecutionException when the user canceled
     * @throws CancellationException when the user canceled while this thread waited
     */
    public BufferedDataTable transform(
            final BufferedDataTable table,
            final VectorWriter writer,
            final InputColumns inputColumns,
            final ExecutionContext exec)
            throws KNIMEException, CanceledExecutionException {
        rowCount = table.size();
        var results = computeColumns(table, writer.alone(), exec, exec.createSubProgress(1 - JOIN_SHARE));
        var kept = inputColumns == InputColumns.KEEP
                ? table
                : exec.createColumnRearrangeTable(
                        table, without(table.getDataTableSpec(), source), exec.createSilentSubProgress(0));
        return exec.createJoinedTable(kept, results, exec.createSilentSubProgress(JOIN_SHARE));
    }

    private BufferedDataTable computeColumns(
            final BufferedDataTable table,
            final VectorWriter writer,
            final ExecutionContext exec,
            final ExecutionMonitor monitor)
            throws KNIMEException, CanceledExecutionException {
        var container = VectorTable.container(exec, writer.tableSpec());
        try (var vectors = VectorCursor.open(table, source);
                OrderedTasks<Block, RuntimeException> underWay = NodeThreads.tasks()) {
            Deque<Block> free = new ArrayDeque<>();
            long written = 0;
            boolean more = true;
            while (more || !underWay.isEmpty()) {
                monitor.checkCanceled();
                if (more && !underWay.isFull()) {
                    var block = free.isEmpty() ? new Block() : free.pop();
                    more = fill(block, vectors);
                    underWay.add(() -> compute(block, writer));
                } else {
                    var block = underWay.take();
                    for (int i = 0; i < block.size; i++) {
                        count(block, i);
                        container.addRowToTable(block.rows[i]);
                        if (block.isUsable(i)) {
                            observer.take(written + i, block.figures[i]);
                        }
                    }
                    written += block.size;
                    long done = written;
                    monitor.setProgress(
                            rowCount == 0 ? 1 : (double) done / rowCount, () -> "Row " + done + " of " + rowCount);
                    free.push(block);
                }
            }
        } finally {
            container.close();
        }
        return container.getTable();
    }

    /** Fills a block; returns whether there may be further rows. */
    private boolean fill(final Block block, final VectorCursor vectors) throws KNIMEException {
        block.size = 0;
        while (block.size < block.rowKeys.length) {
            if (!vectors.forward()) {
                return false;
            }
            int i = block.size++;
            block.rowKeys[i] = vectors.rowKey();
            block.defects[i] = vectors.read(block.vectors[i]).orElse(null);
            if (block.defects[i] != null) {
                if (incompleteRows == RowsWithoutVector.FAIL) {
                    throw DefectTally.failure(block.rowKeys[i], block.defects[i], ADVICE);
                }
                Arrays.fill(block.vectors[i], 0);
            }
        }
        return true;
    }

    /** What the pool's threads do: also the cells are made here, since that takes as long as the computation. */
    private Block compute(final Block block, final VectorWriter writer) {
        var kernel = idle.poll();
        if (kernel == null) {
            kernel = kernels.get();
        }
        kernel.apply(block.vectors, block.size, block.results, block.conditions);
        double[] written = new double[writer.figureCount()];
        for (int i = 0; i < block.size; i++) {
            boolean usable = block.isUsable(i);
            if (usable) {
                kernel.measure(block.results[i], written);
                observer.measure(block.vectors[i], block.results[i], block.figures[i]);
            }
            block.rows[i] = new DefaultRow(
                    block.rowKeys[i], usable ? writer.cells(block.results[i], written) : writer.missingCells());
        }
        idle.add(kernel);
        return block;
    }

    /** Keeps count of what the user should know about a row. */
    private void count(final Block block, final int i) throws KNIMEException {
        var defect = block.defects[i];
        var condition = block.conditions[i];
        if (defect == null && !condition.isUsable()) {
            defect = RowDefect.notPreprocessed(condition);
            if (incompleteRows == RowsWithoutVector.FAIL) {
                throw DefectTally.failure(block.rowKeys[i], defect, ADVICE);
            }
        }
        if (defect != null) {
            defects.add(block.rowKeys[i], defect);
        } else if (condition != RowCondition.REGULAR) {
            specialCases++;
            if (firstSpecialCase == null) {
                firstSpecialCase = "row \"" + block.rowKeys[i] + "\" " + condition.predicate();
            }
        }
    }

    /** @return what the user should know about the rows, after the transformation; often nothing */
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (defects.count() > 0) {
            warnings.add(defects.sentence(rowCount, "Missing results in"));
        }
        if (specialCases > 0) {
            warnings.add(specialCaseSentence(specialCases, firstSpecialCase));
        }
        return warnings;
    }

    /**
     * Reports rows that a preprocessing could take, but not in the regular way.
     *
     * @param count how many rows
     * @param first what is special about the first
     * @return the sentence for the user
     */
    public static String specialCaseSentence(final long count, final String first) {
        return "The preprocessing met " + count + (count == 1 ? " special row" : " special rows") + "; the first: "
                + first + ".";
    }

    /** Some consecutive rows of the table. */
    private final class Block {

        private final String[] rowKeys;

        /** By row: what is wrong with its vector, or null. */
        private final RowDefect[] defects;

        private final double[][] vectors;

        private final double[][] results;

        private final RowCondition[] conditions;

        /** By row: what is written. */
        private final DataRow[] rows;

        /** By row: what the observer wants. */
        private final double[][] figures;

        private int size;

        Block() {
            int capacity = Math.max(
                    MIN_BLOCK_ROWS, Math.min(MAX_BLOCK_ROWS, BLOCK_VALUES / Math.max(inputDimension, outputDimension)));
            rowKeys = new String[capacity];
            defects = new RowDefect[capacity];
            vectors = new double[capacity][inputDimension];
            results = new double[capacity][outputDimension];
            conditions = new RowCondition[capacity];
            rows = new DataRow[capacity];
            figures = new double[capacity][observer.figures()];
        }

        boolean isUsable(final int i) {
            return defects[i] == null && conditions[i].isUsable();
        }
    }
}
