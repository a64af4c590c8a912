package org.latentalign.figure.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.FigureTable;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.figure.layout.PanelLayout;

/**
 * Paints a figure, its scenes below each other. What does not fit, further scenes or rows of tables, is counted in the
 * picture.
 */
public final class FigurePainter {

    /** Pixels of the picture for a pixel of the layout: sharp on paper and on fine screens. */
    private static final int SCALE = 2;

    private static final double WIDTH = 1200;

    private static final double MARGIN = 28;

    private static final double GAP = 16;

    /** So many scenes are painted; all others are in the view. */
    private static final int SCENES = 4;

    private static final int ROWS = 20;

    private static final double LONGEST_CELL = 260;

    private static final double HEAD_LINE = 16;

    /** As it is written in a table, or nothing. */
    private static final Pattern NUMBER = Pattern.compile("[\u2212-]?[\\d.,]+( \u00d7 10\\S+)?( ?%)?|[\u2013-]?");

    private static final Font TITLE = Texts.font(Font.BOLD, 20);

    private static final Font HEADING = Texts.font(Font.BOLD, 15);

    private static final Font VERDICT = Texts.font(Font.PLAIN, 16);

    private static final Font FIGURE = Texts.font(Font.BOLD, 15);

    private final Graphics2D graphics;

    private final Texts texts;

    private FigurePainter(final Graphics2D graphics) {
        this.graphics = graphics;
        texts = new Texts(graphics);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
    }

