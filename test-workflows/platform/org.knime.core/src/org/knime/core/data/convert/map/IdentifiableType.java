package org.knime.core.data.convert.map;

/** A type that can be told from others by a string. */
public interface IdentifiableType {}
