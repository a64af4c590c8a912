package org.knime.core.node;

import java.util.Objects;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.IDataRepository;
import org.knime.core.data.columnar.ColumnarTableBackend;
import org.knime.core.data.container.ColumnRearranger;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.data.v2.RowContainer;
import org.knime.core.node.workflow.SingleNodeContainer.MemoryPolicy;
import org.knime.core.node.workflow.WorkflowTableBackendSettings;
import org.knime.core.standin.table.Join;
import org.knime.core.standin.table.Rearrangement;
import org.knime.core.standin.table.RowContainers;
import org.knime.core.standin.table.StoredTable;

/** What a node gets to do its work: progress and canceling, and the tables that it makes. */
@SuppressWarnings("resource") // the rows live as long as the tables
public class ExecutionContext extends ExecutionMonitor {

    private final Node node;
    private final MemoryPolicy policy;
    private final IDataRepository repository;

    /**
     * @param progMon told of the progress
     * @param node that works
     * @param policy of the node; the stand-in decides itself what it keeps in memory
     * @param dataRepository numbers the tables
     */
    public ExecutionContext(
            final NodeProgressMonitor progMon,
            final Node node,
            final MemoryPolicy policy,
            final IDataRepository dataRepository) {
        super(progMon);
        this.node = Objects.requireNonNull(node);
        this.policy = policy;
        this.repository = Objects.requireNonNull(dataRepository);
    }

    private static boolean columnar() {
        return WorkflowTableBackendSettings.getTableBackendForCurrentContext() instanceof ColumnarTableBackend;
    }

    private BufferedDataTable wrap(final StoredTable table) {
        return new BufferedDataTable(table, node);
    }

    /**
     * @param spec of the table
     * @return a container whose domains start with those of the spec
     */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec) {
        return createDataContainer(spec, true);
    }

    /**
     * @param spec of the table
     * @param initDomain whether domains start with those of the spec
     * @return a container
     */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec, final boolean initDomain) {
        return createDataContainer(
                spec,
                DataContainerSettings.builder()
                        .withInitializedDomain(initDomain)
                        .build());
    }

    /**
     * @param spec of the table
     * @param settings what is checked and learned
     * @return a container
     */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec, final DataContainerSettings settings) {
        return new BufferedDataContainer(spec, settings, node);
    }

    /**
     * @param spec of the table
     * @return a container whose domains start with nothing known
     */
    public final RowContainer createRowContainer(final DataTableSpec spec) {
        return createRowContainer(spec, false);
    }

    /**
     * @param spec of the table
     * @param initDomains whether domains start with those of the spec
     * @return a container
     */
    public final RowContainer createRowContainer(final DataTableSpec spec, final boolean initDomains) {
        return createRowContainer(
                spec,
                DataContainerSettings.builder()
                        .withInitializedDomain(initDomains)
                        .build());
    }

    /**
     * @param spec of the table
     * @param settings what is checked and learned
     * @return a container
     */
    public final RowContainer createRowContainer(final DataTableSpec spec, final DataContainerSettings settings) {
        return RowContainers.create(spec, settings, columnar(), this::wrap);
    }

    /**
     * @param table any rows
     * @param subProgressMon for progress and canceling
     * @return the same as a node's table
     * @throws CanceledExecutionException if the user canceled
     */
    public BufferedDataTable createBufferedDataTable(final DataTable table, final ExecutionMonitor subProgressMon)
            throws CanceledExecutionException {
        if (table instanceof BufferedDataTable already) {
            return already;
        }
        final BufferedDataContainer container = createDataContainer(table.getDataTableSpec());
        for (final DataRow row : table) {
            subProgressMon.checkCanceled();
            container.addRowToTable(row);
        }
        container.close();
        return container.getTable();
    }

    /**
     * @param in a table
     * @param rearranger says what becomes of its columns
     * @param subProgressMon for progress and canceling
     * @return the table with other columns
     * @throws CanceledExecutionException if the user canceled
     */
    public BufferedDataTable createColumnRearrangeTable(
            final BufferedDataTable in, final ColumnRearranger rearranger, final ExecutionMonitor subProgressMon)
            throws CanceledExecutionException {
        return wrap(Rearrangement.of(rearranger).apply(in.stored(), columnar(), subProgressMon));
    }

    /**
     * @param left the first columns
     * @param right the other columns; the same rows in the same order
     * @param exec for progress and canceling
     * @return both tables side by side
     * @throws CanceledExecutionException if the user canceled
     */
    public BufferedDataTable createJoinedTable(
            final BufferedDataTable left, final BufferedDataTable right, final ExecutionMonitor exec)
            throws CanceledExecutionException {
        return wrap(Join.of(left.stored(), right.stored(), columnar(), exec));
    }

    /**
     * @param in a table
     * @param newSpec other names or domains for the same columns
     * @return the table with that spec
     */
    public BufferedDataTable createSpecReplacerTable(final BufferedDataTable in, final DataTableSpec newSpec) {
        return wrap(in.stored().withSpec(newSpec));
    }

    /**
     * @param in a table, perhaps of another node
     * @return a table of this node with the same rows
     */
    public BufferedDataTable createWrappedTable(final BufferedDataTable in) {
        return createSpecReplacerTable(in, in.getDataTableSpec());
    }

    /** @param table that this node made and does not need */
    public void clearTable(final BufferedDataTable table) {
        if (table.owner() != node) {
            throw new IllegalStateException("Another node made the table; it cannot be cleared");
        }
        table.stored().clear();
    }

    /**
     * @param maxProg the part's share of this work, between 0 and 1
     * @return for the part, which reports from 0 to 1
     */
    public ExecutionContext createSubExecutionContext(final double maxProg) {
        return new ExecutionContext(part(maxProg, false), node, policy, repository);
    }

    /**
     * @param maxProg the part's share of this work, between 0 and 1
     * @return for the part, whose messages are not shown
     */
    public ExecutionContext createSilentSubExecutionContext(final double maxProg) {
        return new ExecutionContext(part(maxProg, true), node, policy, repository);
    }
}
