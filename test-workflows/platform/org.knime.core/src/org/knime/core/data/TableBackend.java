package org.knime.core.data;

/** A form in which tables are kept. */
public interface TableBackend {}
