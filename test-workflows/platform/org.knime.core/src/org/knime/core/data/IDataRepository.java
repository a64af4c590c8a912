package org.knime.core.data;

/** Numbers the tables of a workflow. */
public interface IDataRepository {

    /** @return a number that no table has yet */
    int generateNewID();

    /** @return the last number given */
    int getLastId();
}
