package org.latentalign.figure.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.FigureTable;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;

/** Where the ink is. Positions are found by the colors of the meanings, which nothing else has. */
class FigurePainterTest {

    private static final Color BEFORE = new Color(0xd55e00);

    private static final Color AFTER = new Color(0x0072b2);

    /** Most of every picture. */
    private static final int WHITE = 0xffffff;

    /** What {@link #plot} found: the same for all tests. */
    private static int[] plot;

    private static final Color AUC = new Color(0x00845f);

    private static final List<String> HOSTILE = List.of(
            "<img src=x onerror=alert(1)>",
            "\u0000\u0007\n\r\tcontrol",
            "\u202eright to left",
            "e\u0301\uD83D\uDC89 \uD83D lone surrogate",
            "&lt;b&gt;",
            "x".repeat(100_000),
            " ",
            "",
            "日本語とعربى");

    private static Scene scene(final Panel... panels) {
        return new Scene("", "", List.of(), List.of(panels), List.of());
    }

    private static Panel panel(final Axis x, final Axis y, final Mark... marks) {
        return Panel.of("Title", "", x, y, List.of(marks));
    }

    private static BufferedImage paint(final Panel panel) throws PaintingException {
        return FigurePainter.image(Figure.of("Figure", scene(panel)));
    }

    /** Whether a pixel is of a color or, painted transparently on white, of a light shade of it. */
    private static boolean isShade(final int rgb, final Color color) {
        final int red = (rgb >> 16) & 0xff;
        final int green = (rgb >> 8) & 0xff;
        final int blue = rgb & 0xff;
        if (Math.abs(red - color.getRed()) >= 30
                || Math.abs(green - color.getGreen()) >= 30
                || Math.abs(blue - color.getBlue()) >= 30) {
            return false;
        }
        return Math.max(
                        share(red, color.getRed()),
                        Math.max(share(green, color.getGreen()), share(blue, color.getBlue())))
                > 0.9;
    }

    /** How much of the way from white to the wanted value. */
    private static double share(final int value, final int wanted) {
        return (255.0 - value) / (255 - wanted + 1e-9);
    }

    /** Row by row, as the painter keeps them: a call of {@code getRGB} for each takes longer than the painting. */
    private static int[] pixels(final BufferedImage image) {
        assertEquals(BufferedImage.TYPE_INT_RGB, image.getType());
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** The smallest box around all pixels of a color below the legend: {left, top, right, bottom}, or null. */
    private static int[] ink(final BufferedImage image, final Color color) {
        int[] box = null;
        final int[] pixels = pixels(image);
        final int width = image.getWidth();
        for (int y = 2 * 130; y < image.getHeight(); y++) { // title, title of the panel and legend are above
            for (int x = 0; x < width; x++) {
                final int rgb = pixels[y * width + x];
                if (rgb != WHITE && isShade(rgb, color)) {
                    box = box == null ? new int[] {x, y, x, y} : box;
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x);
                    box[3] = Math.max(box[3], y);
                }
            }
        }
        return box;
    }

    private static final Axis UNIT_X = Axis.linear("x", 0, 1);

    private static final Axis UNIT_Y = Axis.linear("y", 0, 1);

    /** Where 0 and 1 of both axes are: {left, top, right, bottom}. */
    private static int[] plot() throws PaintingException {
        if (plot == null) {
            plot = findPlot();
        }
        return plot;
    }

    private static int[] findPlot() throws PaintingException {
        final var frame = new Mark.Rule("", Meaning.AUC, 0, true);
        final int[] left = ink(paint(panel(UNIT_X, UNIT_Y, frame)), AUC);
        final int[] right = ink(paint(panel(UNIT_X, UNIT_Y, new Mark.Rule("", Meaning.AUC, 1, true))), AUC);
        return new int[] {(left[0] + left[2]) / 2, left[1], (right[0] + right[2]) / 2, left[3]};
    }

