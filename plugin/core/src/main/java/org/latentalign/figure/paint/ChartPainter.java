package org.latentalign.figure.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Selection;
import org.latentalign.figure.layout.AxisLayout;
import org.latentalign.figure.layout.Label;
import org.latentalign.figure.layout.LegendEntry;
import org.latentalign.figure.layout.PanelLayout;
import org.latentalign.figure.layout.Tick;

/** Paints one panel: axes, and what is between them. */
final class ChartPainter {

    /** The height of lying categories, more than on the page, since nobody can scroll; the rest is in the view only. */
    private static final double TALLEST = 1000;

    /** The height up to which few categories are spread. */
    private static final double ROOMY = 420;

    private static final int FEWEST_SEEN = 12;

    private static final double LEGEND_ROW = 20;

    private static final double LINE = 18;

    private static final double TICK = 6;

    private static final double OVERFLOW = 6;

    private static final double HEAD = 8;

    /** More things that a label could cover are not looked at: they take long and leave no room. */
    private static final int MOST_IN_THE_WAY = 1000;

    /** Half the size of an arrow's end, less than the distance of its label. */
    private static final double ARROW_END = 2.5;

    private static final double LABEL_HEIGHT = 14;

    /** From one slanted name to the next. */
    private static final double NARROWEST_SLANTED = 17;

    private static final double LONGEST_SLANTED = 110;

    private static final double SLANT = Math.toRadians(40);

    /** Pixels on, tiles of categories have a gap of one pixel between them. */
    private static final double PARTED_FROM = 12;

    /** Around a dot that may lie on a bar of its own color. */
    private static final double HALO = 1.5;

    private static final int DOTTED_UP_TO = 30;

    /** With more dots a light edge around each would leave nothing of where they are dense; as on the page. */
    private static final int EDGED_UP_TO = 2000;

    private static final double MANY_OPACITY = 0.7;

    /** The shades of tiles in the legend. */
    private static final double[] SHADES = {0.14, 0.4, 0.7, 1};

    private final Graphics2D graphics;

    private final Texts texts;

    private final Panel panel;

    private final PanelLayout layout;

    private final boolean isLying;

    private final boolean isMap;

    /** How many bars stand side by side: one where no category has bars of two marks, which then differ in color only. */
    private final int barsInCategory;

    private double width;

    private double height;

    private int[] seen = {};

    private Places x;

    private Places y;

    private Places second;

    ChartPainter(final Graphics2D graphics, final Panel panel) {
        this(graphics, new Texts(graphics), panel, PanelLayout.of(panel));
    }

    ChartPainter(final Graphics2D graphics, final Texts texts, final Panel panel, final PanelLayout layout) {
        this.graphics = graphics;
        this.panel = panel;
        this.layout = layout;
        this.texts = texts;
        isLying = panel.y().kind() == Axis.Kind.CATEGORIES;
        isMap = panel.x().kind() == Axis.Kind.MAP || panel.y().kind() == Axis.Kind.MAP;
        barsInCategory = barsInCategory(bars());
    }

    private static int barsInCategory(final List<Mark> bars) {
        final double[] categories = bars.stream()
                .flatMapToDouble(mark -> DoubleStream.of(((Mark.Bars) mark).categories()))
                .toArray();
        final boolean isShared = DoubleStream.of(categories).distinct().count() < categories.length;
        return isShared ? bars.size() : Math.min(1, bars.size());
    }

    /**
     * Paints legend and chart.
     *
     * @param left where
     * @param top where
     * @param outerWidth how wide
     * @return how high it is
     */
    double paint(final double left, final double top, final double outerWidth) {
        final double legend = paintLegend(left, top, outerWidth);
        final double chart = paintChart(left, top + legend, outerWidth);
        return legend + chart + paintNote(left, top + legend + chart);
    }

    private double paintLegend(final double left, final double top, final double outerWidth) {
        double atX = left;
        double atY = top;
        for (final LegendEntry written : layout.legend()) {
            final Mark mark = panel.marks().get(written.marks().get(0));
            final String name = texts.shortened(written.name(), Texts.PLAIN, outerWidth - 30);
            final double entry = 26 + texts.width(name, Texts.PLAIN) + 16;
            if (atX > left && atX + entry > left + outerWidth + 16) {
                atX = left;
                atY += LEGEND_ROW;
            }
            paintSwatch(mark, atX, atY + 4);
            texts.write(name, Texts.PLAIN, Palette.INK, atX + 26, atY + 14, 0);
            atX += entry;
        }
        return atY - top + (layout.legend().isEmpty() ? 0 : LEGEND_ROW + 6);
    }

