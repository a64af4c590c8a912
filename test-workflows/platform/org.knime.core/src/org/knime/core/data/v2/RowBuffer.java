package org.knime.core.data.v2;

/** A row to fill, commit to a {@link RowWriteCursor}, and fill again. */
public interface RowBuffer extends RowRead, RowWrite {}
