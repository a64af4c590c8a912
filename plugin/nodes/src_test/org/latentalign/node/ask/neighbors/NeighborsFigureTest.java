package org.latentalign.node.ask.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Scene;
import org.latentalign.node.ask.neighbors.FoundNeighbor.Place;
import org.latentalign.search.Hubness;

class NeighborsFigureTest {

    private static final Hubness HUBNESS = new Hubness(1, 1, "queen", 1);

    private static final List<Double> MEANS = List.of(0.25, -0.5);

    private static FoundNeighbor neighbor(final String name, final Place... places) {
        return new FoundNeighbor("king", name, 0, List.of(places));
    }

    private static Scene scene(final int spaces, final FoundNeighbor... neighbors) {
        var query = new AskedQuery("king", List.of(new double[1]), new long[0], List.of());
        var found = new Neighborhoods(
                List.of(query),
                List.of(List.of(neighbors)),
                List.of(MEANS.subList(0, spaces)),
                2,
                List.of(HUBNESS, HUBNESS).subList(0, spaces),
                1000);
        return NeighborsFigure.of(found, "cosine").scenes().get(0);
    }

    /** A name at both ends of every arrow, also of one that stays where it was, with the rank that the row has there. */
    @Test
    void bothRankingsAreNamed() {
        var scene = scene(
                2,
                neighbor("queen", new Place(0.9, 1), new Place(0.95, 1)),
                neighbor("prince", new Place(0.8, 2), new Place(0.5, 1234)),
                neighbor("mother", new Place(Double.NaN, 0), new Place(0.9, 2)));
        var marks = scene.panels().get(0).marks();
        var both = (Mark.Arrows) marks.get(0);
        assertEquals(List.of("queen 1"), both.fromLabels());
        assertEquals(List.of("1 queen"), both.toLabels());
        var before = (Mark.Arrows) marks.get(1);
        assertEquals(List.of("prince 2"), before.fromLabels());
        assertEquals(List.of("1,234 prince"), before.toLabels());
        var after = (Mark.Arrows) marks.get(2);
        assertEquals(List.of("mother"), after.fromLabels());
        assertEquals(List.of("2 mother"), after.toLabels());
    }

    /** A cosine never stands without what all rows have, and the axis reaches so far. */
    @Test
    void theMeanOfAllRowsIsShown() {
        var queen = neighbor("queen", new Place(0.9, 1), new Place(0.95, 1));
        var scene = scene(2, queen);
        assertTrue(scene.facts().contains(new Fact("Mean cosine of all rows before", "0.25")));
        assertTrue(scene.facts().contains(new Fact("Mean cosine of all rows after", "-0.50")));
        var panel = scene.panels().get(1);
        var before = (Mark.Dots) panel.marks().get(2);
        assertEquals("Mean of all rows before", before.name());
        assertEquals(Meaning.BASELINE_BEFORE, before.meaning());
        assertArrayEquals(new double[] {0.25}, before.x());
        var after = (Mark.Dots) panel.marks().get(3);
        assertEquals("Mean of all rows after", after.name());
        assertEquals(Meaning.BASELINE_AFTER, after.meaning());
        assertArrayEquals(new double[] {-0.5}, after.x());
        assertEquals(-0.5, panel.x().from());
        assertEquals(
                "Mean of all rows",
                scene(1, queen).panels().get(0).marks().get(1).name());
    }

    /** What was asked for comes first. */
    @Test
    void theVerdictNamesTheNearest() {
        var prince = neighbor("prince", new Place(0.8, 1), new Place(0.5, 3));
        var queen = neighbor("queen", new Place(0.7, 2), new Place(0.9, 1));
        var wife = neighbor("wife", new Place(0.3, 3), new Place(0.8, 2));
        assertEquals(
                "The nearest is prince before encoding and queen after it. Of the 2 nearest before, 1 is among the"
                        + " nearest after.",
                scene(2, prince, queen, wife).verdict());
        assertEquals(
                "The nearest is prince, with a cosine of 0.80; the mean of all rows is 0.25.",
                scene(1, prince, queen).verdict());
        var woman = neighbor("woman", new Place(0.8, 1), new Place(0.9, 1));
        assertEquals(
                "The nearest is woman before and after encoding. Of the 1 nearest before, 1 is among the nearest after.",
                scene(2, woman).verdict());
    }
}