    private static void assertInk(
            final BufferedImage image,
            final Color color,
            final double fromX,
            final double fromY,
            final double toX,
            final double toY,
            final int slack)
            throws PaintingException {
        final int[] plot = plot();
        final int[] ink = ink(image, color);
        assertNotNull(ink, "no ink");
        final int width = plot[2] - plot[0];
        final int height = plot[3] - plot[1];
        assertEquals(plot[0] + fromX * width, ink[0], slack, "left");
        assertEquals(plot[0] + toX * width, ink[2], slack, "right");
        assertEquals(plot[3] - toY * height, ink[1], slack, "top");
        assertEquals(plot[3] - fromY * height, ink[3], slack, "bottom");
    }

    @Test
    void line() throws PaintingException {
        final var line =
                new Mark.Line("line", Meaning.AFTER, new double[] {0.2, 0.8}, new double[] {0.25, 0.75}, false);
        assertInk(paint(panel(UNIT_X, UNIT_Y, line)), AFTER, 0.2, 0.25, 0.8, 0.75, 8);
    }

    @Test
    void areaAndItsZero() throws PaintingException {
        final var area =
                new Mark.Area("area", Meaning.AFTER, new double[] {0.2, 0.5, 0.8}, new double[] {0.5, 0.5, 0.5});
        final BufferedImage image = paint(panel(UNIT_X, UNIT_Y, area));
        assertInk(image, AFTER, 0.2, 0.5, 0.8, 0.5, 6); // the line
        final int[] plot = plot();
        final int inside = image.getRGB((plot[0] + plot[2]) / 2, plot[3] - (plot[3] - plot[1]) / 7);
        assertTrue((inside & 0xff) > (inside >> 16 & 0xff) + 20, "a light blue below the line");
    }

    @Test
    void bars() throws PaintingException {
        final var bars = new Mark.Bars("bars", Meaning.BEFORE, new double[] {1}, new double[] {0.5});
        final BufferedImage image = paint(panel(UNIT_X, Axis.categories("c", List.of("a", "b")), bars));
        final int[] ink = ink(image, BEFORE);
        // the second of two categories of 34 pixels each, half of the axis long
        assertTrue(ink[3] - ink[1] > 30 && ink[3] - ink[1] < 60, () -> "height " + (ink[3] - ink[1]));
        final var first = new Mark.Bars("bars", Meaning.BEFORE, new double[] {0}, new double[] {1});
        final int[] whole = ink(paint(panel(UNIT_X, Axis.categories("c", List.of("a", "b")), first)), BEFORE);
        assertEquals((whole[2] - whole[0]) / 2.0, ink[2] - ink[0], 3);
        assertEquals(whole[0], ink[0], 2);
        assertTrue(ink[1] > whole[3]);
    }

    /** Marks without a category in common differ in color only: their bars lie in the middle, as those of one mark. */
    @Test
    void barsOfSeparateCategoriesAreNotShifted() throws PaintingException {
        final Axis names = Axis.categories("c", List.of("a", "b"));
        final var first = new Mark.Bars("bars", Meaning.BEFORE, new double[] {0}, new double[] {1});
        final var second = new Mark.Bars("others", Meaning.AFTER, new double[] {1}, new double[] {1});
        final int[] alone = ink(paint(panel(UNIT_X, names, first)), BEFORE);
        final int[] beside = ink(paint(panel(UNIT_X, names, first, second)), BEFORE);
        assertEquals(alone[3] - alone[1], beside[3] - beside[1], "as thick");
        final var both = new Mark.Bars("others", Meaning.AFTER, new double[] {0, 1}, new double[] {1, 1});
        final int[] shared = ink(paint(panel(UNIT_X, names, first, both)), BEFORE);
        assertTrue(shared[3] - shared[1] < alone[3] - alone[1], "two share the room of a category");
    }

