package org.latentalign.node.shared.view;

import java.util.Arrays;
import java.util.List;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Mark;

/** Axes of pictures of a spectrum: directions, the strongest first, and what grows or shrinks by factors along them. */
public final class DirectionAxes {

    /** From so many directions on, the horizontal axis is logarithmic. */
    private static final int LOGARITHMIC_FROM = 20;

    private DirectionAxes() {}

    /**
     * The horizontal axis.
     *
     * @param label what is numbered from 1 on
     * @param count how many there are
     */
    public static Axis numbered(final String label, final int count) {
        return count >= LOGARITHMIC_FROM
                ? Axis.logarithmic(label, 1, count)
                : Axis.linear(label, 1, Math.max(2, count));
    }

    /**
     * The vertical axis: around all values, and at least a decade, so that equal values lie in the middle.
     *
     * @param label what is measured
     * @param lines of values above 0
     */
    public static Axis byFactors(final String label, final List<Mark.Line> lines) {
        double low = lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.y()))
                .min()
                .orElse(1);
        double high = lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.y()))
                .max()
                .orElse(1);
        double margin = Math.max(1.1, Math.sqrt(10 / Math.min(10, high / low)));
        return Axis.logarithmic(
                label, Math.max(Double.MIN_VALUE, low / margin), Math.min(Double.MAX_VALUE, high * margin));
    }
}
