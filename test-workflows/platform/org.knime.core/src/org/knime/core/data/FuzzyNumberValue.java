package org.knime.core.data;

/** A number known within limits. */
public interface FuzzyNumberValue extends DataValue {}
