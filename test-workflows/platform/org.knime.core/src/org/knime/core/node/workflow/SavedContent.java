package org.knime.core.node.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.NodeContentPersistor;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.PortUtil;
import org.knime.core.node.port.flowvariable.FlowVariablePortObject;
import org.knime.core.standin.table.TableFile;

/**
 * What an executed node has made, in its directory: its outputs below port_1, port_2 and so on, and what it keeps for its
 * view below internalTables, as KNIME has them. The files in there are the stand-in's own: KNIME loads such a node
 * without its data.
 */
final class SavedContent implements NodeContentPersistor {

    private static final String INTERNALS = "internalTables";
    private static final String SPEC = "spec";
    private static final String ROWS = "rows.bin";
    private static final String SPEC_FILE = "spec.zip";
    private static final String OBJECT_FILE = "portobject.zip";
    private static final String CLASSES = "classes.txt";

    private final List<PortObject> m_outputs;
    private final Message m_warning;
    private final PortObject[] m_internals;
    private boolean m_needsReset;

    private SavedContent(final List<PortObject> outputs, final Message warning, final PortObject... internals) {
        m_outputs = outputs;
        m_warning = warning;
        m_internals = internals;
    }

    // ---- save

    static void save(final NativeNodeContainer node, final Path directory)
            throws IOException, CanceledExecutionException {
        delete(node, directory);
        final ExecutionContext exec = node.createExecutionContext();
        for (int port = 1; port < node.getNrOutPorts(); port++) {
            save(node.getOutputObject(port), directory.resolve(port(port)), exec);
        }
        final PortObject[] internals = node.getInternalHeldPortObjects();
        if (internals != null) {
            for (int index = 0; index < internals.length; index++) {
                save(internals[index], directory.resolve(INTERNALS).resolve(object(index)), exec);
            }
        }
    }

    /** Deletes what was saved before. */
    static void delete(final NativeNodeContainer node, final Path directory) throws IOException {
        for (int port = 1; port < node.getNrOutPorts(); port++) {
            delete(directory.resolve(port(port)));
        }
        delete(directory.resolve(INTERNALS));
    }

