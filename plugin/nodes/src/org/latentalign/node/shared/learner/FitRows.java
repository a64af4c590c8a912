package org.latentalign.node.shared.learner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.RowDefect;
import org.latentalign.kernel.FitException;
import org.latentalign.node.shared.frame.Limits;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.node.shared.vectors.DefectTally;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.RowIntake;
import org.latentalign.spectral.SecondMomentAccumulator;

/**
 * The pass over the rows of a fit: reads and preprocesses them in the calling thread, hands them to what sums them up, and
 * keeps count of what the user should know about the rows.
 */
public final class FitRows {

    /** Values between two reports of progress: some milliseconds of work. */
    private static final int VALUES_PER_REPORT = 1 << 17;

    private final VectorSource source;

    private final Preprocessing preprocessing;

    private final boolean skipIncomplete;

    private final RowIntake intake;

    private final int dimension;

    private final DefectTally skipped = new DefectTally();

    /** Positions that had the same value in every row so far, and these values. */
    private int[] constantPositions;

    private double[] constantValues;

    private long tableSize;

    private long used;

    private long specialCases;

    private String firstSpecialCase;

    /**
     * @param source where the vectors are
     * @param dimension d, the length of a vector
     * @param preprocessing what is done to every row first
     * @param incompleteRows what to do with rows without a complete vector
     * @param intake takes the rows
     */
    public FitRows(
            final VectorSource source,
            final int dimension,
            final Preprocessing preprocessing,
            final IncompleteRows incompleteRows,
            final RowIntake intake) {
        this.source = source;
        this.dimension = dimension;
        this.preprocessing = preprocessing;
        this.intake = intake;
        skipIncomplete = incompleteRows == IncompleteRows.SKIP;
    }

    /**
     * @param dimension d, the length of a vector
     * @param centered whether the second moment is about the mean
     * @return sums up the second moment of rows, on the threads of KNIME's own pool
     */
    public static SecondMomentAccumulator secondMoment(final int dimension, final boolean centered) {
        return new SecondMomentAccumulator(dimension, centered, NodeThreads.POOL, NodeThreads.count());
    }

