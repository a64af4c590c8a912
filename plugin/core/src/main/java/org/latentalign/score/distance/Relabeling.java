package org.latentalign.score.distance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.latentalign.kernel.Randoms;

/**
 * Deals the labels of two groups out anew, as chance would if the groups did not differ: within strata, such as plates,
 * and to whole clusters, such as the wells of one replicate. Every way to deal them is as likely.
 */
public final class Relabeling {

    /**
     * The clusters of a stratum.
     *
     * @param rows by cluster: its rows
     * @param labels by cluster: as observed
     */
    private record Stratum(int[][] rows, double[] labels) {}

    private final List<Stratum> strata;
    private final int rows;

    private Relabeling(final List<Stratum> strata, final int rows) {
        this.strata = strata;
        this.rows = rows;
    }

    /**
     * @param labels 1 for a row of the first group, 0 for one of the second
     * @param strata for each row the number of its stratum
     * @param clusters for each row the number of its cluster, all of whose rows are in one group and one stratum
     */
    public static Relabeling of(final double[] labels, final int[] strata, final int[] clusters) {
        final Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < labels.length; i++) {
            members.computeIfAbsent(clusters[i], key -> new ArrayList<>()).add(i);
        }
        final Map<Integer, List<int[]>> units = new LinkedHashMap<>();
        for (final List<Integer> cluster : members.values()) {
            units.computeIfAbsent(strata[cluster.get(0)], key -> new ArrayList<>())
                    .add(cluster.stream().mapToInt(Integer::intValue).toArray());
        }
        return new Relabeling(
                units.values().stream()
                        .map(unit -> new Stratum(
                                unit.toArray(int[][]::new),
                                unit.stream()
                                        .mapToDouble(cluster -> labels[cluster[0]])
                                        .toArray()))
                        .toList(),
                labels.length);
    }

    /**
     * Deals (Fisher and Yates).
     *
     * @param random where chance comes from
     * @param labels takes N labels
     */
    public void deal(final SplittableRandom random, final double[] labels) {
        for (final Stratum stratum : strata) {
            final double[] dealt = stratum.labels().clone();
            for (int u = dealt.length - 1; u >= 0; u--) {
                final int drawn = (int) (Randoms.unit(random) * (u + 1));
                final double label = dealt[drawn];
                dealt[drawn] = dealt[u];
                for (final int row : stratum.rows()[u]) {
                    labels[row] = label;
                }
            }
        }
    }

    /** @return how many rows there are */
    int rows() {
        return rows;
    }

    /**
     * @return the p-value that no number of permutations gets below: the share of the ways to deal that part the rows as
     *     they are parted; 1 when there is only one way
     */
    public double smallestPValue() {
        double ways = 1;
        boolean canExchange = true; // then the groups can change places, with the same distance
        for (final Stratum stratum : strata) {
            final int size = stratum.labels().length;
            final int first = (int) Arrays.stream(stratum.labels()).sum();
            for (int i = 1; i <= first; i++) {
                ways = ways * (size - first + i) / i;
            }
            canExchange &= 2 * first == size;
        }
        return Math.min(1, (canExchange ? 2 : 1) / ways);
    }
}
