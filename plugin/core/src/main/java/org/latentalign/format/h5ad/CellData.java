package org.latentalign.format.h5ad;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.format.Workers;
import org.latentalign.format.gct.TemporaryCopy;
import org.latentalign.format.hdf5.Hdf5File;
import org.latentalign.progress.Progress;

/**
 * The chosen part of a table of single cells: a matrix of cells and genes, embeddings, and what is known of cells and genes.
 *
 * <p>Read are AnnData files (<a href="https://anndata.readthedocs.io/en/latest/fileformat-prose.html">the format</a>) of every
 * version since 0.6, HDF5 files of 10x Genomics' Cell Ranger since version 2, and its folders of {@code matrix.mtx},
 * {@code barcodes.tsv} and {@code features.tsv}. Which of these a file is, is told by its content. Numbers are as they are
 * stored; what a sparse matrix does not store is 0, and what it stores twice adds up. Normalized, a count x of a cell becomes
 * ln(1 + 10,000 x / sum of the cell's counts over all genes), whichever genes are chosen.
 *
 * <p>Opening reads the annotations. Matrices that are stored by cell, and dense ones, stream through {@link #forEachRow}: each
 * chunk is read once, and some megabytes are in memory, or a row of the file's chunks when that is larger. A sparse matrix that
 * is stored by gene is read once and transposed, in at most {@link CellRequest#memoryBytes()}, the rest in a temporary file.
 */
public final class CellData implements Closeable {

    private static final String MARKET = "%%MatrixMarket";

    private final Path path;

    private final Source source;

    private final CellRequest request;

    private final Selecting.Selected cells;

    private final Selecting.Selected genes;

    private CellReport report;

    private CellData(
            final Path path,
            final Source source,
            final CellRequest request,
            final Selecting.Selected cells,
            final Selecting.Selected genes) {
        this.path = path;
        this.source = source;
        this.request = request;
        this.cells = cells;
        this.genes = genes;
        report = report(0, 0);
    }

    private CellReport report(final long missing, final long infinite) {
        final Source.Notes notes = source.notes();
        return new CellReport(
                notes.isLog(),
                notes.otherMatrices(),
                notes.otherEmbeddings(),
                notes.implied().leftOut(),
                missing,
                infinite);
    }

    /**
     * Opens a file and reads the annotations.
     *
     * @param path the file, or a folder of Cell Ranger; HDF5 has to be in the local file system
     * @param request what to read of it
     * @param progress is asked while annotations are read
     * @return the content, to be closed by the caller
     * @throws FormatException with one sentence for the user when the file, or what is asked of it, is not right
     */
    @SuppressWarnings("resource") // closed with the data, or here when opening fails
    public static CellData open(final Path path, final CellRequest request, final Progress progress)
            throws IOException {
        Source source = null;
        try {
            source = source(path, request, progress);
            final Selecting.Selected genes = new Selecting(
                            source.name(), "gene", source.genes(), implied(request.genes(), source.notes()))
                    .select();
            final Selecting.Selected cells =
                    new Selecting(source.name(), "cell", source.cells(), request.cells()).select();
            return new CellData(path, source, request, cells, genes);
        } catch (IOException e) {
            close(source);
            throw SourceStream.explain(path, e);
        } catch (RuntimeException e) {
            close(source);
            throw e;
        }
    }

    private static void close(final Closeable open) throws IOException {
        if (open != null) {
            open.close();
        }
    }

    private static CellRequest.Selection implied(final CellRequest.Selection chosen, final Source.Notes notes) {
        final var conditions = new ArrayList<>(notes.implied().conditions());
        conditions.addAll(chosen.conditions());
        return new CellRequest.Selection(conditions, chosen.fields());
    }

    /** Whether a file is HDF5 and has to be in the local file system. */
    public static boolean isHdf5(final Path path) throws IOException {
        return !Files.isDirectory(path) && kindOf(path) != Kind.MARKET;
    }

    private enum Kind {
        HDF5,
        PACKED_HDF5,
        MARKET
    }

    private static Kind kindOf(final Path path) throws IOException {
        try (var stream = SourceStream.open(path)) {
            final byte[] head = Hdf5File.head(stream);
            if (Hdf5File.isOne(head)) {
                return stream.isGzipped() ? Kind.PACKED_HDF5 : Kind.HDF5;
            }
            if (new String(head, 0, Math.min(head.length, MARKET.length()), StandardCharsets.ISO_8859_1)
                    .equalsIgnoreCase(MARKET)) {
                return Kind.MARKET;
            }
            throw new FormatException(SourceStream.nameOf(path)
                    + " is not HDF5, as h5ad files and the .h5 files of 10x Genomics are, nor a matrix.mtx; choose one of"
                    + " these.");
        }
    }

