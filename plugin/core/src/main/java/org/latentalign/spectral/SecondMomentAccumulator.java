package org.latentalign.spectral;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.GramTriangle;
import org.latentalign.kernel.Rows;
import org.latentalign.threads.LaneScheduler;

/**
 * Sums {@code x x^T} over rows in one pass, in double precision and {@code O(d^2)} memory.
 *
 * <p>One thread gives the rows, either by copy ({@link #add}) or by filling the array that {@link #nextRow()} lends and
 * calling {@link #commitRow()}. The rows are collected in batches; the threads of an executor, and the giving thread
 * when it would otherwise wait, add the batches to bands of the matrix. The result is the same to the last bit for any
 * number of threads.
 *
 * <p>With centering, everything is taken relative to the mean of the first batch; every batch is then centered at its own
 * mean, and the difference of the means enters as one further row (the pairwise update of Chan, Golub and LeVeque,
 * "Updating formulae and a pairwise algorithm for computing sample variances", 1979). So there is no cancellation, however
 * far the data is from the origin, and however far its beginning is from the rest.
 *
 * <p>Sums are first collected over a few thousand rows and then added to the total, so that rounding errors hardly grow
 * with the number of rows.
 */
public final class SecondMomentAccumulator implements RowIntake {

    /** Multiply-adds that make a batch worth a thread's while. */
    private static final long BATCH_WORK = 16_000_000;

    private static final int BATCH_UNIT = 96;
    private static final int MAX_BATCH_UNITS = 32;

    /** Batches under way at a time. */
    private static final int SLOTS = 4;

    /** Rows that are summed before they are added to the total. */
    private static final int FLUSH_ROWS = 6144;

    /** A band narrower than this is not worth a thread's while. */
    private static final int MIN_BAND = 32;

    private static final int MAX_BANDS = 16;

    private final int dimension;
    private final boolean centered;

    /** By slot: the rows of a batch. */
    private final double[][][] batches;

    /** By slot: how many rows there are. */
    private final int[] counts;

    private final int batchSize;
    private final int[] bands;
    private final GramTriangle partial;
    private final GramTriangle total;

    /** By band: rows in the partial sum. */
    private final int[] unflushed;

    private final LaneScheduler scheduler;

    private int slot;
    private int filled;
    private long n;

    /** With centering, the mean of the first batch; else 0. */
    private final double[] offset;

    /** The mean of the batches so far, less the offset. */
    private final double[] mean;

    private final double[] batchMean;

    /**
     * Works in the calling thread only.
     *
     * @param dimension d, at least 1
     * @param centered whether to sum {@code (x - mean)(x - mean)^T} instead of {@code x x^T}
     */
    public SecondMomentAccumulator(final int dimension, final boolean centered) {
        this(dimension, centered, Runnable::run, 1, 1);
    }

    /**
     * @param dimension d, at least 1
     * @param centered whether to sum {@code (x - mean)(x - mean)^T} instead of {@code x x^T}
     * @param executor whose threads help; it is not shut down
     * @param threads how many threads to ask it for at a time, at most
     */
    public SecondMomentAccumulator(
            final int dimension, final boolean centered, final Executor executor, final int threads) {
        this(dimension, centered, executor, threads, SLOTS);
    }

    /** @param slots how many batches are in memory: one thread needs one, which then stays in its cache */
    private SecondMomentAccumulator(
            final int dimension, final boolean centered, final Executor executor, final int threads, final int slots) {
        if (dimension < 1) {
            throw new IllegalArgumentException("A row needs at least one value.");
        }
        this.dimension = dimension;
        this.centered = centered;
        final long unitWork = (long) BATCH_UNIT * dimension * dimension / 2 + 1;
        batchSize = BATCH_UNIT * (int) Math.min(MAX_BATCH_UNITS, BATCH_WORK / unitWork + 1);
        // with centering, the difference of the means is the last of so many rows
        counts = new int[slots];
        batches = new double[slots][batchSize][];
        bands = GramTriangle.bands(dimension, Math.max(1, Math.min(MAX_BANDS, dimension / MIN_BAND)));
        unflushed = new int[bands.length - 1];
        partial = new GramTriangle(dimension);
        total = new GramTriangle(dimension);
        offset = new double[dimension];
        mean = new double[dimension];
        batchMean = new double[dimension];
        scheduler = new LaneScheduler(bands.length - 1, slots, executor, threads, this::addBatch);
    }

