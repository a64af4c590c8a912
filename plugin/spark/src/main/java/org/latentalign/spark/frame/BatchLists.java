package org.latentalign.spark.frame;

import java.util.Iterator;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Lists in batches of columns, as Spark decodes Parquet, in which the numbers of many lists lie one after another. */
@SuppressWarnings("resource") // batches and their columns are the reader's
final class BatchLists implements ListCursor {

    private final Iterator<ColumnarBatch> batches;
    private ColumnVector lists;
    private int count;
    private int row = -1;
    private boolean isSingle;
    private boolean hasGaps;

    /** Null where there is none. */
    private ColumnarArray list;

    /** @param batches of one partition; their only column has lists of doubles or floats */
    BatchLists(final Iterator<ColumnarBatch> batches) {
        this.batches = batches;
    }

    @Override
    public boolean next() {
        row++;
        while (row >= count) {
            if (!batches.hasNext()) {
                return false;
            }
            open(batches.next());
        }
        list = lists.isNullAt(row) ? null : lists.getArray(row);
        return true;
    }

    private void open(final ColumnarBatch batch) {
        lists = batch.column(0);
        isSingle = ((ArrayType) lists.dataType()).elementType() instanceof FloatType;
        hasGaps = lists.getChild(0).hasNull();
        count = batch.numRows();
        row = 0;
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
        final ColumnarArray current = list; // number by number: Spark would make an array for each list
        final int length = Math.min(current.numElements(), vector.length);
        if (isSingle) {
            for (int j = 0; j < length; j++) {
                vector[j] = current.getFloat(j);
            }
        } else {
            for (int j = 0; j < length; j++) {
                vector[j] = current.getDouble(j);
            }
        }
    }

    @Override
    public boolean mayHaveGaps() {
        return hasGaps;
    }

    @Override
    public boolean isMissing(final int position) {
        return list.isNullAt(position);
    }
}
