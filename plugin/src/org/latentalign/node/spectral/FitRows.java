package org.latentalign.node.spectral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knime.core.node.KNIMEConstants;
import org.knime.core.node.KNIMEException;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.node.vectors.DefectTally;
import org.latentalign.node.vectors.VectorCursor;
import org.latentalign.node.vectors.VectorDefect;
import org.latentalign.node.vectors.VectorSource;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.FitException;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.SecondMomentAccumulator;

/**
 * The one pass over the rows of a fit: reads and preprocesses them in the calling thread, while the threads of KNIME's
 * own pool sum up the second moment, and keeps count of what the user should know about the rows.
 */
final class FitRows {

    /** Values between two reports of progress: some milliseconds of work. */
    private static final int VALUES_PER_REPORT = 1 << 17;

    private final VectorSource source;

    private final SpectralOptions options;

    private final boolean skipIncomplete;

    private final SecondMomentAccumulator accumulator;

    private final DefectTally skipped = new DefectTally();

    /** Positions that had the same value in every row so far, and these values. */
    private int[] constantPositions;

    private double[] constantValues;

    private long tableSize;

    private long used;

    private long specialCases;

    private String firstSpecialCase;

    private SecondMoment moment;

    /**
     * @param source where the vectors are
     * @param dimension d, the length of a vector
     * @param options how to fit
     * @param skipIncomplete whether rows without a complete vector are skipped instead of ending the fit
     */
    FitRows(
            final VectorSource source,
            final int dimension,
            final SpectralOptions options,
            final boolean skipIncomplete) {
        this.source = source;
        this.options = options;
        this.skipIncomplete = skipIncomplete;
        accumulator = new SecondMomentAccumulator(
                dimension,
                options.centred(),
                KNIMEConstants.GLOBAL_THREAD_POOL::enqueue,
                Runtime.getRuntime().availableProcessors());
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
    void read(final VectorCursor cursor, final long size, final Progress progress) throws KNIMEException, FitException {
        tableSize = size;
        long reportEvery = Math.max(1, VALUES_PER_REPORT / accumulator.nextRow().length);
        for (long index = 0; cursor.forward(); index++) {
            if (index % reportEvery == 0) {
                long rowNumber = index;
                progress.report((double) index / size, () -> "Reading row " + rowNumber + " of " + size);
            }
            var defect = readRow(cursor);
            if (defect.isEmpty()) {
                accumulator.commitRow();
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
        moment = accumulator.finish(this::place);
    }

    /** Puts the vector of the current row, preprocessed, into the accumulator's next row. */
    private Optional<VectorDefect> readRow(final VectorCursor cursor) {
        double[] vector = accumulator.nextRow();
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
        var condition = options.preprocessing().apply(vector);
        if (!condition.isUsable()) {
            return Optional.of(VectorDefect.notPreprocessed(condition.predicate()));
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

    /** The second moment of the rows; after {@link #read}. */
    SecondMoment moment() {
        return moment;
    }

    /**
     * What the user should know about the rows; after {@link #read}.
     *
     * @param rank numerical rank of the second moment
     * @return sentences, often none
     */
    List<String> warnings(final int rank) {
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
            warnings.add(constantPositions.length + " of " + moment.dimension()
                    + " dimensions have the same value in every row" + names() + ".");
        }
        if (rank > 0 && rank < moment.dimension() && options.nullDirections() == NullDirections.UNCHANGED) {
            warnings.add("The data reach only " + rank + " of " + moment.dimension() + " directions ("
                    + used + (used == 1 ? " row" : " rows")
                    + "): what a vector has in the others cannot be decoded.");
        }
        return warnings;
    }

    private String place(final int position) {
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
}