    @SuppressWarnings("resource") // closed with the source, or here when opening fails
    private static Source source(final Path path, final CellRequest request, final Progress progress)
            throws IOException {
        if (Files.isDirectory(path)) {
            return TenXFolder.find(TenXFolder.matrixIn(path), request, progress);
        }
        return switch (kindOf(path)) {
            case MARKET -> TenXFolder.find(path, request, progress);
            case HDF5 -> hdf5(path, request, progress);
            case PACKED_HDF5 -> {
                final var copy = TemporaryCopy.unpack(path, request.temporaryFolder(), progress);
                try {
                    final Source source = hdf5(copy.path(), request, progress);
                    yield new Source(
                            source.name(),
                            source.cells(),
                            source.genes(),
                            source.matrix(),
                            source.embeddings(),
                            source.notes(),
                            () -> {
                                source.open().close();
                                copy.close();
                            });
                } catch (IOException | RuntimeException e) {
                    copy.close();
                    throw e;
                }
            }
        };
    }

    @SuppressWarnings("resource") // closed with the source, or here when opening fails
    private static Source hdf5(final Path path, final CellRequest request, final Progress progress) throws IOException {
        final Hdf5File file = Hdf5File.open(path, request.temporaryFolder());
        try {
            return new TableFinder(path, file, progress).find(request);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** @return the chosen cells */
    public Annotations cells() {
        return cells.annotations();
    }

    /** @return the chosen genes */
    public Annotations genes() {
        return genes.annotations();
    }

    /** @return how many numbers each of the embeddings has, in the order in which they were asked for */
    public List<Integer> embeddingWidths() {
        return source.embeddings().stream().map(Embedding::width).toList();
    }

    /** @return how many numbers of the matrix a cell has: one for each chosen gene, or none when no matrix was asked for */
    public int width() {
        return request.matrix() instanceof MatrixName.None ? 0 : genes.indices().length;
    }

    /**
     * Reads matrix and embeddings, once.
     *
     * @param sink takes the cells, in the order of {@link #cells()}, with values in the order of {@link #genes()}
     * @throws FormatException when the file turns out to be damaged, or what is to be normalized holds no counts
     */
    @SuppressWarnings("resource") // embeddings are closed together
    public <X extends Exception> void forEachRow(final CellSink<X> sink, final Progress progress)
            throws IOException, X {
        final boolean normalizes = request.normalized() && !(request.matrix() instanceof MatrixName.None);
        final var totals = normalizes ? new Totals(cells.indices().length, "The matrix of " + source.name()) : null;
        final var choice = new Choice(
                cells.indices(),
                width() == 0 ? new int[0] : genes.indices(),
                source.genes().size(),
                totals);
        final var counter = new Counter();
        final var vectors = new double[source.embeddings().size()][];
        try (var workers = new Workers("embeddings", Workers.processors());
                var rows = new OpenRows()) {
            final Runnable heartbeat = () -> progress.report(Double.NaN, () -> "Reading embeddings");
            for (int i = 0; i < vectors.length; i++) {
                final Embedding embedding = source.embeddings().get(i);
                vectors[i] = new double[embedding.width()];
                rows.open.add(embedding.open(cells.indices(), workers, heartbeat));
            }
            source.matrix()
                    .<X>forEach(
                            choice,
                            (index, values) -> {
                                if (totals != null) {
                                    totals.apply(index, values);
                                }
                                counter.count(values);
                                for (int i = 0; i < vectors.length; i++) {
                                    rows.open.get(i).next(vectors[i]);
                                    counter.count(vectors[i]);
                                }
                                sink.accept(index, values, vectors);
                            },
                            progress);
        } catch (IOException e) {
            throw SourceStream.explain(path, e);
        }
        report = report(counter.missing, counter.infinite);
    }

    /** What is closed when all rows have been read, or reading failed. */
    private static final class OpenRows implements Closeable {

        private final List<Embedding.Rows> open = new ArrayList<>();

        @Override
        public void close() throws IOException {
            for (final Embedding.Rows rows : open) {
                rows.close();
            }
        }
    }

    /** @return what happened that the output does not show; the counts of values are there after {@link #forEachRow} */
    public CellReport report() {
        return report;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private static final class Counter {

        private long missing;

        private long infinite;

        void count(final double[] values) {
            for (final double value : values) {
                if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                    if (Double.isNaN(value)) {
                        missing++;
                    } else {
                        infinite++;
                    }
                }
            }
        }
    }
}
