package org.latentalign.node.score.directions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.latentalign.score.DirectionAlignment.Direction;
import org.latentalign.score.DirectionAlignment.Ends;

class DirectionAlignmentNodeTest {

    private static Direction direction(final String from, final String to, final double... vector) {
        return new Direction("a", from, to, new Ends(new double[2], vector), Optional.empty());
    }

    @Test
    void directionsWithoutLengthAreTold() {
        var some = direction("man", "woman", 1, 0);
        assertEquals(List.of(), DirectionAlignmentNode.withoutLength(List.of(some)));
        var none = direction("king", "king", 0, 0);
        assertEquals(
                List.of(
                        "1 of 2 directions has length zero, so that nothing is compared with it: from \"king\" to \"king\"."
                                + " Are both ends in their columns, and the vectors different?"),
                DirectionAlignmentNode.withoutLength(List.of(some, none)));
        assertEquals(
                List.of("2 of 3 directions have length zero, so that nothing is compared with them; the first: from"
                        + " \"king\" to \"king\". Are both ends in their columns, and the vectors different?"),
                DirectionAlignmentNode.withoutLength(List.of(some, none, none)));
    }
}
