package org.latentalign.node.shared.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.Verdict;
import org.latentalign.score.statistics.ConfidenceInterval;
import org.latentalign.score.statistics.PermutationTest;

/** The columns of every summary: a score never appears without its yardsticks. */
public final class ScoreColumns {

    /** What the columns mean, for the description of a port. */
    public static final String DESCRIPTION =
            "<tt>pairs</tt>: how many matched pairs have a cosine; <tt>independent units</tt>: of how many different"
                    + " units these are, which is what errors depend on; <tt>mean</tt>, <tt>median</tt>: of their cosines;"
                    + " <tt>interval low</tt>, <tt>interval high</tt>: the 95% interval of the mean, by leaving out one"
                    + " independent unit after another;"
                    + " <tt>share above 0.5</tt>: the share of matched pairs with a cosine above 0.5;"
                    + " <tt>baseline</tt>: the mean cosine of unmatched pairs; <tt>baseline magnitude</tt>: their mean"
                    + " absolute cosine, near 1 when a few directions decide everything; <tt>AUC</tt>: the probability"
                    + " that a matched cosine exceeds an unmatched one (0.5 is chance), with its 95% interval"
                    + " (<tt>AUC interval low</tt>, <tt>AUC interval high</tt>);"
                    + " <tt>p</tt>: how often chance alone would match as well, found by exchanging units of similar"
                    + " strength; <tt>retrieval</tt>: the share"
                    + " of shifts whose nearest shift on the other side is their partner; all of them <tt>before</tt>"
                    + " and, with the input \"After\", <tt>after</tt>; <tt>change</tt>: the mean after less the mean"
                    + " before; <tt>AUC change</tt>: the same of the AUC, with its 95% interval over the same units:"
                    + " encoding made a difference only where 0 is outside of it; <tt>interval note</tt>: below 6 units"
                    + " there are no intervals, below 15 they are approximate; <tt>unmatched pairs</tt>: how many are"
                    + " behind the baseline; <tt>baseline"
                    + " sampled</tt>: whether these are a random sample; with a model, <tt>condition number"
                    + " (log10)</tt>: of the largest over the smallest gain of the encoder; <tt>verdict</tt>: what to"
                    + " make of it; " + RestsOn.DESCRIPTION + " A figure that is not defined is missing.";

    /** Columns of the change of the AUC. */
    private static final List<String> CHANGES = List.of("AUC change", "AUC change low", "AUC change high");

    private ScoreColumns() {}

    /**
     * @param isAfter whether there is something to compare with
     * @param hasCondition whether the encoder has a condition number
     * @return the columns
     */
    public static List<DataColumnSpec> specs(final boolean isAfter, final boolean hasCondition) {
        var columns = new ArrayList<DataColumnSpec>();
        columns.add(column("pairs", IntCell.TYPE));
        columns.add(column("independent units", IntCell.TYPE));
        addFigures(columns, "before");
        if (isAfter) {
            addFigures(columns, "after");
            columns.add(column("change", DoubleCell.TYPE));
            for (var figure : CHANGES) {
                columns.add(column(figure, DoubleCell.TYPE));
            }
        }
        columns.add(column("interval note", StringCell.TYPE));
        columns.add(column("unmatched pairs", LongCell.TYPE));
        columns.add(column("baseline sampled", BooleanCell.TYPE));
        if (hasCondition) {
            columns.add(column("condition number (log10)", DoubleCell.TYPE));
        }
        columns.add(column("verdict", StringCell.TYPE));
        return columns;
    }

    private static void addFigures(final List<DataColumnSpec> columns, final String when) {
        for (var figure : List.of(
                "mean",
                "median",
                "interval low",
                "interval high",
                "share above 0.5",
                "baseline",
                "baseline magnitude",
                "AUC",
                "AUC interval low",
                "AUC interval high",
                "p",
                "retrieval")) {
            columns.add(column(figure + " " + when, DoubleCell.TYPE));
        }
    }

    /**
     * @param name of the column
     * @param type of its cells
     * @return the column
     */
    public static DataColumnSpec column(final String name, final DataType type) {
        return new DataColumnSpecCreator(name, type).createSpec();
    }

    /**
     * @param before the score before
     * @param after the score after, if there is something to compare with
     * @param hasCondition as for {@link #specs}
     * @param log10ConditionNumber of the encoder
     * @param things what is compared, in the plural, for the verdict
     * @return a cell for each of {@link #specs}
     */
    public static List<DataCell> cells(
            final AlignmentScore before,
            final Optional<AlignmentScore> after,
            final boolean hasCondition,
            final OptionalDouble log10ConditionNumber,
            final String things) {
        var cells = new ArrayList<DataCell>();
        cells.add(new IntCell(before.pairs()));
        cells.add(new IntCell(before.units()));
        addFigures(cells, before);
        if (after.isPresent()) {
            addFigures(cells, after.get());
            cells.add(number(after.get().mean() - before.mean()));
            addChange(cells, before, after.get());
        }
        cells.add(text(note(before.interval())));
        cells.add(new LongCell(before.unmatchedPairs()));
        cells.add(before.sampled() ? BooleanCell.TRUE : BooleanCell.FALSE);
        if (hasCondition) {
            cells.add(number(log10ConditionNumber.orElse(Double.NaN)));
        }
        cells.add(new StringCell(
                Verdict.of(before, after, log10ConditionNumber, things).sentence()));
        return cells;
    }

    /**
     * @param cells takes the change of the AUC and the ends of its interval
     * @param before the score before
     * @param after the score after
     */
    public static void addChange(final List<DataCell> cells, final AlignmentScore before, final AlignmentScore after) {
        var interval = after.areaChange(before);
        cells.add(number(after.areaUnderCurve() - before.areaUnderCurve()));
        cells.add(number(interval.low()));
        cells.add(number(interval.high()));
    }

    /**
     * @param interval of a mean, an area or a correlation
     * @return what to know about it; empty when it holds its level
     */
    public static String note(final ConfidenceInterval interval) {
        if (interval instanceof ConfidenceInterval.TooFew) {
            return "too few independent units for an interval: " + interval.clusters();
        }
        return interval instanceof ConfidenceInterval.Approximate
                ? "approximate: only " + interval.clusters() + " independent units"
                : "";
    }

    private static void addFigures(final List<DataCell> cells, final AlignmentScore score) {
        cells.add(number(score.mean()));
        cells.add(number(score.median()));
        cells.add(number(score.interval().low()));
        cells.add(number(score.interval().high()));
        cells.add(number(score.shareAboveHalf()));
        cells.add(number(score.baseline()));
        cells.add(number(score.baselineMagnitude()));
        cells.add(number(score.areaUnderCurve()));
        cells.add(number(score.areaInterval().low()));
        cells.add(number(score.areaInterval().high()));
        cells.add(number(p(score)));
        cells.add(number(score.retrieval()));
    }

    /** @return how often chance alone matches as well, or NaN */
    public static double p(final AlignmentScore score) {
        return score.chance().map(PermutationTest::p).orElse(Double.NaN);
    }

    /**
     * @param value a number, or NaN where it is not defined
     * @return its cell, or a missing one
     */
    public static DataCell number(final double value) {
        return Double.isNaN(value) ? DataType.getMissingCell() : new DoubleCell(value);
    }

    /**
     * @param text a text, or null or empty where there is none
     * @return its cell, or a missing one
     */
    public static DataCell text(final String text) {
        return text == null || text.isEmpty() ? DataType.getMissingCell() : new StringCell(text);
    }
}
