package org.latentalign.node.shared.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.node.InvalidSettingsException;

/**
 * The vectors that a node takes when nobody has said which: those that a reader or a node of this extension marked, or
 * else the first vector column, or else all numeric columns.
 */
final class AutomaticVectors {

    /** A column whose numbers are so many times as large as those of half of the columns is of another scale. */
    private static final double OTHER_SCALE = 30;

    /** When more of the columns are odd, they are none. */
    private static final double MOST_ODD = 0.2;

    private AutomaticVectors() {}

    /**
     * What could be meant, the likeliest first.
     *
     * @param table spec of the table
     * @return at most one without marks and without a vector column; empty when the table has no numbers
     */
    static List<VectorSource> candidates(final DataTableSpec table) throws InvalidSettingsException {
        var marked = new ArrayList<VectorSource>();
        var others = new ArrayList<VectorSource>();
        var dimensions = new LinkedHashMap<String, List<String>>();
        for (DataColumnSpec column : table) {
            var mark = VectorMark.of(column);
            if (VectorSource.isVectorColumn(column)) {
                (mark.isPresent() ? marked : others).add(VectorSource.ofColumn(column));
            } else if (mark.isPresent() && VectorSource.isNumericColumn(column)) {
                dimensions
                        .computeIfAbsent(mark.get(), name -> new ArrayList<>())
                        .add(column.getName());
            }
        }
        dimensions.values().forEach(columns -> marked.add(VectorSource.ofColumns(columns)));
        marked.sort((a, b) -> Integer.compare(first(table, a), first(table, b)));
        others.sort(Comparator.comparing(
                source -> EncodedColumn.isBesideOriginal(table, source.columns().get(0))));
        marked.addAll(others);
        if (marked.isEmpty()) {
            List<String> numeric = names(VectorSource.numericColumns(table));
            if (!numeric.isEmpty()) {
                marked.add(VectorSource.ofColumns(numeric));
            }
        }
        return marked;
    }

    private static int first(final DataTableSpec table, final VectorSource source) {
        return table.findColumnIndex(source.columns().get(0));
    }

    private static List<String> names(final List<DataColumnSpec> columns) {
        return columns.stream().map(DataColumnSpec::getName).toList();
    }

    /**
     * Says what was not obvious.
     *
     * @param table spec of the table
     * @return a sentence each; none when there was only one way to understand the table
     */
    static List<String> warnings(final DataTableSpec table) throws InvalidSettingsException {
        List<VectorSource> candidates = candidates(table);
        var warnings = new ArrayList<String>();
        List<String> labels = candidates.stream()
                .filter(source ->
                        !EncodedColumn.isBesideOriginal(table, source.columns().get(0)))
                .map(VectorSource::label)
                .toList();
        if (labels.size() > 1) {
            warnings.add("The table has several vectors in each row, " + VectorSource.list(labels) + ": \""
                    + labels.get(0) + "\" was taken. Choose under \"Vectors in\" to take others.");
        }
        boolean isGuess = !candidates.isEmpty()
                && candidates.get(0).shape() == VectorShape.COLUMNS
                && table.stream().noneMatch(column -> VectorMark.of(column).isPresent());
        if (isGuess) {
            warnAboutColumns(table, warnings);
        }
        return warnings;
    }

    private static void warnAboutColumns(final DataTableSpec table, final List<String> warnings) {
        List<String> truths = table.stream()
                .filter(column -> column.getType().isCompatible(BooleanValue.class)
                        && column.getType().isCompatible(DoubleValue.class))
                .map(DataColumnSpec::getName)
                .toList();
        if (!truths.isEmpty()) {
            warnings.add((truths.size() == 1 ? "The column " : "The columns ") + VectorSource.list(truths)
                    + (truths.size() == 1 ? " holds" : " hold") + " truth values and no dimension of the vectors.");
        }
        List<DataColumnSpec> numeric = VectorSource.numericColumns(table);
        Set<String> odd = new HashSet<>(wholeAmongDecimals(numeric));
        odd.addAll(ofAnotherScale(numeric));
        List<String> named = names(numeric).stream().filter(odd::contains).toList();
        if (!named.isEmpty() && named.size() <= Math.max(1, MOST_ODD * numeric.size())) {
            warnings.add((named.size() == 1 ? "The column " : "The columns ") + VectorSource.list(named)
                    + (named.size() == 1 ? " holds" : " hold") + " whole numbers among decimals, or numbers of quite"
                    + " another scale than the others: choose the numeric columns under \"Vectors in\" without "
                    + (named.size() == 1 ? "it" : "them") + ", unless the vectors have such a dimension.");
        }
    }

    private static List<String> wholeAmongDecimals(final List<DataColumnSpec> numeric) {
        return names(numeric.stream()
                .filter(column -> column.getType().isCompatible(LongValue.class))
                .toList());
    }

    /** As far as the table's domain tells. */
    private static List<String> ofAnotherScale(final List<DataColumnSpec> numeric) {
        double[] magnitudes =
                numeric.stream().mapToDouble(AutomaticVectors::magnitude).toArray();
        double[] known =
                Arrays.stream(magnitudes).filter(Double::isFinite).sorted().toArray();
        if (known.length < 3) {
            return List.of();
        }
        double usual = known[known.length / 2];
        var names = new ArrayList<String>();
        for (int i = 0; i < magnitudes.length; i++) {
            if (magnitudes[i] > OTHER_SCALE * usual) {
                names.add(numeric.get(i).getName());
            }
        }
        return names;
    }

    private static double magnitude(final DataColumnSpec column) {
        var domain = column.getDomain();
        if (domain.hasBounds()
                && domain.getLowerBound() instanceof DoubleValue low
                && domain.getUpperBound() instanceof DoubleValue high) {
            return Math.max(Math.abs(low.getDoubleValue()), Math.abs(high.getDoubleValue()));
        }
        return Double.NaN;
    }
}
