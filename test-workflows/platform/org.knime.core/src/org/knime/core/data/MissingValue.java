package org.knime.core.data;

/** The value that stands for no value. */
public interface MissingValue extends DataValue {}
