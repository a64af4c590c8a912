package org.latentalign.node.apply.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.latentalign.autoencoder.Autoencoder;
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
import org.latentalign.node.apply.generate.LatentGeneratorNodeParameters.Method;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.Spectrum;

/** The picture of what was generated: decoded, among the reconstructions of the rows, and the checks. */
final class GeneratorFigure {

    /** More dots are a blot. */
    private static final int DOTS = 400;

    private static final int GROUPS = 40;

    /** Steps whose lengths differ by a smaller factor are called even. */
    private static final double EVEN = 1.005;

    /** Rows are cut down to this many before their principal directions are sought. */
    private static final int MOST_DIMENSIONS = 2000;

    private final Generation generation;
    private final Method method;
    private final List<Fact> facts = new ArrayList<>();

    private GeneratorFigure(final Generation generation, final Method method) {
        this.generation = generation;
        this.method = method;
    }

    static Figure of(
            final Generation generation,
            final EmbeddedRows rows,
            final Autoencoder model,
            final Method method,
            final Progress progress)
            throws FitException {
        return new GeneratorFigure(generation, method).figure(rows, model, progress);
    }

    private Figure figure(final EmbeddedRows rows, final Autoencoder model, final Progress progress)
            throws FitException {
        facts.add(new Fact("Rows", Numbers.count(rows.count())));
        facts.add(new Fact("Generated", Numbers.count(generation.generated().size())));
        var panels = new ArrayList<Panel>();
        double[][] made = decoded(
                model,
                generation.generated().stream().map(GeneratedRow::embedding).toArray(double[][]::new),
                "Generated rows");
        decoded(rows, made, model, progress).ifPresent(panels::add);
        if (method == Method.ATTRIBUTE_VECTOR) {
            addCosines(panels);
        }
        if (method == Method.SAMPLING) {
            addDistances(panels);
        }
        return Figure.of("Generated", new Scene("", verdict(made), facts, panels, List.of()));
    }

    private String verdict(final double[][] made) {
        if (!generation.warnings().isEmpty()) {
            return String.join(" ", generation.warnings());
        }
        return switch (method) {
            case ATTRIBUTE_VECTOR -> {
                double[] cosines = cosines();
                yield cosines.length == 0
                        ? "There are not two groups with both labels, so that nothing shows whether the vector is the same"
                                + " for all."
                        : String.format(
                                Locale.ROOT,
                                "A left-out group changes in the direction of the others with a cosine of %.2f on"
                                        + " average, %.2f at least; unrelated changes would have one of about 0.",
                                Arrays.stream(cosines).average().orElse(0),
                                Arrays.stream(cosines).min().orElse(0));
            }
            case INTERPOLATION -> pathVerdict(made);
            case SAMPLING -> samplesVerdict();
        };
    }

    /** Says how uneven the steps of the path are once decoded. */
    private static String pathVerdict(final double[][] made) {
        var lengths = IntStream.range(1, made.length)
                .mapToDouble(i -> Math.sqrt(Rows.squaredDistance(made[i - 1], made[i])))
                .summaryStatistics();
        if (lengths.getCount() < 2 || !(lengths.getMin() > 0)) {
            return "Steps at even distances in the latent space need not be even once decoded.";
        }
        double ratio = lengths.getMax() / lengths.getMin();
        return "The steps of the path are even in the latent space"
                + (ratio < EVEN
                        ? ", and so they are once decoded."
                        : "; once decoded, the longest is " + Numbers.significant(ratio)
                                + " times as long as the shortest.");
    }

    /** What is told when nothing is far. */
    private String samplesVerdict() {
        var judged = generation.checks().stream()
                .filter(check -> check.samples() != null && check.samples().isJudged())
                .toList();
        return judged.isEmpty()
                ? "There are too few rows to tell whether decoded samples are like them: that takes five."
                : String.format(
                        Locale.ROOT,
                        "Nothing tells decoded samples clearly from reconstructions of rows: their energy distance is"
                                + " at most %.2g times the floor, and from 5 times on they would be called"
                                + " different.",
                        judged.stream()
                                .mapToDouble(check -> check.floor() == 0 ? 0 : check.distance() / check.floor())
                                .max()
                                .orElse(0));
    }

    private double[] cosines() {
        return generation.checks().stream()
                .mapToDouble(GenerationCheck::cosine)
                .filter(cosine -> !Double.isNaN(cosine))
                .toArray();
    }

