package org.latentalign.spark.frame;

import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/**
 * Lists in a column of Spark's own rows, in which a list of numbers is one piece of memory: the rows of the public interface
 * have an object for every number.
 */
public final class RowLists implements ListCursor {

    private final Iterator<InternalRow> rows;
    private final int column;
    private InternalRow row;

    /** Null where there is none. */
    private ArrayData list;

    /**
     * @param rows of one partition
     * @param column which of their values is the list of doubles, from 0
     */
    public RowLists(final Iterator<InternalRow> rows, final int column) {
        this.rows = rows;
        this.column = column;
    }

    @Override
    public boolean next() {
        if (!rows.hasNext()) {
            return false;
        }
        row = rows.next();
        list = row.isNullAt(column) ? null : row.getArray(column);
        return true;
    }

    /** @return the row of the current list, good until the next one */
    public InternalRow row() {
        return row;
    }

    @Override
    public boolean isMissing() {
        return list == null;
    }

    @Override
    public int length() {
        return list.numElements();
    }

    @Override
    public void copyTo(final double[] vector) {
        System.arraycopy(list.toDoubleArray(), 0, vector, 0, list.numElements()); // number by number takes longer
    }

    @Override
    public boolean mayHaveGaps() {
        return true;
    }

    @Override
    public boolean isMissing(final int position) {
        return list.isNullAt(position);
    }
}