    /** A small picture of how a mark is drawn, 20 wide and 12 high. */
    private void paintSwatch(final Mark mark, final double left, final double top) {
        final Meaning meaning = mark.meaning();
        if (mark instanceof Mark.Area) {
            fill(new Rectangle2D.Double(left + 1, top + 5, 18, 7), meaning, areaOpacity(meaning));
            stroke(
                    new Line2D.Double(left + 1, top + 4, left + 19, top + 4),
                    Palette.line(meaning, 0, false),
                    Palette.of(meaning));
        } else if (mark instanceof Mark.Tiles) {
            for (int shade = 0; shade < SHADES.length; shade++) {
                fill(new Rectangle2D.Double(left + 2 + 4 * shade, top + 1, 4, 10), meaning, SHADES[shade]);
            }
        } else if (mark instanceof Mark.Bars) {
            paintBar(new Rectangle2D.Double(left + 3, top + 1, 14, 10), meaning);
        } else if (mark instanceof Mark.Dots) {
            paintDot(left + 10, top + 6, 4, meaning);
        } else if (mark instanceof Mark.Arrows) {
            paintArrow(left + 1, top + 6, left + 19, top + 6, mark);
        } else if (mark instanceof Mark.Whiskers) {
            paintWhisker(left + 2, top + 6, left + 18, top + 6, true);
        } else {
            final var line = new Line2D.Double(left + 1, top + 6, left + 19, top + 6);
            stroke(line, mark instanceof Mark.Rule ? Palette.rule(meaning) : line(mark), Palette.of(meaning));
        }
    }

    private double paintNote(final double left, final double top) {
        final int all = categories().categories().size();
        if (seen.length == 0 || seen.length == all) {
            return 0;
        }
        texts.write(
                Numbers.count(seen.length) + " of " + Numbers.count(all) + " shown, the first and the last",
                Texts.SMALL,
                Palette.MUTED,
                left,
                top + 12,
                0);
        return 16;
    }

    private Axis categories() {
        return isLying ? panel.y() : panel.x();
    }

    private double paintChart(final double left, final double top, final double outerWidth) {
        final double smallest = Math.max(20, 9 * barsInCategory + 7);
        final double above = panel.y().label().isEmpty() && panel.secondY() == null ? 10 : 26;
        height = isMap
                ? Math.max(260, Math.min(520, outerWidth * 0.8))
                : Math.max(220, Math.min(340, outerWidth * 0.58));
        if (isLying) {
            seen = see(TALLEST, smallest);
            height = Math.max(seen.length, 2) * Math.min(34, Math.max(smallest, ROOMY / Math.max(seen.length, 1)));
        }
        final List<Tick> yTicks = ticks(panel.y(), layout.y(), height, false);
        final List<Tick> secondTicks =
                panel.secondY() == null ? List.of() : ticks(panel.secondY(), layout.secondY(), height, false);
        final double besideRight = panel.secondY() == null ? 16 : room(panel.secondY(), secondTicks);
        final double most = outerWidth * 0.4;
        final double names = Math.min(room(panel.y(), yTicks), most);
        layAcross(outerWidth - names - besideRight, smallest);
        final double besideLeft = Math.max(names, Math.min(roomForSlanted(), most));
        layAcross(outerWidth - besideLeft - besideRight, smallest);
        final List<Tick> xTicks = ticks(panel.x(), layout.x(), width, true);
        final boolean isSlanted = isSlanted(xTicks);
        final double below = (panel.x().kind() == Axis.Kind.MAP ? 8 : LINE + TICK)
                + (isSlanted ? Math.min(LONGEST_SLANTED, longest(xTicks)) * 0.65 : 0)
                + (panel.x().label().isEmpty() ? 0 : LINE);

        final Graphics2D inner = (Graphics2D) graphics.create();
        final var painter = inside(inner, left + besideLeft, top + above);
        painter.paintGrid(isLying ? xTicks : yTicks);
        painter.paintMarks();
        painter.paintAxes(xTicks, yTicks, secondTicks, isSlanted, besideLeft, besideRight, below);
        inner.dispose();
        return above + height + below;
    }

