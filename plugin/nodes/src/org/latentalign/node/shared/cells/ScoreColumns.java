package org.latentalign.node.shared.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.Verdict;
import org.latentalign.score.statistics.ConfidenceInterval;
import org.latentalign.score.statistics.PermutationTest;

/** The columns of every summary: a score never appears without its yardsticks. */
public final class ScoreColumns {

    /** What the columns mean, for the description of a port. */
    public static final String DESCRIPTION =
            "<tt>pairs</tt>: how many matched pairs have a cosine; <tt>independent units</tt>: of how many different"
                    + " units these are, which is what errors depend on; <tt>mean</tt>, <tt>median</tt>: of their"
                    + " cosines; <tt>interval low</tt>, <tt>interval high</tt>: the 95% interval of the mean, by"
                    + " leaving out one independent unit after another; <tt>share above 0.5</tt>: the share of"
                    + " matched pairs with a cosine above 0.5; <tt>baseline</tt>: the mean cosine of unmatched pairs;"
                    + " <tt>baseline magnitude</tt>: their mean absolute cosine, near 1 when a few directions decide"
                    + " everything; <tt>AUC</tt>: the probability that a matched cosine exceeds an unmatched one (0.5"
                    + " is chance), with its 95% interval (<tt>AUC interval low</tt>, <tt>AUC interval high</tt>);"
                    + " <tt>p</tt>: how often chance alone would match as well, found by exchanging units of similar"
                    + " strength; <tt>retrieval</tt>: the share of shifts whose nearest shift on the other side is"
                    + " their partner; all of them <tt>before</tt> and, with the input \"After\", <tt>after</tt>;"
                    + " <tt>change</tt>: the mean after less the mean before; <tt>AUC change</tt>: the same of the"
                    + " AUC, with its 95% interval over the same units: encoding made a difference only where 0 is"
                    + " outside of it; <tt>interval note</tt>: below 6 units there are no intervals, below 15 they"
                    + " are approximate; <tt>unmatched pairs</tt>: how many are behind the baseline; <tt>baseline"
                    + " sampled</tt>: whether these are a random sample; with a model, <tt>condition number"
                    + " (log10)</tt>: of the largest over the smallest gain of the encoder; <tt>verdict</tt>: what to"
                    + " make of it; " + RestsOn.DESCRIPTION + " A figure that is not defined is missing.";

    /** What a score is before or after. */
    private static final List<Column<AlignmentScore>> FIGURES = List.of(
            Column.number("mean", AlignmentScore::mean),
            Column.number("median", AlignmentScore::median),
            Column.number("interval low", score -> score.interval().low()),
            Column.number("interval high", score -> score.interval().high()),
            Column.number("share above 0.5", AlignmentScore::shareAboveHalf),
            Column.number("baseline", AlignmentScore::baseline),
            Column.number("baseline magnitude", AlignmentScore::baselineMagnitude),
            Column.number("AUC", AlignmentScore::areaUnderCurve),
            Column.number("AUC interval low", score -> score.areaInterval().low()),
            Column.number("AUC interval high", score -> score.areaInterval().high()),
            Column.number("p", ScoreColumns::p),
            Column.number("retrieval", AlignmentScore::retrieval));

    private static final List<Column<Change>> CHANGES = List.of(
            Column.number("change", Change::mean),
            Column.number("AUC change", Change::area),
            Column.number("AUC change low", change -> change.interval().low()),
            Column.number("AUC change high", change -> change.interval().high()));

    private ScoreColumns() {}

    /**
     * What a row of a summary is about.
     *
     * @param before the score before
     * @param after the score after, if there is something to compare with
     * @param change from one to the other
     * @param log10ConditionNumber of the encoder
     * @param verdict what to make of it
     */
    public record Scores(
            AlignmentScore before,
            Optional<AlignmentScore> after,
            Optional<Change> change,
            OptionalDouble log10ConditionNumber,
            String verdict) {

        /**
         * @param before the score before
         * @param after the score after, if there is something to compare with
         * @param log10ConditionNumber of the encoder
         * @param things what is compared, in the plural, for the verdict
         * @return them with their change and a verdict
         */
        public static Scores of(
                final AlignmentScore before,
                final Optional<AlignmentScore> after,
                final OptionalDouble log10ConditionNumber,
                final String things) {
            return new Scores(
                    before,
                    after,
                    after.map(score -> Change.of(before, score)),
                    log10ConditionNumber,
                    Verdict.of(before, after, log10ConditionNumber, things).sentence());
        }

        /**
         * @param other a verdict that says more
         * @return the same scores with it
         */
        public Scores withVerdict(final String other) {
            return new Scores(before, after, change, log10ConditionNumber, other);
        }
    }

    /**
     * What encoding changes.
     *
     * @param mean after less before
     * @param area AUC after less before
     * @param interval of the latter
     */
    public record Change(double mean, double area, ConfidenceInterval interval) {

        /**
         * @param before the score before
         * @param after the score after
         * @return the latter less the former
         */
        public static Change of(final AlignmentScore before, final AlignmentScore after) {
            return new Change(
                    after.mean() - before.mean(),
                    after.areaUnderCurve() - before.areaUnderCurve(),
                    after.areaChange(before));
        }
    }

    /**
     * @param <T> what a row is about
     * @param isAfter whether there is something to compare with
     * @param hasCondition whether the encoder has a condition number
     * @param scores of a row
     * @return the columns of a summary
     */
    public static <T> List<Column<T>> of(
            final boolean isAfter, final boolean hasCondition, final Function<? super T, Scores> scores) {
        var columns = new ArrayList<Column<Scores>>();
        columns.add(Column.count("pairs", row -> row.before().pairs()));
        columns.add(Column.count("independent units", row -> row.before().units()));
        columns.addAll(Column.all(FIGURES, " before", Scores::before));
        if (isAfter) {
            columns.addAll(Column.all(FIGURES, " after", row -> row.after().orElseThrow()));
            columns.addAll(changes());
        }
        columns.add(Column.textIfAny("interval note", row -> note(row.before().interval())));
        columns.add(Column.longCount("unmatched pairs", row -> row.before().unmatchedPairs()));
        columns.add(Column.truth("baseline sampled", row -> row.before().sampled()));
        if (hasCondition) {
            columns.add(condition());
        }
        columns.add(Column.text("verdict", Scores::verdict));
        return Column.all(columns, "", scores);
    }

    /** @return the columns of what encoding changes; there has to be something to compare with */
    public static List<Column<Scores>> changes() {
        return Column.all(CHANGES, "", row -> row.change().orElseThrow());
    }

    /** @return the column of the encoder's condition number */
    public static Column<Scores> condition() {
        return Column.number(
                "condition number (log10)", row -> row.log10ConditionNumber().orElse(Double.NaN));
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

    /** @return how often chance alone matches as well, or NaN */
    public static double p(final AlignmentScore score) {
        return score.chance().map(PermutationTest::p).orElse(Double.NaN);
    }
}
