package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeID;
import org.latentalign.knime.tests.TestTable.Shape;

/** The GCT Reader with a table of identifiers, which its own tests of core do not see. */
class GctReaderTest {

    private static final String EXAMPLE = "drug-signatures";

    @TempDir
    private Path temporary;

    /** As a loop or a filter gives it: the tables have their columns and no rows, and the loop goes on. */
    @Test
    void anEmptyTableOfIdentifiersIsAnswered() throws Exception {
        final Path directory =
                LoadedWorkflow.copy(Installation.workflows().resolve(EXAMPLE), temporary.resolve(EXAMPLE));
        final Path settings = directory.resolve("GCT Reader (#1)").resolve("settings.xml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace(
                                "<config key=\"Identifiers\"/>",
                                "<config key=\"Identifiers\"><config key=\"port_0\"><entry key=\"object_class\""
                                        + " type=\"xstring\" value=\"" + BufferedDataTable.class.getName()
                                        + "\"/></config></config>"));
        try (LoadedWorkflow workflow = LoadedWorkflow.loadUnconnected(directory)) {
            final NodeID reader = new NodeID(workflow.manager().getID(), 1);
            final NativeNodeContainer source = workflow.add(new TableSourceNodeFactory(
                    new AtomicReference<>(TestTable.of(Shape.LIST).withRows(0))));
            workflow.manager().addConnection(source.getID(), 1, reader, 1);
            workflow.manager().executeAllAndWaitUntilDone();
            final var node = (NativeNodeContainer) workflow.manager().getNodeContainer(reader);
            assertTrue(node.getNodeContainerState().isExecuted(), node.getNodeMessage()::toString);
            assertEquals(
                    "The table is empty, and so is the result.",
                    node.getNodeMessage().getMessage());
            final var samples = (BufferedDataTable) node.getOutPort(1).getPortObject();
            assertEquals(0, samples.size());
            assertTrue(samples.getDataTableSpec().containsName("cell_id"));
            assertTrue(samples.getDataTableSpec().containsName("Expression"));
        }
    }
}
