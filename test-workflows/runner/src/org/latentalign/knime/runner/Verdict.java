package org.latentalign.knime.runner;

import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeContainer;

/**
 * What a node says of its results in words, which is to be read before its figures: the last of the sentences in a column
 * "verdict", since the total stands below its parts.
 */
final class Verdict {

    private static final String COLUMN = "verdict";

    private Verdict() {}

    /** Finds the verdict of an executed node in its tables. */
    static Optional<String> of(final NodeContainer node) {
        if (node instanceof NativeNodeContainer executed
                && node.getNodeContainerState().isExecuted()) {
            for (int port = 1; port < executed.getNrOutPorts(); port++) {
                final PortObject object = executed.getOutPort(port).getPortObject();
                if (object instanceof BufferedDataTable table
                        && table.getDataTableSpec().containsName(COLUMN)) {
                    return last(table, table.getDataTableSpec().findColumnIndex(COLUMN));
                }
            }
        }
        return Optional.empty();
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
