package org.latentalign.figure.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;

/**
 * What of a panel is the same for everybody who draws it. Sizes in pixels are those of the page.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param secondY the axis on the right, or null
 * @param legend its entries in their order
 * @param labels in order of importance: rules first, then dots and arrows as they are drawn. A place is named once
 * @param wide whether no other panel stands beside it, for it has many columns to name
 */
public record PanelLayout(
        AxisLayout x, AxisLayout y, AxisLayout secondY, List<LegendEntry> legend, List<Label> labels, boolean wide) {

    /** With more names beside each other than this, a map of categories takes all the width there is. */
    private static final int MOST_COLUMNS = 16;

    /** Labels that are tried; more take long to place and leave nothing readable. */
    static final int MOST_LABELS = 400;

    /** Entries of a legend; those behind them share the last one. */
    private static final int MOST_ENTRIES = 12;

    /** Pixels that a label may take. */
    static final double LONGEST_LABEL = 140;

    static final double LABEL_SIZE = 11;

    public PanelLayout {
        legend = List.copyOf(legend);
        labels = List.copyOf(labels);
    }

    public static PanelLayout of(final Panel panel) {
        return new PanelLayout(
                AxisLayout.of(panel.x(), isWhole(panel)),
                AxisLayout.of(panel.y(), false),
                panel.secondY() == null ? null : AxisLayout.of(panel.secondY(), false),
                legend(panel.marks()),
                labels(panel.marks()),
                panel.x().categories().size() > MOST_COLUMNS
                        && !panel.y().categories().isEmpty());
    }

    /** Whether all horizontal places are whole numbers, as those of directions or epochs, or counts along bars. */
    private static boolean isWhole(final Panel panel) {
        final double[] places = panel.marks().stream()
                .flatMapToDouble(mark -> {
                    if (mark instanceof Mark.Bars bars && panel.x().kind() == Axis.Kind.LINEAR) {
                        return DoubleStream.of(bars.values());
                    } else if (mark instanceof Mark.Line line) {
                        return DoubleStream.of(line.x());
                    } else if (mark instanceof Mark.Area area) {
                        return DoubleStream.of(area.x());
                    } else if (mark instanceof Mark.Dots dots) {
                        return DoubleStream.of(dots.x());
                    }
                    return DoubleStream.empty();
                })
                .toArray();
        return places.length > 0 && Arrays.stream(places).allMatch(place -> place == Math.rint(place));
    }

    private static List<LegendEntry> legend(final List<Mark> marks) {
        final Map<List<Object>, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < marks.size(); i++) {
            final Mark mark = marks.get(i);
            alike.computeIfAbsent(List.of(mark.meaning(), mark.name()), key -> new ArrayList<>())
                    .add(i);
        }
        final List<LegendEntry> entries = alike.values().stream()
                .map(positions -> new LegendEntry(name(marks.get(positions.get(0))), positions))
                .toList();
        if (entries.size() <= MOST_ENTRIES) {
            return entries;
        }
        // a legend longer than its chart tells nothing: so many signs cannot be told apart
        final List<LegendEntry> others = entries.subList(MOST_ENTRIES - 1, entries.size());
        final List<LegendEntry> shown = new ArrayList<>(entries.subList(0, MOST_ENTRIES - 1));
        shown.add(new LegendEntry(
                Numbers.count(others.size()) + " others",
                others.stream().flatMap(entry -> entry.marks().stream()).toList()));
        return shown;
    }

    /** What the legend calls a mark; of tiles also how many data the shades stand for. */
    private static String name(final Mark mark) {
        if (!(mark instanceof Mark.Tiles tiles) || tiles.size() == 0) {
            return mark.name();
        }
        if (tiles.full() > 0) {
            return mark.name() + " (full color from " + Numbers.significant(tiles.full()) + " on)";
        }
        final double least = Arrays.stream(tiles.counts()).min().orElseThrow();
        final double most = Arrays.stream(tiles.counts()).max().orElseThrow();
        final String range =
                least == most ? Numbers.reading(most) : Numbers.reading(least) + " to " + Numbers.reading(most);
        return mark.name() + " (" + range + " in a tile)";
    }

    private static List<Label> labels(final List<Mark> marks) {
        final List<Label> labels = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i) instanceof Mark.Rule rule) {
                labels.add(new Label(cut(rule.name()), i, 0, Label.End.ALONE));
            }
        }
        final Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i) instanceof Mark.Dots dots && dots.labeled()) {
                for (int j = 0; j < dots.size(); j++) {
                    add(labels, seen, dots.labels().get(j), dots.x()[j], dots.y()[j], i, j, Label.End.ALONE);
                }
            } else if (marks.get(i) instanceof Mark.Arrows arrows) {
                for (int j = 0; j < arrows.size(); j++) {
                    add(
                            labels,
                            seen,
                            arrows.fromLabels().get(j),
                            arrows.fromX()[j],
                            arrows.fromY()[j],
                            i,
                            j,
                            Label.End.FROM);
                    if (!arrows.toLabels().get(j).equals(arrows.fromLabels().get(j))) { // the same thing in two places
                        add(
                                labels,
                                seen,
                                arrows.toLabels().get(j),
                                arrows.toX()[j],
                                arrows.toY()[j],
                                i,
                                j,
                                Label.End.TO);
                    }
                }
            }
        }
        return labels;
    }

    /** Two arrows from one place need its name once. */
    private static void add(
            final List<Label> labels,
            final Set<List<Object>> seen,
            final String text,
            final double x,
            final double y,
            final int mark,
            final int index,
            final Label.End end) {
        if (!text.isEmpty() && labels.size() < MOST_LABELS && seen.add(List.of(text, x, y))) {
            labels.add(new Label(cut(text), mark, index, end));
        }
    }

    private static String cut(final String text) {
        return TextWidths.cut(text, LABEL_SIZE, LONGEST_LABEL);
    }
}
