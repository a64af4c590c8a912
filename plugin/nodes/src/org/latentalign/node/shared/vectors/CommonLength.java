package org.latentalign.node.shared.vectors;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The length that most vectors of a table have, for tables that do not tell it: one vector of another length, were it the
 * first, would otherwise make all others the wrong ones.
 */
final class CommonLength {

    /** So many vectors tell. */
    private static final int ENOUGH = 1000;

    private final Map<Integer, Integer> counts = new LinkedHashMap<>();

    private int seen;

    /**
     * @param length of the next vector
     * @return whether further vectors would be of use
     */
    boolean add(final int length) {
        counts.merge(length, 1, Integer::sum);
        seen++;
        return seen < ENOUGH;
    }

    /** @return the most frequent length, of equals the one met first; empty when there was none */
    OptionalInt get() {
        int most = 0;
        var length = OptionalInt.empty();
        for (var entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                length = OptionalInt.of(entry.getKey());
            }
        }
        return length;
    }
}
