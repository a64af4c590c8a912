package org.latentalign.figure.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import org.latentalign.figure.Meaning;

/** The colours and dashes of the light page: hue says which space, dashes say baseline. */
final class Palette {

    static final Color BACKGROUND = new Color(0xf5f7f9);

    static final Color SURFACE = new Color(0xffffff);

    static final Color INK = new Color(0x1b2430);

    static final Color MUTED = new Color(0x566170);

    static final Color EDGE = new Color(0xdfe4ea);

    static final Color GRID = new Color(0xe8ecf0);

    static final Color ZERO = new Color(0x98a2ae);

    private static final Color BEFORE = new Color(0xd55e00);

    static final Color AFTER = new Color(0x0072b2);

    private static final Color AUC = new Color(0x00845f);

    private static final Color CONDITION = new Color(0xb04a8b);

    private static final Color NEUTRAL = new Color(0x69747f);

    private Palette() {}

    static Color of(final Meaning meaning) {
        return switch (meaning) {
            case BEFORE, BASELINE_BEFORE -> BEFORE;
            case AFTER, BASELINE_AFTER -> AFTER;
            case AUC -> AUC;
            case CONDITION -> CONDITION;
            case ADVICE -> INK;
            case NEUTRAL -> NEUTRAL;
        };
    }

    static Color of(final Meaning meaning, final double opacity) {
        final Color color = of(meaning);
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }

    static boolean isBaseline(final Meaning meaning) {
        return meaning == Meaning.BASELINE_BEFORE || meaning == Meaning.BASELINE_AFTER;
    }

    static Stroke line(final Meaning meaning) {
        return switch (meaning) {
            case BASELINE_BEFORE, BASELINE_AFTER -> dashed(1.75f, 5, 4);
            case CONDITION ->
                new BasicStroke(2.25f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {1, 4}, 0);
            default -> new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        };
    }

    static Stroke rule(final Meaning meaning) {
        return switch (meaning) {
            case BASELINE_BEFORE, BASELINE_AFTER -> dashed(1.75f, 5, 4);
            case NEUTRAL, ADVICE -> dashed(1.5f, 6, 3);
            default -> new BasicStroke(1.5f);
        };
    }

    static Stroke shaft(final Meaning meaning) {
        return isBaseline(meaning) ? dashed(1.5f, 4, 3) : new BasicStroke(1.5f);
    }

    static Stroke dashed(final float width, final float dash, final float gap) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {dash, gap}, 0);
    }
}
