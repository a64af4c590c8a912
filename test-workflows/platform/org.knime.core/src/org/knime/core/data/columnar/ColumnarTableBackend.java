package org.knime.core.data.columnar;

import org.knime.core.data.TableBackend;

/** Tables are kept in columns: a cursor shows values that change as it moves. */
public final class ColumnarTableBackend implements TableBackend {}
