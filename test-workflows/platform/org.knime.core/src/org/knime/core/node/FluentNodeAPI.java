package org.knime.core.node;

/** Marks what a node is put together of in stages. */
public interface FluentNodeAPI {}
