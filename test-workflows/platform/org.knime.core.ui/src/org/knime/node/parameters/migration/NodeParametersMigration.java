package org.knime.node.parameters.migration;

import java.util.List;

/** The earlier forms of a parameter, tried in their order. */
public interface NodeParametersMigration<T> {

    List<ConfigMigration<T>> getConfigMigrations();
}
