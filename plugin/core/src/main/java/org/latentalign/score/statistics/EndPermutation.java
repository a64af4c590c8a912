package org.latentalign.score.statistics;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.latentalign.kernel.Randoms;
import org.latentalign.progress.Progress;

/**
 * Whether steps from n starts to n ends are more alike than steps between the same starts and ends paired anew: the test
 * for directions of one group only, which has no others to compare with.
 */
public final class EndPermutation {

    /** With no more permutations than this all are gone through: those of 6 steps. */
    private static final int MOST_EXACT = 720;

    private final double[][] from;

    private final double[][] to;

    private EndPermutation(final double[][] from, final double[][] to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Tests.
     *
     * @param from n vectors of d values each
     * @param to n vectors of d values each, where the steps end
     * @param permutations how many to draw where there are too many to go through
     * @param seed of the draws
     * @param progress told before every permutation, without a fraction
     * @return nothing when there are fewer than two steps
     */
    public static Optional<PermutationTest> of(
            final double[][] from,
            final double[][] to,
            final int permutations,
            final long seed,
            final Progress progress) {
        return from.length < 2
                ? Optional.empty()
                : Optional.of(new EndPermutation(from, to).test(permutations, seed, progress));
    }

    private PermutationTest test(final int permutations, final long seed, final Progress progress) {
        final int n = from.length;
        final int[] ends = IntStream.range(0, n).toArray();
        final double observed = meanCosine(ends);
        final double all = IntStream.rangeClosed(2, n).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (all <= MOST_EXACT) {
            return new PermutationTest(observed, countOf(ends, 0, observed, progress) / all, 1 / all);
        }
        final var random = new SplittableRandom(seed);
        long asMuch = 1;
        for (int draw = 0; draw < permutations; draw++) {
            progress.report(Double.NaN, () -> "Pairing ends anew");
            Randoms.shuffle(ends, random);
            asMuch += isAsMuch(ends, observed);
        }
        return new PermutationTest(observed, asMuch / (1.0 + permutations), 1 / (1.0 + permutations));
    }

    /** Over all permutations of the ends from a place on. */
    private long countOf(final int[] ends, final int place, final double observed, final Progress progress) {
        if (place == ends.length) {
            progress.report(Double.NaN, () -> "Pairing ends anew");
            return isAsMuch(ends, observed);
        }
        long count = 0;
        for (int other = place; other < ends.length; other++) {
            swap(ends, place, other);
            count += countOf(ends, place + 1, observed, progress);
            swap(ends, place, other);
        }
        return count;
    }

    private static void swap(final int[] values, final int i, final int j) {
        final int value = values[i];
        values[i] = values[j];
        values[j] = value;
    }

    private int isAsMuch(final int[] ends, final double observed) {
        return meanCosine(ends) >= observed - PermutationTest.ROUNDING ? 1 : 0;
    }

    /** The mean cosine of all pairs of steps that have a length; 0 where there is no pair. */
    private double meanCosine(final int[] ends) {
        final int dimension = from[0].length;
        final double[] sum = new double[dimension];
        final double[] step = new double[dimension];
        long n = 0;
        for (int i = 0; i < ends.length; i++) {
            double square = 0;
            for (int j = 0; j < dimension; j++) {
                step[j] = to[ends[i]][j] - from[i][j];
                square += step[j] * step[j];
            }
            if (square > 0 && square < Double.POSITIVE_INFINITY) {
                n++;
                final double length = Math.sqrt(square);
                for (int j = 0; j < dimension; j++) {
                    sum[j] += step[j] / length;
                }
            }
        }
        double square = 0;
        for (final double value : sum) {
            square += value * value;
        }
        return n < 2 ? 0 : (square - n) / (n * (n - 1.0));
    }
}
