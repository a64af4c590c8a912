package org.latentalign.node.spectral;

import java.util.List;
import java.util.stream.IntStream;
import org.latentalign.autoencoder.AutoencoderSummary;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectrumRow;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;

/** The spectrum that a fit found, on a logarithmic axis. */
final class SpectrumFigure {

    /** Directions drawn at most; of more, evenly spaced ones are. */
    private static final int POINTS = 1000;

    private static final String TITLE = "Spectrum";

    private SpectrumFigure() {}

    static Figure of(final SpectralFit fit) {
        int directions = fit.spectrum().size();
        var drawn = spaced(directions)
                .mapToObj(fit.spectrum()::get)
                .filter(direction -> direction.eigenvalue() > 0)
                .toList();
        if (drawn.isEmpty()) {
            return Figure.empty(TITLE, "The data do not vary in any direction.");
        }
        double largest = drawn.get(0).eigenvalue();
        double smallest = drawn.get(drawn.size() - 1).eigenvalue();
        var line = new Mark.Line(
                "Eigenvalue",
                Meaning.BEFORE,
                drawn.stream().mapToDouble(SpectrumRow::index).toArray(),
                drawn.stream().mapToDouble(SpectrumRow::eigenvalue).toArray(),
                false);
        var panel = Panel.of(
                "Eigenvalues",
                "The eigenvalues of the data's second moment, the largest first, on a logarithmic axis.",
                Axis.linear("Direction", 0.5, directions + 0.5),
                Axis.logarithmic("Eigenvalue", smallest / 2, largest * 2),
                List.of(line));
        var summary = fit.model().summary();
        return Figure.of(
                TITLE, new Scene("", String.join(" ", summary.cautions()), facts(summary), List.of(panel), List.of()));
    }

    private static IntStream spaced(final int directions) {
        return directions <= POINTS
                ? IntStream.range(0, directions)
                : IntStream.range(0, POINTS).map(point -> (int) Math.round(point * (directions - 1.0) / (POINTS - 1)));
    }

    private static List<Fact> facts(final AutoencoderSummary summary) {
        return summary.facts().stream()
                .map(fact -> new Fact(fact.label(), fact.value()))
                .toList();
    }
}
