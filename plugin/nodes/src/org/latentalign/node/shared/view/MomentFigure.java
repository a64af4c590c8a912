package org.latentalign.node.shared.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.latentalign.autoencoder.PreprocessedMoment;
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
import org.latentalign.progress.Progress;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.Spectrum;

/**
 * The picture of a second moment: how its variance is shared out among directions, against how it would be if no two
 * dimensions varied together, and which dimensions vary most.
 */
public final class MomentFigure {

    private static final String TITLE = "Second moment";

    /** The spectrum of more would take seconds, and the learner of a model computes it anyway. */
    private static final int MOST_DIMENSIONS = 1024;

    /** How many points a line has, ever fewer towards its end. */
    private static final int POINTS = 300;

    private static final int BARS = 30;

    private static final double HALF = 0.5;

    private static final double MOST = 0.9;

    /** Variances of this share of the largest one are nothing but rounding. */
    private static final double ROUNDING = 1e-16;

    private final PreprocessedMoment whole;

    private final List<SecondMoment> parts;

    /** Of each dimension. */
    private final double[] variances;

    private final double total;

    private final Descending single;

    private final Optional<Descending> directions;

    /** Variances from the largest to the smallest. */
    private record Descending(double... values) {

        static Descending of(final double... unsorted) {
            double[] values = unsorted.clone();
            Arrays.sort(values);
            return new Descending(IntStream.range(0, values.length)
                    .mapToDouble(i -> values[values.length - 1 - i])
                    .toArray());
        }

        double[] cumulativeShares() {
            double sum = DoubleStream.of(values).sum();
            double[] shares = values.clone();
            for (int i = 1; i < shares.length; i++) {
                shares[i] += shares[i - 1];
            }
            return Arrays.stream(shares).map(share -> Math.min(1, share / sum)).toArray();
        }

        /** How many of the largest have a share of the sum together. */
        int with(final double share) {
            double[] shares = cumulativeShares();
            int count = 0;
            while (count < shares.length - 1 && shares[count] < share) {
                count++;
            }
            return count + 1;
        }
    }

    private MomentFigure(final PreprocessedMoment whole, final List<SecondMoment> parts, final Progress progress)
            throws FitException {
        this.whole = whole;
        this.parts = parts;
        var moment = whole.moment();
        variances = IntStream.range(0, moment.dimension())
                .mapToDouble(i -> moment.triangleRow(i)[i] / moment.count())
                .toArray();
        total = DoubleStream.of(variances).sum();
        single = Descending.of(variances);
        directions = total > 0 && moment.dimension() <= MOST_DIMENSIONS
                ? Optional.of(new Descending(
                        Spectrum.of(moment, new Scale.One(), progress).eigenvalues()))
                : Optional.empty();
    }

    /**
     * @param moment of at least one row
     * @param progress told how far it is
     * @throws FitException when the numbers are too extreme
     */
    public static Figure of(final PreprocessedMoment moment, final Progress progress) throws FitException {
        return new MomentFigure(moment, List.of(), progress).figure();
    }

    /**
     * @param merged of all rows
     * @param parts of which it was made, in the order of the inputs
     * @param progress told how far it is
     * @throws FitException when the numbers are too extreme
     */
    public static Figure merged(
            final PreprocessedMoment merged, final List<PreprocessedMoment> parts, final Progress progress)
            throws FitException {
        return new MomentFigure(
                        merged, parts.stream().map(PreprocessedMoment::moment).toList(), progress)
                .figure();
    }

    private Figure figure() {
        var moment = whole.moment();
        if (!(total > 0)) {
            return Figure.empty(
                    TITLE,
                    moment.count() == 1
                            ? "The second moment is that of a single row: nothing varies."
                            : "All " + Numbers.count(moment.count()) + " rows are equal: nothing varies.");
        }
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Rows", Numbers.count(moment.count())));
        facts.add(new Fact("Dimensions", Numbers.count(moment.dimension())));
        facts.add(new Fact("Preprocessing", whole.preprocessing().title()));
        facts.add(new Fact("Mean's share of squared lengths", Numbers.percent(shareOfMean())));
        facts.add(new Fact("Half of the variance", along(HALF)));
        facts.add(new Fact("90% of the variance", along(MOST)));
        if (directions.isEmpty()) {
            facts.add(new Fact(
                    "Directions",
                    "not shown of more than " + Numbers.count(MOST_DIMENSIONS)
                            + " dimensions; the Spectral Autoencoder Learner shows them"));
        }
        if (parts.size() > 1) {
            facts.add(new Fact(
                    "Variance between the parts",
                    Numbers.share(shareBetween()) + " (" + Numbers.share(shareBetweenByChance())
                            + " if they were alike)"));
        }
        return Figure.of(TITLE, new Scene("", verdict(), facts, panels(), List.of()));
    }

    private String verdict() {
        var moment = whole.moment();
        var sentences = new ArrayList<String>();
        sentences.add(Numbers.count(moment.count()) + (moment.count() == 1 ? " row of " : " rows of ")
                + Numbers.count(moment.dimension()) + " dimensions."
                + directions
                        .map(found -> " Half of the variance lies along " + things(found.with(HALF), "direction")
                                + (found.with(HALF) == single.with(HALF)
                                        ? ", as it would"
                                        : "; it would take " + Numbers.count(single.with(HALF)))
                                + " if no two dimensions varied together.")
                        .orElse(""));
        if (moment.count() <= moment.dimension()) {
            sentences.add("There are no more rows than dimensions: along most directions nothing is known.");
        }
        if (shareOfMean() > HALF) {
            sentences.add("The mean makes " + Numbers.percent(shareOfMean())
                    + " of the squared length of a row, so a fit without centering stretches mostly along the mean.");
        }
        if (parts.size() > 1) {
            sentences.add("The means of the " + parts.size() + " parts account for " + Numbers.share(shareBetween())
                    + " of the variance; if the parts were alike, it would be " + Numbers.share(shareBetweenByChance())
                    + ".");
        }
        return String.join(" ", sentences);
    }

