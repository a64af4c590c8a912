package org.knime.core.node.context.ports;

/** A group in which the user chooses types. */
public interface ConfigurablePortGroup extends PortGroupConfiguration {}
