package org.latentalign.node.fit.alignment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of groups that have no counterpart. */
class MatchedSpacesTest {

    private static final int[] FIRST = {0, 0, 1, 2, 2, 2};

    @Test
    void groupsOfOneTableOnlyAreCounted() {
        assertEquals(
                Optional.of(
                        "2 groups of the first table (4 rows) are not in the second: nothing is learned from them."),
                MatchedSpaces.unmatchedGroups(FIRST, new int[] {0, 3}, "first", "second"));
        assertEquals(
                Optional.of("1 group of the first table (3 rows) is not in the second: nothing is learned from it."),
                MatchedSpaces.unmatchedGroups(FIRST, new int[] {1, 0}, "first", "second"));
        assertEquals(Optional.empty(), MatchedSpaces.unmatchedGroups(FIRST, new int[] {2, 1, 0}, "first", "second"));
    }
}
