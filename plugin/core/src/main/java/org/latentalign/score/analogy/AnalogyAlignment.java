package org.latentalign.score.analogy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.latentalign.kernel.Randoms;
import org.latentalign.kernel.Ray;
import org.latentalign.kernel.Shift;
import org.latentalign.kernel.VectorLength;
import org.latentalign.progress.Progress;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.RetrievalRate;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.GroupPermutation;
import org.latentalign.score.statistics.Separation;

/**
 * How well the shifts of analogy questions are aligned: the cosine of b - a and d - c (the paper's section 6.1.2), and
 * what it is worth. The baseline compares pairs of words that have no relation in common. A pair belongs to every
 * relation with a question that has it, as a and b or as c and d; so capitals that are listed twice, in a short and in
 * a long relation, are never taken for unrelated.
 */
public final class AnalogyAlignment {

    /** A pair of words, by number. */
    private record Pair(int first, int second) {}

    private final List<AnalogyQuestion> questions;

    private final double[] cosines;

    /** By question: its two pairs. */
    private final int[] examples;

    private final int[] asked;

    /** By pair: its shift, and the relations that it belongs to. */
    private final List<double[]> shifts = new ArrayList<>();

    private final List<Ray> directions = new ArrayList<>();

    private final List<BitSet> relations = new ArrayList<>();

    /** By pair, for an order that does not depend on that of the questions. */
    private final List<String> names = new ArrayList<>();

    /** Permutations of a test, and what all of them together may cost in additions. */
    private static final int PERMUTATIONS = 1999;

    private static final int FEWEST_PERMUTATIONS = 199;

    private static final double ADDITIONS = 4e9;

    /**
     * Computes the cosines of the questions.
     *
     * @param questions that are {@linkplain QuestionWords#covered covered}
     * @param words their words with vectors
     * @param length what happens to the length of vectors before they are subtracted
     */
    public AnalogyAlignment(
            final List<AnalogyQuestion> questions, final QuestionWords words, final VectorLength length) {
        this.questions = List.copyOf(questions);
        final double[][] vectors = new double[words.size()][];
        for (int word = 0; word < vectors.length; word++) {
            vectors[word] = words.has(word) ? length.of(words.vector(word)) : null;
        }
        final Map<Pair, Integer> pairs = new LinkedHashMap<>();
        cosines = new double[questions.size()];
        examples = new int[cosines.length];
        asked = new int[cosines.length];
        for (int q = 0; q < cosines.length; q++) {
            final AnalogyQuestion question = questions.get(q);
            examples[q] = pair(pairs, question.a(), question.b(), vectors);
            asked[q] = pair(pairs, question.c(), question.d(), vectors);
            relations.get(examples[q]).set(question.relation());
            relations.get(asked[q]).set(question.relation());
            cosines[q] = directions.get(examples[q]).cosine(directions.get(asked[q]));
        }
    }

    private int pair(final Map<Pair, Integer> pairs, final int first, final int second, final double[][] vectors) {
        return pairs.computeIfAbsent(new Pair(first, second), unknown -> {
            final double[] shift = Shift.between(vectors[first], vectors[second]);
            shifts.add(shift);
            directions.add(Ray.along(shift));
            relations.add(new BitSet());
            names.add(first + " " + second);
            return shifts.size() - 1;
        });
    }

    /** @return the cosine of each question, NaN where a shift has length zero; a copy */
    public double[] cosines() {
        return cosines.clone();
    }

    /**
     * Scores one relation: its questions, against its pairs with pairs that have no relation in common with them.
     *
     * @param relation its number
     * @param seed of the sample and of exchanges of pairs
     * @param limit the largest number of unmatched pairs of pairs that enter baseline and AUC
     * @param progress told now and then
     */
    public AlignmentScore score(final int relation, final long seed, final int limit, final Progress progress) {
        final int[] own = IntStream.range(0, shifts.size())
                .filter(p -> relations.get(p).get(relation))
                .toArray();
        final int[] matched = IntStream.range(0, cosines.length)
                .filter(q -> questions.get(q).relation() == relation)
                .toArray();
        final boolean[] isMember = new boolean[shifts.size()];
        final var related = new BitSet();
        for (final int p : own) {
            isMember[p] = true;
            related.or(relations.get(p));
        }
        final boolean[] isOther = new boolean[shifts.size()];
        for (int p = 0; p < isOther.length; p++) {
            isOther[p] = !isMember[p] && !relations.get(p).intersects(related);
        }
        return score(matched, own, false, seed, limit, progress)
                .with(GroupPermutation.ofGroup(
                        shifts.toArray(double[][]::new),
                        names,
                        isMember,
                        isOther,
                        permutations(own.length),
                        seed,
                        progress));
    }

