package org.latentalign.node.ask.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.FigureTable;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.node.shared.view.ScoreFigure;
import org.latentalign.score.DirectionAlignment.Direction;
import org.latentalign.score.MultidimensionalScaling;

/** The picture of a map: before and after side by side, with an arrow a pair; all groups at once, and each alone. */
final class LatentMapFigure {

    private static final String TITLE = "Latent map";

    /** More groups than this are no longer shown one by one. */
    private static final int MOST_SCENES = 20;

    private static final int MOST_NAMES = 100;

    /** Room around the points, as a share of the map. */
    private static final double MARGIN = 0.1;

    private final Drawing drawing;

    private final Map<String, Integer> places;

    private LatentMapFigure(final Drawing drawing) {
        this.drawing = drawing;
        places = drawing.map().places();
    }

    static Figure of(final Drawing drawing) {
        return new LatentMapFigure(drawing).figure();
    }

    private Figure figure() {
        var groups = drawing.map().groups();
        var scenes = new ArrayList<Scene>();
        scenes.add(scene("All groups", groups, drawing.score()));
        if (groups.size() > 1 && groups.size() <= MOST_SCENES) {
            for (var row : drawing.alignment().groups()) {
                scenes.add(scene(
                        row.group(), List.of(row.group()), new ScoreFigure(row.before(), row.after(), Drawing.THINGS)));
            }
        }
        return new Figure(TITLE, "Group", scenes, "");
    }

    private Scene scene(final String name, final List<String> groups, final ScoreFigure score) {
        var panels = new ArrayList<Panel>();
        panels.add(panel("Before", Meaning.BEFORE, drawing.map().before(), groups));
        drawing.map().after().ifPresent(map -> panels.add(panel("After", Meaning.AFTER, map, groups)));
        return new Scene(name, score.verdict(drawing.log10ConditionNumber()), facts(groups, score), panels, tables());
    }

    private Panel panel(
            final String when, final Meaning meaning, final MultidimensionalScaling map, final List<String> groups) {
        var marks = new ArrayList<Mark>();
        for (var group : groups) {
            marks.add(arrows(group, meaning, map));
        }
        return Panel.of(
                when,
                "A map on which distances resemble those of the vectors " + when.toLowerCase(Locale.ROOT)
                        + " encoding, with an arrow for each pair. Stress " + Numbers.decimal(map.stress(), 3)
                        + "; the mean cosine of the arrows of a group is "
                        + Numbers.decimal(drawing.map().meanCosineOn(map, groups))
                        + " on the map, which is not that of the vectors.",
                axis(map, 0, groups),
                axis(map, 1, groups),
                marks);
    }

    private Mark arrows(final String group, final Meaning meaning, final MultidimensionalScaling map) {
        var directions = drawing.map().directions().stream()
                .filter(direction -> direction.group().equals(group))
                .toList();
        return new Mark.Arrows(
                group.isEmpty() ? "Pairs" : group,
                meaning,
                coordinates(map, directions, false, 0),
                coordinates(map, directions, false, 1),
                coordinates(map, directions, true, 0),
                coordinates(map, directions, true, 1),
                directions.stream().map(Direction::from).toList(),
                directions.stream().map(Direction::to).toList());
    }

    private double[] coordinates(
            final MultidimensionalScaling map, final List<Direction> directions, final boolean isTo, final int axis) {
        return directions.stream()
                .mapToDouble(direction -> map.points()[places.get(isTo ? direction.to() : direction.from())][axis])
                .toArray();
    }

    /** As long as the arrows of the groups reach: a group that is looked at alone fills the map. */
    private Axis axis(final MultidimensionalScaling map, final int axis, final List<String> groups) {
        var shown = drawing.map().directions().stream()
                .filter(direction -> groups.contains(direction.group()))
                .flatMap(direction -> Stream.of(direction.from(), direction.to()))
                .map(name -> map.points()[places.get(name)])
                .toList();
        double low = shown.stream().mapToDouble(point -> point[axis]).min().orElse(0);
        double high = shown.stream().mapToDouble(point -> point[axis]).max().orElse(0);
        double size = Math.max(reach(shown, 0), reach(shown, 1));
        double margin = size == 0 ? 1 : size * MARGIN;
        return Axis.map(low - margin, high + margin);
    }

    private static double reach(final List<double[]> points, final int axis) {
        double low = points.stream().mapToDouble(point -> point[axis]).min().orElse(0);
        return points.stream().mapToDouble(point -> point[axis]).max().orElse(0) - low;
    }

    private List<Fact> facts(final List<String> groups, final ScoreFigure score) {
        var facts = new ArrayList<Fact>();
        var map = drawing.map();
        var selection = drawing.selection();
        facts.add(new Fact("Stress before", stress(map.before())));
        map.after().ifPresent(places -> facts.add(new Fact("Stress after", stress(places))));
        facts.add(new Fact("Points", Numbers.count(map.points().size())));
        long shown = map.directions().stream()
                .filter(direction -> groups.contains(direction.group()))
                .count();
        facts.add(new Fact("Arrows", Numbers.count(shown)));
        addCount(facts, "Pairs beyond the limit", selection.beyondLimit());
        addCount(facts, "Pairs of other groups", selection.ofOtherGroups());
        addCount(facts, "Pairs without a vector", drawing.pairs().withoutVector());
        addCount(facts, "Pairs with a vector of length zero", selection.undefined());
        addCount(facts, "Incomplete or repeated pairs", drawing.pairs().unusedRows());
        addMean(facts, "Mean cosine on the map before", groups, map.before());
        map.after().ifPresent(places -> addMean(facts, "Mean cosine on the map after", groups, places));
        facts.addAll(score.facts(drawing.log10ConditionNumber()));
        return facts;
    }

    private void addMean(
            final List<Fact> facts,
            final String name,
            final List<String> groups,
            final MultidimensionalScaling places) {
        facts.add(new Fact(name, Numbers.decimal(drawing.map().meanCosineOn(places, groups))));
    }

    private static String stress(final MultidimensionalScaling map) {
        return Numbers.decimal(map.stress(), 3);
    }

    private static void addCount(final List<Fact> facts, final String name, final long count) {
        if (count > 0) {
            facts.add(new Fact(name, Numbers.count(count)));
        }
    }

    private List<FigureTable> tables() {
        var missing = drawing.pairs().missing();
        if (missing.isEmpty()) {
            return List.of();
        }
        var title = "Names without a vector"
                + (missing.size() > MOST_NAMES ? ", the first " + MOST_NAMES + " of " + missing.size() : "");
        return List.of(new FigureTable(
                title,
                List.of("Name", "Pairs"),
                missing.entrySet().stream()
                        .limit(MOST_NAMES)
                        .map(entry -> List.of(entry.getKey(), Numbers.count(entry.getValue())))
                        .toList()));
    }
}