    /**
     * Reads all rows.
     *
     * @param cursor before the first row
     * @param size how many rows there are
     * @param progress from 0 to 1
     * @throws KNIMEException when a row is incomplete and must not be skipped
     * @throws FitException when no row is left, or numbers are too large
     */
    public void read(final VectorCursor cursor, final long size, final Progress progress)
            throws KNIMEException, FitException {
        try {
            read(cursor, size, row -> {}, progress);
        } catch (IOException e) { // nothing is written
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads all rows and hands them on.
     *
     * @param cursor before the first row
     * @param size how many rows there are
     * @param sink gets every row that is fitted, preprocessed and not yet centered
     * @param progress from 0 to 1
     * @throws KNIMEException when a row is incomplete and must not be skipped
     * @throws FitException when no row is left, or numbers are too large
     * @throws IOException from the sink
     */
    public void read(final VectorCursor cursor, final long size, final RowSink sink, final Progress progress)
            throws KNIMEException, FitException, IOException {
        tableSize = size;
        long reportEvery = Math.max(1, VALUES_PER_REPORT / dimension);
        for (long index = 0; cursor.forward(); index++) {
            if (index % reportEvery == 0) {
                long rowNumber = index;
                progress.report((double) index / size, () -> "Reading row " + rowNumber + " of " + size);
            }
            var defect = readRow(cursor);
            if (defect.isEmpty()) {
                sink.accept(intake.nextRow());
                intake.commitRow();
                used++;
            } else if (skipIncomplete) {
                skipped.add(cursor.rowKey(), defect.get());
            } else {
                throw DefectTally.failure(
                        cursor.rowKey(),
                        defect.get(),
                        "Remove or replace such values, or choose to skip incomplete rows.");
            }
        }
        if (used == 0) {
            throw new FitException("No row is left to fit: " + skipped.sentence(tableSize, "skipped"));
        }
    }

    /**
     * Reads all rows once more, for a fit of several passes. What there is to know about them is known already.
     *
     * @param cursor before the first row
     * @param size how many rows there are
     * @param progress from 0 to 1
     * @throws FitException when numbers are too large
     */
    public void readAgain(final VectorCursor cursor, final long size, final Progress progress) throws FitException {
        long reportEvery = Math.max(1, VALUES_PER_REPORT / dimension);
        for (long index = 0; cursor.forward(); index++) {
            if (index % reportEvery == 0) {
                long rowNumber = index;
                progress.report((double) index / size, () -> "Reading row " + rowNumber + " of " + size);
            }
            double[] vector = intake.nextRow();
            if (cursor.read(vector).isEmpty() && preprocessing.apply(vector).isUsable()) {
                intake.commitRow();
            }
        }
    }

    /** Puts the vector of the current row, preprocessed, into the accumulator's next row. */
    private Optional<RowDefect> readRow(final VectorCursor cursor) {
        double[] vector = intake.nextRow();
        var defect = cursor.read(vector);
        if (defect.isPresent()) {
            return defect;
        }
        if (used == 0) {
            constantPositions = IntStream.range(0, vector.length).toArray();
            constantValues = vector.clone();
        } else if (constantPositions.length > 0) {
            keepConstant(vector);
        }
        var condition = preprocessing.apply(vector);
        if (!condition.isUsable()) {
            return Optional.of(RowDefect.notPreprocessed(condition));
        }
        if (condition != RowCondition.REGULAR) {
            specialCases++;
            if (firstSpecialCase == null) {
                firstSpecialCase = "row \"" + cursor.rowKey() + "\" " + condition.predicate();
            }
        }
        return Optional.empty();
    }

    /** After a few rows there are hardly any positions left to look at. */
    private void keepConstant(final double[] vector) {
        int kept = 0;
        for (int i = 0; i < constantPositions.length; i++) {
            if (vector[constantPositions[i]] == constantValues[i]) {
                constantPositions[kept] = constantPositions[i];
                constantValues[kept] = constantValues[i];
                kept++;
            }
        }
        if (kept < constantPositions.length) {
            constantPositions = Arrays.copyOf(constantPositions, kept);
            constantValues = Arrays.copyOf(constantValues, kept);
        }
    }

    /** @return sentences that the user should know about the rows, often none; after reading */
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (skipped.count() > 0) {
            warnings.add(skipped.sentence(tableSize, "Skipped"));
        }
        if (specialCases > 0) {
            warnings.add(
                    "The preprocessing met " + specialCases + (specialCases == 1 ? " special row" : " special rows")
                            + "; the first: " + firstSpecialCase + ".");
        }
        if (used == 1) {
            warnings.add("The model is fitted to a single row.");
        } else if (constantPositions.length > 0) {
            warnings.add(constantPositions.length + " of " + dimension + " dimensions have the same value in every row"
                    + names() + ".");
        }
        return warnings;
    }

    /**
     * The warning that the data leave directions out; after reading.
     *
     * @param rank numerical rank of the second moment
     * @return a sentence, or nothing when they reach all directions or none
     */
    public Optional<String> rankWarning(final int rank) {
        return rank > 0 && rank < dimension
                ? Optional.of("The data reach only " + rank + " of " + dimension + " directions ("
                        + used + (used == 1 ? " row" : " rows")
                        + "): what a vector has in the others cannot be decoded.")
                : Optional.empty();
    }

    /**
     * Finds out how long the vectors are, and that there is something to fit.
     *
     * @param table the input table
     * @param source where its vectors are
     * @return d, at least 1
     * @throws KNIMEException when there is nothing to fit, with the sentence for the user
     */
    public static int dimension(final BufferedDataTable table, final VectorSource source) throws KNIMEException {
        if (table.size() == 0) {
            throw new KNIMEException("The input table has no rows: there is nothing to fit.");
        }
        int dimension = VectorCursor.dimension(table, source)
                .orElseThrow(() -> new KNIMEException("The column \""
                        + source.columns().get(0) + "\" has only missing values: there is nothing to fit."));
        if (dimension == 0) {
            throw new KNIMEException("The vectors in the column \""
                    + source.columns().get(0) + "\" are empty: there is nothing to fit.");
        }
        return dimension;
    }

    /**
     * Refuses a fit that does not fit into memory.
     *
     * @param what is fitted, such as "300 dimensions"
     * @param needed bytes
     * @param advice how to need less, to stand before "or raise"
     * @throws KNIMEException when Java may not use as much, with the sentence for the user
     */
    public static void requireMemory(final String what, final long needed, final String advice) throws KNIMEException {
        Limits.requireMemory("Fitting " + what, needed, advice);
    }

    /**
     * @param position of a value in a row, from 0
     * @return what a sentence to the user calls it
     */
    public String place(final int position) {
        var names = source.elementNames();
        return names.isEmpty() ? "position " + (position + 1) : '"' + names.get(position) + '"';
    }

    private String names() {
        var names = source.elementNames();
        return names.isEmpty()
                ? ""
                : ": "
                        + VectorSource.list(Arrays.stream(constantPositions)
                                .mapToObj(names::get)
                                .toList());
    }

    /** Takes the rows of a fit, one by one. */
    @FunctionalInterface
    public interface RowSink {
        /**
         * @param row d values; valid during the call only, and not to be changed
         * @throws IOException when it cannot be kept
         */
        void accept(double[] row) throws IOException;
    }
}
