package org.latentalign.figure.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import org.latentalign.figure.Meaning;

/** The colors and dashes of the light page: hue says which space, dashes say baseline. */
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

    private static final Color UP = new Color(0xb2182b);

    private static final Color DOWN = new Color(0x2166ac);

    private static final Color NEUTRAL = new Color(0x69747f);

    private static final Color[] GROUPS = {
        new Color(0x0072b2),
        new Color(0xd07c00),
        new Color(0x00845f),
        new Color(0xb04a8b),
        new Color(0x7a2312),
        new Color(0xb15cff),
        new Color(0x23296b),
        new Color(0x5a6b00)
    };

    private static final float[][] DASHES = {null, {7, 3}, {2, 2.5f}, {10, 3, 2, 3}};

    private static final float[][] BASELINE_DASHES = {{5, 4}, {9, 3, 2, 3}, {2, 3}, {14, 5}};

    private Palette() {}

    static Color of(final Meaning meaning) {
        return switch (meaning) {
            case BEFORE, BASELINE_BEFORE -> BEFORE;
            case AFTER, BASELINE_AFTER -> AFTER;
            case AUC -> AUC;
            case CONDITION -> CONDITION;
            case ADVICE -> INK;
            case UP -> UP;
            case DOWN -> DOWN;
            case NEUTRAL -> NEUTRAL;
            case GROUP_1, GROUP_2, GROUP_3, GROUP_4, GROUP_5, GROUP_6, GROUP_7, GROUP_8 ->
                GROUPS[meaning.ordinal() - Meaning.GROUP_1.ordinal()];
        };
    }

    static Color of(final Meaning meaning, final double opacity) {
        final Color color = of(meaning);
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }

    static boolean isBaseline(final Meaning meaning) {
        return meaning == Meaning.BASELINE_BEFORE || meaning == Meaning.BASELINE_AFTER;
    }

    /**
     * The line of a curve, or around an area.
     *
     * @param variant the place among curves of the same meaning in a panel, from 0, told by the dash
     * @param isWide whether it must be seen below a line that runs along it
     */
    static Stroke line(final Meaning meaning, final int variant, final boolean isWide) {
        final float[] dash = dash(meaning, variant);
        final float width = meaning == Meaning.CONDITION ? 2.25f : isBaseline(meaning) ? 1.75f : isWide ? 3.5f : 2;
        final int cap = isBaseline(meaning) ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND;
        return new BasicStroke(width, cap, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    /** @return null for a line without gaps */
    private static float[] dash(final Meaning meaning, final int variant) {
        if (meaning == Meaning.CONDITION) {
            return new float[] {1, 4};
        }
        return (isBaseline(meaning) ? BASELINE_DASHES : DASHES)[variant % DASHES.length];
    }

    static Stroke rule(final Meaning meaning) {
        return switch (meaning) {
            case BASELINE_BEFORE, BASELINE_AFTER -> dashed(1.75f, 5, 4);
            case NEUTRAL -> dashed(1.5f, 6, 3);
            case ADVICE -> new BasicStroke(2.5f);
            default -> new BasicStroke(1.5f);
        };
    }

    /** The shaft of an arrow; the variant is as for lines. */
    static Stroke shaft(final Meaning meaning, final int variant) {
        final float[] dash = isBaseline(meaning) ? new float[] {4, 3} : DASHES[variant % DASHES.length];
        return new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    static Stroke dashed(final float width, final float dash, final float gap) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {dash, gap}, 0);
    }
}
