package org.latentalign.node.ask.signatures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.latentalign.node.shared.compare.SignatureColumns;
import org.latentalign.node.shared.vectors.DefectTally;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.score.query.GeneNames;

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
     * @param repeated its genes that it has more than once; the first counts
     */
    record Genes(int[] ofReferences, int[] ofTable, List<String> notFound, List<String> repeated) {

        /** All genes, as they stand. */
        static Genes all(final int length) {
            int[] all = IntStream.range(0, length).toArray();
            return new Genes(all, all, List.of(), List.of());
        }

        /** As far as the specs tell: empty where they do not name genes. */
        static Optional<Genes> of(final VectorSource references, final VectorSource table)
                throws InvalidSettingsException {
            return references.elementNames().isEmpty() || table.elementNames().isEmpty()
                    ? Optional.empty()
                    : Optional.of(matched(references, table));
        }

        static Genes of(
                final VectorSource references, final int referenceLength, final VectorSource table, final int length)
                throws InvalidSettingsException {
            var named = of(references, table);
            if (named.isPresent()) {
                return named.get();
            }
            if (referenceLength != length) {
                throw new InvalidSettingsException("The signatures of the references have " + referenceLength
                        + " values and those of the other table "
                        + length
                        + ", and not both tables name their genes: use tables of the same genes, or with their names.");
            }
            return all(length);
        }

        private static Genes matched(final VectorSource references, final VectorSource table)
                throws InvalidSettingsException {
            var names = new GeneNames(references.elementNames());
            int[] place = new int[references.elementNames().size()];
            Arrays.fill(place, -1);
            List<String> notFound = new ArrayList<>();
            List<String> repeated = new ArrayList<>();
            for (int i = 0; i < table.elementNames().size(); i++) {
                int gene = names.find(table.elementNames().get(i));
                if (gene == GeneNames.NONE) {
                    notFound.add(table.elementNames().get(i));
                } else if (place[gene] < 0) {
                    place[gene] = i;
                } else {
                    repeated.add(table.elementNames().get(i));
                }
            }
            int[] found = IntStream.range(0, place.length)
                    .filter(gene -> place[gene] >= 0)
                    .toArray();
            if (found.length < 2) {
                throw new InvalidSettingsException(
                        "Of the " + table.elementNames().size() + " genes of the other table the references have "
                                + found.length + ": " + VectorSource.list(table.elementNames())
                                + " are called otherwise there, such as " + VectorSource.list(references.elementNames())
                                + ". Use the same kind of names.");
            }
            return new Genes(
                    found,
                    IntStream.of(found).map(gene -> place[gene]).toArray(),
                    List.copyOf(notFound),
                    List.copyOf(repeated));
        }

        /** Makes sure that queries have what a model needs. */
        void requireForModel(final int length) throws InvalidSettingsException {
            if (ofReferences.length < length) {
                throw new InvalidSettingsException("The queries have " + ofReferences.length + " of the " + length
                        + " genes that the model needs: use queries with all of them, or leave out the model.");
            }
        }

        /** Makes sure that a background has all genes. */
        void requireForBackground(final int length) throws InvalidSettingsException {
            if (ofReferences.length < length) {
                throw new InvalidSettingsException("The background has " + ofReferences.length + " of the " + length
                        + " genes of the references: use signatures with all of them.");
            }
        }

        /** Says what is not compared. */
        void complain(final List<String> ofAllReferences, final List<String> warnings) {
            if (!repeated.isEmpty()) {
                warnings.add((repeated.size() == 1 ? "1 gene" : repeated.size() + " genes")
                        + " of the queries stood there more than once, and the first counted: "
                        + VectorSource.list(repeated) + ".");
            }
            if (ofReferences.length < ofAllReferences.size()) {
                var has = IntStream.of(ofReferences).boxed().collect(Collectors.toSet());
                warnings.add("Of the " + ofAllReferences.size() + " genes of the references " + ofReferences.length
                        + " are compared; the queries lack the others: "
                        + VectorSource.list(IntStream.range(0, ofAllReferences.size())
                                .filter(gene -> !has.contains(gene))
                                .mapToObj(ofAllReferences::get)
                                .toList())
                        + ".");
            }
        }
    }

    /** A signature of a further table. */
    interface Sink {
        void accept(String name, String drug, double[] signature, double[] encoded);
    }

    /** Reads those of the chosen rows that are complete signatures. */
    static void read(
            final BufferedDataTable table,
            final VectorSource source,
            final Optional<VectorSource> encoded,
            final Optional<String> drugColumn,
            final LongPredicate isRead,
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
            for (long row = 0; cursor.forward() && other.forward(); row++) {
                if (!isRead.test(row)) {
                    continue;
                }
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
}
