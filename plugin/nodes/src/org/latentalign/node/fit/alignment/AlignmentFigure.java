package org.latentalign.node.fit.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.figure.Selection;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Rows;
import org.latentalign.mapping.AlignmentScores;
import org.latentalign.mapping.MapMethod;
import org.latentalign.mapping.SpaceAlignment;
import org.latentalign.progress.Progress;
import org.latentalign.score.shape.PrincipalDirections;

/** The picture of a map between spaces: retrieval against the baseline, and held-out rows beside their partners. */
final class AlignmentFigure {

    private static final String TITLE = "Alignment of two spaces";

    /** More lines cannot be told apart. */
    private static final int PAIRS_SHOWN = 150;

    private static final List<String> MEASURES = List.of(
            "Found first (P@1)",
            "First, hubs corrected",
            "Among five (P@5)",
            "Mean reciprocal rank",
            "Others closer (FOSCTTM)");

    private AlignmentFigure() {}

    /**
     * @param alignment the map and its scores
     * @param method how it was learned
     * @param names of the held-out rows that have partners
     * @param progress told often enough to cancel within a second
     * @throws FitException when the plane of the picture cannot be found
     */
    static Figure of(
            final SpaceAlignment alignment, final MapMethod method, final List<String> names, final Progress progress)
            throws FitException {
        var scores = alignment.scores();
        var baseline = alignment.baseline();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Method", method.title()));
        if (method.needsAnchors()) {
            facts.add(new Fact("Anchors", Numbers.count(alignment.anchors())));
        }
        facts.add(new Fact("Held-out rows", Numbers.count(scores.retrieval().rows())));
        facts.add(new Fact(
                "Relative error",
                Numbers.decimal(scores.relativeError()) + ", baseline " + Numbers.decimal(baseline.relativeError())));
        facts.add(new Fact(
                "Debiased CKA (blind to turns)",
                Numbers.decimal(scores.debiasedAlignment()) + ", baseline "
                        + Numbers.decimal(baseline.debiasedAlignment())));
        if (!Double.isNaN(scores.canonicalCorrelation())) {
            facts.add(new Fact(
                    "Mean canonical correlation (blind to turns)",
                    Numbers.decimal(scores.canonicalCorrelation()) + ", baseline "
                            + Numbers.decimal(baseline.canonicalCorrelation())));
        }
        var panels = new ArrayList<Panel>();
        panels.add(bars(scores, baseline, method));
        if (alignment.mapped().length > 2) {
            panels.add(map(alignment, names, facts, progress));
        }
        return Figure.of(TITLE, new Scene("", alignment.verdict(), facts, panels, List.of()));
    }

    private static double[] figures(final AlignmentScores scores) {
        var retrieval = scores.retrieval();
        return new double[] {
            retrieval.first(),
            retrieval.firstCorrected(),
            retrieval.amongFive(),
            retrieval.meanReciprocalRank(),
            retrieval.closerThanTrue()
        };
    }

    private static Panel bars(final AlignmentScores scores, final AlignmentScores baseline, final MapMethod method) {
        double[] places = IntStream.range(0, MEASURES.size()).asDoubleStream().toArray();
        var other = method.needsAnchors() ? "Shuffled anchors" : "Shuffled partners";
        return new Panel(
                "Held-out rows find their partners",
                "Shares of held-out rows that find their partner, mapped by the learned map and by maps from "
                        + other.toLowerCase(Locale.ROOT) + ". "
                        + Numbers.percent(scores.retrieval().first())
                        + " find it first. The last bar is better when it is short: chance gives a half.",
                Axis.linear("Share", 0, 1),
                Axis.categories("Measure", MEASURES),
                null,
                "",
                List.of(
                        new Mark.Bars("Learned map", Meaning.AFTER, places, figures(scores)),
                        new Mark.Bars(other, Meaning.NEUTRAL, places, figures(baseline))));
    }

    /** Mapped rows and their partners in the plane of the partners' two strongest directions. */
    private static Panel map(
            final SpaceAlignment alignment,
            final List<String> allNames,
            final List<Fact> facts,
            final Progress progress)
            throws FitException {
        int[] shown = Selection.logarithmic(alignment.mapped().length, PAIRS_SHOWN);
        if (shown.length < alignment.mapped().length) {
            shown = IntStream.range(0, PAIRS_SHOWN)
                    .map(i -> (int) ((long) i * alignment.mapped().length / PAIRS_SHOWN))
                    .toArray();
            facts.add(Selection.fact("Pairs", shown.length, alignment.mapped().length, "evenly spread"));
        }
        double[] mean = Rows.mean(alignment.partners());
        var directions = PrincipalDirections.of(less(alignment.partners(), mean), progress)
                .directions();
        double[][] mapped = places(less(pick(alignment.mapped(), shown), mean), directions);
        double[][] partners = places(less(pick(alignment.partners(), shown), mean), directions);
        var names = Arrays.stream(shown).mapToObj(allNames::get).toList();
        double reach = DoubleStream.concat(
                        Arrays.stream(mapped).flatMapToDouble(DoubleStream::of),
                        Arrays.stream(partners).flatMapToDouble(DoubleStream::of))
                .map(Math::abs)
                .max()
                .orElse(1);
        var axis = Axis.map(-1.05 * Math.max(reach, Double.MIN_NORMAL), 1.05 * Math.max(reach, Double.MIN_NORMAL));
        return Panel.of(
                "Mapped rows and their partners",
                "Held-out rows after mapping, with an arrow to the partner of each, in the plane of the target space's"
                        + " two strongest directions. Short arrows that cross little mean a good map.",
                axis,
                axis,
                List.of(
                        new Mark.Arrows(
                                "To the partner",
                                Meaning.NEUTRAL,
                                column(mapped, 0),
                                column(mapped, 1),
                                column(partners, 0),
                                column(partners, 1),
                                names,
                                names),
                        new Mark.Dots("Mapped", Meaning.AFTER, column(mapped, 0), column(mapped, 1), names, false),
                        new Mark.Dots(
                                "Target space",
                                Meaning.BEFORE,
                                column(partners, 0),
                                column(partners, 1),
                                names,
                                false)));
    }

    private static double[][] less(final double[][] rows, final double[] mean) {
        return Arrays.stream(rows)
                .map(row -> IntStream.range(0, mean.length)
                        .mapToDouble(j -> row[j] - mean[j])
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] pick(final double[][] rows, final int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> rows[i]).toArray(double[][]::new);
    }

    private static double[][] places(final double[][] rows, final double[][] directions) {
        double[][] places = new double[rows.length][2];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < Math.min(2, directions.length); k++) {
                for (int j = 0; j < rows[i].length; j++) {
                    places[i][k] += rows[i][j] * directions[k][j];
                }
            }
        }
        return places;
    }

    private static double[] column(final double[][] rows, final int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }
}
