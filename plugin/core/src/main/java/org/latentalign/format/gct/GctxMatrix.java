package org.latentalign.format.gct;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.latentalign.format.Workers;
import org.latentalign.format.hdf5.Block;
import org.latentalign.format.hdf5.BlockReader;
import org.latentalign.format.hdf5.Blocks;
import org.latentalign.format.hdf5.Hdf5Dataset;
import org.latentalign.format.hdf5.Hdf5File;
import org.latentalign.progress.Progress;
import org.latentalign.threads.OrderedTasks;

/**
 * The chosen samples and genes of the matrix of a GCTX file, streamed. The matrix is read in blocks, the chunks in which
 * it is stored or else some rows; no block is read twice, and none that has nothing chosen. Blocks are unpacked on all
 * processors; a band of chosen rows is handed on when all its blocks are there. Two bands, or a few more when they are
 * small, are in memory at a time.
 */
final class GctxMatrix implements GctData.Rows {

    /** What the numbers of a band usually take. */
    static final int BAND_BYTES = 1 << 22;

    private static final int TASKS_PER_BAND = 16;

    /** Rows that nobody asked for are read along, where nothing has to be unpacked, if they take no more. */
    private static final int GAP_BYTES = 1 << 15;

    private final Hdf5File file;

    private final Hdf5Dataset matrix;

    private final Blocks blocks;

    private final StoredNumbers numbers;

    private final int[] samples;

    private final int[] genes;

    private final int bandBytes;

    /** Readers that no thread is using. */
    private final Queue<BlockReader> idle = new ConcurrentLinkedQueue<>();

    /** Bands that were handed on, and whose memory is used again. */
    private final Deque<double[][]> free = new ArrayDeque<>();

    /** The chosen samples with the indices from first to before end, under way or ready, and how many tasks read them. */
    private record Band(int first, int end, double[][] rows, int tasks) {}

    /**
     * @param file is closed with this
     * @param matrix samples x genes, numbers, not empty
     * @param samples which rows, ascending
     * @param genes which values of a row, ascending
     * @param bandBytes what the numbers of a band may take; the rows of a single chunk may be more
     */
    GctxMatrix(
            final Hdf5File file, final Hdf5Dataset matrix, final int[] samples, final int[] genes, final int bandBytes)
            throws IOException {
        this.file = file;
        this.matrix = matrix;
        this.samples = samples;
        this.genes = genes;
        this.bandBytes = bandBytes;
        blocks = matrix.asMatrix();
        numbers = StoredNumbers.of(matrix);
    }

    @Override
    public <X extends Exception> void forEach(final VectorSink<X> sink, final Progress progress) throws IOException, X {
        if (samples.length == 0 || genes.length == 0) {
            giveEmptyRows(sink);
            return;
        }
        final int[] done = {0};
        final Runnable heartbeat = () -> progress.report(
                (double) done[0] / samples.length, () -> "Reading sample " + (done[0] + 1) + " of " + samples.length);
        final int helpers = Math.max(1, Workers.processors() - 1); // the thread that takes the bands unpacks, too
        try (var workers = new Workers("gctx", helpers);
                var tasks = new OrderedTasks<Void, IOException>(workers, Integer.MAX_VALUE, heartbeat)) {
            final var underWay = new ArrayDeque<Band>();
            int begun = 0;
            while (done[0] < samples.length) {
                while (begun < samples.length && hasRoom(underWay)) {
                    final var band = begin(begun, tasks);
                    underWay.add(band);
                    begun = band.end;
                }
                final var band = underWay.remove();
                for (int i = 0; i < band.tasks; i++) {
                    tasks.take();
                }
                for (int i = band.first; i < band.end; i++) {
                    sink.accept(i, band.rows[i - band.first]);
                }
                free.push(band.rows);
                done[0] = band.end;
            }
        }
    }

    private <X extends Exception> void giveEmptyRows(final VectorSink<X> sink) throws IOException, X {
        for (int i = 0; i < samples.length; i++) {
            sink.accept(i, new double[0]);
        }
    }

