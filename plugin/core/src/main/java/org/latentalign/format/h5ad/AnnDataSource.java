package org.latentalign.format.h5ad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latentalign.format.FormatException;
import org.latentalign.format.hdf5.Hdf5Dataset;

/** Finds the parts of an AnnData file. */
final class AnnDataSource {

    private static final String ENCODING = "encoding-type";

    private final CellFile file;

    private final CellRequest request;

    AnnDataSource(final CellFile file, final CellRequest request) {
        this.file = file;
        this.request = request;
    }

    /** @throws FormatException when a part is missing, or the parts do not fit together */
    @SuppressWarnings("resource") // the file is closed with the source
    Source find() throws IOException {
        final Annotation cells = annotation("/obs");
        final String genesPart = request.matrix() instanceof MatrixName.Raw ? rawGenes() : "/var";
        final Annotation genes = annotation(genesPart);
        final var found = new Embeddings(file, cells.size(), request);
        final var embeddings = new ArrayList<Embedding>();
        for (final String name : request.embeddings()) {
            embeddings.add(found.find(name));
        }
        final CellMatrix matrix = request.matrix() instanceof MatrixName.None
                ? new NoNumbers()
                : matrix(matrixPart(), cells.size(), genes.size());
        final boolean isLog = request.matrix() instanceof MatrixName.X && file.exists("/uns/log1p");
        final List<String> others = found.names().stream()
                .filter(name -> !request.embeddings().contains(name))
                .toList();
        return new Source(
                file.name(),
                cells,
                genes,
                matrix,
                embeddings,
                new Source.Notes(isLog, matrices(), others, new Features.Implied(List.of(), 0)),
                file.hdf5());
    }

    private String matrixPart() throws IOException {
        if (request.matrix() instanceof MatrixName.Layer layer) {
            return "/layers/" + layer.name();
        }
        return request.matrix() instanceof MatrixName.Raw ? rawMatrix() : "/X";
    }

    private Annotation annotation(final String part) throws IOException {
        if (file.isGroup(part)) {
            return new GroupAnnotation(file, part);
        }
        final Optional<Hdf5Dataset> old = file.dataset(part);
        if (old.isEmpty()) {
            throw file.malformed(CellFile.readable(part) + " is missing");
        }
        return new CompoundAnnotation(file, part, old.get());
    }

    private String rawGenes() throws IOException {
        return file.exists("/raw/var") ? "/raw/var" : present("/raw.var", "raw");
    }

    private String rawMatrix() throws IOException {
        return file.exists("/raw/X") ? "/raw/X" : present("/raw.X", "raw");
    }

    private String present(final String part, final String name) throws IOException {
        if (!file.exists(part)) {
            throw absent(name);
        }
        return part;
    }

    private FormatException absent(final String name) throws IOException {
        final List<String> there = matrices();
        return new FormatException(file.name() + " has no matrix " + name + "; it has "
                + (there.isEmpty() ? "none at all" : String.join(", ", there))
                + ", and no matrix is a choice, too, to read embeddings alone.");
    }

    /** What matrices there are, whether they can be read or not. */
    private List<String> matrices() throws IOException {
        final var names = new ArrayList<String>();
        if (file.exists("/X") && !isNull("/X")) {
            names.add("X");
        }
        if (file.exists("/raw/X") || file.exists("/raw.X")) {
            names.add("raw");
        }
        file.members("/layers").forEach(name -> names.add("layer " + name));
        return names;
    }

    private boolean isNull(final String part) throws IOException {
        return file.text(part, ENCODING).equals("null");
    }

    private CellMatrix matrix(final String part, final int cells, final int genes) throws IOException {
        final String name = CellFile.readable(part);
        if (!file.exists(part) || isNull(part)) {
            throw absent(name.replace("layers/", "layer "));
        }
        final Optional<Hdf5Dataset> dense = file.dataset(part);
        if (dense.isPresent()) {
            final long[] shape = dense.get().shape();
            if (shape.length != 2) {
                throw file.malformed(name + " has " + shape.length + " dimensions instead of 2");
            }
            CompressedEntries.requireNumbers(file, part, dense.get());
            requireShape(name, shape[0], shape[1], cells, genes);
            return new DenseMatrix(dense.get());
        }
        final SparseGroup sparse = new SparseGroup(file, part);
        if (!sparse.isOne()) {
            throw new FormatException(file.name() + " cannot be read: its matrix " + name + " is "
                    + sparse.encodingInWords() + "; store it dense, or sparse as CSR or CSC.");
        }
        final List<Long> shape = sparse.shape();
        if (shape.size() == 2) {
            requireShape(name, shape.get(0), shape.get(1), cells, genes);
        }
        return sparse.matrix(cells, genes, request);
    }

    private void requireShape(final String name, final long rows, final long columns, final int cells, final int genes)
            throws FormatException {
        if (rows != cells && columns == genes) {
            throw file.malformed(name + " has " + rows + " rows, obs " + cells);
        }
        if (rows != cells || columns != genes) {
            throw file.malformed("the shape of " + name + " does not match obs and var: it is " + rows + " x " + columns
                    + " for " + cells + " cells and " + genes + " genes");
        }
    }
}
