package org.latentalign.score.distance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An order in which groups that are near to one another stand together, for pictures: that of the leaves of an average
 * linkage clustering (Sokal and Michener 1958), every branch turned so that its nearer end lies inside.
 */
public final class AverageLinkage {

    private AverageLinkage() {}

    /**
     * @param distances n x n, symmetric, without NaN
     * @return the numbers from 0 to n - 1
     */
    public static int[] order(final double[][] distances) {
        final List<List<Integer>> clusters = new ArrayList<>();
        for (int i = 0; i < distances.length; i++) {
            clusters.add(List.of(i));
        }
        while (clusters.size() > 1) {
            int first = 0;
            int second = 1;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < clusters.size(); i++) {
                for (int j = i + 1; j < clusters.size(); j++) {
                    final double mean = mean(distances, clusters.get(i), clusters.get(j));
                    if (mean < least) {
                        least = mean;
                        first = i;
                        second = j;
                    }
                }
            }
            final List<Integer> joined = join(distances, clusters.get(first), clusters.get(second));
            clusters.remove(second);
            clusters.set(first, joined);
        }
        return clusters.isEmpty()
                ? new int[0]
                : clusters.get(0).stream().mapToInt(Integer::intValue).toArray();
    }

    private static double mean(final double[][] distances, final List<Integer> first, final List<Integer> second) {
        double sum = 0;
        for (final int i : first) {
            for (final int j : second) {
                sum += distances[i][j];
            }
        }
        return sum / first.size() / second.size();
    }

    private static List<Integer> join(
            final double[][] distances, final List<Integer> first, final List<Integer> second) {
        List<Integer> best = List.of();
        double least = Double.POSITIVE_INFINITY;
        for (final List<Integer> one : List.of(first, reversed(first))) {
            for (final List<Integer> other : List.of(second, reversed(second))) {
                final double between = distances[one.get(one.size() - 1)][other.get(0)];
                if (between < least) {
                    least = between;
                    best = new ArrayList<>(one);
                    best.addAll(other);
                }
            }
        }
        return best;
    }

    private static List<Integer> reversed(final List<Integer> list) {
        final List<Integer> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
