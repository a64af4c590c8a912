package org.latentalign.spark.frame;

import java.util.Iterator;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** The rows of batches of numeric columns, as Spark decodes Parquet: turned some rows at a time. */
@SuppressWarnings("resource") // batches and their columns are the reader's
final class BatchColumns implements ListCursor {

    private static final int BLOCK_ROWS = 64;

    private final Iterator<ColumnarBatch> batches;
    private final double[][] block;
    private ColumnarBatch batch;
    private int count;
    private int row = -1;
    private boolean hasGaps;

    /**
     * @param batches of one partition; each column has doubles or floats
     * @param dimension how many columns
     */
    BatchColumns(final Iterator<ColumnarBatch> batches, final int dimension) {
        this.batches = batches;
        block = new double[BLOCK_ROWS][dimension];
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
        if (row % BLOCK_ROWS == 0) {
            turn();
        }
        return true;
    }

    private void open(final ColumnarBatch next) {
        batch = next;
        count = batch.numRows();
        row = 0;
        hasGaps = false;
        for (int j = 0; j < length(); j++) {
            hasGaps |= batch.column(j).hasNull();
        }
    }

    private void turn() {
        final int rows = Math.min(BLOCK_ROWS, count - row);
        for (int j = 0; j < length(); j++) {
            final ColumnVector column = batch.column(j);
            if (column.dataType() instanceof FloatType) {
                final float[] values = column.getFloats(row, rows);
                for (int i = 0; i < rows; i++) {
                    block[i][j] = values[i];
                }
            } else {
                final double[] values = column.getDoubles(row, rows);
                for (int i = 0; i < rows; i++) {
                    block[i][j] = values[i];
                }
            }
        }
    }

    @Override
    public boolean isMissing() {
        return false;
    }

    @Override
    public int length() {
        return block[0].length;
    }

    @Override
    public void copyTo(final double[] vector) {
        System.arraycopy(block[row % BLOCK_ROWS], 0, vector, 0, vector.length);
    }

    @Override
    public boolean mayHaveGaps() {
        return hasGaps;
    }

    @Override
    public boolean isMissing(final int position) {
        return batch.column(position).isNullAt(row);
    }
}
