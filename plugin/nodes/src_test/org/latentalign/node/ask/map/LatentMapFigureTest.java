package org.latentalign.node.ask.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.kernel.FitException;
import org.latentalign.node.shared.words.NamedPairs;
import org.latentalign.progress.Progress;
import org.latentalign.score.DirectionAlignment;
import org.latentalign.score.DirectionAlignment.Direction;
import org.latentalign.score.DirectionAlignment.Ends;
import org.latentalign.score.Dissimilarity;
import org.latentalign.score.LatentMap;
import org.latentalign.score.PairSelection;

class LatentMapFigureTest {

    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    private static Direction direction(final String group, final int index, final boolean isAfter) {
        double[] from = {1, index, 0.5};
        double[] to = {2, index, 1 + index % 3};
        return new Direction(
                group,
                MARKUP + index,
                "to " + index,
                new Ends(from, to),
                isAfter ? Optional.of(new Ends(from, new double[] {4, index, 1})) : Optional.empty());
    }

    private static List<Direction> directions(final int groups, final int each, final boolean isAfter) {
        List<Direction> directions = new ArrayList<>();
        for (int i = 0; i < groups * each; i++) {
            directions.add(direction("group " + i % groups, i, isAfter));
        }
        return directions;
    }

    private static Drawing drawing(final List<Direction> directions, final int limit) throws FitException {
        var selection = PairSelection.of(directions, Set.of(), Dissimilarity.EUCLIDEAN, limit);
        return new Drawing(
                LatentMap.of(
                        selection.drawn(),
                        new LatentMap.Options(Dissimilarity.EUCLIDEAN, LatentMap.Method.SMACOF, 100),
                        Progress.NONE),
                selection,
                DirectionAlignment.of(
                        selection.drawn(), new DirectionAlignment.Options(1, Integer.MAX_VALUE, 100), Progress.NONE),
                new NamedPairs(),
                OptionalDouble.of(4));
    }

    private static String fact(final Figure figure, final String name) {
        return figure.scenes().get(0).facts().stream()
                .filter(fact -> fact.name().equals(name))
                .map(Fact::value)
                .findFirst()
                .orElse("");
    }

    @Test
    void twoMapsWithAllGroupsAndEachAlone() throws FitException {
        var drawing = drawing(directions(2, 3, true), 5);
        var figure = LatentMapFigure.of(drawing);
        assertEquals(
                List.of("All groups", "group 0", "group 1"),
                figure.scenes().stream().map(scene -> scene.name()).toList());
        var all = figure.scenes().get(0);
        assertEquals(
                List.of("Before", "After"),
                all.panels().stream().map(panel -> panel.title()).toList());
        var arrows = (Mark.Arrows) all.panels().get(1).marks().get(1);
        assertEquals(Meaning.AFTER, arrows.meaning());
        assertEquals("group 1", arrows.name());
        assertEquals(List.of(MARKUP + 1, MARKUP + 3), arrows.fromLabels());
        var after = drawing.map().after().orElseThrow();
        assertArrayEquals(new double[] {after.points()[2][0], after.points()[6][0]}, arrows.fromX());
        assertArrayEquals(new double[] {after.points()[3][1], after.points()[7][1]}, arrows.toY());
        assertEquals("10", fact(figure, "Points"));
        assertEquals("5", fact(figure, "Arrows"));
        assertEquals("1", fact(figure, "Pairs beyond the limit"));
        assertEquals("10,000", fact(figure, "Condition number"));
        assertFalse(fact(figure, "AUC after").isEmpty());
        assertEquals(1, figure.scenes().get(2).panels().get(0).marks().size());
    }

    @Test
    void onePairAlone() throws FitException {
        var figure = LatentMapFigure.of(drawing(List.of(direction("", 3, false)), 10));
        var scene = figure.scenes().get(0);
        assertEquals(1, figure.scenes().size());
        assertEquals(1, scene.panels().size());
        assertEquals("Pairs", scene.panels().get(0).marks().get(0).name());
        assertTrue(scene.verdict().startsWith("No pair of directions can be compared"), scene.verdict());
    }

    @Test
    void equalPointsHaveRoom() throws FitException {
        double[] same = {1, 2};
        var pair = new Direction("", "a", "b", new Ends(same, same), Optional.empty());
        var panel = LatentMapFigure.of(drawing(List.of(pair), 10))
                .scenes()
                .get(0)
                .panels()
                .get(0);
        assertEquals(Axis.map(-1, 1), panel.x());
    }
}
