package org.knime.core.data;

/** An interval with soft limits. */
public interface FuzzyIntervalValue extends DataValue {}
