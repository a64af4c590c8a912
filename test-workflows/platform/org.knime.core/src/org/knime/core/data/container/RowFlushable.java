package org.knime.core.data.container;

/** Something that may hold rows back. */
public interface RowFlushable {

    /** Lets go of all rows held back. */
    void flushRows();
}
