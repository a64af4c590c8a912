package org.latentalign.node.write.vectors;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.node.BufferedDataTable;
import org.latentalign.autoencoder.RowDefect;
import org.latentalign.format.FormatException;
import org.latentalign.format.vectors.NamedVectors;
import org.latentalign.node.shared.files.FileLosses;
import org.latentalign.node.shared.vectors.DefectTally;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.write.vectors.VectorWriterNodeParameters.Incomplete;
import org.latentalign.progress.Progress;

/** The vectors of a table with their names, read anew whenever they are asked for. */
final class TableVectors implements NamedVectors {

    /** What the rows are and how they are read. */
    record Source(
            BufferedDataTable table,
            VectorSource vectors,
            List<String> nameColumns,
            List<String> labelColumns,
            int dimension,
            Incomplete incomplete,
            WrittenName writtenName) {}

    /** Says what name a vector has in the file. */
    @FunctionalInterface
    interface WrittenName {
        String of(String name) throws IOException;
    }

    /** Takes what is written beside vectors. */
    @FunctionalInterface
    interface Labels {
        void accept(List<String> labels) throws IOException;
    }

    private final Source source;

    private final Labels labels;

    private final Progress progress;

    private final DefectTally leftOut;

    private final long size;

    private long gaps;

    private long repeated;

    /**
     * @param source the rows
     * @param labels takes the name and the labels of each row before its vector is given
     * @param progress of reading
     */
    TableVectors(final Source source, final Labels labels, final Progress progress) {
        this.source = source;
        this.labels = labels;
        this.progress = progress;
        leftOut = new DefectTally();
        if (source.incomplete == Incomplete.LEAVE_OUT) {
            countDefects();
        }
        size = source.table.size() - leftOut.count();
    }

    private void countDefects() {
        var vector = new double[source.dimension];
        try (var rows = VectorCursor.open(source.table, source.vectors)) {
            while (rows.forward()) {
                progress.report(0, () -> "Looking for incomplete vectors");
                rows.read(vector).ifPresent(defect -> leftOut.add(rows.rowKey(), defect));
            }
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int dimension() {
        return source.dimension;
    }

    @Override
    public void forEach(final Sink sink) throws IOException {
        var vector = new double[source.dimension];
        Set<String> names = new HashSet<>();
        long count = source.table.size();
        long done = 0;
        try (var rows = VectorCursor.open(source.table, source.vectors, columns())) {
            while (rows.forward()) {
                double share = (double) done / count;
                progress.report(share, () -> "Writing vectors");
                done++;
                if (isWritten(rows, vector)) {
                    String name = name(rows);
                    if (!names.add(source.writtenName.of(name))) {
                        repeated++;
                    }
                    labels.accept(labels(rows, name));
                    sink.accept(name, vector);
                }
            }
        }
    }

    private List<String> columns() {
        return Stream.concat(source.nameColumns.stream(), source.labelColumns.stream())
                .toList();
    }

    private boolean isWritten(final VectorCursor rows, final double[] vector) throws FormatException {
        switch (source.incomplete) {
            case FAIL -> {
                var defect = rows.read(vector);
                if (defect.isPresent()) {
                    throw failure(
                            rows, defect.get(), "Remove such rows, or choose what becomes of incomplete vectors.");
                }
                return true;
            }
            case LEAVE_OUT -> {
                return rows.read(vector).isEmpty();
            }
            default -> {
                var defect = rows.readWithGaps(vector);
                if (defect.isPresent()) {
                    if (defect.get().kind() != RowDefect.Kind.MISSING) {
                        throw failure(
                                rows,
                                defect.get(),
                                "All vectors of a file need the same length: remove such rows, or write them to"
                                        + " another file.");
                    }
                    Arrays.fill(vector, Double.NaN);
                }
                if (Arrays.stream(vector).anyMatch(number -> !Double.isFinite(number))) {
                    gaps++;
                }
                return true;
            }
        }
    }

    private static FormatException failure(final VectorCursor rows, final RowDefect defect, final String advice) {
        return new FormatException("Row \"" + rows.rowKey() + "\" " + defect.description() + ". " + advice);
    }

    private String name(final VectorCursor rows) throws FormatException {
        if (source.nameColumns.isEmpty()) {
            return rows.rowKey();
        }
        return rows.label(0)
                .orElseThrow(() -> new FormatException("Row \"" + rows.rowKey() + "\" has no name in the column \""
                        + source.nameColumns.get(0) + "\": remove such rows, or take the RowID as name."));
    }

    /** The name and, behind it, the labels; a missing one is empty. */
    private List<String> labels(final VectorCursor rows, final String name) {
        int first = source.nameColumns.size();
        return Stream.concat(
                        Stream.of(name),
                        IntStream.range(first, first + source.labelColumns.size())
                                .mapToObj(i -> rows.label(i).orElse("")))
                .toList();
    }

    /** @return what the user should know of what was written, a sentence each */
    List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (leftOut.count() > 0) {
            warnings.add(leftOut.sentence(source.table.size(), "Left out"));
        }
        warnings.addAll(FileLosses.counted(
                gaps,
                "vector was written with nan or inf, which many programs cannot read",
                "vectors were written with nan or inf, which many programs cannot read"));
        warnings.addAll(FileLosses.counted(
                repeated,
                "vector has the name of an earlier one; most programs take the first of equal names",
                "vectors have the names of earlier ones; most programs take the first of equal names"));
        return warnings;
    }
}
