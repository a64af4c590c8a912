package org.latentalign.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.latentalign.score.DirectionAlignment.Direction;

/**
 * Which pairs a map shows: all that would be too many, so groups take turns, each with its first pair that has not had
 * its turn, until there are enough.
 *
 * @param drawn in their original order
 * @param ofOtherGroups how many are left out because their group is not wanted
 * @param undefined how many are left out because an end cannot be compared with other vectors
 * @param beyondLimit how many are left out because there are enough
 */
public record PairSelection(List<Direction> drawn, int ofOtherGroups, int undefined, int beyondLimit) {

    /**
     * Selects.
     *
     * @param directions in their order
     * @param groups wanted; none for all
     * @param dissimilarity for which both ends have to be defined, before and after
     * @param limit of pairs
     */
    public static PairSelection of(
            final List<Direction> directions,
            final Set<String> groups,
            final Dissimilarity dissimilarity,
            final int limit) {
        final Map<String, List<Direction>> byGroup = new LinkedHashMap<>();
        int ofOtherGroups = 0;
        int undefined = 0;
        int usable = 0;
        for (final Direction direction : directions) {
            if (!groups.isEmpty() && !groups.contains(direction.group())) {
                ofOtherGroups++;
            } else if (!isDefined(direction, dissimilarity)) {
                undefined++;
            } else {
                byGroup.computeIfAbsent(direction.group(), group -> new ArrayList<>())
                        .add(direction);
                usable++;
            }
        }
        final Set<Direction> chosen = inTurn(byGroup, Math.min(limit, usable));
        return new PairSelection(
                directions.stream().filter(chosen::contains).toList(),
                ofOtherGroups,
                undefined,
                usable - chosen.size());
    }

    private static boolean isDefined(final Direction direction, final Dissimilarity dissimilarity) {
        return dissimilarity.isDefinedFor(direction.before().from())
                && dissimilarity.isDefinedFor(direction.before().to())
                && direction
                        .after()
                        .map(after ->
                                dissimilarity.isDefinedFor(after.from()) && dissimilarity.isDefinedFor(after.to()))
                        .orElse(true);
    }

    private static Set<Direction> inTurn(final Map<String, List<Direction>> byGroup, final int count) {
        final Set<Direction> chosen = new LinkedHashSet<>();
        for (int turn = 0; chosen.size() < count; turn++) {
            for (final List<Direction> group : byGroup.values()) {
                if (turn < group.size() && chosen.size() < count) {
                    chosen.add(group.get(turn));
                }
            }
        }
        return chosen;
    }
}