    private void layAcross(final double room, final double smallest) {
        width = Math.max(40, room);
        if (panel.x().kind() == Axis.Kind.CATEGORIES && !isLying) {
            seen = see(width, smallest);
        }
        makePlaces();
    }

    private boolean isSlanted(final List<Tick> xTicks) {
        return panel.x().kind() == Axis.Kind.CATEGORIES && longest(xTicks) + 8 > x.step();
    }

    /** How far from the left the plot begins at least, so that no slanted name reaches out of the chart. */
    private double roomForSlanted() {
        final List<Tick> xTicks = ticks(panel.x(), layout.x(), width, true);
        return isSlanted(xTicks)
                ? xTicks.stream()
                        .mapToDouble(tick ->
                                Math.min(LONGEST_SLANTED, texts.width(tick.text(), Texts.PLAIN)) * Math.cos(SLANT)
                                        - x.of(tick.value()))
                        .max()
                        .orElse(0)
                : 0;
    }

    /** The same panel with the origin at the corner of the plot. */
    private ChartPainter inside(final Graphics2D inner, final double originX, final double originY) {
        inner.translate(originX, originY);
        final var painter = new ChartPainter(inner, texts.on(inner), panel, layout);
        painter.width = width;
        painter.height = height;
        painter.seen = seen;
        painter.makePlaces();
        return painter;
    }

    private int[] see(final double length, final double smallest) {
        return Selection.ends(
                categories().categories().size(), Math.max(FEWEST_SEEN, (int) Math.floor(length / smallest)));
    }

    private void makePlaces() {
        Axis xAxis = panel.x();
        Axis yAxis = panel.y();
        if (isMap) {
            final double unit = Math.min(width / (xAxis.to() - xAxis.from()), height / (yAxis.to() - yAxis.from()));
            xAxis = widened(xAxis, width / unit);
            yAxis = widened(yAxis, height / unit);
        }
        x = new Places(xAxis, 0, width, seenAcross());
        y = new Places(yAxis, height, 0, seen);
        second = panel.secondY() == null ? null : new Places(panel.secondY(), height, 0, seen);
    }

    private static Axis widened(final Axis axis, final double length) {
        final double middle = (axis.from() + axis.to()) / 2;
        return Axis.map(middle - length / 2, middle + length / 2);
    }

    /** The categories of the horizontal axis: where the vertical one has some, too, as on a map of shades, all. */
    private int[] seenAcross() {
        return isLying ? IntStream.range(0, panel.x().categories().size()).toArray() : seen;
    }

    private List<Tick> ticks(
            final Axis axis, final AxisLayout labels, final double length, final boolean isHorizontal) {
        return axis.kind() == Axis.Kind.CATEGORIES
                ? Arrays.stream(isHorizontal ? seenAcross() : seen)
                        .mapToObj(category -> new Tick(category, labels.written(axis, category)))
                        .toList()
                : labels.ticks(length, isHorizontal);
    }

    private double room(final Axis axis, final List<Tick> ticks) {
        return axis.kind() == Axis.Kind.MAP ? 8 : longest(ticks) + TICK + 6;
    }

    private double longest(final List<Tick> ticks) {
        return ticks.stream()
                .mapToDouble(tick -> texts.width(tick.text(), Texts.PLAIN))
                .max()
                .orElse(0);
    }

    private void paintGrid(final List<Tick> ticks) {
        final Axis axis = isLying ? panel.x() : panel.y();
        if (axis.kind() == Axis.Kind.CATEGORIES || axis.kind() == Axis.Kind.MAP) {
            return;
        }
        for (final Tick tick : ticks) {
            final double at = isLying ? x.of(tick.value()) : y.of(tick.value());
            stroke(
                    isLying ? new Line2D.Double(at, 0, at, height) : new Line2D.Double(0, at, width, at),
                    new BasicStroke(1),
                    tick.value() == 0 ? Palette.ZERO : Palette.GRID);
        }
    }

