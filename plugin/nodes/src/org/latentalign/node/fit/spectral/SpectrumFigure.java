package org.latentalign.node.fit.spectral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.latentalign.autoencoder.DirectionMethod;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectrumRow;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.figure.Selection;
import org.latentalign.node.shared.view.DirectionAxes;
import org.latentalign.spectral.FixedGain;
import org.latentalign.spectral.LargeNumber;

/**
 * The picture of a spectral autoencoder: the gains before and after training, the spectrum, and the cumulative share of
 * the directions.
 */
final class SpectrumFigure {

    /** How many of the directions are shown, ever fewer of the weaker ones. */
    private static final int DIRECTIONS = 300;

    /** A smaller logarithm of the condition number is none that a reader would see. */
    private static final double EVEN = 0.002;

    /** Eigenvalues of this share of the largest one are nothing but rounding. */
    private static final double ROUNDING = 1e-16;

    private final SpectralFit fit;

    private final List<SpectrumRow> shown;

    private SpectrumFigure(final SpectralFit fit) {
        this.fit = fit;
        shown = Arrays.stream(Selection.logarithmic(fit.spectrum().size(), DIRECTIONS))
                .mapToObj(fit.spectrum()::get)
                .toList();
    }

    /** @param fit a model with its spectrum */
    static Figure of(final SpectralFit fit) {
        return new SpectrumFigure(fit).figure();
    }

    private Figure figure() {
        var model = fit.model();
        var gain = model.options().gain();
        var title = gain.family() + ", gain " + gain.formula().replace("lambda", "λ");
        if (model.rank() == 0) {
            return Figure.empty(title, "All rows are equal or 0: there is no spectrum to show.");
        }
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Condition number", LargeNumber.text(model.log10ConditionNumber())));
        facts.add(new Fact("Rows", Numbers.count(model.fittedRows())));
        facts.add(new Fact("Directions (d)", Numbers.count(model.inputDimension())));
        if (model.method() instanceof DirectionMethod.Strongest strongest) {
            facts.add(new Fact("Directions found", Numbers.count(fit.spectrum().size())));
            facts.add(new Fact("Error of cosines, at most", Numbers.significant(Math.min(2, strongest.cosineError()))));
        } else {
            facts.add(new Fact("Directions with data", Numbers.count(model.rank())));
        }
        facts.add(new Fact("Directions with half of the total", directionsWith(0.5)));
        facts.add(new Fact("Directions with 90% of the total", directionsWith(0.9)));
        if (shown.size() < fit.spectrum().size()) {
            facts.add(Selection.fact(
                    "Directions",
                    shown.size(),
                    fit.spectrum().size(),
                    "the strongest ones all, of the weaker ones ever fewer; the table \"Spectrum\" has all"));
        }
        return Figure.of(title, new Scene("", verdict(), facts, panels(), List.of()));
    }

    private String verdict() {
        var model = fit.model();
        var sentences = new ArrayList<String>();
        double log10 = model.log10ConditionNumber();
        if (Double.isFinite(log10)) {
            sentences.add(
                    log10 < EVEN
                            ? "The encoder stretches all directions that it keeps alike."
                            : "The encoder stretches the strongest direction " + LargeNumber.text(log10)
                                    + " times as much as the weakest.");
        }
        sentences.add("Half of "
                + (model.options().centered() ? "the variance" : "the squared length of the rows") + " lies along "
                + directionsWith(0.5) + " of " + Numbers.count(model.inputDimension()) + " directions.");
        sentences.addAll(model.summary().cautions());
        return String.join(" ", sentences);
    }

    /** How many of the strongest directions have a share of the sum of all eigenvalues. */
    private String directionsWith(final double share) {
        double sum = 0;
        int count = 0;
        for (var row : fit.spectrum()) {
            if (sum >= share) {
                return Numbers.count(count);
            }
            sum += row.share();
            count++;
        }
        return sum < share && fit.model().method() instanceof DirectionMethod.Strongest
                ? "more than " + Numbers.count(count)
                : Numbers.count(count);
    }

    private List<Panel> panels() {
        var panels = new ArrayList<Panel>();
        panels.add(gains());
        if (isTrained()) {
            panels.add(training());
        }
        panels.add(spectrum());
        panels.add(cumulativeShare());
        return panels;
    }

