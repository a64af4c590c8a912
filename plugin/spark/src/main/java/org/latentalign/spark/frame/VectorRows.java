package org.latentalign.spark.frame;

import java.util.List;
import java.util.Optional;
import org.apache.spark.rdd.InputFileBlockHolder;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.RowDefect;
import org.latentalign.kernel.Rows;

/**
 * Takes the vectors out of one partition and keeps count of rows that have none.
 *
 * @param <L> the form in which Spark has them
 */
public final class VectorRows<L extends ListCursor> {

    private final L lists;
    private final List<String> names;
    private final int dimension;
    private final Preprocessing preprocessing;
    private final int partition;
    private final RowTally tally = new RowTally();

    /**
     * @param lists of one partition
     * @param names of the d dimensions, or none
     * @param dimension d
     * @param preprocessing what is done to every vector
     * @param partition its index
     */
    public VectorRows(
            final L lists,
            final List<String> names,
            final int dimension,
            final Preprocessing preprocessing,
            final int partition) {
        this.lists = lists;
        this.names = names;
        this.dimension = dimension;
        this.preprocessing = preprocessing;
        this.partition = partition;
    }

    /** @return whether there is a further row; it is then the current one, good until the next call */
    public boolean next() {
        if (!lists.next()) {
            return false;
        }
        tally.addRow();
        return true;
    }

    /** @return where the vectors come from */
    public L lists() {
        return lists;
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
        if (lists.isMissing()) {
            return Optional.of(RowDefect.missing("instead of a vector"));
        }
        if (lists.length() != dimension) {
            return Optional.of(RowDefect.wrongLength(lists.length(), dimension, "in the list"));
        }
        lists.copyTo(vector);
        if (!lists.mayHaveGaps() && Rows.isFinite(vector)) {
            return Optional.empty();
        }
        for (int j = 0; j < dimension; j++) {
            if (lists.isMissing(j)) {
                return Optional.of(RowDefect.missing(placeIn(j)));
            }
            if (!Double.isFinite(vector[j])) {
                return Optional.of(RowDefect.notFinite(vector[j], placeIn(j)));
            }
        }
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