    private void paintAxes(
            final List<Tick> xTicks,
            final List<Tick> yTicks,
            final List<Tick> secondTicks,
            final boolean isSlanted,
            final double besideLeft,
            final double besideRight,
            final double below) {
        for (final Tick tick : yTicks) {
            final String text = texts.shortened(tick.text(), Texts.PLAIN, besideLeft - TICK - 4);
            texts.write(text, Texts.PLAIN, color(panel.y()), -TICK - 2, y.of(tick.value()) + 4, 1);
        }
        final Color secondColor = panel.marks().stream()
                .filter(mark -> mark instanceof Mark.Line line && line.second())
                .map(mark -> Palette.of(mark.meaning()))
                .findFirst()
                .orElse(Palette.MUTED);
        for (final Tick tick : secondTicks) {
            texts.write(tick.text(), Texts.PLAIN, secondColor, width + TICK + 2, second.of(tick.value()) + 4, 0);
        }
        // names that stand closer than a line is high would lie over each other
        final int every = isSlanted ? Math.max(1, (int) Math.ceil(NARROWEST_SLANTED / x.step())) : 1;
        for (int i = 0; i < xTicks.size(); i += every) {
            final Tick tick = xTicks.get(i);
            if (isSlanted) {
                paintSlanted(texts.shortened(tick.text(), Texts.PLAIN, LONGEST_SLANTED), x.of(tick.value()));
            } else {
                texts.write(tick.text(), Texts.PLAIN, color(panel.x()), x.of(tick.value()), height + TICK + 12, 0.5);
            }
        }
        if (panel.x().kind() == Axis.Kind.LINEAR || panel.x().kind() == Axis.Kind.LOGARITHMIC) {
            stroke(new Line2D.Double(0, height, width, height), new BasicStroke(1), Palette.ZERO);
        }
        final double all = besideLeft + width + besideRight;
        texts.write(
                texts.shortened(panel.y().label(), Texts.PLAIN, all * (second == null ? 1 : 0.5)),
                Texts.PLAIN,
                Palette.MUTED,
                -besideLeft + 2,
                -12,
                0);
        texts.write(
                texts.shortened(panel.x().label(), Texts.PLAIN, width),
                Texts.PLAIN,
                Palette.MUTED,
                width / 2,
                height + below - 5,
                0.5);
        if (second != null) {
            texts.write(
                    texts.shortened(panel.secondY().label(), Texts.PLAIN, all * 0.5),
                    Texts.PLAIN,
                    secondColor,
                    width + besideRight - 2,
                    -12,
                    1);
        }
    }

    private static Color color(final Axis axis) {
        return axis.kind() == Axis.Kind.CATEGORIES ? Palette.INK : Palette.MUTED;
    }

    private void paintSlanted(final String text, final double at) {
        final Graphics2D turned = (Graphics2D) graphics.create();
        turned.translate(at + 4, height + TICK + 8);
        turned.rotate(-SLANT);
        texts.on(turned).write(text, Texts.PLAIN, Palette.INK, 0, 0, 1);
        turned.dispose();
    }

    private void paintMarks() {
        final Shape clip = graphics.getClip();
        final var plot = new Rectangle2D.Double(-OVERFLOW, -OVERFLOW, width + 2 * OVERFLOW, height + 2 * OVERFLOW);
        graphics.clip(plot);
        for (final Mark mark : panel.marks()) {
            if (mark instanceof Mark.Line line) {
                paintLine(line);
            } else if (mark instanceof Mark.Area area) {
                paintArea(area);
            } else if (mark instanceof Mark.Bars bars) {
                paintBars(bars);
            } else if (mark instanceof Mark.Dots dots) {
                paintDots(dots);
            } else if (mark instanceof Mark.Arrows arrows) {
                for (int i = 0; i < arrows.size(); i++) {
                    paintArrow(
                            x.of(arrows.fromX()[i]),
                            y.of(arrows.fromY()[i]),
                            x.of(arrows.toX()[i]),
                            y.of(arrows.toY()[i]),
                            arrows);
                }
            } else if (mark instanceof Mark.Tiles tiles) {
                paintTiles(tiles);
            } else if (mark instanceof Mark.Whiskers whiskers) {
                paintWhiskers(whiskers);
            } else if (mark instanceof Mark.Rule rule) {
                final double at = rule.upright() ? x.of(rule.value()) : y.of(rule.value());
                final Shape line =
                        rule.upright() ? new Line2D.Double(at, 0, at, height) : new Line2D.Double(0, at, width, at);
                encase(line);
                stroke(line, Palette.rule(rule.meaning()), Palette.of(rule.meaning()));
            }
        }
        graphics.setClip(clip);
        paintLabels(plot);
    }

