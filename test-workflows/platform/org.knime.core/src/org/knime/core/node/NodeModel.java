package org.knime.core.node;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.AbstractNodeView.ViewableModel;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** What a node does: how it configures, executes, resets, and what it saves. */
public abstract class NodeModel implements ViewableModel {

    private final NodeLogger logger = NodeLogger.getLogger(getClass());
    private final PortType[] inTypes;
    private final PortType[] outTypes;
    private final Set<NodeModelWarningListener> warningListeners = new CopyOnWriteArraySet<>();
    private Message warning;

    /** So many tables in and so many out. */
    protected NodeModel(final int nrInDataPorts, final int nrOutDataPorts) {
        this(tables(nrInDataPorts), tables(nrOutDataPorts));
    }

    protected NodeModel(final PortType[] inPortTypes, final PortType[] outPortTypes) {
        inTypes = inPortTypes == null ? new PortType[0] : inPortTypes.clone();
        outTypes = outPortTypes == null ? new PortType[0] : outPortTypes.clone();
    }

    private static PortType[] tables(final int count) {
        final var types = new PortType[count];
        Arrays.fill(types, BufferedDataTable.TYPE);
        return types;
    }

    protected final int getNrInPorts() {
        return inTypes.length;
    }

    protected final int getNrOutPorts() {
        return outTypes.length;
    }

    protected final PortType getInPortType(final int index) {
        return inTypes[index];
    }

    protected final PortType getOutPortType(final int index) {
        return outTypes[index];
    }

    /** Checks the specifications before and after {@link #configure(PortObjectSpec[])}. */
    final PortObjectSpec[] configureModel(final PortObjectSpec... inSpecs) throws InvalidSettingsException {
        setWarningMessage(null);
        for (int i = 0; i < inSpecs.length; i++) {
            final var expected = inTypes[i].getPortObjectSpecClass();
            if (inSpecs[i] != null && !expected.isInstance(inSpecs[i])) {
                throw new InvalidSettingsException(
                        "Incompatible port spec" + (inSpecs.length > 1 ? " at port " + i : "") + ", expected: "
                                + expected.getSimpleName() + ", actual: "
                                + inSpecs[i].getClass().getSimpleName());
            }
        }
        final var outSpecs = configure(inSpecs.clone());
        if (outSpecs != null && outSpecs.length == outTypes.length) {
            return outSpecs;
        }
        if (outSpecs != null) {
            logger.error("Output spec-array length invalid: " + outSpecs.length + " <> " + outTypes.length);
        }
        return new PortObjectSpec[outTypes.length];
    }

    /** For nodes with ports of any kind. */
    protected PortObjectSpec[] configure(final PortObjectSpec[] inSpecs) throws InvalidSettingsException {
        final var tableSpecs = new DataTableSpec[inSpecs.length];
        for (int i = 0; i < inSpecs.length; i++) {
            if (inSpecs[i] != null && !(inSpecs[i] instanceof DataTableSpec)) {
                throw new InvalidSettingsException(
                        "Input Port " + i + " holds no table: configure for ports of any kind is to be overridden.");
            }
            tableSpecs[i] = (DataTableSpec) inSpecs[i];
        }
        return configure(tableSpecs);
    }

    /** For nodes with tables only. */
    protected DataTableSpec[] configure(final DataTableSpec[] inSpecs) throws InvalidSettingsException {
        throw new InvalidSettingsException("NodeModel.configure() implementation missing!");
    }

    /** Checks what goes in and what comes out of {@link #execute(PortObject[], ExecutionContext)}. */
    final PortObject[] executeModel(final PortObject[] inData, final ExecutionContext exec) throws Exception {
        setWarningMessage(null);
        for (int i = 0; i < inData.length; i++) {
            final boolean isOptional = inTypes[i].isOptional() && inData[i] == null;
            if (!isOptional && !inTypes[i].getPortObjectClass().isInstance(inData[i])) {
                throw new IllegalStateException("Connection Error: Mismatch of input port types (port " + i + ").");
            }
        }
        PortObject[] outData = execute(inData, exec);
        exec.checkCanceled();
        if (outData == null) {
            outData = new PortObject[outTypes.length];
        }
        if (outData.length != outTypes.length) {
            throw new IllegalStateException("Invalid result. Execution failed. Reason: the execute method in \""
                    + getClass().getSimpleName() + "\" returned an incorrect number of output objects.");
        }
        for (int i = 0; i < outData.length; i++) {
            if (outData[i] == null) {
                throw new IllegalStateException(
                        "Invalid result. Execution failed, reason: data at output " + i + " is null.");
            }
            if (outData[i] instanceof BufferedDataTable table && contains(inData, table)) {
                outData[i] = exec.createWrappedTable(table);
            }
        }
        warnOfEmptyTables(outData);
        return outData;
    }

    private static boolean contains(final PortObject[] objects, final PortObject object) {
        return Arrays.stream(objects).anyMatch(other -> other == object);
    }

    /** Unless the node itself has warned of something. */
    private void warnOfEmptyTables(final PortObject... outData) {
        final var tables = Arrays.stream(outData)
                .filter(BufferedDataTable.class::isInstance)
                .map(BufferedDataTable.class::cast)
                .toList();
        if (warning == null && !tables.isEmpty() && tables.stream().allMatch(table -> table.size() == 0)) {
            setWarningMessage(
                    tables.size() == 1
                            ? "Node created an empty data table."
                            : "Node created empty data tables on all out-ports.");
        }
    }

    /** For nodes with ports of any kind. */
    protected PortObject[] execute(final PortObject[] inObjects, final ExecutionContext exec) throws Exception {
        final var tables = new BufferedDataTable[inObjects.length];
        for (int i = 0; i < inObjects.length; i++) {
            if (inObjects[i] != null && !(inObjects[i] instanceof BufferedDataTable)) {
                throw new IOException("Input port " + i + " does not hold a data table: execute for ports of any kind"
                        + " is to be overridden.");
            }
            tables[i] = (BufferedDataTable) inObjects[i];
        }
        return execute(tables, exec);
    }

    /** For nodes with tables only. */
    protected BufferedDataTable[] execute(final BufferedDataTable[] inData, final ExecutionContext exec)
            throws Exception {
        throw new IOException("NodeModel.execute() implementation missing!");
    }

    final void resetModel() {
        setWarningMessage(null);
        try {
            reset();
        } catch (RuntimeException e) {
            logger.coding("Reset failed due to a " + e.getClass().getSimpleName(), e);
        }
    }

    protected abstract void reset();

    protected void onDispose() {
        // most nodes hold nothing open
    }

    protected abstract void saveSettingsTo(final NodeSettingsWO settings);

    protected abstract void validateSettings(final NodeSettingsRO settings) throws InvalidSettingsException;

    protected abstract void loadValidatedSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException;

    protected void saveDefaultViewSettingsTo(final NodeSettingsWO viewSettings) {
        // a node without a view has none
    }

    protected final void setWarningMessage(final String warningMessage) {
        setWarning(warningMessage == null ? null : Message.fromSummary(warningMessage));
    }

    /** Null takes the warning back. */
    protected final void setWarning(final Message message) {
        final Message before = warning;
        warning = message;
        if (!Objects.equals(before, message)) {
            warningListeners.forEach(listener -> listener.warningChanged(message));
        }
    }

    public void addWarningListener(final NodeModelWarningListener listener) {
        warningListeners.add(Objects.requireNonNull(listener));
    }
}
