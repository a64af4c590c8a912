package org.latentalign.node.score.degree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.latentalign.score.DegreeSweep;

/** Directions of which those of the same group are matched, as Direction Alignment does it. */
final class GroupedDirections {

    private final Map<String, List<Direction>> groups = new TreeMap<>();

    /** The names of its ends are empty where they are not known. */
    private record Direction(List<String> ends, double[] projections) {}

    /**
     * @param group what the direction belongs to
     * @param from name of its start, or null
     * @param to name of its end, or null
     * @param projections of the direction
     */
    void add(final String group, final String from, final String to, final double[] projections) {
        List<String> ends = from == null || to == null ? List.of() : List.of(from, to);
        groups.computeIfAbsent(group, unknown -> new ArrayList<>()).add(new Direction(ends, projections));
    }

    /** @return how many groups there are */
    int groupCount() {
        return groups.size();
    }

    /**
     * @param combinationLimit the largest number of combinations of a group
     * @param warnings what is known about the rows
     * @return a part for each group that has two directions or more; none when there are no such groups
     */
    SweepInput match(final int combinationLimit, final List<String> warnings) {
        var all = groups.values().stream().flatMap(List::stream).toList();
        double[][] shifts = all.stream().map(Direction::projections).toArray(double[][]::new);
        var numbers = new int[shifts.length];
        var parts = new ArrayList<DegreeSweep.Part>();
        int group = 0;
        int start = 0;
        for (var directions : groups.values()) {
            int end = start + directions.size();
            for (int i = start; i < end; i++) {
                numbers[i] = group;
            }
            if (directions.size() > 1) {
                parts.add(new DegreeSweep.Group(
                        shifts, numbers, start, end, others(all, directions, start, end), combinationLimit));
            }
            start = end;
            group++;
        }
        return new SweepInput(parts, groups.size(), warnings);
    }

    /** The directions outside of a group, but for those that are also in it. */
    private static int[] others(
            final List<Direction> all, final List<Direction> directions, final int start, final int end) {
        Set<List<String>> ends = new HashSet<>();
        directions.stream()
                .map(Direction::ends)
                .filter(names -> !names.isEmpty())
                .forEach(ends::add);
        return IntStream.range(0, all.size())
                .filter(j -> j < start || j >= end)
                .filter(j -> !ends.contains(all.get(j).ends()))
                .toArray();
    }
}
