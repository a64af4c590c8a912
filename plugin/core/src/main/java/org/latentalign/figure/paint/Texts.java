package org.latentalign.figure.paint;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes texts of any kind and length: they are user data, and nothing in them is markup. */
final class Texts {

    private static final String ELLIPSIS = "…";

    /** Longer texts are cut before they are measured, which takes time. */
    private static final int LONGEST = 2000;

    private final Graphics2D graphics;

    private final Consumer<String> listener;

    Texts(final Graphics2D graphics) {
        this(graphics, text -> {});
    }

    /** @param listener told each text that is written */
    Texts(final Graphics2D graphics, final Consumer<String> listener) {
        this.graphics = graphics;
        this.listener = listener;
    }

    /** The same on another surface. */
    Texts on(final Graphics2D other) {
        return new Texts(other, listener);
    }

    static Font font(final int style, final float size) {
        return new Font(Font.SANS_SERIF, style, 12).deriveFont(size);
    }

    static final Font SMALL = font(Font.PLAIN, 11);

    static final Font PLAIN = font(Font.PLAIN, 12);

    static final Font BOLD = font(Font.BOLD, 12);

    double width(final String text, final Font font) {
        return metrics(font).stringWidth(clean(text));
    }

    double height(final Font font) {
        return metrics(font).getHeight();
    }

    private FontMetrics metrics(final Font font) {
        return graphics.getFontMetrics(font);
    }

    /** Without what cannot be written in a line, and not longer than anybody reads. */
    private static String clean(final String text) {
        final StringBuilder cleaned = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c)
                .forEach(cleaned::appendCodePoint);
        return cleaned.toString();
    }

    /**
     * Writes a line.
     *
     * @param x where it begins, has its middle or ends
     * @param baseline the vertical place
     * @param anchor 0 to begin at x, 0.5 for the middle, 1 to end there
     */
    void write(
            final String text,
            final Font font,
            final Color color,
            final double x,
            final double baseline,
            final double anchor) {
        final String cleaned = clean(text);
        if (cleaned.isEmpty()) {
            return;
        }
        listener.accept(cleaned);
        graphics.setFont(font);
        graphics.setColor(color);
        graphics.drawString(cleaned, (float) (x - anchor * metrics(font).stringWidth(cleaned)), (float) baseline);
    }

    /** The text, or as much of its beginning as fits, and an ellipsis. */
    String shortened(final String text, final Font font, final double width) {
        final String cleaned = clean(text);
        final FontMetrics metrics = metrics(font);
        if (metrics.stringWidth(cleaned) <= width) {
            return cleaned;
        }
        final int[] characters = cleaned.codePoints().toArray();
        int fits = 0;
        int tooMany = characters.length;
        while (tooMany - fits > 1) {
            final int middle = (fits + tooMany) >>> 1;
            if (metrics.stringWidth(new String(characters, 0, middle) + ELLIPSIS) <= width) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return new String(characters, 0, fits).stripTrailing() + ELLIPSIS;
    }

    /**
     * Breaks a text into lines, between words where that is possible.
     *
     * @param most how many lines there may be; the last one is cut when there is more
     */
    List<String> lines(final String text, final Font font, final double width, final int most) {
        final List<String> lines = new ArrayList<>();
        String line = "";
        for (final String word : clean(text).strip().split(" +")) {
            final String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || metrics(font).stringWidth(longer) <= width) {
                line = longer;
            } else if (lines.size() == most - 1) {
                line = longer; // too long: cut below
            } else {
                lines.add(shortened(line, font, width));
                line = word;
            }
        }
        if (!line.isEmpty()) {
            lines.add(shortened(line, font, width));
        }
        return lines;
    }
}