    /** How many directions have a share of the variance, and how many single dimensions. */
    private String along(final double share) {
        var dimensions = things(single.with(share), "dimension");
        return directions
                .map(found -> things(found.with(share), "direction") + " (" + dimensions + ")")
                .orElse(dimensions);
    }

    private static String things(final int count, final String thing) {
        return Numbers.count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** Of the mean squared length of a row, which is that of the mean and the variance together. */
    private double shareOfMean() {
        double squared = DoubleStream.of(whole.moment().mean()).map(x -> x * x).sum();
        return squared / (squared + total);
    }

    /** Of the sum of squares about the common mean, what is not about the means of the parts. */
    private double shareBetween() {
        double all = total * whole.moment().count();
        double within = parts.stream()
                .mapToDouble(part -> IntStream.range(0, part.dimension())
                        .mapToDouble(i -> part.triangleRow(i)[i])
                        .sum())
                .sum();
        return Math.max(0, 1 - within / all);
    }

    /** The expectation for parts of one population, as in an analysis of variance: (k - 1) / (n - 1). */
    private double shareBetweenByChance() {
        return (parts.size() - 1.0) / (whole.moment().count() - 1);
    }

    private List<Panel> panels() {
        var panels = new ArrayList<Panel>();
        panels.add(spectrum());
        panels.add(cumulative());
        panels.add(dimensions());
        if (parts.size() > 1) {
            panels.add(rowsOfParts());
        }
        return panels;
    }

    private Panel spectrum() {
        var lines = new ArrayList<Mark.Line>();
        directions.ifPresent(found -> lines.add(line("Directions", Meaning.AFTER, found.values())));
        lines.add(line("Single dimensions", Meaning.BASELINE_BEFORE, single.values()));
        return Panel.of(
                "Variance, the largest first",
                directions
                                .map(found -> "How much the rows vary along each direction: "
                                        + Numbers.significant(found.values()[0]) + " along the strongest. ")
                                .orElse("")
                        + "How much they vary in each dimension: " + Numbers.significant(single.values()[0])
                        + " in the first of them. The steeper directions are, the more the dimensions vary together.",
                places(),
                DirectionAxes.byFactors("Variance", lines),
                List.copyOf(lines));
    }

    private Panel cumulative() {
        var marks = new ArrayList<Mark>();
        directions.ifPresent(found -> marks.add(line("Directions", Meaning.AFTER, found.cumulativeShares())));
        marks.add(line("Single dimensions", Meaning.BASELINE_BEFORE, single.cumulativeShares()));
        return Panel.of(
                "Cumulative share of the variance",
                "Which share of the variance the largest have together"
                        + directions
                                .map(found -> ": half of it in " + things(found.with(HALF), "direction") + ", 90% in "
                                        + Numbers.count(found.with(MOST)))
                                .orElse("")
                        + ".",
                places(),
                Axis.linear("Share of the variance", 0, 1),
                marks);
    }

    private Axis places() {
        return DirectionAxes.numbered("Number, the largest first", variances.length);
    }

    /** Values above 0 at their places from 1 on. */
    private static Mark.Line line(final String name, final Meaning meaning, final double... values) {
        int[] shown = Arrays.stream(Selection.logarithmic(values.length, POINTS))
                .filter(i -> values[i] > ROUNDING * values[0])
                .toArray();
        return new Mark.Line(name, meaning, places(shown), at(shown, i -> values[i]), false);
    }

    private static double[] places(final int... shown) {
        return at(shown, i -> i + 1);
    }

    private static double[] at(final int[] indices, final IntToDoubleFunction value) {
        return Arrays.stream(indices).mapToDouble(value).toArray();
    }

    private Panel dimensions() {
        int[] order = IntStream.range(0, variances.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -variances[i]))
                .limit(BARS)
                .mapToInt(i -> i)
                .toArray();
        var names = Arrays.stream(order).mapToObj(this::name).toList();
        return new Panel(
                variances.length > BARS
                        ? "The " + BARS + " dimensions that vary most, of " + Numbers.count(variances.length)
                        : "Dimensions, the most varied first",
                "The variance of single dimensions: most in " + names.get(0) + ", with "
                        + Numbers.significant(variances[order[0]]) + ".",
                Axis.linear("Variance", 0, 1.05 * variances[order[0]]),
                Axis.categories("Dimension", names),
                null,
                "Dimension",
                List.of(new Mark.Bars(
                        "Variance",
                        Meaning.BEFORE,
                        IntStream.range(0, order.length).asDoubleStream().toArray(),
                        at(order, i -> variances[i]))));
    }

    private String name(final int dimension) {
        return whole.inputNames().isEmpty()
                ? "Dimension " + (dimension + 1)
                : whole.inputNames().get(dimension);
    }

    private Panel rowsOfParts() {
        double[] rows = parts.stream().mapToDouble(SecondMoment::count).toArray();
        return new Panel(
                "Rows of the parts",
                "How many rows each of the " + parts.size() + " second moments sums up.",
                Axis.linear("Rows", 0, 1.05 * DoubleStream.of(rows).max().orElse(1)),
                Axis.categories(
                        "Second moment",
                        IntStream.rangeClosed(1, parts.size())
                                .mapToObj(i -> "Second moment " + i)
                                .toList()),
                null,
                "",
                List.of(new Mark.Bars(
                        "Rows",
                        Meaning.NEUTRAL,
                        IntStream.range(0, rows.length).asDoubleStream().toArray(),
                        rows)));
    }
}
