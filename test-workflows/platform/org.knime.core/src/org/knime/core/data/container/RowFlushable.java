package org.knime.core.data.container;

/** Something that may hold rows back. */
public interface RowFlushable {}
