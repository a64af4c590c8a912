package org.latentalign.score.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.latentalign.progress.Progress;

/**
 * Whether the same drugs are more alike between contexts than drugs are that have nothing to do with each other: in
 * every context drugs change places, with all their doses, within blocks of similar strength, and the mean cosine of
 * those that then stand for the same drug is compared with the observed one.
 */
public final class DrugPermutation {

    /** With no more permutations than this all are gone through: those of 7 drugs in two contexts. */
    private static final int MOST_EXACT = 5040;

    private static final int PERMUTATIONS_PER_REPORT = 16;

    private DrugPermutation() {}

    /**
     * Two contexts, such as cell lines.
     *
     * @param first the name of the one
     * @param second the name of the other
     * @param cosines between their drugs
     */
    public record ContextPair(String first, String second, DrugCosines cosines) {}

    /**
     * Tests.
     *
     * @param pairs of contexts; a drug is known by its name
     * @param permutations how many to draw where there are too many to go through
     * @param seed of the draws
     * @param progress told often enough to cancel within a second, without a fraction
     * @return nothing when no drug has a direction in both contexts of a pair
     */
    public static Optional<PermutationTest> of(
            final List<ContextPair> pairs, final int permutations, final long seed, final Progress progress) {
        final var places = Places.of(pairs);
        if (places.parts.stream().allMatch(part -> part.there.length == 0)) {
            return Optional.empty();
        }
        final int[][] unchanged = IntStream.range(0, places.contexts)
                .mapToObj(context -> IntStream.range(0, places.drugs).toArray())
                .toArray(int[][]::new);
        final Means observed = places.means(unchanged);
        if (places.contexts == 2 && places.blocks.permutations() <= MOST_EXACT) {
            return Optional.of(exact(places, unchanged, observed));
        }
        final var random = new SplittableRandom(seed);
        long asMuch = 1;
        long asMuchBeside = 1;
        for (int draw = 0; draw < permutations; draw++) {
            if (draw % PERMUTATIONS_PER_REPORT == 0) {
                progress.report(Double.NaN, () -> "Exchanging drugs");
            }
            // the first context stays: only who meets whom counts
            for (int context = 1; context < places.contexts; context++) {
                places.blocks.shuffle(unchanged[context], random);
            }
            final Means means = places.means(unchanged);
            asMuch += means.isAsMuch(observed) ? 1 : 0;
            asMuchBeside += means.isAsMuchBeside(observed) ? 1 : 0;
        }
        final double all = 1.0 + permutations;
        return Optional.of(new PermutationTest(observed.cosine(), asMuch / all, asMuchBeside / all, 1 / all));
    }

    private static PermutationTest exact(final Places places, final int[][] permuted, final Means observed) {
        final long[] asMuch = new long[2];
        places.blocks.forEachPermutation(places.drugs, permutation -> {
            permuted[1] = permutation;
            final Means means = places.means(permuted);
            asMuch[0] += means.isAsMuch(observed) ? 1 : 0;
            asMuch[1] += means.isAsMuchBeside(observed) ? 1 : 0;
        });
        final double all = places.blocks.permutations();
        return new PermutationTest(observed.cosine(), asMuch[0] / all, asMuch[1] / all, 1 / all);
    }

    /**
     * Means over drugs that stand for the same drug.
     *
     * @param cosine the mean cosine
     * @param besideStrength the same less what the strengths of the two drugs explain
     */
    private record Means(double cosine, double besideStrength) {

        boolean isAsMuch(final Means observed) {
            return cosine >= observed.cosine - PermutationTest.ROUNDING;
        }

        boolean isAsMuchBeside(final Means observed) {
            return besideStrength >= observed.besideStrength - PermutationTest.ROUNDING;
        }
    }

    /** Which drug stands where: drugs and contexts by number, over all pairs of contexts. */
    private static final class Places {

        private final int drugs;
        private final int contexts;
        private final StrengthBlocks blocks;
        private final List<Part> parts;

        private Places(final int drugs, final int contexts, final StrengthBlocks blocks, final List<Part> parts) {
            this.drugs = drugs;
            this.contexts = contexts;
            this.blocks = blocks;
            this.parts = parts;
        }

        /**
         * @param first the number of the first context
         * @param second the number of the second one
         * @param row for every drug its row in the cosines, or -1
         * @param there the drugs that have one
         * @param cosines of the pair of contexts
         * @param effect how strength tells on them
         */
        private record Part(int first, int second, int[] row, int[] there, double[][] cosines, StrengthEffect effect) {}

        static Places of(final List<ContextPair> pairs) {
            final Map<String, Integer> contexts = new TreeMap<>();
            final var names = new TreeSet<String>();
            for (final ContextPair pair : pairs) {
                contexts.putIfAbsent(pair.first(), contexts.size());
                contexts.putIfAbsent(pair.second(), contexts.size());
                names.addAll(pair.cosines().drugs());
            }
            final List<String> drugs = List.copyOf(names);
            final double[] strength = new double[drugs.size()];
            final int[] measured = new int[drugs.size()];
            final List<Part> parts = new ArrayList<>();
            for (final ContextPair pair : pairs) {
                final DrugCosines cosines = pair.cosines();
                final int[] row = new int[drugs.size()];
                Arrays.fill(row, -1);
                for (int i = 0; i < cosines.drugs().size(); i++) {
                    if (cosines.isDefined(i)) {
                        final int drug =
                                Collections.binarySearch(drugs, cosines.drugs().get(i));
                        row[drug] = i;
                        strength[drug] += cosines.firstLogStrength()[i] + cosines.secondLogStrength()[i];
                        measured[drug]++;
                    }
                }
                final int[] there = IntStream.range(0, row.length)
                        .filter(drug -> row[drug] >= 0)
                        .toArray();
                parts.add(new Part(
                        contexts.get(pair.first()),
                        contexts.get(pair.second()),
                        row,
                        there,
                        cosines.cosines(),
                        StrengthEffect.of(cosines)));
            }
            for (int drug = 0; drug < strength.length; drug++) {
                strength[drug] /= measured[drug]; // 0 / 0 is NaN
            }
            return new Places(drugs.size(), contexts.size(), StrengthBlocks.of(strength, drugs), parts);
        }

        /** Means, over all pairs of contexts, of drugs that stand for the same drug. */
        Means means(final int[][] permutations) {
            double sum = 0;
            double explained = 0;
            int count = 0;
            for (final Part part : parts) {
                final int[] first = permutations[part.first];
                final int[] second = permutations[part.second];
                final int[] rows = part.row;
                final double[][] cosines = part.cosines;
                final StrengthEffect effect = part.effect;
                for (int drug = 0; drug < drugs; drug++) {
                    final int row = rows[first[drug]];
                    final int column = rows[second[drug]];
                    if (row >= 0 && column >= 0) {
                        sum += cosines[row][column];
                        explained += effect.explained(row, column);
                        count++;
                    }
                }
            }
            return new Means(sum / count, (sum - explained) / count);
        }
    }
}