    private boolean isTrained() {
        return !(fit.model().options().gain() instanceof FixedGain);
    }

    /** The two gains differ by so little that their lines nearly coincide, so their quotient has a picture of its own. */
    private Panel training() {
        var line = line("After over before", Meaning.NEUTRAL, row -> row.trainedGain() / row.initialGain(), 0);
        double most = Arrays.stream(line.y()).max().orElse(1);
        double least = Arrays.stream(line.y()).min().orElse(1);
        return Panel.of(
                "What training adds",
                "The gain after training over the gain before: " + Numbers.decimal(most)
                        + " at most. It is the initial gain that does the stretching.",
                directions(),
                Axis.linear(
                        "Gain after over gain before",
                        Math.min(1, Math.floor(least * 10 + 1e-6) / 10),
                        Math.max(1.3, most)),
                List.of(line));
    }

    private Panel spectrum() {
        double largest = fit.spectrum().get(0).eigenvalue();
        var line = line("Eigenvalue", Meaning.NEUTRAL, SpectrumRow::eigenvalue, ROUNDING * largest);
        return Panel.of(
                "Spectrum",
                "How strongly the data vary along each direction: from " + Numbers.significant(largest)
                        + " for the strongest to " + Numbers.significant(line.y()[line.y().length - 1])
                        + " for the weakest direction with data.",
                directions(),
                DirectionAxes.byFactors("Eigenvalue λ", List.of(line)),
                List.of(line));
    }

    private Panel gains() {
        var lines = new ArrayList<Mark.Line>();
        lines.add(
                line(isTrained() ? "Encoder before training" : "Encoder", Meaning.BEFORE, SpectrumRow::initialGain, 0));
        if (isTrained()) {
            lines.add(line("Encoder after training", Meaning.AFTER, SpectrumRow::trainedGain, 0));
        }
        lines.add(line("Decoder", Meaning.NEUTRAL, SpectrumRow::decoderGain, 0));
        lines.removeIf(line -> line.size() == 0);
        long without = shown.stream().filter(row -> row.trainedGain() == 0).count();
        return Panel.of(
                "Gains",
                "By which factor each direction is stretched by the encoder"
                        + (isTrained() ? ", before and after training," : "") + " and by the decoder. The strongest"
                        + " direction is stretched "
                        + LargeNumber.text(fit.model().log10ConditionNumber())
                        + " times as much as the weakest."
                        + (without > 0 ? " Directions with a gain of 0 are not drawn." : ""),
                directions(),
                DirectionAxes.byFactors("Gain", lines),
                List.copyOf(lines));
    }

    private Panel cumulativeShare() {
        double[] shares = new double[fit.spectrum().size()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum = Math.min(1, sum + fit.spectrum().get(i).share());
            shares[i] = sum;
        }
        return Panel.of(
                "Cumulative share",
                "Which share of the sum of all eigenvalues the strongest directions have together: half of it in "
                        + directionsWith(0.5) + ", 90% in " + directionsWith(0.9) + ".",
                directions(),
                Axis.linear("Share of the total", 0, 1),
                List.of(new Mark.Line(
                        "Cumulative share",
                        Meaning.NEUTRAL,
                        shown.stream().mapToDouble(SpectrumRow::index).toArray(),
                        shown.stream()
                                .mapToDouble(row -> shares[row.index() - 1])
                                .toArray(),
                        false)));
    }

    /** Only what is above a limit, and so has a place on a logarithmic axis. */
    private Mark.Line line(
            final String name, final Meaning meaning, final ToDoubleFunction<SpectrumRow> value, final double above) {
        var rows = shown.stream()
                .filter(row -> value.applyAsDouble(row) > above && Double.isFinite(value.applyAsDouble(row)))
                .toList();
        return new Mark.Line(
                name,
                meaning,
                rows.stream().mapToDouble(SpectrumRow::index).toArray(),
                rows.stream().mapToDouble(value).toArray(),
                false);
    }

    private Axis directions() {
        return DirectionAxes.numbered(
                "Direction, the strongest first", fit.spectrum().size());
    }
}