    @Override
    public double[] nextRow() {
        if (filled == 0) {
            slot = scheduler.nextSlot();
        }
        double[] row = batches[slot][filled];
        if (row == null) {
            row = new double[dimension];
            batches[slot][filled] = row;
        }
        return row;
    }

    @Override
    public void commitRow() throws FitException {
        final double[] row = nextRow();
        if (!Rows.isFinite(row)) {
            throw new FitException("Row " + (n + filled + 1) + " holds " + Rows.firstNonFinite(row)
                    + ", which has no place in a sum. Remove or replace such values.");
        }
        filled++;
        final int capacity = centered ? batchSize - 1 : batchSize;
        if (filled == capacity) {
            submit();
        }
    }

    /**
     * Adds a copy of a row.
     *
     * @param row d values
     * @throws FitException when a value is NaN or infinite; the row is then not taken
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public void add(final double[] row) throws FitException {
        if (row.length != dimension) {
            throw new FitException("Row " + (n + filled + 1) + " has " + row.length + " values where the first has "
                    + dimension + ". All rows must have the same length.");
        }
        System.arraycopy(row, 0, nextRow(), 0, dimension);
        commitRow();
    }

    /**
     * Ends the sum. The accumulator is then of no further use.
     *
     * @return the sum over all rows
     * @throws FitException when the squares of the values are too large for a double
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public SecondMoment finish() throws FitException {
        return finish(i -> "position " + (i + 1));
    }

    /**
     * Ends the sum as {@link #finish()} does.
     *
     * @param place what the sentence to the user calls the i-th value of a row, from 0
     * @return the sum over all rows
     * @throws FitException when the squares of the values are too large for a double
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public SecondMoment finish(final IntFunction<String> place) throws FitException {
        if (filled > 0) {
            submit();
        }
        scheduler.finish();
        partial.flushTo(total, 0, dimension);
        for (int i = 0; i < dimension; i++) {
            if (!Double.isFinite(total.get(i, i)) || !Double.isFinite(offset[i] + mean[i])) {
                throw new FitException(SecondMoment.tooLarge(place.apply(i)));
            }
        }
        return new SecondMoment(n, centered, offset, mean, total);
    }

    /** Completes the batch in the giving thread, and hands it on. */
    private void submit() {
        final double[][] batch = batches[slot];
        int count = filled;
        if (centered) {
            if (n == 0) {
                mean(batch, count, offset);
            }
            subtract(batch, count, offset);
        }
        mean(batch, count, batchMean);
        final long before = n;
        n += count;
        if (centered) {
            subtract(batch, count, batchMean);
            if (before > 0) {
                if (batch[count] == null) {
                    batch[count] = new double[dimension];
                }
                meanDifference(batch[count], Math.sqrt((double) before / n * count));
                count++;
            }
        }
        final double share = (double) filled / n;
        for (int j = 0; j < dimension; j++) {
            mean[j] += (batchMean[j] - mean[j]) * share;
        }
        counts[slot] = count;
        filled = 0;
        scheduler.submit();
    }

    private void mean(final double[][] rows, final int count, final double[] result) {
        Arrays.fill(result, 0);
        for (int r = 0; r < count; r++) {
            Rows.add(result, rows[r], dimension);
        }
        Rows.scale(result, 1.0 / count, dimension);
    }

    private void subtract(final double[][] rows, final int count, final double[] other) {
        for (int r = 0; r < count; r++) {
            Rows.subtract(rows[r], other, dimension);
        }
    }

    /** Its outer product with itself is what two centered sums lack of the centered sum over both. */
    private void meanDifference(final double[] row, final double factor) {
        for (int j = 0; j < dimension; j++) {
            row[j] = (batchMean[j] - mean[j]) * factor;
        }
    }

    private void addBatch(final int band, final int batch) {
        final int from = bands[band];
        final int to = bands[band + 1];
        partial.add(batches[batch], counts[batch], from, to);
        unflushed[band] += counts[batch];
        if (unflushed[band] >= FLUSH_ROWS) {
            partial.flushTo(total, from, to);
            unflushed[band] = 0;
        }
    }
}
