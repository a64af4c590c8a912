package org.knime.node.impl.description;

/** A link below a node's description. */
public record ExternalResource(String href, String description) {}
