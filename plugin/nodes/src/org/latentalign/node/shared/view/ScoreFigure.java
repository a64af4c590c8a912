package org.latentalign.node.shared.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Curve;
import org.latentalign.figure.Density;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.CosineHistogram;
import org.latentalign.score.Verdict;
import org.latentalign.spectral.LargeNumber;

/**
 * What the pictures of all score nodes have in common: the figures beside them, the distribution of cosines against the
 * baseline, and a bar with its interval for each of some scores.
 *
 * @param before the score before encoding
 * @param after the score after encoding, if there is something to compare with
 * @param things what is compared, in the plural, such as "drugs"
 */
public record ScoreFigure(AlignmentScore before, Optional<AlignmentScore> after, String things) {

    /** The name of a score and the score, for a bar. */
    public record Named(String name, AlignmentScore before, Optional<AlignmentScore> after) {}

    private static final String MATCHED = "Matched";

    private static final String UNMATCHED = "Unmatched";

    /** Where few values lie as dots, as a share of the height of the curves. */
    private static final double FIRST_ROW = 0.08;

    /**
     * The verdict in words.
     *
     * @param log10ConditionNumber of the encoder, if known
     */
    public String verdict(final OptionalDouble log10ConditionNumber) {
        return Verdict.of(before, after, log10ConditionNumber, things).sentence();
    }

