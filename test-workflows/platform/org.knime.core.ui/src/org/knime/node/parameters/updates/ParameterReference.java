package org.knime.node.parameters.updates;

/** Names a parameter of type V, so that others can depend on its value. */
@SuppressWarnings("unused") // the type is for those who refer
public interface ParameterReference<V> {}