    @Test
    void uprightBarsBelowZero() throws PaintingException {
        final var bars = new Mark.Bars("bars", Meaning.BEFORE, new double[] {0, 1}, new double[] {-0.5, 1});
        final BufferedImage image =
                paint(panel(Axis.categories("c", List.of("a", "b")), Axis.linear("y", -1, 1), bars));
        final int[] ink = ink(image, BEFORE);
        final int[] plot = plot();
        assertEquals(plot[1], ink[1], 4);
        assertEquals(plot[3] - (plot[3] - plot[1]) / 4.0, ink[3], 4);
    }

    @Test
    void dots() throws PaintingException {
        final var dots = new Mark.Dots(
                "dots", Meaning.AFTER, new double[] {0.3, 0.6}, new double[] {0.4, 0.4}, List.of("one", "two"), false);
        assertInk(paint(panel(UNIT_X, UNIT_Y, dots)), new Color(0x2683bb), 0.3, 0.4, 0.6, 0.4, 12);
    }

    @Test
    void arrows() throws PaintingException {
        final var arrows = new Mark.Arrows(
                "arrows",
                Meaning.AFTER,
                new double[] {-1},
                new double[] {0},
                new double[] {1},
                new double[] {0},
                List.of("from"),
                List.of("to"));
        final BufferedImage image = paint(panel(Axis.map(-2, 2), Axis.map(-2, 2), arrows));
        final int[] ink = ink(image, new Color(0x1a80b9)); // the head
        assertTrue(ink[2] - ink[0] > 8 && ink[2] - ink[0] < 24, "as large as a head");
        assertTrue(ink[0] > image.getWidth() / 2, "at the end on the right");
    }

    /** A map of shades: the tile of the second category of either axis takes its whole place, the others are empty. */
    @Test
    void tilesAmongCategoriesTakeTheirWholePlace() throws PaintingException {
        final var groups = Axis.categories("", List.of("a", "b"));
        final double[] second = {1};
        final BufferedImage empty = paint(panel(
                groups,
                groups,
                new Mark.Tiles(
                        "far",
                        Meaning.AFTER,
                        new double[0],
                        new double[0],
                        new double[0],
                        new double[0],
                        new double[0])));
        final BufferedImage image = paint(
                panel(groups, groups, new Mark.Tiles("far", Meaning.AFTER, second, second, second, second, second)));
        int changed = 0;
        final int[] pixels = pixels(image);
        final int[] emptyPixels = pixels(empty);
        assertEquals(emptyPixels.length, pixels.length);
        for (int i = 0; i < pixels.length; i++) {
            changed += pixels[i] == emptyPixels[i] ? 0 : 1;
        }
        assertTrue(changed > 1000, "a tile must be seen");
    }

    /** A hollow dot in the color of the bar that it lies on is seen as a ring. */
    @Test
    void dotsOnBarsAreSeen() throws PaintingException {
        final Axis drugs = Axis.categories("", List.of("a drug"));
        final var bar = new Mark.Bars("measured", Meaning.AFTER, new double[] {0}, new double[] {1});
        final var dot = new Mark.Dots(
                "baseline", Meaning.BASELINE_AFTER, new double[] {0.5}, new double[] {0}, List.of("a drug"), false);
        final var panel = Panel.of("", "", Axis.linear("", 0, 1), drugs, List.of(bar, dot));
        final BufferedImage image = paint(panel);
        final int[] area = ink(image, Palette.AFTER);
        final int middle = (area[1] + area[3]) / 2;
        int changes = 0; // along the middle of the bar: halo, ring and hole, and the same again on the other side
        for (int x = area[0] + 1; x < area[2]; x++) {
            final boolean isBar = isNear(image.getRGB(x, middle), Palette.AFTER);
            changes += isBar == isNear(image.getRGB(x - 1, middle), Palette.AFTER) ? 0 : 1;
        }
        assertTrue(changes >= 6, "changes of color: " + changes);
    }

