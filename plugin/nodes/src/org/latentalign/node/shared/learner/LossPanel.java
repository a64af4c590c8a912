package org.latentalign.node.shared.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Selection;

/** Draws figures of a training by epoch, beside levels that they are to be compared with. */
public final class LossPanel {

    /** More epochs are not drawn one by one. */
    private static final int EPOCHS = 500;

    /** Room at the ends of axes, as a factor. */
    private static final double MARGIN = 1.15;

    /** From this factor between the largest and the least value on, an axis is logarithmic. */
    private static final double WIDE = 5;

    private LossPanel() {}

    /**
     * A figure by epoch.
     *
     * @param name of the line
     * @param meaning of it
     * @param values one for each epoch; those that are not finite are not drawn
     */
    public record Curve(String name, Meaning meaning, List<Double> values) {

        /** Copies the list. */
        public Curve {
            values = List.copyOf(values);
        }
    }

    /**
     * A level to compare with.
     *
     * @param name of the line
     * @param value where it lies; not drawn when it is not finite
     */
    public record Level(String name, double value) {}

    /**
     * @param title of the panel
     * @param description for those who do not see it
     * @param measure what the vertical axis shows
     * @param curves all of the same length, at least 1
     * @param levels to compare with
     * @param keptEpoch whose model was kept, from 1
     * @param facts takes one more, when epochs are left out
     * @return the panel
     */
    public static Panel of(
            final String title,
            final String description,
            final String measure,
            final List<Curve> curves,
            final List<Level> levels,
            final int keptEpoch,
            final List<Fact> facts) {
        int n = curves.get(0).values().size();
        int[] shown = (n <= EPOCHS
                        ? IntStream.range(0, n)
                        : IntStream.range(0, EPOCHS).map(i -> (int) Math.round((double) i * (n - 1) / (EPOCHS - 1))))
                .toArray();
        if (shown.length < n) {
            facts.add(Selection.fact("Epochs", shown.length, n, "evenly spread; the table \"Losses\" has all"));
        }
        var marks = new ArrayList<Mark>();
        for (var curve : curves) {
            int[] finite = IntStream.of(shown)
                    .filter(i -> Double.isFinite(curve.values().get(i)))
                    .toArray();
            if (finite.length > 0) {
                marks.add(new Mark.Line(
                        curve.name(),
                        curve.meaning(),
                        IntStream.of(finite).mapToDouble(i -> i + 1).toArray(),
                        IntStream.of(finite)
                                .mapToDouble(i -> curve.values().get(i))
                                .toArray(),
                        false));
            }
        }
        var drawn =
                levels.stream().filter(level -> Double.isFinite(level.value())).toList();
        for (var level : drawn) {
            marks.add(new Mark.Rule(level.name(), Meaning.BASELINE_AFTER, level.value(), false));
        }
        marks.add(new Mark.Rule("Model of epoch " + keptEpoch, Meaning.ADVICE, keptEpoch, true));
        double[] values = DoubleStream.concat(
                        curves.stream().flatMapToDouble(curve -> curve.values().stream()
                                .mapToDouble(Double::doubleValue)),
                        drawn.stream().mapToDouble(Level::value))
                .filter(Double::isFinite)
                .toArray();
        boolean isPositive = DoubleStream.of(values).allMatch(value -> value > 0);
        double low = DoubleStream.of(values).min().orElse(1);
        double high = DoubleStream.of(values).max().orElse(1);
        return Panel.of(
                title,
                description,
                Axis.linear("Epoch", n == 1 ? 0 : 1, n == 1 ? 2 : n),
                axis(measure, isPositive && values.length > 0, low, high),
                marks);
    }

    /** Logarithmic where values differ by a large factor, which tells the end of a training from its middle. */
    private static Axis axis(final String measure, final boolean isPositive, final double low, final double high) {
        if (isPositive && high > WIDE * low) {
            return Axis.logarithmic(measure, low / MARGIN, high * MARGIN);
        }
        double room = (MARGIN - 1) * (high - low);
        return isPositive && room > 0
                ? Axis.linear(measure, Math.max(0, low - room), high + room)
                : Axis.linear(measure, 0, high > 0 ? high * MARGIN : 1);
    }
}
