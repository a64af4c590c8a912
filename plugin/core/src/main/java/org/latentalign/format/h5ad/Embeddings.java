package org.latentalign.format.h5ad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.latentalign.format.FormatException;
import org.latentalign.format.hdf5.Datatype;
import org.latentalign.format.hdf5.Hdf5Dataset;

/** Finds embeddings in {@code obsm}: dense and sparse matrices, data frames of numbers, and arrays in compounds. */
final class Embeddings {

    private static final String OBSM = "/obsm";

    /** Wider ones are none that anybody calls an embedding. */
    private static final int WIDEST = 1 << 20;

    private final CellFile file;

    private final int cells;

    private final CellRequest request;

    Embeddings(final CellFile file, final int cells, final CellRequest request) {
        this.file = file;
        this.cells = cells;
        this.request = request;
    }

    /** @return the names of all that there are, whether they can be read or not */
    List<String> names() throws IOException {
        if (file.isGroup(OBSM)) {
            return file.members(OBSM);
        }
        final var dataset = file.dataset(OBSM);
        return dataset.isPresent() && dataset.get().type() instanceof Datatype.Compound compound
                ? compound.fields().stream().map(Datatype.Field::name).toList()
                : List.of();
    }

    /** @throws FormatException when there is none of this name, or it cannot be read */
    Embedding find(final String name) throws IOException {
        final String part = OBSM + "/" + name;
        final var old = file.dataset(OBSM);
        if (old.isPresent() && old.get().type() instanceof Datatype.Compound compound) {
            for (final Datatype.Field field : compound.fields()) {
                if (field.name().equals(name)
                        && field.type() instanceof Datatype.Repeated repeated
                        && repeated.base().isNumeric()) {
                    requireCells(name, file.length(old.get(), OBSM));
                    return new Columns(name, compoundColumns(old.get(), field, repeated));
                }
            }
        } else if (file.dataset(part).isPresent()) {
            final Hdf5Dataset dataset = file.dataset(part).get();
            if (dataset.shape().length == 2 && dataset.type().isNumeric()) {
                requireCells(name, dataset.shape()[0]);
                requireWidth(name, dataset.shape()[1]);
                return new Dense(name, dataset);
            }
        } else if (file.isGroup(part)) {
            final String encoding = file.text(part, "encoding-type");
            if (encoding.equals("dataframe")) {
                return frame(name, part);
            }
            final SparseGroup sparse = new SparseGroup(file, part);
            if (sparse.isOne()) {
                return sparse(name, sparse);
            }
            throw unreadable(name, encoding.isEmpty() ? "it is a group" : "it is encoded as " + encoding);
        }
        if (names().contains(name)) {
            throw unreadable(name, "it is no table of numbers");
        }
        throw new FormatException(file.name() + " has no embedding \"" + name + "\", but "
                + (names().isEmpty() ? "none at all" : String.join(", ", names())) + ".");
    }

    private FormatException unreadable(final String name, final String why) {
        return new FormatException("The embedding \"" + name + "\" of " + file.name() + " cannot be read: " + why
                + "; store it as a dense matrix.");
    }

    private void requireCells(final String name, final long rows) throws FormatException {
        if (rows != cells) {
            throw file.malformed("obsm/" + name + " has " + rows + " rows, obs " + cells);
        }
    }

    private void requireWidth(final String name, final long width) throws FormatException {
        if (width < 0 || width > WIDEST) {
            throw unreadable(name, "it has " + width + " numbers for each cell");
        }
    }

    private Embedding sparse(final String name, final SparseGroup group) throws IOException {
        final List<Long> shape = group.shape();
        if (shape.size() != 2) {
            throw file.malformed("obsm/" + name + " is sparse and does not say how many columns it has");
        }
        requireCells(name, shape.get(0));
        requireWidth(name, shape.get(1));
        final int width = shape.get(1).intValue();
        return new SparseEmbedding(name, width, group.matrix(cells, width, request));
    }

    private Embedding frame(final String name, final String part) throws IOException {
        final var annotation = new GroupAnnotation(file, part);
        requireCells(name, annotation.size());
        if (!annotation.leftOut().isEmpty()) {
            throw unreadable(
                    name, "its column " + annotation.leftOut().get(0) + " is in an encoding that is not known");
        }
        final var columns = new ArrayList<double[]>();
        for (final String field : annotation.fields()) {
            final AnnotationColumn column = annotation.column(field);
            if (column.type() == AnnotationColumn.Type.STRING) {
                throw unreadable(name, "its column " + field + " holds texts");
            }
            columns.add(IntStream.range(0, cells)
                    .mapToDouble(i -> column.isMissing(i) ? Double.NaN : column.number(i))
                    .toArray());
        }
        return new Columns(name, columns);
    }

    private List<double[]> compoundColumns(
            final Hdf5Dataset dataset, final Datatype.Field field, final Datatype.Repeated repeated)
            throws IOException {
        final var columns = new ArrayList<double[]>();
        final var reader = new ColumnReader(file);
        for (int i = 0; i < repeated.length() && cells > 0; i++) {
            final var element = new Datatype.Field(
                    field.name(), field.offset() + i * repeated.base().size(), repeated.base());
            final AnnotationColumn column = reader.values(field.name(), dataset.asList(), element);
            columns.add(IntStream.range(0, cells)
                    .mapToDouble(index -> column.isMissing(index) ? Double.NaN : column.number(index))
                    .toArray());
        }
        return columns;
    }

    /** A dense matrix, streamed. */
    private record Dense(String name, Hdf5Dataset dataset) implements Embedding {
        @Override
        public int width() {
            return (int) dataset.shape()[1];
        }

        @Override
        @SuppressWarnings("resource") // closed with what is given
        public Rows open(final int[] cells, final Executor executor, final Runnable heartbeat) throws IOException {
            if (cells.length == 0 || width() == 0) {
                return new Held(cells, List.of());
            }
            final var rows =
                    new DenseRows(dataset, cells, IntStream.range(0, width()).toArray(), executor, heartbeat);
            return new Rows() {
                @Override
                public void next(final double[] target) throws IOException {
                    rows.next(target);
                }

                @Override
                public void close() throws IOException {
                    rows.close();
                }
            };
        }
    }

    /** Columns in memory. */
    private record Columns(String name, List<double[]> columns) implements Embedding {
        @Override
        public int width() {
            return columns.size();
        }

        @Override
        public Rows open(final int[] cells, final Executor executor, final Runnable heartbeat) {
            return new Held(cells, columns);
        }
    }

    /** Their rows. */
    private static final class Held implements Embedding.Rows {

        private final int[] cells;

        private final List<double[]> columns;

        private int next;

        Held(final int[] cells, final List<double[]> columns) {
            this.cells = cells;
            this.columns = columns;
        }

        @Override
        public void next(final double[] target) {
            for (int i = 0; i < columns.size(); i++) {
                target[i] = columns.get(i)[cells[next]];
            }
            next++;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
