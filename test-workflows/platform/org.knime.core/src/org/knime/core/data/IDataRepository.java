package org.knime.core.data;

/** Numbers the tables of a workflow. */
public interface IDataRepository {}