    private Optional<Panel> decoded(
            final EmbeddedRows rows, final double[][] made, final Autoencoder model, final Progress progress)
            throws FitException {
        double[][] real = decoded(model, rows.vectors(), "Rows");
        if (real.length < 3 || made.length == 0 || real[0].length < 2 || real[0].length > MOST_DIMENSIONS) {
            return Optional.empty();
        }
        var sum = new SecondMomentAccumulator(real[0].length, true);
        for (double[] row : real) {
            sum.add(row);
        }
        var moment = sum.finish();
        var spectrum = Spectrum.of(moment, new Scale.One(), progress);
        double[] mean = moment.mean();
        double[][] realPlace = places(real, mean, spectrum);
        double[][] madePlace = places(made, mean, spectrum);
        var marks = new ArrayList<Mark>();
        marks.add(new Mark.Dots("Rows", Meaning.NEUTRAL, realPlace[0], realPlace[1], names("Row", real.length), false));
        if (method == Method.INTERPOLATION) {
            marks.add(new Mark.Line("Path", Meaning.AFTER, madePlace[0], madePlace[1], false));
        }
        marks.add(new Mark.Dots(
                "Generated", Meaning.AFTER, madePlace[0], madePlace[1], names("Generated", made.length), false));
        return Optional.of(Panel.of(
                "Rows and generated ones, decoded",
                "What rows and generated vectors decode to, in the plane of the two strongest directions of the"
                        + " reconstructions.",
                axis("First direction", realPlace[0], madePlace[0]),
                axis("Second direction", realPlace[1], madePlace[1]),
                marks));
    }

    private double[][] decoded(final Autoencoder model, final double[][] vectors, final String what) {
        var decoded = Generation.decode(model, some(vectors, what));
        if (decoded.undecoded() > 0) {
            facts.add(new Fact(what + " that do not decode to finite numbers", Numbers.count(decoded.undecoded())));
        }
        return decoded.rows();
    }

    private double[][] some(final double[][] vectors, final String what) {
        if (vectors.length <= DOTS) {
            return vectors;
        }
        facts.add(Selection.fact(what, DOTS, vectors.length, "evenly spread"));
        return IntStream.range(0, DOTS)
                .mapToObj(i -> vectors[(int) ((long) i * vectors.length / DOTS)])
                .toArray(double[][]::new);
    }

    private static List<String> names(final String what, final int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> what + " " + i).toList();
    }

    /** By axis: coordinates along the two strongest directions. */
    private static double[][] places(final double[][] rows, final double[] mean, final Spectrum spectrum) {
        double[][] places = new double[2][rows.length];
        // along a direction without data there is nothing but rounding: all lie on a line
        for (int axis = 0; axis < Math.min(2, spectrum.rank()); axis++) {
            double[] direction = spectrum.eigenvector(axis);
            double offset = Rows.dot(mean, direction, mean.length);
            for (int r = 0; r < rows.length; r++) {
                places[axis][r] = Rows.dot(rows[r], direction, mean.length) - offset;
            }
        }
        return places;
    }

    private static Axis axis(final String label, final double[] first, final double[] second) {
        double low = Math.min(
                Arrays.stream(first).min().orElse(0),
                Arrays.stream(second).min().orElse(0));
        double high = Math.max(
                Arrays.stream(first).max().orElse(1),
                Arrays.stream(second).max().orElse(1));
        double margin = high > low ? 0.05 * (high - low) : 1;
        return Axis.linear(label, low - margin, high + margin);
    }

    private void addCosines(final List<Panel> panels) {
        var defined = generation.checks().stream()
                .filter(check -> !Double.isNaN(check.cosine()))
                .toList();
        if (defined.isEmpty()) {
            return;
        }
        var shown = defined.subList(0, Math.min(GROUPS, defined.size()));
        if (shown.size() < defined.size()) {
            facts.add(Selection.fact("Groups", shown.size(), defined.size(), "the first ones; the table has all"));
        }
        double[] values = shown.stream().mapToDouble(GenerationCheck::cosine).toArray();
        panels.add(new Panel(
                "Left-out groups",
                "The cosine of each group's own change with the mean change of the other groups. It is about 0 where"
                        + " the changes have nothing in common.",
                Axis.linear("Cosine", Math.min(0, Arrays.stream(values).min().orElse(0)), 1),
                Axis.categories("Group", labels(shown)),
                null,
                "",
                List.of(new Mark.Bars(
                        "Cosine with the others",
                        Meaning.AFTER,
                        IntStream.range(0, values.length).asDoubleStream().toArray(),
                        values))));
    }

    private static List<String> labels(final List<GenerationCheck> checks) {
        return checks.stream()
                .map(check -> check.group() == null ? "all rows" : check.group())
                .toList();
    }

    private void addDistances(final List<Panel> panels) {
        var defined = generation.checks().stream()
                .filter(check -> !Double.isNaN(check.distance()))
                .limit(GROUPS)
                .toList();
        if (defined.isEmpty()) {
            return;
        }
        double[] places = IntStream.range(0, defined.size()).asDoubleStream().toArray();
        double[] distances =
                defined.stream().mapToDouble(GenerationCheck::distance).toArray();
        double[] floors = defined.stream().mapToDouble(GenerationCheck::floor).toArray();
        double high = Stream.of(distances, floors)
                .flatMapToDouble(Arrays::stream)
                .max()
                .orElse(1);
        panels.add(new Panel(
                "Energy distance",
                "How far decoded samples are from reconstructions of rows, beside what samples like the rows would"
                        + " have on average.",
                Axis.linear("Energy distance", 0, high > 0 ? high * 1.05 : 1),
                Axis.categories("Samples of", labels(defined)),
                null,
                "",
                List.of(
                        new Mark.Bars("Samples", Meaning.AFTER, places, distances),
                        new Mark.Bars("Floor", Meaning.NEUTRAL, places, floors))));
    }
}