    private static boolean isNear(final int rgb, final Color color) {
        final Color seen = new Color(rgb);
        return Math.abs(seen.getRed() - color.getRed()) < 90
                && Math.abs(seen.getGreen() - color.getGreen()) < 60
                && Math.abs(seen.getBlue() - color.getBlue()) < 40;
    }

    /** The lightest and the darkest shade stand for the least and the most, as the legend says, near as they may be. */
    @ParameterizedTest
    @ValueSource(ints = {1, 990})
    void shadesOfTilesReachFromTheLeastToTheMost(final int least) throws PaintingException {
        final var tiles = new Mark.Tiles(
                "tiles",
                Meaning.AFTER,
                new double[] {0.2, 0.6},
                new double[] {0.4, 0.8},
                new double[] {0.2, 0.2},
                new double[] {0.4, 0.4},
                new double[] {least, 1000});
        assertInk(paint(panel(UNIT_X, UNIT_Y, tiles)), AFTER, 0.6, 0.2, 0.8, 0.4, 4);
    }

    /** With a full color, the shade is the share of it: half of it is seen at the half, and what is beyond is no darker. */
    @Test
    void shadesInProportion() throws PaintingException {
        final var tiles = new Mark.Tiles(
                "tiles",
                Meaning.UP,
                new double[] {0, 0.25, 0.5},
                new double[] {0.25, 0.5, 0.75},
                new double[] {0, 0, 0},
                new double[] {1, 1, 1},
                new double[] {1, 2, 50},
                2);
        final BufferedImage image = paint(panel(UNIT_X, UNIT_Y, tiles));
        final int[] plot = plot();
        final Color[] seen = new Color[3];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = new Color(image.getRGB(
                    (int) (plot[0] + (plot[2] - plot[0]) * (i + 0.5) / 4), plot[3] - (plot[3] - plot[1]) / 7));
        }
        assertEquals(new Color(0xb2182b), seen[1]);
        assertEquals(seen[1], seen[2]);
        assertEquals((255 + seen[1].getGreen()) / 2.0, seen[0].getGreen(), 2);
    }

    @Test
    void whiskers() throws PaintingException {
        final var whiskers = new Mark.Whiskers(
                "whiskers", Meaning.AFTER, new double[] {0.5}, new double[] {0.25}, new double[] {0.75});
        final int[] plot = plot();
        final int middle = (plot[0] + plot[2]) / 2;
        final BufferedImage image = paint(panel(UNIT_X, UNIT_Y, whiskers));
        int dark = 0;
        for (int y = plot[1]; y < plot[3]; y++) {
            dark += (image.getRGB(middle, y) & 0xff) < 128 ? 1 : 0;
        }
        assertEquals((plot[3] - plot[1]) / 2.0, dark, 6);
    }

    /** 10^3 is in the middle of an axis from 1 to 10^6, and the texts of that axis are on the right. */
    @Test
    void secondAxis() throws PaintingException {
        final var line = new Mark.Line("line", Meaning.AFTER, new double[] {0, 1}, new double[] {1e3, 1e3}, true);
        final BufferedImage image = FigurePainter.image(Figure.of(
                "Figure",
                scene(new Panel("Title", "", UNIT_X, UNIT_Y, Axis.logarithmic("Second", 1, 1e6), "", List.of(line)))));
        final int[] plot = plot();
        final int middle = (plot[1] + plot[3]) / 2;
        assertTrue(IntStream.rangeClosed(middle - 4, middle + 4).anyMatch(y -> isShade(image.getRGB(600, y), AFTER)));
        assertTrue(ink(image, AFTER)[2] > plot[2] + 10);
    }

    /** Scenes, texts and tables of all kinds, each thing hostile. */
    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void hostileTexts(final int scenes) throws Exception {
        final int n = HOSTILE.size();
        final double[] places = IntStream.range(0, n).asDoubleStream().toArray();
        final double[] values =
                IntStream.range(0, n).mapToDouble(i -> (i + 1.0) / n).toArray();
        final var all = new ArrayList<Scene>();
        for (int i = 0; i < scenes; i++) {
            final String text = HOSTILE.get(i % n);
            all.add(new Scene(
                    text,
                    text,
                    HOSTILE.stream().map(value -> new Fact(text, value)).toList(),
                    List.of(
                            new Panel(
                                    text,
                                    text,
                                    Axis.linear(text, 0, 1),
                                    Axis.categories(text, HOSTILE),
                                    null,
                                    text,
                                    List.of(new Mark.Bars(text, Meaning.AFTER, places, values))),
                            panel(
                                    Axis.categories(text, HOSTILE),
                                    UNIT_Y,
                                    new Mark.Bars(text, Meaning.BEFORE, places, values)),
                            panel(UNIT_X, UNIT_Y, new Mark.Dots(text, Meaning.AUC, values, values, HOSTILE, true)),
                            panel(
                                    Axis.map(0, 1),
                                    Axis.map(0, 1),
                                    new Mark.Arrows(
                                            text,
                                            Meaning.CONDITION,
                                            values,
                                            places,
                                            places,
                                            values,
                                            HOSTILE,
                                            HOSTILE))),
                    List.of(new FigureTable(text, List.of(text, "b"), Collections.nCopies(30, List.of(text, "2"))))));
        }
        final var figure = new Figure(HOSTILE.get(0), HOSTILE.get(5), all, "");
        // a file of the smaller one: it is made of pixels, whatever they show
        final BufferedImage image = scenes == 1
                ? ImageIO.read(new ByteArrayInputStream(FigurePainter.png(figure)))
                : FigurePainter.image(figure);
        assertEquals(2400, image.getWidth());
        assertTrue(image.getHeight() < 20_000, () -> "height " + image.getHeight());
    }

    @Test
    void emptyFigures() throws PaintingException {
        final BufferedImage image = FigurePainter.image(Figure.empty("Nothing", "There is nothing to show."));
        assertTrue(image.getHeight() < 400);
        int dark = 0;
        for (final int rgb : pixels(image)) {
            dark += (rgb & 0xff) < 128 ? 1 : 0;
        }
        assertTrue(dark > 1000, "title and reason are written");
        assertNotNull(paint(panel(UNIT_X, UNIT_Y)));
        assertNotNull(paint(panel(UNIT_X, Axis.categories("", List.of()))));
        assertNotNull(FigurePainter.image(Figure.of("", new Scene("", "", List.of(), List.of(), List.of()))));
    }

    /** Thousands of categories do not make an endless picture. */
    @Test
    void manyCategories() throws PaintingException {
        final var names = IntStream.range(0, 5000).mapToObj(i -> "drug " + i).toList();
        final double[] places = IntStream.range(0, 5000).asDoubleStream().toArray();
        final double[] values =
                IntStream.range(0, 5000).mapToDouble(i -> 1 - i / 5000.0).toArray();
        final BufferedImage image = paint(
                panel(UNIT_X, Axis.categories("Drug", names), new Mark.Bars("bars", Meaning.AFTER, places, values)));
        assertTrue(image.getHeight() < 2600, () -> "height " + image.getHeight());
        final int[] ink = ink(image, AFTER);
        assertTrue(ink[2] - ink[0] > 1500, "the first, whose bar is the longest, is there");
    }

    /** The same figure is the same bytes: a workflow that is run again gives the same image. */
    @Test
    void sameBytes() throws PaintingException {
        final var figure = Figure.of(
                "Figure",
                scene(panel(
                        UNIT_X,
                        UNIT_Y,
                        new Mark.Line("l", Meaning.AUC, new double[] {0, 1}, new double[] {0, 1}, false))));
        assertEquals(Arrays.hashCode(FigurePainter.png(figure)), Arrays.hashCode(FigurePainter.png(figure)));
    }

    /** A name of a lying rule keeps off a line above it: it stands below. */
    @Test
    void aNameKeepsOffALine() throws PaintingException {
        final double[] x =
                IntStream.rangeClosed(0, 20).mapToDouble(i -> i / 20.0).toArray();
        final double[] y = Arrays.stream(x).map(at -> 0.53).toArray();
        final BufferedImage image = paint(panel(
                UNIT_X,
                UNIT_Y,
                new Mark.Line("", Meaning.AFTER, x, y, false),
                new Mark.Rule("name", Meaning.AUC, 0.5, false)));
        final int[] plot = plot();
        final int rule = (plot[1] + plot[3]) / 2;
        final int[] inked = IntStream.range(plot[1], plot[3] - 10)
                .filter(atY -> IntStream.range((plot[0] + plot[2]) / 2, plot[2])
                        .anyMatch(atX -> (image.getRGB(atX, atY) & 0xff) < 0x40))
                .toArray();
        assertTrue(inked.length > 5, "the name is there");
        assertTrue(inked[0] > rule, inked[0] + " is above " + rule);
    }

    /** Where very many dots lie, all is of their color: no light edges between them, as on the page. */
    @Test
    void manyDotsCoverWhereTheyAreDense() throws PaintingException {
        final int n = 2500;
        final double[] x =
                IntStream.range(0, n).mapToDouble(i -> 0.4 + 0.003 * (i % 50)).toArray();
        final double[] y =
                IntStream.range(0, n).mapToDouble(i -> 0.4 + 0.003 * (i / 50)).toArray();
        final var many = new Mark.Dots("dots", Meaning.AFTER, x, y, Collections.nCopies(n, ""), false);
        final BufferedImage image = paint(panel(UNIT_X, UNIT_Y, many));
        final int[] box = ink(image, AFTER);
        // white has most red
        final int[] pixels = pixels(image);
        final double red = IntStream.range(box[0] + 10, box[2] - 10)
                .flatMap(atX -> IntStream.range(box[1] + 10, box[3] - 10)
                        .map(atY -> pixels[atY * image.getWidth() + atX] >> 16 & 0xff))
                .average()
                .orElseThrow();
        assertTrue(red < 20, "mean red " + red);
    }

    /** Their last digits stand below each other, as on the page; names begin below each other. */
    @Test
    void numbersOfATableStandToTheRight() throws PaintingException {
        final int[][] numbers = rowsOfTable("1.25", "12,345,678.25");
        assertEquals(numbers[0][1], numbers[1][1], 4);
        assertTrue(numbers[0][0] > numbers[1][0] + 40);
        final int[][] names = rowsOfTable("a.", "a longer name.");
        assertEquals(names[0][0], names[1][0], 4);
        assertTrue(names[0][1] < names[1][1] - 40);
    }

    /** {left, right} of the dark ink of the last two lines of the picture. */
    private static int[][] rowsOfTable(final String first, final String second) throws PaintingException {
        final BufferedImage image = FigurePainter.image(Figure.of(
                "Figure",
                new Scene(
                        "",
                        "",
                        List.of(),
                        List.of(panel(UNIT_X, UNIT_Y)),
                        List.of(new FigureTable("t", List.of("c"), List.of(List.of(first), List.of(second)))))));
        final List<int[]> lines = new ArrayList<>();
        boolean isInLine = false;
        final int[] pixels = pixels(image);
        final int width = image.getWidth();
        for (int y = 0; y < image.getHeight(); y++) {
            final int start = y * width;
            final int[] dark = IntStream.range(0, width)
                    .filter(x -> (pixels[start + x] >> 8 & 0xff) < 0x60)
                    .toArray();
            if (dark.length > 0 && isInLine) {
                final int[] line = lines.get(lines.size() - 1);
                line[0] = Math.min(line[0], dark[0]);
                line[1] = Math.max(line[1], dark[dark.length - 1]);
            } else if (dark.length > 0) {
                lines.add(new int[] {dark[0], dark[dark.length - 1]});
            }
            isInLine = dark.length > 0;
        }
        return lines.subList(lines.size() - 2, lines.size()).toArray(int[][]::new);
    }
}