    private void paintLine(final Mark.Line line) {
        final Places vertical = line.second() && second != null ? second : y;
        final Path2D path = path(line.x(), line.y(), vertical);
        encase(path);
        stroke(path, line(line), Palette.of(line.meaning()));
        if (line.size() <= DOTTED_UP_TO) {
            for (int i = 0; i < line.size(); i++) {
                paintVertex(x.of(line.x()[i]), vertical.of(line.y()[i]), line.meaning());
            }
        }
    }

    private Path2D path(final double[] xs, final double[] ys, final Places vertical) {
        final var path = new Path2D.Double();
        for (int i = 0; i < xs.length; i++) {
            final double atX = x.of(xs[i]);
            final double atY = vertical.of(ys[i]);
            if (path.getCurrentPoint() == null) {
                path.moveTo(atX, atY);
            } else {
                path.lineTo(atX, atY);
            }
        }
        return path;
    }

    private void paintArea(final Mark.Area area) {
        if (area.size() == 0) {
            return;
        }
        final Path2D line = path(area.x(), area.y(), y);
        final var surface = new Path2D.Double(line);
        surface.lineTo(x.of(area.x()[area.size() - 1]), y.zero());
        surface.lineTo(x.of(area.x()[0]), y.zero());
        surface.closePath();
        fill(surface, area.meaning(), areaOpacity(area.meaning()));
        stroke(line, Palette.line(area.meaning(), 0, false), Palette.of(area.meaning()));
    }

    /** The line before encoding is wider than what may run along it, so that both are seen. */
    private Stroke line(final Mark mark) {
        return Palette.line(mark.meaning(), variant(mark), mark.meaning() == Meaning.BEFORE);
    }

    /** The place of a mark among those of its kind and meaning. */
    private int variant(final Mark mark) {
        return (int) panel.marks().stream()
                .takeWhile(other -> other != mark)
                .filter(other -> other.getClass() == mark.getClass() && other.meaning() == mark.meaning())
                .count();
    }

    /** On a bar or tile of its own color a line would not be seen: below it comes a wider one like the background. */
    private void encase(final Shape line) {
        if (hasFills()) {
            graphics.setStroke(new BasicStroke(3.5f));
            graphics.setColor(new Color(255, 255, 255, 153));
            graphics.draw(line);
        }
    }

    private boolean hasFills() {
        return panel.marks().stream().anyMatch(mark -> mark instanceof Mark.Bars || mark instanceof Mark.Tiles);
    }

    private static double areaOpacity(final Meaning meaning) {
        return Palette.isBaseline(meaning) ? 0.06 : 0.16;
    }

    private List<Mark> bars() {
        return panel.marks().stream().filter(Mark.Bars.class::isInstance).toList();
    }

    private double thickness() {
        final Places band = isLying ? y : x;
        return Math.min(band.bandwidth() / Math.max(1, barsInCategory), 26);
    }

    /** How far the bars of a mark, and the whiskers and dots on the bar of the same space, lie from the middle. */
    private double slot(final Mark mark) {
        final List<Mark> bars = bars();
        final int index = IntStream.range(0, bars.size())
                .filter(i -> mark instanceof Mark.Bars
                        ? bars.get(i) == mark
                        : Palette.of(bars.get(i).meaning()).equals(Palette.of(mark.meaning())))
                .findFirst()
                .orElse(-1);
        return categories().kind() != Axis.Kind.CATEGORIES || index < 0 || barsInCategory < 2
                ? 0
                : (index - (barsInCategory - 1) / 2.0) * thickness();
    }

    private void paintBars(final Mark.Bars bars) {
        for (int i = 0; i < bars.size(); i++) {
            final Rectangle2D bar = bar(bars, i);
            if (!Double.isNaN(bar.getX()) && !Double.isNaN(bar.getY())) {
                paintBar(bar, bars.meaning());
            }
        }
    }