    private static void delete(final Path directory) throws IOException {
        if (Files.exists(directory)) {
            final List<Path> files;
            try (Stream<Path> all = Files.walk(directory)) {
                files = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (final Path file : files) {
                Files.delete(file);
            }
        }
    }

    static String port(final int port) {
        return "port_" + port;
    }

    private static String object(final int index) {
        return "object_" + index;
    }

    private static void save(final PortObject object, final Path directory, final ExecutionContext exec)
            throws IOException, CanceledExecutionException {
        Files.createDirectories(directory);
        if (object instanceof BufferedDataTable table) {
            final ModelContent spec = new ModelContent(SPEC);
            table.getDataTableSpec().save(spec);
            try (var out = Files.newOutputStream(directory.resolve(SPEC + ".xml"))) {
                spec.saveToXML(out);
            }
            try (var rows = table.iterator()) {
                TableFile.write(table.getDataTableSpec(), rows, directory.resolve(ROWS));
            }
            return;
        }
        final PortTypeRegistry registry = PortTypeRegistry.getInstance();
        final PortObjectSpec spec = object.getSpec();
        Files.write(
                directory.resolve(CLASSES),
                List.of(object.getClass().getName(), spec.getClass().getName()));
        try (var file = Files.newOutputStream(directory.resolve(SPEC_FILE));
                var out = PortUtil.getPortObjectSpecZipOutputStream(file)) {
            registry.getSpecSerializer(spec.getClass()).orElseThrow().savePortObjectSpec(spec, out);
        }
        try (var file = Files.newOutputStream(directory.resolve(OBJECT_FILE));
                var out = PortUtil.getPortObjectZipOutputStream(file)) {
            registry.getObjectSerializer(object.getClass()).orElseThrow().savePortObject(object, out, exec);
        }
    }

    // ---- load

    /** @throws IOException if it is not all there */
    static SavedContent load(final NativeNodeContainer node, final Path directory)
            throws IOException, CanceledExecutionException {
        final ExecutionContext exec = node.createExecutionContext();
        final List<PortObject> outputs = new ArrayList<>();
        outputs.add(FlowVariablePortObject.INSTANCE);
        for (int port = 1; port < node.getNrOutPorts(); port++) {
            outputs.add(load(directory.resolve(port(port)), exec));
        }
        final List<PortObject> internals = new ArrayList<>();
        for (Path saved = internal(directory, 0); Files.exists(saved); saved = internal(directory, internals.size())) {
            internals.add(load(saved, exec));
        }
        final NodeMessage message = node.getNodeMessage();
        return new SavedContent(
                outputs,
                message.getMessageType() == NodeMessage.Type.WARNING ? Message.fromSummary(message.getMessage()) : null,
                internals.isEmpty() ? null : internals.toArray(PortObject[]::new));
    }

    private static Path internal(final Path directory, final int index) {
        return directory.resolve(INTERNALS).resolve(object(index));
    }

    private static PortObject load(final Path directory, final ExecutionContext exec)
            throws IOException, CanceledExecutionException {
        return Files.exists(directory.resolve(CLASSES)) ? loadObject(directory, exec) : loadTable(directory, exec);
    }

    private static PortObject loadTable(final Path directory, final ExecutionContext exec) throws IOException {
        final DataTableSpec spec;
        try (var in = Files.newInputStream(directory.resolve(SPEC + ".xml"))) {
            spec = DataTableSpec.load(ModelContent.loadFromXML(in));
        } catch (final InvalidSettingsException e) {
            throw new IOException(e.getMessage(), e);
        }
        final BufferedDataContainer container = exec.createDataContainer(
                spec,
                DataContainerSettings.builder()
                        .withInitializedDomain(true)
                        .withDomainUpdate(false)
                        .build());
        TableFile.read(spec, directory.resolve(ROWS), container::addRowToTable);
        container.close();
        return container.getTable();
    }

    private static PortObject loadObject(final Path directory, final ExecutionContext exec)
            throws IOException, CanceledExecutionException {
        final PortTypeRegistry registry = PortTypeRegistry.getInstance();
        final List<String> classes = Files.readAllLines(directory.resolve(CLASSES));
        final PortObjectSpec spec;
        try (var file = Files.newInputStream(directory.resolve(SPEC_FILE));
                var in = PortUtil.getPortObjectSpecZipInputStream(file)) {
            spec = registry.getSpecClass(classes.get(1))
                    .flatMap(registry::getSpecSerializer)
                    .orElseThrow(() -> new IOException("Nothing reads a " + classes.get(1)))
                    .loadPortObjectSpec(in);
        }
        try (var file = Files.newInputStream(directory.resolve(OBJECT_FILE));
                var in = PortUtil.getPortObjectZipInputStream(file)) {
            return registry.getObjectClass(classes.get(0))
                    .flatMap(registry::getObjectSerializer)
                    .orElseThrow(() -> new IOException("Nothing reads a " + classes.get(0)))
                    .loadPortObject(in, spec, exec);
        }
    }

    @Override
    public PortObjectSpec getPortObjectSpec(final int outportIndex) {
        return getPortObject(outportIndex) == null
                ? null
                : getPortObject(outportIndex).getSpec();
    }

    @Override
    public PortObject getPortObject(final int outportIndex) {
        return m_outputs.get(outportIndex);
    }

    @Override
    public String getPortObjectSummary(final int outportIndex) {
        return getPortObject(outportIndex) == null
                ? null
                : getPortObject(outportIndex).getSummary();
    }

    @Override
    public PortObject[] getInternalHeldPortObjects() {
        return m_internals == null ? null : m_internals.clone();
    }

    @Override
    public Message getWarningMessage() {
        return m_warning;
    }

    @Override
    public boolean needsResetAfterLoad() {
        return m_needsReset;
    }

    @Override
    public void setNeedsResetAfterLoad() {
        m_needsReset = true;
    }
}
