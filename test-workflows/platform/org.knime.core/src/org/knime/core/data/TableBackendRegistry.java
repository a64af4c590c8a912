package org.knime.core.data;

import java.util.List;
import org.knime.core.data.columnar.ColumnarTableBackend;
import org.knime.core.data.container.BufferedTableBackend;

/** The forms in which tables can be kept. */
public final class TableBackendRegistry {

    /** Name of the system property with the class name of the form in which new tables are kept. */
    public static final String PROPERTY_TABLE_BACKEND_IMPLEMENTATION = "knime.tablebackend";

    private static final TableBackendRegistry INSTANCE = new TableBackendRegistry();

    private final TableBackend rows = new BufferedTableBackend();
    private final List<TableBackend> all = List.of(rows, new ColumnarTableBackend());

    private TableBackendRegistry() {}

    /** @return the registry */
    public static final TableBackendRegistry getInstance() {
        return INSTANCE;
    }

    /** @return all forms, rows first */
    public final List<TableBackend> getTableBackends() {
        return all;
    }

    /**
     * @param className of a form
     * @return the form
     */
    public final TableBackend getTableBackend(final String className) {
        return all.stream()
                .filter(backend -> backend.getClass().getName().equals(className))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no table backend \"" + className + "\""));
    }

    /** @return the form of workflows that say nothing about it */
    public final TableBackend getPre43TableBackend() {
        return rows;
    }

    /** @return what the system property names, else rows */
    public final TableBackend getDefaultBackendForNewWorkflows() {
        final String named = System.getProperty(PROPERTY_TABLE_BACKEND_IMPLEMENTATION);
        return named == null ? rows : getTableBackend(named);
    }
}
