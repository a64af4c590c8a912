package org.latentalign.node.score.similarity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.node.score.similarity.SimilarityFigure.Measured;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.Correlation;

/** The output tables of the Word Similarity Evaluator. */
final class SimilarityTables {

    private SimilarityTables() {}

    private static final String CORRELATIONS = "Word Similarity";

    private static final String PAIRS = "Rated Pairs with Cosines";

    /** A row of the correlations: the figures, and the words and pairs that they rest on. */
    private record Row(
            Measured figures, List<RatedPair> pairs, SimilarWords words, OptionalDouble log10ConditionNumber) {

        int covered() {
            return (int) pairs.stream()
                    .filter(pair -> words.missing(pair.words()).isEmpty())
                    .count();
        }

        List<String> missing() {
            return pairs.stream()
                    .flatMap(pair -> pair.missing(words).stream())
                    .distinct()
                    .toList();
        }

        double condition() {
            return figures.isAfter() ? log10ConditionNumber.orElse(Double.NaN) : Double.NaN;
        }
    }

    private static List<Column<Row>> correlationColumns(final String vectors) {
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(Column.text("vectors", row -> row.figures().isAfter() ? "after" : "before"));
        columns.add(Column.text("origin", row -> row.figures().origin()));
        columns.add(Column.count("pairs", row -> row.pairs().size()));
        columns.add(Column.count("covered", Row::covered));
        columns.add(Column.count("out of vocabulary", row -> row.pairs().size() - row.covered()));
        columns.add(Column.count(
                "without cosine",
                row -> row.covered() - row.figures().spearman().n()));
        columns.addAll(correlation("Spearman", row -> row.figures().spearman()));
        columns.addAll(correlation("Pearson", row -> row.figures().pearson()));
        columns.add(Column.number("condition number (log10)", Row::condition));
        columns.add(Column.texts("words out of vocabulary", Row::missing));
        List<Column<AlignmentScore>> yardstick = List.of(
                Column.number("mean cosine", AlignmentScore::mean),
                Column.number("baseline", AlignmentScore::baseline),
                Column.number("baseline magnitude", AlignmentScore::baselineMagnitude),
                Column.number("AUC", AlignmentScore::areaUnderCurve),
                Column.longCount("unmatched pairs", AlignmentScore::unmatchedPairs));
        columns.addAll(Column.all(yardstick, "", row -> row.figures().yardstick()));
        columns.add(Column.text("verdict", row -> row.figures().verdict()));
        columns.add(RestsOn.column(vectors));
        return columns;
    }

    private static List<Column<Row>> correlation(final String name, final Function<Row, Correlation> correlation) {
        List<Column<Correlation>> figures = List.of(
                Column.number(name, Correlation::coefficient),
                Column.number(name + " p-value", Correlation::pValue),
                Column.number(name + " interval low", c -> c.interval().low()),
                Column.number(name + " interval high", c -> c.interval().high()));
        return Column.all(figures, "", correlation);
    }

    /** A row of the pairs: a pair, its place among them, the words without a vector, and the cosines of all pairs. */
    private record PairRow(RatedPair pair, int place, SimilarWords words, List<double[]> cosines) {}

    private static List<Column<PairRow>> pairColumns(final boolean hasModel) {
        List<Column<PairRow>> columns = new ArrayList<>();
        columns.add(Column.text("first word", row -> row.pair().texts().get(0)));
        columns.add(Column.text("second word", row -> row.pair().texts().get(1)));
        columns.add(Column.number("rating", row -> row.pair().rating()));
        List<String> names = new ArrayList<>();
        for (var phase : hasModel ? List.of("before", "after") : List.of("before")) {
            names.add("cosine " + phase);
            names.add("cosine with corrected origin " + phase);
        }
        for (int i = 0; i < names.size(); i++) {
            int which = i;
            columns.add(Column.number(names.get(i), row -> row.cosines().get(which)[row.place()]));
        }
        columns.add(Column.texts("words out of vocabulary", row -> row.pair().missing(row.words())));
        return columns;
    }

    static DataTableSpec correlationsSpec(final String vectors) {
        return Column.spec(CORRELATIONS, correlationColumns(vectors));
    }

    static DataTableSpec pairsSpec(final boolean hasModel) {
        return Column.spec(PAIRS, pairColumns(hasModel));
    }

    static BufferedDataTable correlations(
            final ExecutionContext exec,
            final List<RatedPair> pairs,
            final List<SimilarWords> phases,
            final List<Measured> measured,
            final OptionalDouble log10ConditionNumber,
            final String vectors) {
        return NewTable.of(
                exec,
                CORRELATIONS,
                correlationColumns(vectors),
                measured.stream()
                        .map(figures ->
                                new Row(figures, pairs, phases.get(figures.isAfter() ? 1 : 0), log10ConditionNumber))
                        .toList());
    }

    static BufferedDataTable pairs(
            final ExecutionContext exec,
            final List<RatedPair> pairs,
            final List<SimilarWords> phases,
            final List<double[]> cosines) {
        SimilarWords words = phases.get(phases.size() - 1);
        return NewTable.of(
                exec,
                PAIRS,
                pairColumns(phases.size() > 1),
                IntStream.range(0, pairs.size())
                        .mapToObj(place -> new PairRow(pairs.get(place), place, words, cosines))
                        .toList());
    }
}
