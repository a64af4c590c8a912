package org.knime.core.data;

/** Marks values of which a column usually holds few distinct ones, so that the column's domain lists them. */
public interface NominalValue extends DataValue {}
