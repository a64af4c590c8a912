package org.latentalign.spark.frame;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.RowDefect;

/**
 * Takes the vectors out of the rows of one partition and keeps count of rows that have none. Reads Spark's own rows, in
 * which a list of numbers is one piece of memory: the rows of the public interface have an object for every number.
 */
public final class VectorRows {

    private final Iterator<InternalRow> rows;
    private final int column;
    private final List<String> names;
    private final int dimension;
    private final Preprocessing preprocessing;
    private final int partition;
    private final RowTally tally = new RowTally();
    private InternalRow row;

    /**
     * @param rows of one partition
     * @param column which of their values is the list of numbers, from 0
     * @param names of the d dimensions, or none
     * @param dimension d
     * @param preprocessing what is done to every vector
     * @param partition its index
     */
    public VectorRows(
            final Iterator<InternalRow> rows,
            final int column,
            final List<String> names,
            final int dimension,
            final Preprocessing preprocessing,
            final int partition) {
        this.rows = rows;
        this.column = column;
        this.names = names;
        this.dimension = dimension;
        this.preprocessing = preprocessing;
        this.partition = partition;
    }

    /** @return whether there is a further row; it is then the current one, good until the next call */
    public boolean next() {
        if (!rows.hasNext()) {
            return false;
        }
        row = rows.next();
        tally.addRow();
        return true;
    }

    /** @return the current row */
    public InternalRow row() {
        return row;
    }

    /** @return what was counted so far */
    public RowTally tally() {
        return tally;
    }

    /**
     * Copies the vector of the current row and preprocesses it.
     *
     * @param vector takes d values; arbitrary when there is a defect
     * @return whether the row has a usable vector; if not, it was counted
     */
    public boolean read(final double[] vector) {
        final Optional<RowDefect> defect = copy(vector);
        if (defect.isPresent()) {
            tally.addDefect(this::place, defect.get());
            return false;
        }
        final RowCondition condition = preprocessing.apply(vector);
        if (!condition.isUsable()) {
            tally.addDefect(this::place, RowDefect.notPreprocessed(condition));
            return false;
        }
        if (condition != RowCondition.REGULAR) {
            tally.addSpecialCase(place(), condition);
        }
        return true;
    }

    /**
     * Counts a row, read some rows ago, whose vector turned out not to be usable.
     *
     * @param condition what was found
     */
    public void reject(final RowCondition condition) {
        tally.addDefect(() -> "a row of partition " + partition, RowDefect.notPreprocessed(condition));
    }

    private Optional<RowDefect> copy(final double[] vector) {
        if (row.isNullAt(column)) {
            return Optional.of(RowDefect.missing("instead of a vector"));
        }
        final ArrayData list = row.getArray(column);
        if (list.numElements() != dimension) {
            return Optional.of(RowDefect.wrongLength(list.numElements(), dimension, "in the list"));
        }
        final double[] values = list.toDoubleArray(); // in one piece: number by number takes longer
        for (int j = 0; j < dimension; j++) {
            if (list.isNullAt(j)) {
                return Optional.of(RowDefect.missing(placeIn(j)));
            }
            if (!Double.isFinite(values[j])) {
                return Optional.of(RowDefect.notFinite(values[j], placeIn(j)));
            }
        }
        System.arraycopy(values, 0, vector, 0, dimension);
        return Optional.empty();
    }

    private String placeIn(final int position) {
        return names.isEmpty() ? "at position " + (position + 1) : "in \"" + names.get(position) + '"';
    }

    /** The current row as a user can find it. */
    private String place() {
        final String file = InputFileBlockHolder.getInputFilePath().toString();
        return "row " + tally.rows() + " of partition " + partition + (file.isEmpty() ? "" : " (in " + file + ")");
    }
}
