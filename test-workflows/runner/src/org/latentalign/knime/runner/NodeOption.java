package org.latentalign.knime.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.node.workflow.WorkflowManager;

/**
 * A setting to change before the workflow is executed, written as for KNIME's batch executor: {@code 3/4,a/b,value,type}.
 * Unlike there, a node or a setting that does not exist is an error: a slip of the pen must not pass for a result.
 *
 * @param node the node's number, after those of the workflows around it
 * @param path the setting's name, after those of the groups around it
 * @param value the value as text
 * @param type the kind of the setting
 */
record NodeOption(List<Integer> node, List<String> path, String value, String type) {

    /** Where a node's settings hold its model's. */
    private static final String MODEL = "model";

    static NodeOption parse(final String text) throws RunnerException {
        final int first = text.indexOf(',');
        final int second = text.indexOf(',', first + 1);
        final int last = text.lastIndexOf(',');
        if (first < 0 || second < 0 || last <= second) {
            throw wrong("'" + text + "' is not of the form node,name,value,type", null);
        }
        final List<Integer> node = new ArrayList<>();
        for (final String number : text.substring(0, first).split("/")) {
            try {
                node.add(Integer.valueOf(number));
            } catch (final NumberFormatException e) {
                throw wrong("'" + text.substring(0, first) + "' is not a node's number", e);
            }
        }
        return new NodeOption(
                List.copyOf(node),
                List.of(text.substring(first + 1, second).split("/")),
                text.substring(second + 1, last),
                text.substring(last + 1));
    }

    void applyTo(final WorkflowManager workflow) throws RunnerException {
        final NodeContainer container = find(workflow);
        final NodeSettings settings = container.getNodeSettings();
        try {
            NodeSettings group = settings.getNodeSettings(MODEL);
            for (final String name : path.subList(0, path.size() - 1)) {
                check(container, group, name);
                group = group.getNodeSettings(name);
            }
            final String name = path.get(path.size() - 1);
            check(container, group, name);
            put(group, name);
            container.getParent().loadNodeSettings(container.getID(), settings);
        } catch (final InvalidSettingsException e) {
            throw wrong(
                    container.getNameWithID() + " does not accept " + String.join("/", path) + " = " + value + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private NodeContainer find(final WorkflowManager workflow) throws RunnerException {
        NodeContainer found = workflow;
        for (final int number : node) {
            final NodeContainer around = found;
            if (!(around instanceof WorkflowManager inner)
                    || !inner.containsNodeContainer(inner.getID().createChild(number))) {
                throw wrong("There is no node " + join(node) + "; the workflow has " + nodes(workflow), null);
            }
            found = inner.getNodeContainer(inner.getID().createChild(number));
        }
        return found;
    }

    private static String nodes(final WorkflowManager workflow) {
        return workflow.getNodeContainers().stream()
                .map(child -> child.getID().getIndex() + " (" + child.getName() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String join(final List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("/"));
    }

    private static void check(final NodeContainer container, final NodeSettings group, final String name)
            throws RunnerException {
        if (!group.containsKey(name)) {
            throw wrong(
                    container.getNameWithID() + " has no setting \"" + name + "\", but "
                            + String.join(", ", group.keySet()),
                    null);
        }
    }

    private void put(final NodeSettings group, final String name) throws RunnerException {
        try {
            switch (type) {
                case "int" -> group.addInt(name, Integer.parseInt(value));
                case "long" -> group.addLong(name, Long.parseLong(value));
                case "short" -> group.addShort(name, Short.parseShort(value));
                case "byte" -> group.addByte(name, Byte.parseByte(value));
                case "boolean" -> group.addBoolean(name, Boolean.parseBoolean(value));
                case "char" -> group.addChar(name, value.charAt(0));
                case "float", "double" -> group.addDouble(name, Double.parseDouble(value));
                case "String" -> group.addString(name, value);
                case "StringCell" -> group.addDataCell(name, new StringCell(value));
                case "DoubleCell" -> group.addDataCell(name, new DoubleCell(Double.parseDouble(value)));
                case "IntCell" -> group.addDataCell(name, new IntCell(Integer.parseInt(value)));
                case "LongCell" -> group.addDataCell(name, new LongCell(Long.parseLong(value)));
                default ->
                    throw wrong(
                            "Unknown type '" + type + "' of " + String.join("/", path)
                                    + ": it is int, long, double, boolean, String or another that KNIME knows",
                            null);
            }
        } catch (final NumberFormatException | IndexOutOfBoundsException e) {
            throw wrong("'" + value + "' is no " + type, e);
        }
    }

    private static RunnerException wrong(final String message, final Exception cause) {
        return new RunnerException(
                ExitStatus.WRONG_ARGUMENTS, "-option: " + message + (message.endsWith(".") ? "" : "."), cause);
    }
}
