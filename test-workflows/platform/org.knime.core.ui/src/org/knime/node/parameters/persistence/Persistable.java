package org.knime.node.parameters.persistence;

/** A group of fields that is saved as one config. */
public interface Persistable {}
