package org.latentalign.node.score.degree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.score.DegreeSweep;

/** Which shifts are matched. */
class SweepInputTest {

    @Test
    void keysInTwoContextsAreMatched() {
        var matched = new MatchedSignatures();
        matched.add("B", "drug 2", null, new double[] {3});
        matched.add("A", "drug 2", null, new double[] {2});
        matched.add("A", "drug 1", "10 uM", new double[] {1});
        matched.add("B", "drug 1", "20 uM", new double[] {4});
        matched.add("C", "drug 2", null, new double[] {5});
        matched.add("C", "drug 2", null, new double[] {6});
        var input = matched.match(List.of("before"));
        assertEquals(1, input.keys()); // no dose of drug 1 is in two contexts
        assertEquals(3, input.parts().size());
        var first = (DegreeSweep.Contexts) input.parts().get(0);
        assertArrayEquals(new double[] {2}, first.first()[0]);
        assertArrayEquals(new double[] {3}, first.second()[0]);
        assertEquals(2, input.warnings().size());
        assertTrue(input.warnings().get(1).contains("1 other was left out"));
    }

    @Test
    void nothingInTwoContextsIsNoPart() {
        var matched = new MatchedSignatures();
        matched.add("A", "drug 1", null, new double[] {1});
        assertEquals(0, matched.match(List.of()).parts().size());
        assertEquals(1, matched.contextCount());
    }

    @Test
    void directionsOfAGroupAreMatchedAndThoseOfOthersAreNot() {
        var directions = new GroupedDirections();
        directions.add("b", "Paris", "France", new double[] {3});
        directions.add("a", "man", "woman", new double[] {1});
        directions.add("a", "king", "queen", new double[] {2});
        directions.add("b", "king", "queen", new double[] {2});
        directions.add("c", "one", "two", new double[] {9});
        var input = directions.match(100, List.of());
        assertEquals(3, input.keys());
        assertEquals(2, input.parts().size());
        var first = (DegreeSweep.Group) input.parts().get(0);
        assertArrayEquals(new int[] {0, 0, 1, 1, 2}, first.groups());
        assertEquals(2, first.end());
        // king-queen is in group a under another group's name, too
        assertArrayEquals(new int[] {2, 4}, first.others());
        assertArrayEquals(new double[] {3}, first.shifts()[2]);
    }

    @Test
    void directionsWithoutNamesAreNeverTheSame() {
        var directions = new GroupedDirections();
        directions.add("a", null, null, new double[] {1});
        directions.add("a", null, null, new double[] {2});
        directions.add("b", null, null, new double[] {3});
        var first = (DegreeSweep.Group) directions.match(100, List.of()).parts().get(0);
        assertArrayEquals(new int[] {2}, first.others());
    }
}
