package org.latentalign.node.ask.signatures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.latentalign.node.shared.compare.SignatureColumns;
import org.latentalign.node.shared.vectors.DefectTally;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.score.query.GeneNames;
import org.latentalign.score.query.GeneSets;

/** Reads queries from their table. */
final class QuerySignatures {

    private QuerySignatures() {}

    /** Whether a table has encoded signatures beside its signatures. */
    static Optional<VectorSource> encoded(final DataTableSpec table, final VectorSource source)
            throws InvalidSettingsException {
        var column = table.getColumnSpec(SignatureColumns.ENCODED_SIGNATURE);
        return source.columns().equals(List.of(SignatureColumns.SIGNATURE))
                        && column != null
                        && VectorSource.isVectorColumn(column)
                ? Optional.of(VectorSource.ofColumn(column))
                : Optional.empty();
    }

    /**
     * Finds the vectors of further signatures: in a column or columns called as those of the references, or else in the only
     * vector column, or else in all numeric columns.
     */
    static VectorSource source(final DataTableSpec table, final VectorSource references)
            throws InvalidSettingsException {
        if (references.shape() != VectorShape.COLUMNS
                && table.containsName(references.columns().get(0))) {
            return VectorSource.ofColumn(
                    table.getColumnSpec(references.columns().get(0)));
        }
        var vectors = VectorSource.vectorColumns(table);
        if (vectors.size() == 1) {
            return VectorSource.ofColumn(vectors.get(0));
        }
        var numeric = VectorSource.numericColumns(table);
        if (numeric.isEmpty()) {
            throw new InvalidSettingsException("The table of queries has no signatures: it needs the column "
                    + VectorSource.list(references.columns()) + ", one vector column, or numeric columns.");
        }
        return VectorSource.ofColumns(
                numeric.stream().map(column -> column.getName()).toList());
    }

    /**
     * How the genes of a further table belong to those of the references.
     *
     * @param ofReferences numbers of the references' genes that it has
     * @param ofTable for each of these, its number in the table
     * @param notFound its genes that the references do not have
     */
    record Genes(int[] ofReferences, int[] ofTable, List<String> notFound) {

        static Genes of(
                final VectorSource references, final int referenceLength, final VectorSource table, final int length)
                throws KNIMEException {
            if (references.elementNames().isEmpty() || table.elementNames().isEmpty()) {
                if (referenceLength != length) {
                    throw new KNIMEException(
                            "The signatures of the references have " + referenceLength
                                    + " values and those of the other table " + length
                                    + ", and not both tables name their genes: use tables of the same genes, or with their names.");
                }
                int[] all = IntStream.range(0, length).toArray();
                return new Genes(all, all, List.of());
            }
            var names = new GeneNames(references.elementNames());
            int[] place = new int[referenceLength];
            Arrays.fill(place, -1);
            List<String> notFound = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                int gene = names.find(table.elementNames().get(i));
                if (gene == GeneNames.NONE) {
                    notFound.add(table.elementNames().get(i));
                } else if (place[gene] < 0) {
                    place[gene] = i;
                }
            }
            int[] found = IntStream.range(0, referenceLength)
                    .filter(gene -> place[gene] >= 0)
                    .toArray();
            if (found.length < 2) {
                throw new KNIMEException("Of the " + length + " genes of the other table the references have "
                        + found.length + ": " + VectorSource.list(table.elementNames())
                        + " are called otherwise there, such as " + VectorSource.list(references.elementNames())
                        + ". Use the same kind of names.");
            }
            return new Genes(found, IntStream.of(found).map(gene -> place[gene]).toArray(), List.copyOf(notFound));
        }
    }

    /** A signature of a further table. */
    interface Sink {
        void accept(String name, String drug, double[] signature, double[] encoded);
    }

    /** Reads complete signatures. */
    static void read(
            final BufferedDataTable table,
            final VectorSource source,
            final Optional<VectorSource> encoded,
            final Optional<String> drugColumn,
            final long limit,
            final List<String> warnings,
            final Sink sink) {
        int length = VectorCursor.dimension(table, source).orElse(0);
        int encodedLength = encoded.map(
                        column -> VectorCursor.dimension(table, column).orElse(0))
                .orElse(0);
        var defects = new DefectTally();
        try (var cursor = VectorCursor.open(
                        table, source, drugColumn.map(List::of).orElse(List.of()));
                var other = VectorCursor.open(table, encoded.orElse(source))) {
            for (long row = 0; row < limit && cursor.forward() && other.forward(); row++) {
                double[] signature = new double[length];
                double[] after = new double[encodedLength];
                var defect =
                        cursor.read(signature).or(() -> encoded.isPresent() ? other.read(after) : Optional.empty());
                if (defect.isPresent()) {
                    defects.add(cursor.rowKey(), defect.get());
                } else {
                    String drug = drugColumn.isPresent() ? cursor.label(0).orElse(null) : null;
                    sink.accept(cursor.rowKey(), drug, signature, encoded.isPresent() ? after : null);
                }
            }
        }
        if (defects.count() > 0) {
            warnings.add(defects.sentence(table.size(), "Left out of the queries or the background:"));
        }
    }

    /** Reads gene lists. */
    static List<AskedSignature> lists(
            final BufferedDataTable table,
            final Optional<String> up,
            final Optional<String> down,
            final Optional<String> drugColumn,
            final List<String> genes)
            throws KNIMEException {
        var spec = table.getDataTableSpec();
        var names = new GeneNames(genes);
        List<AskedSignature> asked = new ArrayList<>();
        try (var rows = table.iterator()) {
            while (rows.hasNext()) {
                var row = rows.next();
                List<String> notFound = new ArrayList<>();
                int[] raised = genes(up.map(column -> row.getCell(spec.findColumnIndex(column))), names, notFound);
                int[] lowered = genes(down.map(column -> row.getCell(spec.findColumnIndex(column))), names, notFound);
                String name = row.getKey().getString();
                if (raised.length + lowered.length == 0) {
                    throw new KNIMEException("None of the genes of the query \"" + name + "\" is in the references"
                            + (notFound.isEmpty()
                                    ? ": its lists are empty."
                                    : ", such as " + VectorSource.list(notFound) + ". The references call genes "
                                            + VectorSource.list(genes) + "."));
                }
                if (IntStream.of(raised).anyMatch(gene -> IntStream.of(lowered).anyMatch(other -> other == gene))) {
                    throw new KNIMEException("A gene of the query \"" + name
                            + "\" is both among the raised and the lowered ones: take it out of one of the lists.");
                }
                var sets = new GeneSets(raised, lowered);
                String drug = drugColumn
                        .map(column -> row.getCell(spec.findColumnIndex(column)))
                        .filter(cell -> !cell.isMissing())
                        .map(DataCell::toString)
                        .orElse(null);
                asked.add(new AskedSignature(name, drug, sets.direction(genes.size()), null, sets, false, notFound));
            }
        }
        return asked;
    }

    private static int[] genes(final Optional<DataCell> chosen, final GeneNames names, final List<String> notFound) {
        if (chosen.isEmpty() || chosen.get().isMissing()) {
            return new int[0];
        }
        DataCell cell = chosen.get();
        if (cell instanceof CollectionDataValue list) {
            List<String> texts = new ArrayList<>();
            for (DataCell element : list) {
                if (element instanceof StringValue text) {
                    texts.add(text.getStringValue());
                }
            }
            return names.find(texts, notFound);
        }
        return names.find(Stream.of(cell.toString().split("[,;\\s]+")).toList(), notFound);
    }
}
