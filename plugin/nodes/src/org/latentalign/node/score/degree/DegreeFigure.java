package org.latentalign.node.score.degree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.node.score.degree.GainSweep.Scored;
import org.latentalign.score.AlignmentScore;
import org.latentalign.spectral.LargeNumber;

/**
 * The picture of a sweep: what the advice rests on, the score beside its baseline, and the condition number, against the
 * degree, with the advised degree marked; a scene for each family that has degrees, and one for all others.
 */
final class DegreeFigure {

    private static final String TITLE = "Alignment by degree";

    private static final String BASELINE = "Baseline, mean";

    private static final String MAGNITUDE = "Baseline, mean size";

    private static final String HELD_OUT = "Held-out AUC";

    private static final String ADVISED = "Advised degree";

    private static final int MOST_DEGREES = 400;

    private final List<Scored> scored;

    private final Advice advice;

    private final List<Fact> facts;

    private DegreeFigure(final List<Scored> scored, final Advice advice, final List<Fact> facts) {
        this.scored = scored;
        this.advice = advice;
        this.facts = facts;
    }

    /**
     * @param scored all gains
     * @param advice what to choose
     * @param keys how many drugs or groups there are
     * @param folds to how many folds they are dealt
     */
    static Figure of(final List<Scored> scored, final Advice advice, final int keys, final int folds) {
        AlignmentScore raw = scored.get(0).result().total();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                "Drugs or groups", Numbers.count(keys) + ", held out in " + folds + (folds == 1 ? " part" : " parts")));
        facts.add(new Fact("Matched pairs", Numbers.count(raw.pairs())));
        facts.add(new Fact(
                "Unmatched pairs", Numbers.count(raw.unmatchedPairs()) + (raw.sampled() ? ", drawn at random" : "")));
        facts.add(new Fact("Held-out AUC at degree 0", Numbers.decimal(advice.heldOutAucAtZero())));
        facts.add(new Fact("Held-out AUC at the best", Numbers.decimal(advice.bestHeldOutAuc())));
        facts.add(new Fact("Held-out AUC of the choice", Numbers.decimal(advice.heldOutAucOfChoice())));
        return new DegreeFigure(scored, advice, facts).figure();
    }

    private Figure figure() {
        Map<String, List<Scored>> families = new LinkedHashMap<>();
        var others = new ArrayList<Scored>();
        for (var row : scored) {
            if (row.swept().degree().isPresent()) {
                families.computeIfAbsent(row.swept().gain().family(), family -> new ArrayList<>())
                        .add(row);
            } else {
                others.add(row);
            }
        }
        var scenes = new ArrayList<Scene>();
        families.forEach((family, rows) -> scenes.add(ofDegrees(family, thinned(rows))));
        if (!others.isEmpty()) {
            scenes.add(withoutDegree(others));
        }
        return new Figure(TITLE, "Gain", scenes, "");
    }

    /** Every so many-th degree, when there are very many. */
    private static List<Scored> thinned(final List<Scored> rows) {
        int step = (rows.size() + MOST_DEGREES - 1) / MOST_DEGREES;
        var kept = new ArrayList<Scored>();
        for (int i = 0; i < rows.size(); i += step) {
            kept.add(rows.get(i));
        }
        return kept;
    }

    private Scene ofDegrees(final String family, final List<Scored> rows) {
        var advised = advised(family);
        var safe = advice.largestSafeDegree(rows.get(0).swept().gain().getClass());
        double last = rows.get(rows.size() - 1).swept().degree().orElseThrow();
        var degrees = Axis.linear("Degree k", 0, Math.max(1, last));
        double worst = rows.stream()
                .mapToDouble(row -> row.result().log10ConditionNumber())
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        var own = new ArrayList<Fact>();
        own.add(new Fact("Advised degree", advised.isPresent() ? Advice.text(advised.getAsDouble()) : "none here"));
        own.add(new Fact("Largest safe degree", safe.isPresent() ? Advice.text(safe.getAsDouble()) : "none"));
        own.add(new Fact("Condition number at degree " + Advice.text(last), LargeNumber.text(worst)));
        own.addAll(facts);
        return new Scene(
                family,
                advice.verdict(),
                own,
                List.of(
                        separation(degrees, rows, advised),
                        cosines(degrees, rows, advised, safe),
                        condition(degrees, rows, advised, worst)),
                List.of());
    }

    /** What the advice rests on; the advised degree is the only thing in it that stands out. */
    private static Panel separation(final Axis degrees, final List<Scored> rows, final OptionalDouble advised) {
        var marks = new ArrayList<Mark>();
        addLine(marks, HELD_OUT, Meaning.AUC, rows, row -> row.result().meanHeldOutAuc());
        addLine(marks, "AUC of all", Meaning.BASELINE_AFTER, rows, row -> row.result()
                .total()
                .areaUnderCurve());
        var byChance =
                Numbers.share(rows.get(0).result().total().retrievalRate().byChance());
        addLine(marks, "Retrieval (" + byChance + " by chance)", Meaning.NEUTRAL, rows, row -> row.result()
                .total()
                .retrieval());
        marks.add(new Mark.Rule("AUC of chance", Meaning.NEUTRAL, 0.5, false));
        addAdvised(marks, advised);
        advised.ifPresent(degree -> rows.stream()
                .filter(row -> row.swept().degree().orElseThrow() == degree
                        && Double.isFinite(row.result().meanHeldOutAuc()))
                .findFirst()
                .ifPresent(row -> marks.add(new Mark.Dots(
                        ADVISED,
                        Meaning.ADVICE,
                        new double[] {degree},
                        new double[] {row.result().meanHeldOutAuc()},
                        List.of("AUC " + Numbers.decimal(row.result().meanHeldOutAuc())),
                        false))));
        return Panel.of(
                "What the advice rests on: held-out AUC",
                "The AUC of drugs or groups that are held out, by which the degree is advised, that of all, and the"
                        + " share of shifts whose nearest one is matched, against the degree. 0.5 is the AUC of"
                        + " chance."
                        + (advised.isPresent()
                                ? " The advised degree is " + Advice.text(advised.getAsDouble()) + "."
                                : " No degree of this family is advised."),
                degrees,
                Axis.linear("AUC, share", 0, 1),
                marks);
    }

    private static Panel cosines(
            final Axis degrees, final List<Scored> rows, final OptionalDouble advised, final OptionalDouble safe) {
        var marks = new ArrayList<Mark>();
        addLine(marks, "Mean cosine", Meaning.AFTER, rows, row -> row.result()
                .total()
                .mean());
        addIntervals(marks, rows);
        addLine(marks, BASELINE, Meaning.BASELINE_AFTER, rows, row -> row.result()
                .total()
                .baseline());
        addLine(marks, MAGNITUDE, Meaning.NEUTRAL, rows, row -> row.result()
                .total()
                .baselineMagnitude());
        safe.ifPresent(degree -> marks.add(new Mark.Rule("Largest safe degree", Meaning.NEUTRAL, degree, true)));
        addAdvised(marks, advised);
        return Panel.of(
                "Cosines and their baseline",
                "The mean cosine of matched shifts with its interval, and the mean and the mean size of the cosines of"
                        + " unmatched ones, against the degree. A cosine means something as far as it exceeds its"
                        + " baseline.",
                degrees,
                scores(marks),
                marks);
    }

    private static Panel condition(
            final Axis degrees, final List<Scored> rows, final OptionalDouble advised, final double worst) {
        var marks = new ArrayList<Mark>();
        addLine(marks, "Condition number (log10)", Meaning.CONDITION, rows, row -> row.result()
                .log10ConditionNumber());
        addAdvised(marks, advised);
        return Panel.of(
                "What it costs: the condition number",
                "How much more the encoder stretches its strongest direction than its weakest, as a power of ten,"
                        + " against the degree. Decoding is exact to about 16 less so many digits.",
                degrees,
                Axis.linear("Condition number (log10)", 0, Math.max(1, worst)),
                marks);
    }

    private static void addAdvised(final List<Mark> marks, final OptionalDouble advised) {
        advised.ifPresent(degree -> marks.add(new Mark.Rule(ADVISED, Meaning.ADVICE, degree, true)));
    }

    /** Degree 0 of any family, which is no stretching, where no gain is better. */
    private OptionalDouble advised(final String family) {
        if (advice.best().isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!advice.isToStretch()) {
            return OptionalDouble.of(0);
        }
        var best = advice.best().orElseThrow();
        return best.gain().family().equals(family) ? best.degree() : OptionalDouble.empty();
    }

    private Scene withoutDegree(final List<Scored> others) {
        var rows = new ArrayList<Scored>();
        rows.add(scored.get(0));
        rows.addAll(others);
        var names = new ArrayList<String>();
        names.add("As they are");
        others.forEach(row -> names.add(row.swept().gain().family()));
        var marks = new ArrayList<Mark>();
        addBars(marks, "Mean cosine", Meaning.AFTER, rows, row -> row.result()
                .total()
                .mean());
        addBars(marks, MAGNITUDE, Meaning.BASELINE_AFTER, rows, row -> row.result()
                .total()
                .baselineMagnitude());
        addBars(marks, "AUC", Meaning.AUC, rows, row -> row.result().total().areaUnderCurve());
        var own = new ArrayList<>(facts);
        for (var row : others) {
            own.add(new Fact(
                    "Condition number, " + row.swept().gain().family(),
                    LargeNumber.text(row.result().log10ConditionNumber())));
        }
        return new Scene(
                "Gains without a degree",
                advice.verdict(),
                own,
                List.of(Panel.of(
                        "Score, baseline and AUC",
                        "Mean cosine of matched shifts, mean absolute cosine of unmatched ones, and AUC, for each gain"
                                + " without a degree and for the vectors as they are.",
                        Axis.categories("Gain", names),
                        scores(marks),
                        marks)),
                List.of());
    }

    /** From 0, or below where a score is, to 1. */
    private static Axis scores(final List<Mark> marks) {
        double low = 0;
        for (var mark : marks) {
            if (mark instanceof Mark.Line line) {
                low = Math.min(low, DoubleStream.of(line.y()).min().orElse(0));
            } else if (mark instanceof Mark.Whiskers whiskers) {
                low = Math.min(low, DoubleStream.of(whiskers.low()).min().orElse(0));
            } else if (mark instanceof Mark.Bars bars) {
                low = Math.min(low, DoubleStream.of(bars.values()).min().orElse(0));
            }
        }
        return Axis.linear("Cosine", Math.max(-1, Math.floor(low * 10) / 10), 1);
    }

    private static void addLine(
            final List<Mark> marks,
            final String name,
            final Meaning meaning,
            final List<Scored> rows,
            final ToDoubleFunction<Scored> figure) {
        var defined = defined(rows, figure);
        if (!defined.isEmpty()) {
            marks.add(new Mark.Line(name, meaning, degrees(defined), values(defined, figure), false));
        }
    }

    private static void addIntervals(final List<Mark> marks, final List<Scored> rows) {
        ToDoubleFunction<Scored> low = row -> row.result().total().interval().low();
        var defined = defined(rows, low);
        if (!defined.isEmpty()) {
            marks.add(new Mark.Whiskers(
                    "95% interval of the mean",
                    Meaning.AFTER,
                    degrees(defined),
                    values(defined, low),
                    values(defined, row -> row.result().total().interval().high())));
        }
    }

    private static void addBars(
            final List<Mark> marks,
            final String name,
            final Meaning meaning,
            final List<Scored> rows,
            final ToDoubleFunction<Scored> figure) {
        var defined = defined(rows, figure);
        if (!defined.isEmpty()) {
            double[] places = defined.stream().mapToDouble(rows::indexOf).toArray();
            marks.add(new Mark.Bars(name, meaning, places, values(defined, figure)));
        }
    }

    private static List<Scored> defined(final List<Scored> rows, final ToDoubleFunction<Scored> figure) {
        return rows.stream()
                .filter(row -> Double.isFinite(figure.applyAsDouble(row)))
                .toList();
    }

    private static double[] degrees(final List<Scored> rows) {
        return rows.stream()
                .mapToDouble(row -> row.swept().degree().orElseThrow())
                .toArray();
    }

    private static double[] values(final List<Scored> rows, final ToDoubleFunction<Scored> figure) {
        return rows.stream().mapToDouble(figure).toArray();
    }
}