    /** @return of no place when its category is not seen */
    private Rectangle2D bar(final Mark.Bars bars, final int i) {
        final double thick = thickness() * (barsInCategory > 1 ? 0.88 : 1);
        final double middle = (isLying ? y : x).of(bars.categories()[i]) + slot(bars);
        final double zero = (isLying ? x : y).zero();
        final double end = (isLying ? x : y).of(bars.values()[i]);
        final double low = Math.min(zero, end);
        final double length = Math.abs(end - zero);
        return isLying
                ? new Rectangle2D.Double(low, middle - thick / 2, length, thick)
                : new Rectangle2D.Double(middle - thick / 2, low, thick, length);
    }

    private void paintBar(final Rectangle2D bar, final Meaning meaning) {
        if (Palette.isBaseline(meaning)) {
            fill(bar, meaning, 0.12);
            stroke(bar, Palette.dashed(1, 3, 2), Palette.of(meaning));
        } else {
            fill(bar, meaning, 1);
        }
    }

    private static double radius(final Mark.Dots dots) {
        return dots.size() <= 60 ? 4 : dots.size() <= 300 ? 3 : 2;
    }

    /** On a bar of its own color a dot would not be seen: around it the bar is covered. */
    private void paintDots(final Mark.Dots dots) {
        final double slot = slot(dots);
        final double halo = radius(dots) + HALO;
        final boolean areEdged = panel.marks().stream()
                        .filter(Mark.Dots.class::isInstance)
                        .mapToInt(Mark::size)
                        .sum()
                <= EDGED_UP_TO;
        for (int pass = hasFills() ? 0 : 1; pass < 2; pass++) {
            for (int i = 0; i < dots.size(); i++) {
                final double atX = x.of(dots.x()[i]) + (isLying ? 0 : slot);
                final double atY = y.of(dots.y()[i]) + (isLying ? slot : 0);
                if (pass == 1 && areEdged) {
                    paintDot(atX, atY, radius(dots), dots.meaning());
                } else if (pass == 1 && !Double.isNaN(atX + atY)) {
                    final double radius = radius(dots);
                    fill(
                            new Ellipse2D.Double(atX - radius, atY - radius, 2 * radius, 2 * radius),
                            dots.meaning(),
                            MANY_OPACITY);
                } else if (!Double.isNaN(atX + atY)) {
                    graphics.setColor(Palette.SURFACE);
                    graphics.fill(new Ellipse2D.Double(atX - halo, atY - halo, 2 * halo, 2 * halo));
                }
            }
        }
    }

    private void paintDot(final double atX, final double atY, final double radius, final Meaning meaning) {
        if (Double.isNaN(atX) || Double.isNaN(atY)) {
            return;
        }
        final var dot = new Ellipse2D.Double(atX - radius, atY - radius, 2 * radius, 2 * radius);
        if (Palette.isBaseline(meaning)) {
            graphics.setColor(Palette.SURFACE);
            graphics.fill(dot);
            stroke(dot, new BasicStroke(1.25f), Palette.of(meaning));
        } else {
            fill(dot, meaning, 0.85);
            stroke(dot, new BasicStroke(0.75f), Palette.SURFACE);
        }
    }

    /** A point of a line: without the light edge that tells dots from each other. */
    private void paintVertex(final double atX, final double atY, final Meaning meaning) {
        if (Palette.isBaseline(meaning)) {
            paintDot(atX, atY, 2.5, meaning);
        } else {
            fill(new Ellipse2D.Double(atX - 2.5, atY - 2.5, 5, 5), meaning, 1);
        }
    }

    private void paintArrow(
            final double fromX, final double fromY, final double toX, final double toY, final Mark mark) {
        final Meaning meaning = mark.meaning();
        stroke(
                new Line2D.Double(fromX, fromY, toX, toY),
                Palette.shaft(meaning, variant(mark)),
                Palette.of(meaning, 0.75));
        final double length = Math.hypot(toX - fromX, toY - fromY);
        if (length > 0) {
            final double size = Math.min(HEAD, length * 0.6);
            final double alongX = (toX - fromX) / length * size;
            final double alongY = (toY - fromY) / length * size;
            final var head = new Path2D.Double();
            head.moveTo(toX, toY);
            head.lineTo(toX - alongX - alongY * 0.42, toY - alongY + alongX * 0.42);
            head.lineTo(toX - alongX + alongY * 0.42, toY - alongY - alongX * 0.42);
            head.closePath();
            fill(head, meaning, 0.9);
        }
    }

