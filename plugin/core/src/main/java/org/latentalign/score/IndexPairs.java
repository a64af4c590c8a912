package org.latentalign.score;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.latentalign.kernel.Randoms;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.ClusteredPairs;

/**
 * Which shifts are compared with which, by their indices. Pairs are chosen before anything is measured, so that the same
 * pairs can be measured under many gains.
 *
 * @param first index of the one shift of every pair
 * @param second index of the other
 * @param sampled whether these are a random sample, because all pairs would be too many
 */
record IndexPairs(int[] first, int[] second, boolean sampled) {

    int size() {
        return first.length;
    }

    /**
     * The units of the shifts of every pair.
     *
     * @param units for every shift the number of its unit
     */
    ClusteredPairs of(final int[] units) {
        return new ClusteredPairs(
                Arrays.stream(first).map(i -> units[i]).toArray(),
                Arrays.stream(second).map(i -> units[i]).toArray());
    }

    /**
     * Combinations of two members of a group: all, or a sample without repetition in which each is as likely (Knuth, The
     * Art of Computer Programming, volume 2, algorithm S).
     *
     * @param start index of the first member
     * @param end index behind the last one
     * @param limit how many combinations are enough
     * @param seed of the sample
     * @param progress told now and then, without a fraction
     */
    static IndexPairs combinations(
            final int start, final int end, final int limit, final long seed, final Progress progress) {
        final long n = end - start;
        long left = n * (n - 1) / 2;
        int wanted = (int) Math.min(left, limit);
        final boolean sampled = wanted < left;
        final int[] first = new int[wanted];
        final int[] second = new int[wanted];
        final var random = new SplittableRandom(seed);
        int next = 0;
        for (int i = start; i < end; i++) {
            progress.report(Double.NaN, () -> "Combining directions");
            for (int j = i + 1; j < end; j++) {
                if (left == wanted || random.nextDouble() * left < wanted) {
                    first[next] = i;
                    second[next++] = j;
                    wanted--;
                }
                left--;
            }
        }
        return new IndexPairs(first, second, sampled);
    }

    /**
     * Pairs of a member of a group and one of others: all, or a sample with repetition.
     *
     * @param start index of the first member
     * @param end index behind the last one
     * @param others indices of those outside
     * @param limit how many pairs are enough
     * @param seed of the sample
     */
    static IndexPairs across(final int start, final int end, final int[] others, final int limit, final long seed) {
        final int n = end - start;
        final boolean sampled = (long) n * others.length > limit;
        final int size = sampled ? limit : n * others.length;
        final int[] first = new int[size];
        final int[] second = new int[size];
        final var random = new SplittableRandom(seed);
        for (int pair = 0; pair < size; pair++) {
            first[pair] = start + (sampled ? Randoms.index(random, n) : pair / others.length);
            second[pair] = others[sampled ? Randoms.index(random, others.length) : pair % others.length];
        }
        return new IndexPairs(first, second, sampled);
    }

    /**
     * Ordered pairs of shifts of different clusters: all, or a sample with repetition.
     *
     * @param clusters for each shift the cluster of related shifts that it belongs to
     * @param limit how many pairs are enough
     * @param seed of the sample
     */
    static IndexPairs ofDifferentClusters(final int[] clusters, final int limit, final long seed) {
        final int p = clusters.length;
        final Map<Integer, Long> sizes =
                Arrays.stream(clusters).boxed().collect(Collectors.groupingBy(c -> c, Collectors.counting()));
        final long all = (long) p * p
                - sizes.values().stream().mapToLong(size -> size * size).sum();
        final boolean sampled = all > limit;
        final int[] first = new int[(int) Math.min(all, limit)];
        final int[] second = new int[first.length];
        final var random = new SplittableRandom(seed);
        int next = 0;
        for (long pair = 0; next < first.length; pair++) {
            final int i = sampled ? Randoms.index(random, p) : (int) (pair / p);
            final int j = sampled ? Randoms.index(random, p) : (int) (pair % p);
            if (clusters[i] != clusters[j]) {
                first[next] = i;
                second[next++] = j;
            }
        }
        return new IndexPairs(first, second, sampled);
    }
}
