package org.knime.core.data;

/** A form in which tables are kept. */
public interface TableBackend {

    /** @return a name for users */
    String getShortName();

    /** @return what it is good for */
    String getDescription();
}
