package org.knime.core.data;

/** Marks values that have a least and a greatest in a column, so that the column's domain has bounds. */
public interface BoundedValue extends DataValue {}
