package org.knime.core.data.container;

import org.knime.core.data.TableBackend;

/** Tables are kept in rows: a cursor shows the very cells. */
public final class BufferedTableBackend implements TableBackend {

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof BufferedTableBackend;
    }

    @Override
    public int hashCode() {
        return BufferedTableBackend.class.hashCode();
    }
}
