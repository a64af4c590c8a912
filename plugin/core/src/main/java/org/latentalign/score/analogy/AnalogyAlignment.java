package org.latentalign.score.analogy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.latentalign.kernel.Ray;
import org.latentalign.kernel.VectorLength;
import org.latentalign.progress.Progress;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.Bootstrap;
import org.latentalign.score.Shift;

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

    /** By pair: its shift, and the relations that it belongs to. */
    private final List<Ray> shifts = new ArrayList<>();

    private final List<BitSet> relations = new ArrayList<>();

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
        for (int q = 0; q < cosines.length; q++) {
            final AnalogyQuestion question = questions.get(q);
            final int example = pair(pairs, question.a(), question.b(), vectors);
            final int asked = pair(pairs, question.c(), question.d(), vectors);
            relations.get(example).set(question.relation());
            relations.get(asked).set(question.relation());
            cosines[q] = shifts.get(example).cosine(shifts.get(asked));
        }
    }

    private int pair(final Map<Pair, Integer> pairs, final int first, final int second, final double[][] vectors) {
        return pairs.computeIfAbsent(new Pair(first, second), unknown -> {
            shifts.add(Ray.along(Shift.between(vectors[first], vectors[second])));
            relations.add(new BitSet());
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
     * @param bootstrap for the interval of the mean; its seed also draws the sample
     * @param limit the largest number of unmatched pairs of pairs that enter baseline and AUC
     * @param progress told now and then
     */
    public AlignmentScore score(
            final int relation, final Bootstrap bootstrap, final int limit, final Progress progress) {
        final List<Integer> own = new ArrayList<>();
        for (int p = 0; p < shifts.size(); p++) {
            if (relations.get(p).get(relation)) {
                own.add(p);
            }
        }
        final double[] matched = IntStream.range(0, cosines.length)
                .filter(q -> questions.get(q).relation() == relation)
                .mapToDouble(q -> cosines[q])
                .toArray();
        return score(matched, own, false, bootstrap, limit, progress);
    }

    /**
     * Scores all questions together, each unmatched pair of pairs taken once.
     *
     * @param bootstrap for the interval of the mean; its seed also draws the sample
     * @param limit the largest number of unmatched pairs of pairs that enter baseline and AUC
     * @param progress told now and then
     */
    public AlignmentScore score(final Bootstrap bootstrap, final int limit, final Progress progress) {
        final List<Integer> all = new ArrayList<>();
        for (int p = 0; p < shifts.size(); p++) {
            all.add(p);
        }
        return score(cosines, all, true, bootstrap, limit, progress);
    }

    private AlignmentScore score(
            final double[] matched,
            final List<Integer> own,
            final boolean isOrdered,
            final Bootstrap bootstrap,
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
        final double[] unmatched =
                isSampled ? sample(own, bootstrap.seed(), limit, progress) : all(own, isOrdered, (int) count, progress);
        return AlignmentScore.of(matched, unmatched, isSampled, Double.NaN, bootstrap, progress);
    }

    private boolean isUnmatched(final int p, final int other) {
        return p != other && !relations.get(p).intersects(relations.get(other));
    }

    private double[] all(final List<Integer> own, final boolean isOrdered, final int count, final Progress progress) {
        final double[] unmatched = new double[count];
        int next = 0;
        for (final int p : own) {
            progress.report(Double.NaN, () -> "Comparing unrelated pairs");
            for (int other = isOrdered ? p + 1 : 0; other < shifts.size(); other++) {
                if (isUnmatched(p, other)) {
                    unmatched[next++] = shifts.get(p).cosine(shifts.get(other));
                }
            }
        }
        return unmatched;
    }

    /** Drawn with replacement; a draw that is no unmatched pair is drawn anew. */
    private double[] sample(final List<Integer> own, final long seed, final int limit, final Progress progress) {
        final var random = new SplittableRandom(seed);
        final double[] unmatched = new double[limit];
        for (int draw = 0; draw < limit; ) {
            if (draw % 1024 == 0) {
                progress.report(Double.NaN, () -> "Comparing unrelated pairs");
            }
            final int p = own.get(Bootstrap.index(random, own.size()));
            final int other = Bootstrap.index(random, shifts.size());
            if (isUnmatched(p, other)) {
                unmatched[draw++] = shifts.get(p).cosine(shifts.get(other));
            }
        }
        return unmatched;
    }
}
