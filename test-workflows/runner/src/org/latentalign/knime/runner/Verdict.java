package org.latentalign.knime.runner;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.webui.node.NodeWrapper;
import org.knime.core.webui.node.view.NodeViewManager;

/**
 * What a node says of its results in words, which is to be read before its figures: the last of the sentences in a column
 * "verdict", since the total stands below its parts; or else that of the first scene of its view; or, of a node that
 * failed, why.
 *
 * @param node that says it
 * @param sentence what it says
 * @param isFailure whether the node could not be executed, for this reason
 */
record Verdict(NodeContainer node, String sentence, boolean isFailure) {

    private static final String COLUMN = "verdict";

    /** In what a view shows, the verdict of its first scene. */
    private static final Pattern OF_VIEW = Pattern.compile(
            "\"scenes\":\\[\\{\"name\":\"(?:[^\"\\\\]|\\\\.)*\",\"verdict\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern ESCAPED = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");

    /** The verdicts of all nodes that say something, in their order in the workflow. */
    static List<Verdict> of(final WorkflowManager workflow) {
        return workflow.getNodeContainers().stream()
                .flatMap(node -> of(node).stream())
                .toList();
    }

    private static Optional<Verdict> of(final NodeContainer node) {
        if (node.getNodeMessage().getMessageType() == NodeMessage.Type.ERROR) {
            return Optional.of(new Verdict(node, node.getNodeMessage().getMessage(), true));
        }
        if (!(node instanceof final NativeNodeContainer executed)
                || !node.getNodeContainerState().isExecuted()) {
            return Optional.empty();
        }
        return ofTables(executed).or(() -> ofView(executed)).map(sentence -> new Verdict(node, sentence, false));
    }

    private static Optional<String> ofTables(final NativeNodeContainer node) {
        for (int port = 1; port < node.getNrOutPorts(); port++) {
            final PortObject object = node.getOutPort(port).getPortObject();
            if (object instanceof BufferedDataTable table
                    && table.getDataTableSpec().containsName(COLUMN)) {
                return last(table, table.getDataTableSpec().findColumnIndex(COLUMN));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofView(final NativeNodeContainer node) {
        if (!NodeViewManager.hasNodeView(node)) {
            return Optional.empty();
        }
        final Matcher found = OF_VIEW.matcher(
                NodeViewManager.getInstance().getDataServiceManager().callInitialDataService(NodeWrapper.of(node)));
        return found.find() && !found.group(1).isEmpty() ? Optional.of(plain(found.group(1))) : Optional.empty();
    }

    /** @return what a text stands for that is written as JSON has it */
    private static String plain(final String json) {
        return ESCAPED.matcher(json).replaceAll(escaped -> {
            final String character = escaped.group(1);
            return Matcher.quoteReplacement(
                    switch (character.charAt(0)) {
                        case 'u' -> String.valueOf((char) Integer.parseInt(character.substring(1), 16));
                        case 'n', 'r', 't' -> " ";
                        default -> character;
                    });
        });
    }

    private static Optional<String> last(final BufferedDataTable table, final int column) {
        Optional<String> last = Optional.empty();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                final DataRow row = rows.next();
                final DataCell cell = row.getCell(column);
                if (cell instanceof StringValue text && !cell.isMissing()) {
                    last = Optional.of(text.getStringValue());
                }
            }
        }
        return last;
    }
}
