package org.latentalign.figure.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Panel;
import org.latentalign.figure.layout.Label;
import org.latentalign.figure.layout.LegendEntry;
import org.latentalign.figure.layout.PanelLayout;
import org.latentalign.figure.layout.Tick;

/** A picture writes what the layout says, which is what the page of the views writes, too (a test in a browser). */
class ChartPainterTest {

    private static final double[] X = {0, 1, 2, 3};

    private static final double[] Y = {0.1, 0.4, 0.6, 0.9};

    private static final String LONG =
            "a name that is much too long for any label beside a chart or for a tick of an axis";

    private static final List<String> NAMES = List.of("king", "queen", LONG, "");

    private static List<Panel> panelsWithEveryMark() {
        final Axis degree = Axis.linear("Degree", 0, 3);
        final Axis cosine = Axis.linear("Cosine", -1, 1);
        final var curves = new Panel(
                "Curves",
                "",
                degree,
                cosine,
                Axis.logarithmic("Condition", 1, 1e4),
                "",
                List.of(
                        new Mark.Area("area", Meaning.BASELINE_AFTER, X, Y),
                        new Mark.Line("line", Meaning.AFTER, X, Y, false),
                        new Mark.Line("condition", Meaning.CONDITION, X, new double[] {1, 10, 100, 1000}, true),
                        new Mark.Dots("dots", Meaning.BEFORE, X, Y, NAMES, true),
                        new Mark.Rule("advised", Meaning.ADVICE, 2, true),
                        new Mark.Rule("chance", Meaning.NEUTRAL, 0.5, false)));
        final var bars = Panel.of(
                "Bars",
                "",
                cosine,
                Axis.categories("Drug", List.of("vorinostat", LONG, "DMSO", "")),
                List.of(
                        new Mark.Bars("before", Meaning.BEFORE, X, Y),
                        new Mark.Bars("after", Meaning.AFTER, X, Y),
                        new Mark.Whiskers("interval", Meaning.AFTER, X, X, Y)));
        final var map = Panel.of(
                "Map",
                "",
                Axis.map(-1, 4),
                Axis.map(-1, 4),
                List.of(new Mark.Arrows("arrows", Meaning.AFTER, X, Y, Y, X, NAMES, NAMES)));
        final var tiles = Panel.of(
                "Tiles",
                "",
                Axis.logarithmic("Rank", 1, 1000),
                cosine,
                List.of(new Mark.Tiles(
                        "tiles",
                        Meaning.NEUTRAL,
                        new double[] {1},
                        new double[] {10},
                        new double[] {0},
                        new double[] {1},
                        new double[] {3})));
        return List.of(curves, bars, map, tiles);
    }

    @Test
    void everyKindOfMarkIsAmongThem() {
        assertEquals(
                Set.of(Mark.class.getPermittedSubclasses()),
                panelsWithEveryMark().stream()
                        .flatMap(panel -> panel.marks().stream())
                        .map(Object::getClass)
                        .collect(Collectors.toSet()));
    }

    @Test
    void writesTheTicksNamesAndLegendOfTheLayoutAndNothingElse() {
        for (final Panel panel : panelsWithEveryMark()) {
            final PanelLayout layout = PanelLayout.of(panel);
            final List<String> written = written(panel, layout);
            final List<String> legend =
                    layout.legend().stream().map(LegendEntry::name).toList();
            assertEquals(legend, written.subList(0, legend.size()), panel.title());
            final List<String> axes = new ArrayList<>();
            for (final var axis : axes(panel, layout)) {
                final List<String> ticks = axis.stream()
                        .filter(texts -> written.containsAll(texts))
                        .max((one, other) -> Integer.compare(one.size(), other.size()))
                        .orElseThrow(() ->
                                new AssertionError(panel.title() + " wrote none of " + axis + ", but " + written));
                axes.addAll(ticks);
            }
            final List<String> others = new ArrayList<>(written.subList(legend.size(), written.size()));
            axes.forEach(others::remove);
            others.remove(panel.x().label());
            others.remove(panel.y().label());
            if (panel.secondY() != null) {
                others.remove(panel.secondY().label());
            }
            // a label is written on a light edge of four; those without room are not written
            final List<String> labels =
                    layout.labels().stream().map(Label::text).toList();
            int at = 0;
            for (int i = 0; i < others.size(); i += 5) {
                assertEquals(
                        List.of(others.get(i)),
                        others.subList(i, i + 5).stream().distinct().toList());
                final int found = labels.subList(at, labels.size()).indexOf(others.get(i));
                assertTrue(found >= 0, panel.title() + ": " + others.get(i) + " is not among " + labels);
                at += found + 1;
            }
        }
    }

    /** For each axis, the texts of the ticks for each number of them that there may be room for. */
    private static List<List<List<String>>> axes(final Panel panel, final PanelLayout layout) {
        final List<List<List<String>>> axes = new ArrayList<>();
        axes.add(texts(panel.x(), layout.x()));
        axes.add(texts(panel.y(), layout.y()));
        if (panel.secondY() != null) {
            axes.add(texts(panel.secondY(), layout.secondY()));
        }
        return axes;
    }

    private static List<List<String>> texts(final Axis axis, final org.latentalign.figure.layout.AxisLayout layout) {
        if (axis.kind() == Axis.Kind.CATEGORIES) {
            return List.of(IntStream.range(0, axis.categories().size())
                    .mapToObj(category -> layout.written(axis, category))
                    .filter(text -> !text.isEmpty())
                    .toList());
        }
        return axis.kind() == Axis.Kind.MAP
                ? List.of(List.of())
                : layout.ticks().stream()
                        .map(ticks -> ticks.stream().map(Tick::text).toList())
                        .toList();
    }

    private static List<String> written(final Panel panel, final PanelLayout layout) {
        final List<String> written = new ArrayList<>();
        final Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        new ChartPainter(graphics, new Texts(graphics, written::add), panel, layout).paint(0, 0, 800);
        graphics.dispose();
        return written;
    }
}