    private void paintTiles(final Mark.Tiles tiles) {
        final DoubleUnaryOperator opacity = opacity(tiles);
        for (int i = 0; i < tiles.size(); i++) {
            final double left = x.of(tiles.fromX()[i]) - reach(x);
            final double right = x.of(tiles.toX()[i]) + reach(x);
            final double top = y.of(tiles.toY()[i]) - reach(y);
            final double bottom = y.of(tiles.fromY()[i]) + reach(y);
            if (Double.isNaN(left + right + top + bottom)) { // of a category that is not seen
                continue;
            }
            fill(
                    new Rectangle2D.Double(left, top, right - left, bottom - top),
                    tiles.meaning(),
                    Math.max(0, Math.min(1, opacity.applyAsDouble(tiles.counts()[i]))));
        }
    }

    /** How far a tile reaches to either side. */
    private static double reach(final Places places) {
        return places.halfStep() - (2 * places.halfStep() < PARTED_FROM ? 0 : 0.5);
    }

    /** How opaque a tile is, by its figure; the least of a logarithm is still seen. */
    private static DoubleUnaryOperator opacity(final Mark.Tiles tiles) {
        if (tiles.full() > 0) {
            return count -> count / tiles.full();
        }
        final double least = Arrays.stream(tiles.counts()).min().orElse(1);
        final double most = Arrays.stream(tiles.counts()).max().orElse(1);
        return count -> most > least ? 0.14 + 0.86 * Math.log(count / least) / Math.log(most / least) : 1;
    }

    private void paintWhiskers(final Mark.Whiskers whiskers) {
        final double slot = slot(whiskers);
        for (int i = 0; i < whiskers.size(); i++) {
            final double at = (isLying ? y : x).of(whiskers.places()[i]) + slot;
            final Places along = isLying ? x : y;
            if (!Double.isNaN(at)) {
                paintWhisker(
                        isLying ? along.of(whiskers.low()[i]) : at,
                        isLying ? at : along.of(whiskers.low()[i]),
                        isLying ? along.of(whiskers.high()[i]) : at,
                        isLying ? at : along.of(whiskers.high()[i]),
                        isLying);
            }
        }
    }

