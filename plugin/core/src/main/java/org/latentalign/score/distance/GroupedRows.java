package org.latentalign.score.distance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.Randoms;

/**
 * Rows that belong to groups.
 *
 * @param rows N rows of d finite values
 * @param names of the groups
 * @param groups for each row the number of its group
 * @param strata for each row the number of its stratum, within which labels may be exchanged; all 0 without strata
 * @param clusters for each row the number of its cluster, whose rows keep a common label; all different without clusters
 */
public record GroupedRows(double[][] rows, List<String> names, int[] groups, int[] strata, int[] clusters) {

    /** Copies the names. */
    public GroupedRows {
        names = List.copyOf(names);
        if (groups.length != rows.length || strata.length != rows.length || clusters.length != rows.length) {
            throw new IllegalArgumentException("There must be a group, a stratum and a cluster for every row.");
        }
    }

    /**
     * Rows without strata and clusters.
     *
     * @param rows N rows of d finite values
     * @param names of the groups
     * @param groups for each row the number of its group
     */
    public static GroupedRows of(final double[][] rows, final List<String> names, final int[] groups) {
        return new GroupedRows(
                rows,
                names,
                groups,
                new int[rows.length],
                IntStream.range(0, rows.length).toArray());
    }

    /**
     * Makes sure that every cluster is in one group and one stratum.
     *
     * @param clusterNames of the clusters, for the sentence
     * @param strataNames of the strata
     * @throws FitException when one is not; names it
     */
    public void requireWholeClusters(final List<String> clusterNames, final List<String> strataNames)
            throws FitException {
        final Map<Integer, Integer> firstRows = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            final Integer first = firstRows.putIfAbsent(clusters[i], i);
            if (first != null && groups[first] != groups[i]) {
                throw new FitException(split(clusterNames.get(clusters[i]), "groups", names, groups[first], groups[i])
                        + " Give every replicate a name of its own, or choose no cluster column.");
            }
            if (first != null && strata[first] != strata[i]) {
                throw new FitException(
                        split(clusterNames.get(clusters[i]), "plates or batches", strataNames, strata[first], strata[i])
                                + " Give every replicate a name of its own, or choose no plate or batch column.");
            }
        }
    }

    private static String split(
            final String cluster, final String what, final List<String> names, final int one, final int other) {
        return "The cluster \"" + cluster + "\" has rows in two " + what + ", \"" + names.get(one) + "\" and \""
                + names.get(other) + "\": its rows cannot be kept together when labels are exchanged.";
    }

    /**
     * Leaves out rows of large groups by chance.
     *
     * @param limit how many rows of a group remain at most
     * @param seed of the choice
     * @return these rows when no group is larger; otherwise the remaining ones, in their order
     */
    public GroupedRows limited(final int limit, final long seed) {
        final boolean[] kept = new boolean[rows.length];
        int count = 0;
        int g = 0;
        for (final int[] members : members()) {
            final int[] order = members.clone();
            if (order.length > limit) {
                Randoms.shuffle(order, Randoms.stream(seed, g));
            }
            g++;
            for (int i = 0; i < Math.min(limit, order.length); i++) {
                kept[order[i]] = true;
                count++;
            }
        }
        return count == rows.length
                ? this
                : only(IntStream.range(0, rows.length).filter(i -> kept[i]).toArray());
    }

    private GroupedRows only(final int[] indices) {
        return new GroupedRows(
                IntStream.of(indices).mapToObj(i -> rows[i]).toArray(double[][]::new),
                names,
                IntStream.of(indices).map(i -> groups[i]).toArray(),
                IntStream.of(indices).map(i -> strata[i]).toArray(),
                IntStream.of(indices).map(i -> clusters[i]).toArray());
    }

    /** @return by group: the indices of its rows */
    public int[][] members() {
        final List<List<Integer>> members = new ArrayList<>();
        for (int g = 0; g < names.size(); g++) {
            members.add(new ArrayList<>());
        }
        for (int i = 0; i < groups.length; i++) {
            members.get(groups[i]).add(i);
        }
        return members.stream()
                .map(rowsOfGroup ->
                        rowsOfGroup.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
