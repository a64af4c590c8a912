package org.knime.core.data;

/** Rows that share a spec. */
public interface DataTable extends Iterable<DataRow> {

    /** @return the columns */
    DataTableSpec getDataTableSpec();

    @Override
    RowIterator iterator();
}
