package org.latentalign.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.latentalign.kernel.Cosine;
import org.latentalign.kernel.Randoms;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.Separation;

/**
 * Pairs of words that people have rated (section 6.2 of the paper), and the yardstick for their cosines: words of
 * different pairs that nobody has rated together, the first of the one with the second of the other.
 */
public final class RatedPairs {

    private static final int PAIRS_PER_REPORT = 1024;

    private final List<String> first;

    private final List<String> second;

    /**
     * @param first the first word of every pair
     * @param second the second one
     */
    public RatedPairs(final List<String> first, final List<String> second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException(first.size() + " words cannot be paired with " + second.size() + ".");
        }
        this.first = List.copyOf(first);
        this.second = List.copyOf(second);
    }

    /** Gives the vector of a word. */
    @FunctionalInterface
    public interface Vectors {
        /** @return d values; null for a word that has no vector */
        double[] of(String word);
    }

    /**
     * Compares the cosines of rated pairs with those of unrated ones. There is no retrieval.
     *
     * @param vectors of the words
     * @param limit with more unrated pairs than this, about so many are drawn at random
     * @param seed of the sample
     * @param progress told now and then, without a fraction
     */
    public AlignmentScore score(final Vectors vectors, final int limit, final long seed, final Progress progress) {
        final Map<String, double[]> known = new HashMap<>();
        for (int i = 0; i < first.size(); i++) {
            known.computeIfAbsent(first.get(i), vectors::of);
            known.computeIfAbsent(second.get(i), vectors::of);
        }
        final IndexPairs unrated = unrated(limit, seed, progress);
        final int[] own = new int[first.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = i;
        }
        return AlignmentScore.of(
                new Separation.Pairs(units(), units(unrated))
                        .measured(
                                cosines(new IndexPairs(own, own, false), known, progress),
                                cosines(unrated, known, progress)),
                unrated.sampled(),
                RetrievalRate.NONE,
                progress);
    }

    /** @return the words of every pair, by number: a word is an independent unit, a pair is not */
    public ClusteredPairs units() {
        final Map<String, Integer> numbers = new HashMap<>();
        return new ClusteredPairs(numbers(first, numbers), numbers(second, numbers));
    }

    private static int[] numbers(final List<String> words, final Map<String, Integer> numbers) {
        return words.stream()
                .mapToInt(word -> numbers.computeIfAbsent(word, unknown -> numbers.size()))
                .toArray();
    }

    private ClusteredPairs units(final IndexPairs unrated) {
        final ClusteredPairs rated = units();
        return new ClusteredPairs(
                Arrays.stream(unrated.first()).map(i -> rated.first()[i]).toArray(),
                Arrays.stream(unrated.second()).map(i -> rated.second()[i]).toArray());
    }

    private double[] cosines(final IndexPairs pairs, final Map<String, double[]> vectors, final Progress progress) {
        final double[] cosines = new double[pairs.size()];
        for (int pair = 0; pair < cosines.length; pair++) {
            report(pair, progress);
            final double[] a = vectors.get(first.get(pairs.first()[pair]));
            final double[] b = vectors.get(second.get(pairs.second()[pair]));
            cosines[pair] = a == null || b == null ? Double.NaN : Cosine.between(a, b);
        }
        return cosines;
    }

    private static void report(final long done, final Progress progress) {
        if (done % PAIRS_PER_REPORT == 0) {
            progress.report(Double.NaN, () -> "Comparing words");
        }
    }

    private IndexPairs unrated(final int limit, final long seed, final Progress progress) {
        final int n = first.size();
        final Set<List<String>> rated = new HashSet<>();
        for (int i = 0; i < n; i++) {
            report(i, progress);
            rated.add(List.of(first.get(i), second.get(i)));
            rated.add(List.of(second.get(i), first.get(i)));
        }
        final long all = (long) n * (n - 1);
        final boolean sampled = all > limit;
        final var random = new SplittableRandom(seed);
        final List<int[]> chosen = new ArrayList<>();
        for (long draw = 0; draw < (sampled ? limit : (long) n * n); draw++) {
            report(draw, progress);
            final int i = sampled ? Randoms.index(random, n) : (int) (draw / n);
            final int j = sampled ? Randoms.index(random, n) : (int) (draw % n);
            if (i != j
                    && !first.get(i).equals(second.get(j))
                    && !rated.contains(List.of(first.get(i), second.get(j)))) {
                chosen.add(new int[] {i, j});
            }
        }
        return new IndexPairs(
                chosen.stream().mapToInt(pair -> pair[0]).toArray(),
                chosen.stream().mapToInt(pair -> pair[1]).toArray(),
                sampled);
    }
}
