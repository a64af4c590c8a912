package org.latentalign.knime.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.workflow.NodeContainer;

/**
 * An example workflow that was executed once for all tests that look at what came of it: configured, executed, saved with its
 * data, and loaded again.
 *
 * @param notConfigured the nodes that could not be configured before anything had run
 * @param promised the columns of the tables that were known then, as {@link LoadedWorkflow#columns()} gives them
 * @param messages what the nodes warned of when they were executed
 * @param given the columns of all tables, after execution
 * @param withLists the nodes that gave lists or vectors
 * @param tables what the tables held
 * @param views what the views showed before the workflow was saved
 * @param loaded the workflow that was loaded with its data; it stays open, and nobody changes it
 */
record ExecutedExample(
        List<String> notConfigured,
        Map<String, List<String>> promised,
        List<String> messages,
        Map<String, List<String>> given,
        List<NodeFactory<?>> withLists,
        Map<String, TableContent> tables,
        Map<Integer, String> views,
        LoadedWorkflow loaded) {

    private static final ConcurrentMap<Path, ExecutedExample> EXECUTED = new ConcurrentHashMap<>();

    /** @param workflow an example's directory, which stays as it is */
    static ExecutedExample of(final Path workflow) {
        return EXECUTED.computeIfAbsent(workflow.toAbsolutePath().normalize(), ExecutedExample::execute);
    }

    private static ExecutedExample execute(final Path workflow) {
        try {
            final LoadedWorkflow example = LoadedWorkflow.load(copy(workflow)).reset();
            final List<String> notConfigured = example.manager().getNodeContainers().stream()
                    .filter(node -> node.getNodeContainerState().isIdle())
                    .map(NodeContainer::getNameWithID)
                    .toList();
            final Map<String, List<String>> promised = example.columns();
            example.execute();
            return new ExecutedExample(
                    notConfigured,
                    promised,
                    example.messages(),
                    example.columns(),
                    example.nodesWithLists(),
                    example.tables(),
                    example.initialData(),
                    example.saveWithDataAndReload());
        } catch (final Exception e) {
            throw new AssertionError(workflow.getFileName() + " cannot be executed, saved and loaded", e);
        }
    }

    private static Path copy(final Path workflow) throws IOException {
        final Path examples = Files.createDirectories(Installation.reports().resolveSibling("executed-examples"));
        return LoadedWorkflow.copy(
                workflow, Files.createTempDirectory(examples, "").resolve(workflow.getFileName()));
    }
}
