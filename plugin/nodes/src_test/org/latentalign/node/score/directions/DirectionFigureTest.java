package org.latentalign.node.score.directions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.progress.Progress;
import org.latentalign.score.DirectionAlignment;
import org.latentalign.score.DirectionAlignment.Direction;
import org.latentalign.score.DirectionAlignment.Ends;
import org.latentalign.score.DirectionAlignment.Options;

class DirectionFigureTest {

    private static Direction direction(
            final String group, final String name, final boolean isAfter, final double... to) {
        var stretched = to.clone();
        stretched[0] *= 3;
        var from = new double[to.length];
        return new Direction(
                group,
                name,
                name + "'",
                new Ends(from, to),
                isAfter ? Optional.of(new Ends(from, stretched)) : Optional.empty());
    }

    private static DirectionAlignment align(final List<Direction> directions) {
        return DirectionAlignment.of(directions, new Options(3, 1000, 1000), Progress.NONE);
    }

    /** Groups along an axis each, with noise. */
    static DirectionAlignment alignment(final int groups, final int size, final boolean isAfter) {
        var random = new Random(4);
        var directions = new ArrayList<Direction>();
        for (int group = 0; group < groups; group++) {
            for (int i = 0; i < size; i++) {
                var to = new double[groups + 2];
                for (int j = 0; j < to.length; j++) {
                    to[j] = (j == group ? 1 : 0) + 0.4 * random.nextGaussian();
                }
                directions.add(direction("group " + group, "name " + group + "/" + i, isAfter, to));
            }
        }
        return align(directions);
    }

    @Test
    void theWorstDirectionsComeFirst() {
        var alignment = align(List.of(
                direction("a", "a1", false, 1, 0),
                direction("a", "a2", false, 3, 4),
                direction("a", "a3", false, -4, 3),
                direction("b", "b1", false, 0, 1),
                direction("b", "b2", false, 0, 1)));
        var scene = DirectionFigure.of(alignment, OptionalDouble.empty(), 3, 2)
                .scenes()
                .get(0);
        var table = scene.tables().get(0);
        assertEquals(List.of("Group", "Direction", "Other direction", "Cosine"), table.columns());
        assertEquals(List.of("a", "a1 → a1'", "a3 → a3'", "-0.80"), table.rows().get(0));
        assertEquals(List.of("a", "a2 → a2'", "a3 → a3'", "0.00"), table.rows().get(1));
        assertEquals(4, table.rows().size());
        assertTrue(scene.facts().contains(new Fact("Directions", "5 of 8 pairs")));
        assertTrue(scene.facts().contains(new Fact("Names without a vector", "2")));
    }

    @Test
    void groupsAreBarsWithIntervalsAndBaselines() {
        var alignment = alignment(4, 6, true);
        var scene = DirectionFigure.of(alignment, OptionalDouble.of(1), 0, 0)
                .scenes()
                .get(0);
        var panel = scene.panels().get(1);
        assertEquals("Groups", panel.title());
        assertEquals(4, panel.y().categories().size());
        assertEquals("Group", panel.filter());
        for (var mark : panel.marks()) {
            assertEquals(4, mark.size(), mark.name());
        }
        var bars = panel.marks().stream()
                .filter(mark -> mark instanceof Mark.Bars && mark.meaning() == Meaning.AFTER)
                .map(Mark.Bars.class::cast)
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 4; i++) {
            var name = panel.y().categories().get(i);
            var group = alignment.groups().stream()
                    .filter(row -> row.group().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertEquals(group.after().orElseThrow().mean(), bars.values()[i]);
        }
        assertTrue(scene.verdict().contains("directions"));
        assertEquals(
                List.of("Group", "Direction", "Other direction", "Cosine before", "Cosine after"),
                scene.tables().get(0).columns());
        assertEquals(20, scene.tables().get(0).rows().size());
    }

    /** One group has no other to be compared with: no panel of groups, but the group's own interval. */
    @Test
    void oneGroup() {
        var alignment = alignment(1, 6, false);
        var scene = DirectionFigure.of(alignment, OptionalDouble.empty(), 0, 0)
                .scenes()
                .get(0);
        assertEquals(1, scene.panels().size());
        var mean = scene.facts().stream()
                .filter(fact -> fact.name().equals("Mean cosine"))
                .findFirst()
                .orElseThrow();
        assertTrue(mean.value().contains("interval"), mean::value);
    }

    /** A group with one direction has no combination, and so neither bar nor interval. */
    @Test
    void aGroupOfOne() {
        var alignment = align(List.of(
                direction("a", "a1", false, 1, 0),
                direction("a", "a2", false, 2, 0),
                direction("alone", "x", false, 0, 1)));
        var panel = DirectionFigure.of(alignment, OptionalDouble.empty(), 0, 0)
                .scenes()
                .get(0)
                .panels()
                .get(1);
        assertEquals(List.of("a", "alone"), panel.y().categories());
        var bars = (Mark.Bars) panel.marks().get(0);
        assertArrayEquals(new double[] {0}, bars.categories());
        assertArrayEquals(new double[] {1}, bars.values(), 1e-12);
    }

    @Test
    void manyGroupsAreCapped() {
        var scene = DirectionFigure.of(alignment(300, 2, true), OptionalDouble.empty(), 0, 0)
                .scenes()
                .get(0);
        assertEquals(200, scene.panels().get(1).y().categories().size());
        assertTrue(scene.facts().stream()
                .anyMatch(fact ->
                        fact.name().equals("Groups shown") && fact.value().startsWith("200 of 300")));
    }
}
