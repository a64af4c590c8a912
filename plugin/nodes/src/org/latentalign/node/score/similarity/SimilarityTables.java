package org.latentalign.node.score.similarity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.node.score.similarity.SimilarityFigure.Measured;
import org.latentalign.node.shared.cells.Cells;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.score.Correlation;

/** The output tables of the Word Similarity Evaluator. */
final class SimilarityTables {

    private SimilarityTables() {}

    static DataTableSpec correlationsSpec() {
        var columns = new ArrayList<DataColumnSpec>();
        columns.add(Cells.column("vectors", StringCell.TYPE));
        columns.add(Cells.column("origin", StringCell.TYPE));
        for (var name : List.of("pairs", "covered", "out of vocabulary", "without cosine")) {
            columns.add(Cells.column(name, IntCell.TYPE));
        }
        for (var name : List.of("Spearman", "Pearson")) {
            columns.add(Cells.column(name, DoubleCell.TYPE));
            columns.add(Cells.column(name + " p-value", DoubleCell.TYPE));
            columns.add(Cells.column(name + " interval low", DoubleCell.TYPE));
            columns.add(Cells.column(name + " interval high", DoubleCell.TYPE));
        }
        columns.add(Cells.column("condition number (log10)", DoubleCell.TYPE));
        columns.add(Cells.column("words out of vocabulary", ListCell.getCollectionType(StringCell.TYPE)));
        for (var name : List.of("mean cosine", "baseline", "baseline magnitude", "AUC")) {
            columns.add(Cells.column(name, DoubleCell.TYPE));
        }
        columns.add(Cells.column("unmatched pairs", LongCell.TYPE));
        columns.add(Cells.column("verdict", StringCell.TYPE));
        return new DataTableSpec("Word Similarity", columns.toArray(DataColumnSpec[]::new));
    }

    static DataTableSpec pairsSpec(final boolean hasModel) {
        var columns = new ArrayList<DataColumnSpec>();
        columns.add(Cells.column("first word", StringCell.TYPE));
        columns.add(Cells.column("second word", StringCell.TYPE));
        columns.add(Cells.column("rating", DoubleCell.TYPE));
        for (var phase : hasModel ? List.of("before", "after") : List.of("before")) {
            columns.add(Cells.column("cosine " + phase, DoubleCell.TYPE));
            columns.add(Cells.column("cosine with corrected origin " + phase, DoubleCell.TYPE));
        }
        columns.add(Cells.column("words out of vocabulary", ListCell.getCollectionType(StringCell.TYPE)));
        return new DataTableSpec("Rated Pairs with Cosines", columns.toArray(DataColumnSpec[]::new));
    }

    static BufferedDataTable correlations(
            final ExecutionContext exec,
            final List<RatedPair> pairs,
            final List<SimilarWords> phases,
            final List<Measured> measured,
            final OptionalDouble log10ConditionNumber) {
        try (var table = NewTable.open(exec, correlationsSpec())) {
            for (var figures : measured) {
                var phase = phases.get(figures.isAfter() ? 1 : 0);
                var yardstick = figures.yardstick();
                var cells = new ArrayList<DataCell>();
                cells.add(new StringCell(figures.isAfter() ? "after" : "before"));
                cells.add(new StringCell(figures.origin()));
                addCounts(cells, pairs, phase, figures.spearman().n());
                addCorrelation(cells, figures.spearman());
                addCorrelation(cells, figures.pearson());
                cells.add(Cells.number(figures.isAfter() ? log10ConditionNumber.orElse(Double.NaN) : Double.NaN));
                var missing = new LinkedHashSet<String>();
                pairs.forEach(pair -> missing.addAll(pair.missing(phase)));
                cells.add(Cells.texts(List.copyOf(missing)));
                cells.add(Cells.number(yardstick.mean()));
                cells.add(Cells.number(yardstick.baseline()));
                cells.add(Cells.number(yardstick.baselineMagnitude()));
                cells.add(Cells.number(yardstick.areaUnderCurve()));
                cells.add(new LongCell(yardstick.unmatchedPairs()));
                cells.add(new StringCell(figures.verdict()));
                table.add(cells);
            }
            return table.finish();
        }
    }

    private static void addCounts(
            final List<DataCell> cells, final List<RatedPair> pairs, final SimilarWords words, final int defined) {
        int covered = (int) pairs.stream()
                .filter(pair -> words.missing(pair.words()).isEmpty())
                .count();
        cells.add(new IntCell(pairs.size()));
        cells.add(new IntCell(covered));
        cells.add(new IntCell(pairs.size() - covered));
        cells.add(new IntCell(covered - defined));
    }

    private static void addCorrelation(final List<DataCell> cells, final Correlation correlation) {
        cells.add(Cells.number(correlation.coefficient()));
        cells.add(Cells.number(correlation.pValue()));
        cells.add(Cells.number(correlation.interval().low()));
        cells.add(Cells.number(correlation.interval().high()));
    }

    static BufferedDataTable pairs(
            final ExecutionContext exec,
            final List<RatedPair> pairs,
            final List<SimilarWords> phases,
            final List<double[]> cosines) {
        try (var table = NewTable.open(exec, pairsSpec(phases.size() > 1))) {
            for (int i = 0; i < pairs.size(); i++) {
                var pair = pairs.get(i);
                var cells = new ArrayList<DataCell>();
                pair.texts().forEach(text -> cells.add(new StringCell(text)));
                cells.add(new DoubleCell(pair.rating()));
                for (var cosine : cosines) {
                    cells.add(Cells.number(cosine[i]));
                }
                cells.add(Cells.texts(pair.missing(phases.get(phases.size() - 1))));
                table.add(cells);
            }
            return table.finish();
        }
    }
}
