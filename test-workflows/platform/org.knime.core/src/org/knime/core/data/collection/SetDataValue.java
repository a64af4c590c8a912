package org.knime.core.data.collection;

/** Cells that are all different. */
public interface SetDataValue extends CollectionDataValue {}
