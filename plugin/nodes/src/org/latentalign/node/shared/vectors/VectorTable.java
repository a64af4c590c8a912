package org.latentalign.node.shared.vectors;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.threads.OrderedTasks;

/**
 * A new table with a vector in each row, filled row by row. Closed before it is finished, it takes no further rows.
 *
 * <p>Why cells are made and no row buffer is filled: the row back end makes cells of a buffer's content anyway, in the
 * thread that fills it, and at one and a half times the cost for lists, four times for double vectors. On the columnar
 * back end cells cost a fifth more than a buffer for lists, as much for columns, and less for double vectors; and a good
 * part of the cost, making the cells, is borne by the threads of KNIME's own pool, while the calling thread goes on.
 */
public final class VectorTable implements AutoCloseable {

    /** Numbers in a block of rows: enough work to be worth a thread's while. */
    private static final int BLOCK_VALUES = 1 << 15;

    private static final int MAX_BLOCK_ROWS = 512;

    private final VectorWriter writer;

    private final BufferedDataContainer container;

    private final OrderedTasks<Block, RuntimeException> making = NodeThreads.tasks();

    private final Deque<Block> free = new ArrayDeque<>();

    private Block block;

    private VectorTable(final VectorWriter writer, final BufferedDataContainer container) {
        this.writer = writer;
        this.container = container;
    }

    /**
     * @param exec of the node
     * @param writer tells the columns
     * @return an empty table
     */
    public static VectorTable open(final ExecutionContext exec, final VectorWriter writer) {
        return new VectorTable(writer, container(exec, writer.tableSpec()));
    }

    /** A container for rows whose RowIDs are known to differ. */
    static BufferedDataContainer container(final ExecutionContext exec, final DataTableSpec spec) {
        return exec.createDataContainer(
                spec,
                DataContainerSettings.builder()
                        .withInitializedDomain(false)
                        .withCheckDuplicateRowKeys(false)
                        .build());
    }

    /**
     * Adds a row.
     *
     * @param rowKey RowID, different from all others
     * @param vector the numbers, copied; NaN becomes missing where the shape can hold a missing number
     * @param others the cells of the columns before the vector
     * @throws CancellationException when the user canceled while this thread waited
     */
    public void add(final String rowKey, final double[] vector, final List<DataCell> others) {
        if (block == null) {
            block = free.isEmpty() ? new Block(vector.length) : free.pop();
        }
        block.rowKeys[block.size] = rowKey;
        block.others.add(others);
        System.arraycopy(vector, 0, block.vectors[block.size], 0, vector.length);
        block.size++;
        if (block.size == block.rowKeys.length) {
            makeCells();
        }
    }

    private void makeCells() {
        if (block != null) {
            var full = block;
            block = null;
            making.add(() -> full.makeRows(writer));
        }
        if (making.isFull()) {
            write();
        }
    }

    private void write() {
        var made = making.take();
        for (int i = 0; i < made.size; i++) {
            container.addRowToTable(made.rows[i]);
        }
        made.size = 0;
        free.push(made);
    }

    /**
     * Ends the table.
     *
     * @return it, with all rows
     * @throws CancellationException when the user canceled while this thread waited
     */
    public BufferedDataTable finish() {
        makeCells();
        while (!making.isEmpty()) {
            write();
        }
        container.close();
        return container.getTable();
    }

    @Override
    public void close() {
        making.close();
        container.close();
    }

    /** Some consecutive rows. */
    private static final class Block {

        private final String[] rowKeys;

        private final List<List<DataCell>> others = new ArrayList<>();

        private final double[][] vectors;

        private final DataRow[] rows;

        private int size;

        Block(final int dimension) {
            int capacity = Math.max(1, Math.min(MAX_BLOCK_ROWS, BLOCK_VALUES / Math.max(1, dimension)));
            rowKeys = new String[capacity];
            vectors = new double[capacity][dimension];
            rows = new DataRow[capacity];
        }

        Block makeRows(final VectorWriter writer) {
            for (int i = 0; i < size; i++) {
                var cells = new ArrayList<>(others.get(i));
                cells.addAll(Arrays.asList(writer.cells(vectors[i])));
                rows[i] = new DefaultRow(rowKeys[i], cells);
            }
            others.clear();
            return this;
        }
    }
}