    /** One band is handed on while the next one is unpacked; more only when that has not work enough for all threads. */
    private static boolean hasRoom(final Deque<Band> underWay) {
        int tasks = 0;
        for (final var band : underWay) {
            tasks += band.tasks;
        }
        return underWay.size() < 2 || tasks < 2 * Workers.processors();
    }

    /** Has a band's blocks read: whole rows of blocks, until their chosen rows make a band. */
    private Band begin(final int first, final OrderedTasks<Void, IOException> tasks) {
        final long rowsOfBand = Math.max(1, bandBytes / ((long) genes.length * Double.BYTES));
        final int taskBytes =
                bandBytes / TASKS_PER_BAND; // small chunks are a task together: enough to call a thread for
        int end = first;
        final var parts = new ArrayList<List<Block>>();
        long bytes = taskBytes;
        while (end < samples.length && (end == first || endOfBlock(end) - first <= rowsOfBand)) {
            final int next = endOfBlock(end);
            for (final var block : blocksOf(samples[end], samples[next - 1])) {
                if (bytes >= taskBytes) {
                    parts.add(new ArrayList<>());
                    bytes = 0;
                }
                parts.get(parts.size() - 1).add(block);
                bytes += (long) block.rows() * block.columns() * numbers.type().size();
            }
            end = next;
        }
        final var rows = rows(end - first);
        for (final var some : parts) {
            tasks.add(() -> {
                read(some, first, rows);
                return null;
            });
        }
        return new Band(first, end, rows, parts.size());
    }

    /** @return after the last chosen sample in the same row of blocks as this one, or before what need not be read */
    private int endOfBlock(final int sample) {
        final int endRow = blocks.endOf(samples[sample]);
        final long gap = blocks.canBeCut()
                ? GAP_BYTES / ((long) blocks.rowLength() * numbers.type().size())
                : endRow;
        int end = sample + 1;
        while (end < samples.length && samples[end] < endRow && samples[end] - samples[end - 1] - 1 <= gap) {
            end++;
        }
        return end;
    }

    /** The blocks with chosen genes in a row of blocks, of which chosen rows are the first and the last to be read. */
    private List<Block> blocksOf(final int firstRow, final int lastRow) {
        final int start = blocks.canBeCut() ? firstRow : blocks.startOf(firstRow);
        final int end = blocks.canBeCut() ? lastRow + 1 : blocks.endOf(firstRow);
        final int width = blocks.blockColumns();
        final var found = new ArrayList<Block>();
        int nextColumn = 0;
        for (final int gene : genes) {
            if (gene >= nextColumn) {
                final int column = gene / width * width;
                nextColumn = (int) Math.min(blocks.columns(), column + (long) width);
                found.add(new Block(start, end - start, column, nextColumn - column));
            }
        }
        return found;
    }

    private double[][] rows(final int count) {
        final var rows = free.poll();
        return rows != null && rows.length >= count ? rows : new double[count][genes.length];
    }

    /** What the threads do. */
    private void read(final List<Block> some, final int firstSample, final double[][] rows) throws IOException {
        var reader = idle.poll();
        if (reader == null) {
            reader = blocks.reader();
        }
        for (final var block : some) {
            final var bytes = reader.read(block);
            final var values = bytes.isPresent()
                    ? numbers.values(bytes.get(), blocks.rowLength(), block.firstColumn())
                    : numbers.unwritten(matrix.fill());
            final int from = lowerBound(genes, block.firstColumn());
            final int to = lowerBound(genes, block.endColumn());
            final int endRow = block.firstRow() + block.rows();
            for (int i = Math.max(firstSample, lowerBound(samples, block.firstRow()));
                    i < samples.length && samples[i] < endRow;
                    i++) {
                values.copy(samples[i] - block.firstRow(), genes, from, to, rows[i - firstSample]);
            }
        }
        idle.add(reader);
    }

    /** @return index of the first number that is not below the limit */
    private static int lowerBound(final int[] ascending, final int limit) {
        final int index = Arrays.binarySearch(ascending, limit);
        return index < 0 ? -index - 1 : index;
    }

    @Override
    public void close() throws IOException {
        blocks.close();
        file.close();
    }
}
