package org.latentalign.format.h5ad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latentalign.format.FormatException;
import org.latentalign.format.hdf5.Hdf5File;

/**
 * Finds the parts of an HDF5 file of Cell Ranger: since version 3 in the group {@code matrix}, before in a group for each
 * genome. It stores genes x cells by columns, which is the same as cells x genes by rows.
 */
final class TenXFile {

    private static final String MATRIX = "matrix";

    private static final String BARCODES = "/barcodes";

    private TenXFile() {}

    /** @return the tables that such a file has; none when it is another kind of file */
    static List<String> tables(final Hdf5File file) throws IOException {
        final var tables = new ArrayList<String>();
        for (final String member : file.members("/")) {
            final boolean hasGenes = member.equals(MATRIX)
                    ? file.isGroup("/matrix/features")
                    : file.dataset("/" + member + "/genes").isPresent();
            if (hasGenes && file.dataset("/" + member + BARCODES).isPresent()) {
                tables.add(member);
            }
        }
        return tables;
    }

    /**
     * @param file with the table as its root
     * @throws FormatException when a part is missing, or the parts do not fit together
     */
    @SuppressWarnings("resource") // the file is closed with the source
    static Source find(final CellFile file, final CellRequest request) throws IOException {
        refuseWhatThereIsNot(file.name(), request);
        final var reader = new ColumnReader(file);
        final var cells = new HeldAnnotation(texts(file, reader, BARCODES), List.of(), List.of());
        final HeldAnnotation genes = file.isGroup("/features") ? features(file, reader) : oldGenes(file, reader);
        final CellMatrix matrix = request.matrix() instanceof MatrixName.None
                ? new NoNumbers()
                : new SparseRows(new CompressedEntries(file, "", cells.size(), genes.size(), true));
        return new Source(
                file.name(),
                cells,
                genes,
                matrix,
                List.of(),
                Source.Notes.of(Features.implied(genes, request.allFeatures())),
                file.hdf5());
    }

    /** @throws FormatException when something was asked for that files of 10x Genomics do not have */
    static void refuseWhatThereIsNot(final String name, final CellRequest request) throws FormatException {
        if (request.matrix() instanceof MatrixName.Raw || request.matrix() instanceof MatrixName.Layer) {
            throw new FormatException(name + " is a file of 10x Genomics with one matrix, called X here; choose that.");
        }
        if (!request.embeddings().isEmpty()) {
            throw new FormatException(name + " is a file of 10x Genomics and has no embedding \""
                    + request.embeddings().get(0) + "\", nor any other.");
        }
    }

    private static String[] texts(final CellFile file, final ColumnReader reader, final String part)
            throws IOException {
        if (reader.length(part).isEmpty()) {
            throw file.malformed(CellFile.readable(part) + ", a list of texts, is missing");
        }
        final AnnotationColumn column = reader.read(CellFile.readable(part), part, List.of());
        final var texts = new String[column.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = column.isMissing(i) ? "" : column.text(i);
        }
        return texts;
    }

    private static HeldAnnotation features(final CellFile file, final ColumnReader reader) throws IOException {
        final String[] ids = texts(file, reader, "/features/id");
        final var columns = new ArrayList<AnnotationColumn>();
        final var leftOut = new ArrayList<String>();
        for (final String field : file.members("/features")) {
            if (field.equals("id") || field.startsWith("_")) {
                continue;
            }
            final String part = "/features/" + field;
            final Optional<Integer> length = reader.length(part);
            if (length.isPresent() && length.get() == ids.length) {
                columns.add(reader.read(field, part, List.of()));
            } else {
                leftOut.add(field);
            }
        }
        return new HeldAnnotation(ids, columns, leftOut);
    }

    private static HeldAnnotation oldGenes(final CellFile file, final ColumnReader reader) throws IOException {
        final String[] ids = texts(file, reader, "/genes");
        final Optional<Integer> named = reader.length("/gene_names");
        if (named.isPresent() && named.get() != ids.length) {
            throw file.malformed("genes and gene_names differ in length: " + ids.length + " and " + named.get());
        }
        return new HeldAnnotation(
                ids, named.isPresent() ? List.of(reader.read("name", "/gene_names", List.of())) : List.of(), List.of());
    }
}
