package org.latentalign.spectral;

import java.util.Arrays;
import java.util.concurrent.Executor;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.RowProduct;
import org.latentalign.kernel.Rows;
import org.latentalign.threads.LaneScheduler;

/**
 * Multiplies {@code T = sum x x^T} with a few vectors in one pass over the rows, without ever forming T: for b vectors as
 * rows of Q, {@code Y = Q T} is the sum of {@code (Q x) x^T}. It costs 2 b d for each row instead of d^2 / 2, and memory
 * for a few times b vectors.
 *
 * <p>The rows are dealt in batches to a fixed number of lanes, and the lanes' sums are added in their order; so the result
 * is the same to the last bit on any number of threads.
 */
final class MomentProduct implements RowIntake {

    private static final int LANES = 8;

    /** Batches under way at a time. */
    private static final int SLOTS = LANES + 2;

    /** Values of a batch, more or less. */
    private static final int BATCH_VALUES = 1 << 19;

    private static final int MIN_BATCH = 24;
    private static final int MAX_BATCH = 384;

    private final int dimension;

    /** Subtracted from each row. */
    private final double[] offset;

    private final RowProduct project;
    private final int batchSize;
    private final double[][][] batches;
    private final int[] counts = new int[SLOTS];
    private final Lane[] lanes = new Lane[LANES];
    private final LaneScheduler scheduler;
    private int slot;
    private int filled;
    private long n;

    /** What a lane has summed up. */
    private final class Lane {

        /** Which batches are this lane's: those with this number, and every {@link #LANES}-th after it. */
        private final int number;

        private final RowProduct.Scratch scratch = project.newScratch();
        private final double[][] products;
        private final double[] sum = new double[dimension];
        private double squares;
        private final double[][] scores;
        private final double[][] transposed;
        private final double[][] addend;
        private long seen;

        Lane(final int number, final int vectors) {
            this.number = number;
            products = new double[vectors][dimension];
            scores = new double[batchSize][vectors];
            transposed = new double[vectors][batchSize];
            addend = new double[vectors][dimension];
        }

        void take(final double[][] batch, final int count) {
            final boolean isMine = seen % LANES == number;
            seen++;
            if (!isMine) {
                return;
            }
            for (int r = 0; r < count; r++) {
                Rows.subtract(batch[r], offset, dimension);
                Rows.add(sum, batch[r], dimension);
                squares += Rows.dot(batch[r], batch[r], dimension);
            }
            project.multiply(batch, count, scores, scratch);
            for (int r = 0; r < count; r++) {
                for (int v = 0; v < transposed.length; v++) {
                    transposed[v][r] = scores[r][v];
                }
            }
            final RowProduct expand = RowProduct.ofColumns(Arrays.copyOf(batch, count));
            expand.multiply(transposed, transposed.length, addend, expand.newScratch());
            for (int v = 0; v < products.length; v++) {
                Rows.add(products[v], addend[v], dimension);
            }
        }
    }

    /**
     * What a pass gives, about the offset.
     *
     * @param count n
     * @param products {@code Q T}, b x d
     * @param sum of all rows less the offset, of length d
     * @param squares the sum of their squared lengths, which is the trace of T
     */
    record Pass(long count, double[][] products, double[] sum, double squares) {}

    /**
     * @param vectors Q, b x d
     * @param offset of length d, subtracted from each row; not changed
     * @param executor whose threads help; it is not shut down
     * @param threads how many threads to ask it for at a time, at most
     */
    MomentProduct(final double[][] vectors, final double[] offset, final Executor executor, final int threads) {
        dimension = offset.length;
        this.offset = offset;
        project = RowProduct.ofRows(vectors);
        batchSize = Math.max(MIN_BATCH, Math.min(MAX_BATCH, BATCH_VALUES / dimension / 3 * 3));
        batches = new double[SLOTS][batchSize][];
        for (int i = 0; i < LANES; i++) {
            lanes[i] = new Lane(i, vectors.length);
        }
        scheduler = new LaneScheduler(
                LANES, SLOTS, executor, threads, (lane, parcel) -> lanes[lane].take(batches[parcel], counts[parcel]));
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
            throw new FitException("Row " + (n + 1) + " holds " + Rows.firstNonFinite(row)
                    + ", which has no place in a sum. Remove or replace such values.");
        }
        n++;
        filled++;
        if (filled == batchSize) {
            submit();
        }
    }

    private void submit() {
        counts[slot] = filled;
        filled = 0;
        scheduler.submit();
    }

    /** Ends the pass. */
    Pass finish() {
        if (filled > 0) {
            submit();
        }
        scheduler.finish();
        final Lane total = lanes[0];
        for (int i = 1; i < LANES; i++) {
            for (int v = 0; v < total.products.length; v++) {
                Rows.add(total.products[v], lanes[i].products[v], dimension);
            }
            Rows.add(total.sum, lanes[i].sum, dimension);
            total.squares += lanes[i].squares;
        }
        return new Pass(n, total.products, total.sum, total.squares);
    }
}
