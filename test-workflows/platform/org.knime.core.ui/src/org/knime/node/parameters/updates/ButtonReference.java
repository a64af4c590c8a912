package org.knime.node.parameters.updates;

/** Names a button that state providers can react to. */
public interface ButtonReference {}