    /**
     * Scores all questions together, each unmatched pair of pairs taken once.
     *
     * @param seed of the sample and of exchanges of pairs
     * @param limit the largest number of unmatched pairs of pairs that enter baseline and AUC
     * @param progress told now and then
     */
    public AlignmentScore score(final long seed, final int limit, final Progress progress) {
        return score(
                        IntStream.range(0, cosines.length).toArray(),
                        IntStream.range(0, shifts.size()).toArray(),
                        true,
                        seed,
                        limit,
                        progress)
                .with(GroupPermutation.of(
                        shifts.toArray(double[][]::new),
                        names,
                        relations.stream()
                                .mapToInt(ofPair -> ofPair.nextSetBit(0))
                                .toArray(),
                        permutations(shifts.size()),
                        seed,
                        progress));
    }

    /** As many as can be afforded. */
    private int permutations(final int pairs) {
        final double additions = shifts.isEmpty() ? 1 : (double) Math.max(1, pairs) * shifts.get(0).length;
        return (int) Math.max(FEWEST_PERMUTATIONS, Math.min(PERMUTATIONS, ADDITIONS / additions));
    }

    private AlignmentScore score(
            final int[] matched,
            final int[] own,
            final boolean isOrdered,
            final long seed,
            final int limit,
            final Progress progress) {
        long count = 0;
        for (final int p : own) {
            progress.report(Double.NaN, () -> "Counting unrelated pairs");
            for (int other = isOrdered ? p + 1 : 0; other < shifts.size(); other++) {
                count += isUnmatched(p, other) ? 1 : 0;
            }
        }
        final boolean isSampled = count > limit;
        final ClusteredPairs unmatched =
                isSampled ? sample(own, seed, limit, progress) : all(own, isOrdered, (int) count, progress);
        final var pairs = new Separation.Pairs(
                new ClusteredPairs(
                        Arrays.stream(matched).map(q -> examples[q]).toArray(),
                        Arrays.stream(matched).map(q -> asked[q]).toArray()),
                unmatched);
        return AlignmentScore.of(
                pairs.measured(
                        Arrays.stream(matched).mapToDouble(q -> cosines[q]).toArray(), cosines(unmatched, progress)),
                isSampled,
                RetrievalRate.NONE,
                progress);
    }

    private boolean isUnmatched(final int p, final int other) {
        return p != other && !relations.get(p).intersects(relations.get(other));
    }

    private double[] cosines(final ClusteredPairs pairs, final Progress progress) {
        final double[] values = new double[pairs.size()];
        for (int i = 0; i < values.length; i++) {
            report(i, progress);
            values[i] = directions.get(pairs.first()[i]).cosine(directions.get(pairs.second()[i]));
        }
        return values;
    }

    private static void report(final int done, final Progress progress) {
        if (done % 1024 == 0) {
            progress.report(Double.NaN, () -> "Comparing unrelated pairs");
        }
    }

    private ClusteredPairs all(final int[] own, final boolean isOrdered, final int count, final Progress progress) {
        final int[] first = new int[count];
        final int[] second = new int[count];
        int next = 0;
        for (final int p : own) {
            progress.report(Double.NaN, () -> "Choosing unrelated pairs");
            for (int other = isOrdered ? p + 1 : 0; other < shifts.size(); other++) {
                if (isUnmatched(p, other)) {
                    first[next] = p;
                    second[next++] = other;
                }
            }
        }
        return new ClusteredPairs(first, second);
    }

    /** Drawn with replacement; a draw that is no unmatched pair is drawn anew. */
    private ClusteredPairs sample(final int[] own, final long seed, final int limit, final Progress progress) {
        final var random = new SplittableRandom(seed);
        final int[] first = new int[limit];
        final int[] second = new int[limit];
        for (int draw = 0; draw < limit; ) {
            report(draw, progress);
            final int p = own[Randoms.index(random, own.length)];
            final int other = Randoms.index(random, shifts.size());
            if (isUnmatched(p, other)) {
                first[draw] = p;
                second[draw++] = other;
            }
        }
        return new ClusteredPairs(first, second);
    }
}