    /**
     * Paints a figure as PNG.
     *
     * @throws PaintingException when this machine cannot write texts into pictures, with the sentence for the user
     */
    public static byte[] png(final Figure figure) throws PaintingException {
        try (var bytes = new ByteArrayOutputStream();
                var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image(figure), "png", stream);
            stream.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new PaintingException("The picture cannot be written as PNG: " + e.getMessage(), e);
        }
    }

    /**
     * Paints a figure, two pixels for each pixel of the page.
     *
     * @throws PaintingException as for {@link #png}
     */
    public static BufferedImage image(final Figure figure) throws PaintingException {
        try {
            final double height = paint(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), figure);
            final var image =
                    new BufferedImage((int) WIDTH * SCALE, (int) Math.ceil(height) * SCALE, BufferedImage.TYPE_INT_RGB);
            paint(image, figure);
            return image;
        } catch (RuntimeException | LinkageError | InternalError e) {
            if (isOfFonts(e)) {
                throw new PaintingException(
                        "The picture cannot be painted, since Java finds no font on this machine: install fontconfig and"
                                + " a font (on Debian and Ubuntu the packages fontconfig and fonts-dejavu-core), or remove"
                                + " the port with the image.",
                        e);
            }
            throw e;
        }
    }

    /** Java says in many ways that there are no fonts: a missing library, no configuration, a class that failed. */
    private static boolean isOfFonts(final Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LinkageError
                    || Arrays.stream(cause.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().startsWith("sun.font.")
                                    || frame.getClassName().startsWith("sun.awt.Font"))) {
                return true;
            }
        }
        return false;
    }

    /** @return how high it is; measured by painting, on an image of any size */
    private static double paint(final BufferedImage image, final Figure figure) {
        final Graphics2D graphics = image.createGraphics();
        try {
            return new FigurePainter(graphics).paint(figure);
        } finally {
            graphics.dispose();
        }
    }

    private double paint(final Figure figure) {
        graphics.setColor(Palette.BACKGROUND);
        graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, 1e6));
        final double inner = WIDTH - 2 * MARGIN;
        double top = MARGIN;
        top = paragraph(figure.title(), TITLE, Palette.INK, MARGIN, top, inner, 3);
        if (figure.scenes().isEmpty()) {
            return paragraph(figure.empty(), VERDICT, Palette.MUTED, MARGIN, top + 8, inner, 10) + MARGIN;
        }
        final List<Scene> scenes =
                figure.scenes().subList(0, Math.min(SCENES, figure.scenes().size()));
        for (final Scene scene : scenes) {
            if (scene != scenes.get(0)) {
                stroke(MARGIN, top + 2 * GAP, inner);
                top += 3 * GAP;
            }
            if (figure.scenes().size() > 1) {
                final String name =
                        figure.sceneLabel().isEmpty() ? scene.name() : figure.sceneLabel() + ": " + scene.name();
                top = paragraph(name, HEADING, Palette.INK, MARGIN, top + 6, inner, 2);
            }
            top = paint(scene, top);
        }
        final int more = figure.scenes().size() - scenes.size();
        if (more > 0) {
            top = paragraph(
                    Numbers.count(more) + " more in the view of the node.",
                    VERDICT,
                    Palette.MUTED,
                    MARGIN,
                    top + GAP,
                    inner,
                    1);
        }
        return top + MARGIN;
    }

    private void stroke(final double left, final double at, final double length) {
        graphics.setColor(Palette.ZERO);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new java.awt.geom.Line2D.Double(left, at, left + length, at));
    }

    /** @return where it ends */
    private double paragraph(
            final String text,
            final Font font,
            final Color color,
            final double left,
            final double top,
            final double width,
            final int lines) {
        final double line = font.getSize2D() * 1.35;
        double at = top;
        for (final String part : texts.lines(text, font, width, lines)) {
            texts.write(part, font, color, left, at + font.getSize2D(), 0);
            at += line;
        }
        return at;
    }

    private double paint(final Scene scene, final double from) {
        final double inner = WIDTH - 2 * MARGIN;
        double top = from;
        if (!scene.verdict().isEmpty()) {
            top = paintVerdict(scene.verdict(), top + 10);
        }
        if (!scene.facts().isEmpty()) {
            top = paintFacts(scene.facts(), top + 12);
        }
        top += GAP;
        final int columns = scene.panels().size() > 1 ? 2 : 1;
        final double width = (inner - (columns - 1) * GAP) / columns;
        int column = 0;
        double bottom = top;
        for (final Panel panel : scene.panels()) {
            final boolean isWide = PanelLayout.of(panel).wide();
            if (column == columns || isWide && column > 0) {
                column = 0;
                top = bottom + GAP;
                bottom = top;
            }
            bottom = Math.max(bottom, paint(panel, MARGIN + column * (width + GAP), top, isWide ? inner : width));
            column = isWide ? columns : column + 1;
        }
        top = bottom + GAP;
        for (final FigureTable table : scene.tables()) {
            top = paint(table, top) + GAP;
        }
        return top - GAP;
    }

    private double paintVerdict(final String verdict, final double top) {
        final double width = Math.min(920, WIDTH - 2 * MARGIN);
        final double text = top + 12;
        final int lines = texts.lines(verdict, VERDICT, width - 36, 12).size();
        final double bottom = text + lines * VERDICT.getSize2D() * 1.35 + 8;
        graphics.setColor(Palette.SURFACE);
        graphics.fill(new RoundRectangle2D.Double(MARGIN, top, width, bottom - top, 8, 8));
        graphics.setColor(Palette.AFTER);
        graphics.fill(new Rectangle2D.Double(MARGIN, top, 4, bottom - top));
        paragraph(verdict, VERDICT, Palette.INK, MARGIN + 20, text - 2, width - 36, 12);
        return bottom;
    }

    private double paintFacts(final List<Fact> facts, final double from) {
        final double right = WIDTH - MARGIN;
        double left = MARGIN;
        double top = from;
        for (final Fact fact : facts) {
            final String name = texts.shortened(fact.name(), Texts.PLAIN, right - MARGIN);
            final String value = texts.shortened(fact.value(), FIGURE, right - MARGIN);
            final double width = Math.max(texts.width(name, Texts.PLAIN), texts.width(value, FIGURE));
            if (left > MARGIN && left + width > right) {
                left = MARGIN;
                top += 46;
            }
            texts.write(name, Texts.PLAIN, Palette.MUTED, left, top + 12, 0);
            texts.write(value, FIGURE, Palette.INK, left, top + 31, 0);
            left += width + 32;
        }
        return top + 38;
    }

    /** On a card, which is painted first when its height is known. */
    private double paint(final Panel panel, final double left, final double top, final double width) {
        final Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        final double height = new FigurePainter(nowhere).paintInner(panel, left, top, width);
        nowhere.dispose();
        card(left, top, width, height - top);
        return paintInner(panel, left, top, width);
    }

    private double paintInner(final Panel panel, final double left, final double top, final double width) {
        final double inner = width - 32;
        final double text = paragraph(panel.title(), HEADING, Palette.INK, left + 16, top + 14, inner, 2) + 6;
        return text + new ChartPainter(graphics, panel).paint(left + 16, text, inner) + 12;
    }

    private void card(final double left, final double top, final double width, final double height) {
        final var card = new RoundRectangle2D.Double(left, top, width, height, 10, 10);
        graphics.setColor(Palette.SURFACE);
        graphics.fill(card);
        graphics.setColor(Palette.EDGE);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(card);
    }

    private double paint(final FigureTable table, final double top) {
        final double line = 22;
        final double inner = WIDTH - 2 * MARGIN;
        final List<List<String>> rows =
                table.rows().subList(0, Math.min(ROWS, table.rows().size()));
        final int more = table.rows().size() - rows.size();
        final double[] widths = widths(table.columns(), rows, inner - 32);
        final boolean[] areNumbers = areNumbers(widths.length, rows);
        final List<List<String>> heads = heads(table.columns(), widths);
        final int headLines = heads.stream().mapToInt(List::size).max().orElse(1);
        final double height = 44 + HEAD_LINE * (headLines - 1) + line * (rows.size() + 1) + (more > 0 ? line : 0) + 12;
        card(MARGIN, top, inner, height);
        paragraph(table.title(), HEADING, Palette.INK, MARGIN + 16, top + 14, inner - 32, 1);
        double at = top + 44;
        for (int i = 0; i < headLines; i++) {
            final int number = i;
            paintRow(
                    heads.stream()
                            .map(head -> number < head.size() ? head.get(number) : "")
                            .toList(),
                    widths,
                    areNumbers,
                    Texts.BOLD,
                    at + i * HEAD_LINE);
        }
        at += HEAD_LINE * (headLines - 1);
        stroke(MARGIN + 16, at + line - 3, Arrays.stream(widths).sum());
        for (final List<String> row : rows) {
            at += line;
            paintRow(row, widths, areNumbers, Texts.PLAIN, at);
        }
        if (more > 0) {
            texts.write(
                    Numbers.count(more) + " more in the view of the node",
                    Texts.PLAIN,
                    Palette.MUTED,
                    MARGIN + 16,
                    at + line + 14,
                    0);
        }
        return top + height;
    }

    private List<List<String>> heads(final List<String> columns, final double[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> texts.lines(columns.get(i), Texts.BOLD, widths[i] - 10, 2))
                .toList();
    }

    private double[] widths(final List<String> columns, final List<List<String>> rows, final double room) {
        final double[] widths = new double[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            // in two lines where that is shorter, and never within a word
            final String name = columns.get(i);
            final double longest = Arrays.stream(name.split(" "))
                    .mapToDouble(word -> texts.width(word, Texts.BOLD))
                    .max()
                    .orElse(0);
            final double half = Math.max(longest + 1, 0.7 * texts.width(name, Texts.BOLD));
            widths[i] = texts.lines(name, Texts.BOLD, half, 2).stream()
                    .mapToDouble(part -> texts.width(part, Texts.BOLD))
                    .max()
                    .orElse(0);
            for (final List<String> row : rows) {
                widths[i] = Math.max(widths[i], texts.width(row.get(i), Texts.PLAIN));
            }
            widths[i] = Math.min(LONGEST_CELL, widths[i]) + 18;
        }
        final double sum = Arrays.stream(widths).sum();
        return sum <= room
                ? widths
                : Arrays.stream(widths).map(w -> w * room / sum).toArray();
    }

    /** Columns of numbers stand to the right, so that their digits stand below each other; as on the page. */
    private static boolean[] areNumbers(final int columns, final List<List<String>> rows) {
        final boolean[] areNumbers = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            final int column = i;
            areNumbers[i] = rows.stream()
                    .allMatch(row -> NUMBER.matcher(row.get(column)).matches());
        }
        return areNumbers;
    }

    private void paintRow(
            final List<String> cells,
            final double[] widths,
            final boolean[] areNumbers,
            final Font font,
            final double top) {
        double left = MARGIN + 16;
        for (int i = 0; i < widths.length; i++) {
            final String text = texts.shortened(cells.get(i), font, widths[i] - 10);
            texts.write(
                    text,
                    font,
                    Palette.INK,
                    areNumbers[i] ? left + widths[i] - 18 : left,
                    top + 14,
                    areNumbers[i] ? 1 : 0);
            left += widths[i];
        }
    }
}
