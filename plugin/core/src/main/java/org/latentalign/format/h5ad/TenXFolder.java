package org.latentalign.format.h5ad;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.latentalign.format.FormatException;
import org.latentalign.format.SourceStream;
import org.latentalign.format.TextEncoding;
import org.latentalign.format.TextLines;
import org.latentalign.progress.Progress;

/**
 * Finds the three files that Cell Ranger writes into a folder: {@code matrix.mtx}, {@code barcodes.tsv} and
 * {@code features.tsv} (before version 3 {@code genes.tsv}), gzipped or not, all with the same text before these names.
 */
final class TenXFolder {

    private static final String MATRIX = "matrix.mtx";

    private static final String PACKED = ".gz";

    private TenXFolder() {}

    /**
     * @param folder with one matrix
     * @return the file of the matrix
     * @throws FormatException when there is none, or several
     */
    static Path matrixIn(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            final List<Path> found = files.filter(file -> {
                        final String name = file.getFileName().toString();
                        return name.endsWith(MATRIX) || name.endsWith(MATRIX + PACKED);
                    })
                    .sorted()
                    .toList();
            if (found.size() != 1) {
                throw new FormatException("The folder " + folder + " has "
                        + (found.isEmpty() ? "no file" : found.size() + " files")
                        + " called matrix.mtx or matrix.mtx.gz; choose the file of a matrix, or a folder with one.");
            }
            return found.get(0);
        }
    }

    /** @throws FormatException when a file is missing, or the files do not fit together */
    static Source find(final Path matrix, final CellRequest request, final Progress progress) throws IOException {
        final String name = SourceStream.nameOf(matrix);
        TenXFile.refuseWhatThereIsNot(name, request);
        final HeldAnnotation cells =
                annotation(lines(beside(matrix, "barcodes.tsv", "barcodes.tsv"), progress), List.of());
        final HeldAnnotation genes = annotation(
                lines(beside(matrix, "features.tsv", "genes.tsv"), progress), List.of("name", Features.TYPE));
        final var market = MatrixMarket.open(matrix, genes.size(), cells.size());
        final CellMatrix numbers;
        if (request.matrix() instanceof MatrixName.None) {
            numbers = new NoNumbers();
        } else if (market.isByCell()) {
            numbers = new SparseRows(market);
        } else {
            numbers = new SparseColumns(market, cells.size(), request.memoryBytes(), request.temporaryFolder());
        }
        return new Source(
                name,
                cells,
                genes,
                numbers,
                List.of(),
                Source.Notes.of(Features.implied(genes, request.allFeatures())),
                () -> {});
    }

    private static Path beside(final Path matrix, final String name, final String oldName) throws FormatException {
        final Path file = matrix.getFileName();
        final String own = file == null ? "" : file.toString();
        final int at = own.indexOf(MATRIX);
        final String before = at < 0 ? "" : own.substring(0, at);
        for (final String candidate : List.of(name, name + PACKED, oldName, oldName + PACKED)) {
            final Path path = matrix.resolveSibling(before + candidate);
            if (Files.exists(path)) {
                return path;
            }
        }
        throw new FormatException("Beside " + SourceStream.nameOf(matrix) + " there is no file " + before + name
                + " or " + before + name + PACKED + ", which says what its numbers stand for; put it there.");
    }

    private static List<String[]> lines(final Path file, final Progress progress) throws IOException {
        final var lines = new ArrayList<String[]>();
        try (var text = new TextLines(file, TextEncoding.UTF_8)) {
            text.refuseForeign();
            while (text.next()) {
                if (text.number() % 1000 == 0) {
                    progress.report(text.fraction(), () -> "Reading " + SourceStream.nameOf(file));
                }
                final Optional<String> line = text.text();
                if (line.isEmpty()) {
                    throw new FormatException(SourceStream.nameOf(file) + " is no UTF-8 text in line " + text.number()
                            + "; save it as UTF-8.");
                }
                lines.add(line.get().split("\t", -1));
            }
        }
        while (!lines.isEmpty() && String.join("", lines.get(lines.size() - 1)).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        if (lines.stream().allMatch(line -> isQuoted(line[0]))) {
            lines.forEach(line -> Arrays.setAll(line, i -> isQuoted(line[i]) ? withoutQuotes(line[i]) : line[i]));
        }
        return lines;
    }

    /** As R writes texts. */
    private static boolean isQuoted(final String field) {
        return field.length() > 1 && field.startsWith("\"") && field.endsWith("\"");
    }

    private static String withoutQuotes(final String field) {
        return field.substring(1, field.length() - 1).replace("\"\"", "\"");
    }

    /**
     * @param lines of a file, the identifier first in each
     * @param names of the fields behind it, as far as Cell Ranger always has them; further ones, such as the place of a peak
     *     on its chromosome, are called by their number
     */
    private static HeldAnnotation annotation(final List<String[]> lines, final List<String> names) {
        final int longest = lines.stream().mapToInt(line -> line.length).max().orElse(0);
        final List<AnnotationColumn> columns = new ArrayList<>();
        final List<String> leftOut = new ArrayList<>();
        for (int i = 1; i < longest; i++) {
            final int field = i;
            final String name = i <= names.size() ? names.get(i - 1) : "column " + (i + 1);
            if (lines.stream().allMatch(line -> line.length > field)) {
                columns.add(new AnnotationColumn.Texts(
                        name, lines.stream().map(line -> line[field]).toArray(String[]::new)));
            } else {
                leftOut.add(name);
            }
        }
        return new HeldAnnotation(lines.stream().map(line -> line[0]).toArray(String[]::new), columns, leftOut);
    }
}
