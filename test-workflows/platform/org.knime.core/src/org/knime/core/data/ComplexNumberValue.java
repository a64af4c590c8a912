package org.knime.core.data;

/** A complex number. */
public interface ComplexNumberValue extends DataValue {}
