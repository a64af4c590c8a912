package org.latentalign.format.gct;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.message.DataLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.latentalign.format.Workers;
import org.latentalign.progress.Progress;

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

    private static final int ROWS_BLOCK_BYTES = 1 << 20;

    private final Path path;

    private final HdfFile file;

    private final Dataset matrix;

    private final int[] samples;

    private final int[] genes;

    private final int rowCount;

    private final int columnCount;

    private final int bandBytes;

    private final int blockRows;

    private final int blockColumns;

    /** Readers that no thread is using. */
    private final Queue<BlockReader> idle = new ConcurrentLinkedQueue<>();

    /** Bands that were handed on, and whose memory is used again. */
    private final Deque<double[][]> free = new ArrayDeque<>();

    /** The chosen samples with the indices from first to before end, under way or ready. */
    private record Band(int first, int end, double[][] rows, List<Future<?>> tasks) {}

    /**
     * @param file is closed with this
     * @param matrix samples x genes
     * @param samples which rows, ascending
     * @param genes which values of a row, ascending
     * @param bandBytes what the numbers of a band may take; the rows of a single chunk may be more
     */
    GctxMatrix(
            final Path path,
            final HdfFile file,
            final Dataset matrix,
            final int[] samples,
            final int[] genes,
            final int bandBytes) {
        this.path = path;
        this.file = file;
        this.matrix = matrix;
        this.samples = samples;
        this.genes = genes;
        this.bandBytes = bandBytes;
        rowCount = Math.toIntExact(matrix.getDimensionsAsLong()[0]);
        columnCount = Math.toIntExact(matrix.getDimensionsAsLong()[1]);
        if (matrix instanceof ChunkedDataset chunked) {
            blockRows = chunked.getChunkDimensions()[0];
            blockColumns = chunked.getChunkDimensions()[1];
        } else {
            blockRows = matrix.getDataLayout() == DataLayout.COMPACT
                    ? rowCount
                    : (int) Math.max(1, ROWS_BLOCK_BYTES / storedBytes(1, columnCount));
            blockColumns = columnCount;
        }
    }

    /** @return whether the dataset holds numbers */
    static boolean isNumeric(final Dataset dataset) {
        Class<?> type = dataset.getJavaType();
        return type == float.class
                || type == double.class
                || type == int.class
                || type == long.class
                || type == short.class
                || type == byte.class;
    }

    @Override
    public <X extends Exception> void forEach(final VectorSink<X> sink, final Progress progress) throws IOException, X {
        if (samples.length == 0 || genes.length == 0) {
            giveEmptyRows(sink);
            return;
        }
        int[] done = {0};
        Runnable heartbeat = () -> progress.report(
                (double) done[0] / samples.length, () -> "Reading sample " + (done[0] + 1) + " of " + samples.length);
        try (var workers = new Workers("gctx", Workers.processors(), heartbeat)) {
            var underWay = new ArrayDeque<Band>();
            int begun = 0;
            while (done[0] < samples.length) {
                while (begun < samples.length && hasRoom(underWay)) {
                    var band = begin(begun, workers);
                    underWay.add(band);
                    begun = band.end;
                }
                var band = underWay.remove();
                await(band, workers);
                for (int i = band.first; i < band.end; i++) {
                    sink.accept(i, band.rows[i - band.first]);
                }
                free.push(band.rows);
                done[0] = band.end;
            }
        }
    }

    private void await(final Band band, final Workers workers) throws IOException {
        try {
            for (var task : band.tasks) {
                workers.await(task);
            }
        } catch (RuntimeException e) {
            throw GctxReader.explain(path, e);
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
        for (var band : underWay) {
            tasks += band.tasks.size();
        }
        return underWay.size() < 2 || tasks < 2 * Workers.processors();
    }

    /** Has a band's blocks read: whole rows of blocks, until their chosen rows make a band. */
    private Band begin(final int first, final Workers workers) {
        long rowsOfBand = Math.max(1, bandBytes / ((long) genes.length * Double.BYTES));
        int taskBytes = bandBytes / TASKS_PER_BAND; // small chunks are a task together: enough to call a thread for
        int end = first;
        var blocks = new ArrayList<List<Block>>();
        long bytes = taskBytes;
        while (end < samples.length && (end == first || endOfBlock(end) - first <= rowsOfBand)) {
            int next = endOfBlock(end);
            for (var block : blocks(samples[end], samples[next - 1])) {
                if (bytes >= taskBytes) {
                    blocks.add(new ArrayList<>());
                    bytes = 0;
                }
                blocks.get(blocks.size() - 1).add(block);
                bytes += storedBytes(block.rows(), block.columns());
            }
            end = next;
        }
        var rows = rows(end - first);
        var tasks = new ArrayList<Future<?>>();
        for (var some : blocks) {
            tasks.add(workers.submit(() -> {
                read(some, first, rows);
                return null;
            }));
        }
        return new Band(first, end, rows, tasks);
    }

    /** @return after the last chosen sample in the same row of blocks as this one */
    private int endOfBlock(final int sample) {
        long endRow = (samples[sample] / blockRows + 1L) * blockRows;
        int end = sample;
        while (end < samples.length && samples[end] < endRow) {
            end++;
        }
        return end;
    }

    /** The blocks with chosen genes in a row of blocks, of which chosen rows are the first and the last to be read. */
    private List<Block> blocks(final int firstRow, final int lastRow) {
        boolean isChunked = matrix instanceof ChunkedDataset;
        int start =
                isChunked || matrix.getDataLayout() == DataLayout.COMPACT ? firstRow / blockRows * blockRows : firstRow;
        int end = isChunked ? Math.min(rowCount, start + blockRows) : lastRow + 1;
        var blocks = new ArrayList<Block>();
        int nextColumn = 0;
        for (int gene : genes) {
            if (gene >= nextColumn) {
                int column = gene / blockColumns * blockColumns;
                nextColumn = Math.min(columnCount, column + blockColumns);
                blocks.add(new Block(start, end - start, column, nextColumn - column));
            }
        }
        return blocks;
    }

    private double[][] rows(final int count) {
        var rows = free.poll();
        return rows != null && rows.length >= count ? rows : new double[count][genes.length];
    }

    private long storedBytes(final int rows, final int columns) {
        return (long) rows * columns * matrix.getDataType().getSize();
    }

    /** What the threads do. */
    @SuppressWarnings("resource") // the idle readers are closed with the matrix
    private void read(final List<Block> blocks, final int firstSample, final double[][] rows) {
        var reader = idle.poll();
        if (reader == null) {
            reader = BlockReader.of(file, matrix);
        }
        for (var block : blocks) {
            var values = reader.read(block);
            int from = lowerBound(genes, block.firstColumn());
            int to = lowerBound(genes, block.endColumn());
            int endRow = block.firstRow() + block.rows();
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
        int index = Arrays.binarySearch(ascending, limit);
        return index < 0 ? -index - 1 : index;
    }

    @Override
    public void close() {
        idle.forEach(BlockReader::close);
        idle.clear();
        file.close();
    }
}
