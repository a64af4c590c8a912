package org.knime.core.standin.table;

import java.util.function.Function;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.DataContainerSettings;
import org.knime.core.data.v2.RowBuffer;
import org.knime.core.data.v2.RowContainer;
import org.knime.core.data.v2.RowRead;
import org.knime.core.data.v2.RowWriteCursor;
import org.knime.core.node.BufferedDataTable;

/** Makes containers that take rows through a cursor. */
public final class RowContainers {

    private RowContainers() {}

    /**
     * @param spec of the table
     * @param settings what is checked and learned
     * @param columnar whether the table's cursor shows values that change
     * @param wrap makes a node's table of it
     * @return a container
     */
    public static RowContainer create(
            final DataTableSpec spec,
            final DataContainerSettings settings,
            final boolean columnar,
            final Function<StoredTable, BufferedDataTable> wrap) {
        return new Container(new TableWriter(spec, settings), columnar, wrap);
    }

    /** As on KNIME's row back end, the container is its cursor, so that closing either before the end clears all. */
    private static final class Container implements RowContainer, RowWriteCursor {

        private final TableWriter writer;
        private final boolean columnar;
        private final Function<StoredTable, BufferedDataTable> wrap;
        private BufferedDataTable finished;
        private boolean closed;

        Container(
                final TableWriter writer, final boolean columnar, final Function<StoredTable, BufferedDataTable> wrap) {
            this.writer = writer;
            this.columnar = columnar;
            this.wrap = wrap;
        }

        @Override
        public RowWriteCursor createCursor() {
            return this;
        }

        @Override
        public RowBuffer createRowBuffer() {
            return new BufferRow(writer.kinds());
        }

        @Override
        public void commit(final RowRead row) {
            if (closed || finished != null) {
                throw new IllegalStateException("Rows cannot be added: the container is closed or finished");
            }
            writer.add(row);
        }

        @Override
        @SuppressWarnings("resource") // the rows live as long as the table
        public BufferedDataTable finish() {
            if (closed && finished == null) {
                throw new IllegalStateException("The table was cleared: its container or cursor was closed before");
            }
            if (finished == null) {
                finished = wrap.apply(writer.finish(columnar));
            }
            return finished;
        }

        @Override
        public void close() {
            if (finished == null && !closed) {
                writer.clear();
            }
            closed = true;
        }
    }
}