    /**
     * The figures that no picture goes without.
     *
     * @param log10ConditionNumber of the encoder, if known
     */
    public List<Fact> facts(final OptionalDouble log10ConditionNumber) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Matched pairs",
                Numbers.count(before.pairs())
                        + (before.units() < before.pairs()
                                ? " (" + Numbers.count(before.units()) + " independent " + things + ")"
                                : "")));
        facts.add(new Fact(
                "Unmatched pairs",
                Numbers.count(before.unmatchedPairs())
                        + (before.sampled() && before.unmatchedPairs() > 0 ? ", drawn at random" : "")));
        addFacts(facts, before, after.isPresent() ? " before" : "");
        after.ifPresent(score -> addFacts(facts, score, " after"));
        log10ConditionNumber.ifPresent(log10 -> facts.add(new Fact("Condition number", LargeNumber.text(log10))));
        return facts;
    }

    private static void addFacts(final List<Fact> facts, final AlignmentScore score, final String when) {
        facts.add(new Fact(
                "Mean cosine" + when,
                Numbers.withInterval(
                        score.mean(), score.interval().low(), score.interval().high())));
        facts.add(new Fact("Baseline" + when, Numbers.decimal(score.baseline())));
        facts.add(new Fact(
                "AUC" + when,
                Numbers.withInterval(
                        score.areaUnderCurve(),
                        score.areaInterval().low(),
                        score.areaInterval().high())));
        score.chance().ifPresent(test -> facts.add(new Fact("p" + when, Numbers.probability(test.p()))));
        if (!Double.isNaN(score.retrieval())) {
            facts.add(new Fact(
                    "Retrieval" + when,
                    Numbers.percent(score.retrieval()) + " ("
                            + Numbers.share(score.retrievalRate().byChance()) + " by chance)"));
        }
    }

    /** How the cosines are distributed: matched ones over unmatched ones, before and after. */
    public Panel distribution() {
        List<Mark> marks = new ArrayList<>();
        addArea(marks, UNMATCHED, Meaning.BASELINE_BEFORE, before.unmatchedHistogram(), " before");
        after.ifPresent(
                score -> addArea(marks, UNMATCHED, Meaning.BASELINE_AFTER, score.unmatchedHistogram(), " after"));
        addArea(marks, MATCHED, Meaning.BEFORE, before.matchedHistogram(), " before");
        after.ifPresent(score -> addArea(marks, MATCHED, Meaning.AFTER, score.matchedHistogram(), " after"));
        double highest = Math.max(0, highest(marks));
        // below the curves a row of dots for each space
        addFew(marks, Meaning.BEFORE, before.matchedHistogram(), " before", FIRST_ROW, highest);
        after.ifPresent(
                score -> addFew(marks, Meaning.AFTER, score.matchedHistogram(), " after", 2 * FIRST_ROW, highest));
        return Panel.of(
                "How the cosines are distributed",
                "The density of the cosines of matched and of unmatched " + things + ", of a few each as a dot. "
                        + described("before", before)
                        + after.map(score -> " " + described("after encoding", score))
                                .orElse("")
                        + " The less the two overlap, the more a match means.",
                Axis.linear("Cosine", -1, 1),
                Axis.linear("Density", 0, 1.05 * highest),
                marks);
    }

    private static double highest(final List<Mark> marks) {
        double highest = marks.stream()
                .map(Mark.Area.class::cast)
                .flatMapToDouble(area -> DoubleStream.of(area.y()))
                .max()
                .orElse(0);
        return highest > 0 ? highest : 1;
    }

    private static boolean areFew(final CosineHistogram histogram) {
        return LongStream.of(histogram.counts()).sum() < StackedDots.FEWEST_FOR_A_CURVE;
    }

    /** A few values have no density: each is a dot, in the middle of its bin; equal ones lie above each other. */
    private void addFew(
            final List<Mark> marks,
            final Meaning meaning,
            final CosineHistogram histogram,
            final String when,
            final double row,
            final double highest) {
        if (!areFew(histogram)) {
            return;
        }
        long[] counts = histogram.counts();
        double[] x = IntStream.range(0, counts.length)
                .mapToObj(bin -> DoubleStream.generate(() -> (bin + 0.5) / counts.length * 2 - 1)
                        .limit(counts[bin]))
                .flatMapToDouble(values -> values)
                .toArray();
        double[] y = StackedDots.heights(x, 1.0 / counts.length, row, highest);
        if (x.length > 0) {
            marks.add(new Mark.Dots(
                    MATCHED + (after.isPresent() ? when : ""),
                    meaning,
                    x,
                    y,
                    Arrays.stream(x)
                            .mapToObj(value -> "Cosine " + Numbers.decimal(value))
                            .toList(),
                    false));
        }
    }

    private String described(final String when, final AlignmentScore score) {
        return "Their means " + when + " are " + Numbers.decimal(score.mean()) + " and "
                + Numbers.decimal(score.baseline()) + ".";
    }

    private void addArea(
            final List<Mark> marks,
            final String which,
            final Meaning meaning,
            final CosineHistogram histogram,
            final String when) {
        Curve curve = Density.of(histogram.counts(), -1, 1);
        boolean isCurve = !meaning.equals(Meaning.BEFORE) && !meaning.equals(Meaning.AFTER) || !areFew(histogram);
        if (curve.x().length > 0 && isCurve) {
            marks.add(new Mark.Area(which + (after.isPresent() ? when : ""), meaning, curve.x(), curve.y()));
        }
    }

    /**
     * The mean cosine of each of some scores as a bar, with its interval and its baseline.
     *
     * @param title of the panel
     * @param categoryLabel what the scores are of, such as "Relation"; the reader may filter by it
     * @param scores in their order from the top; at least one
     */
    public static Panel bars(final String title, final String categoryLabel, final List<Named> scores) {
        boolean isAfter = scores.stream().anyMatch(score -> score.after().isPresent());
        var names = scores.stream().map(Named::name).toList();
        List<Mark> marks = new ArrayList<>();
        List<AlignmentScore> before = scores.stream().map(Named::before).toList();
        addBars(marks, before, isAfter ? "Mean before" : "Mean", Meaning.BEFORE);
        if (isAfter) {
            List<AlignmentScore> after =
                    scores.stream().map(score -> score.after().orElseThrow()).toList();
            addBars(marks, after, "Mean after", Meaning.AFTER);
            addIntervals(marks, before, "95% interval before", Meaning.BEFORE);
            addIntervals(marks, after, "95% interval after", Meaning.AFTER);
            addBaseline(marks, before, names, "Baseline before", Meaning.BASELINE_BEFORE);
            addBaseline(marks, after, names, "Baseline after", Meaning.BASELINE_AFTER);
        } else {
            addIntervals(marks, before, "95% interval", Meaning.BEFORE);
            addBaseline(marks, before, names, "Baseline", Meaning.BASELINE_BEFORE);
        }
        return new Panel(
                title,
                "The mean cosine of " + scores.size() + " " + (scores.size() == 1 ? "score" : "scores")
                        + " as bars, with 95% intervals, and the mean cosine of unmatched pairs as dots. A bar means"
                        + " something where it stands out from its dot.",
                cosines(marks),
                Axis.categories(categoryLabel, names),
                null,
                categoryLabel,
                marks);
    }

    private static void addBars(
            final List<Mark> marks, final List<AlignmentScore> scores, final String name, final Meaning meaning) {
        int[] defined = defined(scores, AlignmentScore::mean);
        marks.add(new Mark.Bars(name, meaning, places(defined), values(scores, defined, AlignmentScore::mean)));
    }

    private static void addIntervals(
            final List<Mark> marks, final List<AlignmentScore> scores, final String name, final Meaning meaning) {
        int[] defined = defined(scores, score -> score.interval().low());
        if (defined.length > 0) {
            marks.add(new Mark.Whiskers(
                    name,
                    meaning,
                    places(defined),
                    values(scores, defined, score -> score.interval().low()),
                    values(scores, defined, score -> score.interval().high())));
        }
    }

    private static void addBaseline(
            final List<Mark> marks,
            final List<AlignmentScore> scores,
            final List<String> names,
            final String name,
            final Meaning meaning) {
        int[] defined = defined(scores, AlignmentScore::baseline);
        if (defined.length > 0) {
            marks.add(new Mark.Dots(
                    name,
                    meaning,
                    values(scores, defined, AlignmentScore::baseline),
                    places(defined),
                    Arrays.stream(defined).mapToObj(names::get).toList(),
                    false));
        }
    }

    private static int[] defined(final List<AlignmentScore> scores, final ToDoubleFunction<AlignmentScore> figure) {
        return IntStream.range(0, scores.size())
                .filter(i -> Double.isFinite(figure.applyAsDouble(scores.get(i))))
                .toArray();
    }

    private static double[] places(final int[] indices) {
        return Arrays.stream(indices).asDoubleStream().toArray();
    }

    private static double[] values(
            final List<AlignmentScore> scores, final int[] indices, final ToDoubleFunction<AlignmentScore> figure) {
        return Arrays.stream(indices)
                .mapToDouble(i -> figure.applyAsDouble(scores.get(i)))
                .toArray();
    }

    /**
     * An axis for bars of cosines, which begin at 0: as long as it has to be, and never so short that small cosines
     * look large.
     *
     * @param marks all marks of the panel
     */
    public static Axis cosines(final List<Mark> marks) {
        double low = 0;
        for (Mark mark : marks) {
            if (mark instanceof Mark.Bars bars) {
                low = Math.min(low, DoubleStream.of(bars.values()).min().orElse(0));
            } else if (mark instanceof Mark.Whiskers whiskers) {
                low = Math.min(low, DoubleStream.of(whiskers.low()).min().orElse(0));
            } else if (mark instanceof Mark.Dots dots) {
                low = Math.min(low, DoubleStream.of(dots.x()).min().orElse(0));
            }
        }
        // the end is a tenth, so that the axis has round numbers
        return Axis.linear("Cosine", Math.max(-1, Math.floor(low * 10) / 10), 1);
    }
}