    private void paintWhisker(
            final double fromX, final double fromY, final double toX, final double toY, final boolean isFlat) {
        final double cap = 3;
        final var path = new Path2D.Double(new Line2D.Double(fromX, fromY, toX, toY));
        for (final double[] end : new double[][] {{fromX, fromY}, {toX, toY}}) {
            path.moveTo(end[0] - (isFlat ? 0 : cap), end[1] - (isFlat ? cap : 0));
            path.lineTo(end[0] + (isFlat ? 0 : cap), end[1] + (isFlat ? cap : 0));
        }
        encase(path);
        final Color ink = Palette.INK;
        stroke(path, new BasicStroke(1.25f), new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), 204));
    }

    /** Names of rules, of dots that are labeled, and of the ends of arrows, where there is room. */
    private void paintLabels(final Rectangle2D plot) {
        final Boxes boxes = new Boxes(plot);
        panel.marks().forEach(mark -> keepFree(mark, boxes));
        for (final Label label : layout.labels()) {
            final Mark mark = panel.marks().get(label.mark());
            if (mark instanceof Mark.Rule rule) {
                paintRuleLabel(boxes, label.text(), rule);
            } else if (mark instanceof Mark.Dots dots) {
                final double slot = slot(dots);
                paintLabel(
                        boxes,
                        label.text(),
                        x.of(dots.x()[label.index()]) + (isLying ? 0 : slot),
                        y.of(dots.y()[label.index()]) + (isLying ? slot : 0),
                        radius(dots) + 2,
                        false);
            } else if (mark instanceof Mark.Arrows arrows) {
                final boolean isStart = label.end() == Label.End.FROM;
                paintLabel(
                        boxes,
                        label.text(),
                        x.of((isStart ? arrows.fromX() : arrows.toX())[label.index()]),
                        y.of((isStart ? arrows.fromY() : arrows.toY())[label.index()]),
                        4,
                        false);
            }
        }
    }

    /** What no label covers: bars, dots, and the two ends of an arrow; and the lines that labels keep off. */
    private void keepFree(final Mark mark, final Boxes boxes) {
        if (mark instanceof Mark.Bars bars) {
            for (int i = 0; i < Math.min(MOST_IN_THE_WAY, bars.size()); i++) {
                boxes.block(bar(bars, i));
            }
        } else if (mark instanceof Mark.Dots dots) {
            for (int i = 0; i < Math.min(MOST_IN_THE_WAY, dots.size()); i++) {
                boxes.block(around(x.of(dots.x()[i]), y.of(dots.y()[i]), radius(dots)));
            }
        } else if (mark instanceof Mark.Line line && line.size() <= DOTTED_UP_TO) {
            final Places vertical = line.second() && second != null ? second : y;
            for (int i = 1; i < line.size(); i++) {
                boxes.avoid(new Line2D.Double(
                        x.of(line.x()[i - 1]),
                        vertical.of(line.y()[i - 1]),
                        x.of(line.x()[i]),
                        vertical.of(line.y()[i])));
            }
        } else if (mark instanceof Mark.Arrows arrows) {
            for (int i = 0; i < Math.min(MOST_IN_THE_WAY, arrows.size()); i++) {
                final var shaft = new Line2D.Double(
                        x.of(arrows.fromX()[i]), y.of(arrows.fromY()[i]), x.of(arrows.toX()[i]), y.of(arrows.toY()[i]));
                boxes.block(around(shaft.x1, shaft.y1, ARROW_END));
                boxes.block(around(shaft.x2, shaft.y2, ARROW_END));
                boxes.avoid(shaft);
            }
        } else if (mark instanceof Mark.Rule rule) {
            final double at = rule.upright() ? x.of(rule.value()) : y.of(rule.value());
            boxes.avoid(rule.upright() ? new Line2D.Double(at, 0, at, height) : new Line2D.Double(0, at, width, at));
        }
    }

    private static Rectangle2D around(final double atX, final double atY, final double radius) {
        return new Rectangle2D.Double(atX - radius, atY - radius, 2 * radius, 2 * radius);
    }

    /** At the upper end of an upright rule, above or below the right end of a lying one. */
    private void paintRuleLabel(final Boxes boxes, final String text, final Mark.Rule rule) {
        if (rule.upright()) {
            paintLabel(boxes, text, x.of(rule.value()), LABEL_HEIGHT / 2, 5, false);
        } else {
            final double room = texts.width(text, Texts.SMALL);
            paintLabel(boxes, text, rightEnd(room) - room / 2 - 2, y.of(rule.value()), 2, true);
        }
    }

    /** Where a text may end on the right: at the end of the plot, or before an upright rule that would cross it. */
    private double rightEnd(final double room) {
        return panel.marks().stream()
                .filter(Mark.Rule.class::isInstance)
                .map(Mark.Rule.class::cast)
                .filter(Mark.Rule::upright)
                .mapToDouble(rule -> x.of(rule.value()) - 2)
                .filter(end -> end > width - room - 4 && end > room + 4)
                .min()
                .orElse(width);
    }

    /** @param isUpright whether the label may only lie above or below its place */
    private void paintLabel(
            final Boxes boxes,
            final String text,
            final double atX,
            final double atY,
            final double gap,
            final boolean isUpright) {
        final double room = texts.width(text, Texts.SMALL) + 2;
        final Rectangle2D box = Double.isNaN(atX) || Double.isNaN(atY)
                ? null
                : boxes.place(atX, atY, gap, room, LABEL_HEIGHT, isUpright);
        if (box != null) {
            // a light edge, so that it is read on lines and areas
            for (final double[] shift : new double[][] {{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
                texts.write(
                        text,
                        Texts.SMALL,
                        Palette.SURFACE,
                        box.getCenterX() + shift[0],
                        box.getCenterY() + 4 + shift[1],
                        0.5);
            }
            texts.write(text, Texts.SMALL, Palette.INK, box.getCenterX(), box.getCenterY() + 4, 0.5);
        }
    }

    private void fill(final Shape shape, final Meaning meaning, final double opacity) {
        graphics.setColor(Palette.of(meaning, opacity));
        graphics.fill(shape);
    }

    private void stroke(final Shape shape, final Stroke stroke, final Color color) {
        graphics.setStroke(stroke);
        graphics.setColor(color);
        graphics.draw(shape);
    }
}
