package org.latentalign.score.analogy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.latentalign.kernel.Length;
import org.latentalign.kernel.VectorLength;

/**
 * What the search computes for a candidate v: the products of v with the question words once, and for each question a
 * sum or product of two terms. The first term belongs to the pair a, b, which many questions share; the second to c.
 *
 * <p>3CosAdd: {@code (v.b - v.a) + v.c}. 3CosMul: {@code cos'(v, b) / (cos'(v, a) + 0.001) * cos'(v, c)}. 3CosAvg:
 * {@code 0 + v.(c + m)}. Pair direction: {@code (v.b - v.a - c.(b - a)) * (1 / |v - c|)}. The length of the query is
 * left out: it does not change the order, and the scores of the answers are divided by it at the end.
 *
 * <p>Behind the questions come those {@linkplain ShiftlessQuestions without their shift}. Their first term leaves the
 * second as it is: it is 0 in a sum and 1 in a product.
 */
final class SearchPlan {

    /** As pair: the first term changes nothing. */
    static final int NO_PAIR = -1;

    /** Levy and Goldberg's epsilon. */
    static final double EPSILON = 0.001;

    /** A squared distance below this share of the squared lengths is nothing but rounding. */
    private static final double SAME = 1e-14;

    /** A pair of words, by number. */
    private record Pair(int first, int second) {}

    /** What a query of 3CosAvg depends on. */
    private record AverageKey(int relation, int c, int d) {}

    private final AnalogyMethod method;

    private final VectorLength length;

    private final QuestionWords words;

    /** In the order of their pairs, and behind them those without their shift. */
    private final List<AnalogyQuestion> questions;

    /** By question in that order: its place in the list that was given, with the others behind it. */
    private final int[] places;

    /** How many questions were given. */
    private final int asked;

    /** The vectors that candidates are multiplied with: the words by number, and behind them those of 3CosAvg. */
    private final List<double[]> queries = new ArrayList<>();

    private final List<Pair> pairs = new ArrayList<>();

    private final int[] pairOf;

    private final int[] singleOf;

    private final double[] shifts;

    private final double[] factors;

    SearchPlan(
            final List<AnalogyQuestion> given,
            final List<AnalogyQuestion> shiftless,
            final QuestionWords words,
            final AnalogyMethod method,
            final VectorLength length) {
        this.method = method;
        this.length = method == AnalogyMethod.THREE_COS_MUL ? VectorLength.UNIT : length;
        this.words = words;
        asked = given.size();
        places = IntStream.concat(
                        IntStream.range(0, asked)
                                .boxed()
                                .sorted(Comparator.comparingInt(
                                                (Integer q) -> given.get(q).a())
                                        .thenComparingInt(q -> given.get(q).b()))
                                .mapToInt(Integer::intValue),
                        IntStream.range(asked, asked + shiftless.size()))
                .toArray();
        questions = IntStream.of(places)
                .mapToObj(place -> place < asked ? given.get(place) : shiftless.get(place - asked))
                .toList();
        pairOf = new int[places.length];
        singleOf = new int[places.length];
        shifts = new double[places.length];
        factors = new double[places.length];
        final int d = IntStream.range(0, words.size())
                .filter(words::has)
                .map(word -> words.vector(word).length)
                .findFirst()
                .orElse(0);
        for (int word = 0; word < words.size(); word++) {
            queries.add(words.has(word) ? this.length.of(words.vector(word)) : new double[d]);
        }
        if (method == AnalogyMethod.THREE_COS_AVG) {
            planAverages();
        } else {
            planPairs();
        }
        for (int q = asked; q < places.length; q++) {
            pairOf[q] = NO_PAIR;
            singleOf[q] = questions.get(q).c();
            factors[q] = isProduct() ? 1 : 1 / Length.of(queries.get(singleOf[q]));
        }
    }

    private void planPairs() {
        double[] change = new double[0];
        for (int q = 0; q < asked; q++) {
            final AnalogyQuestion question = questions.get(q);
            final var pair = new Pair(question.a(), question.b());
            if (pairs.isEmpty() || !pairs.get(pairs.size() - 1).equals(pair)) {
                pairs.add(pair);
                change = difference(queries.get(question.b()), queries.get(question.a()));
            }
            pairOf[q] = pairs.size() - 1;
            singleOf[q] = question.c();
            final double[] c = queries.get(question.c());
            switch (method) {
                case THREE_COS_MUL -> factors[q] = 1;
                case PAIR_DIRECTION -> {
                    shifts[q] = product(queries.get(question.b()), c) - product(queries.get(question.a()), c);
                    factors[q] = 1 / Length.of(change);
                }
                default -> factors[q] = 1 / Length.of(sum(change, c));
            }
        }
    }

    private void planAverages() {
        final Map<Integer, Set<Pair>> pairsOfRelation = new HashMap<>();
        for (final AnalogyQuestion question : questions.subList(0, asked)) {
            final Set<Pair> known = pairsOfRelation.computeIfAbsent(question.relation(), key -> new LinkedHashSet<>());
            known.add(new Pair(question.a(), question.b()));
            known.add(new Pair(question.c(), question.d()));
        }
        final Map<AverageKey, Integer> planned = new LinkedHashMap<>();
        for (int q = 0; q < asked; q++) {
            final AnalogyQuestion question = questions.get(q);
            final var key = new AverageKey(question.relation(), question.c(), question.d());
            singleOf[q] = planned.computeIfAbsent(key, unknown -> {
                queries.add(average(pairsOfRelation.get(unknown.relation()), new Pair(unknown.c(), unknown.d())));
                return queries.size() - 1;
            });
            pairOf[q] = NO_PAIR;
            factors[q] = 1 / Length.of(queries.get(singleOf[q]));
        }
    }

    /** {@code c + mean(y - x)} over the other pairs; zeros, which have no direction, when there is none. */
    private double[] average(final Set<Pair> pairsOfRelation, final Pair asked) {
        final double[] c = queries.get(asked.first());
        double[] total = new double[c.length];
        int count = 0;
        for (final Pair pair : pairsOfRelation) {
            if (!pair.equals(asked)) {
                total = sum(total, difference(queries.get(pair.second()), queries.get(pair.first())));
                count++;
            }
        }
        final double[] query = new double[c.length];
        for (int j = 0; j < query.length && count > 0; j++) {
            query[j] = c[j] + total[j] / count;
        }
        return query;
    }

    private static double[] difference(final double[] x, final double[] y) {
        final double[] difference = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            difference[j] = x[j] - y[j];
        }
        return difference;
    }

    private static double[] sum(final double[] x, final double[] y) {
        final double[] sum = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            sum[j] = x[j] + y[j];
        }
        return sum;
    }

    /** The inner product, to the last bit as {@link org.latentalign.kernel.RowProduct} sums it. */
    private static double product(final double[] x, final double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum = Math.fma(x[j], y[j], sum);
        }
        return sum;
    }

    /** {@code (1 + cosine) / 2}; rounding must not carry it below 0. */
    static double shiftedCosine(final double cosine) {
        return Math.max(0, 0.5 + 0.5 * cosine);
    }

    /** The first term of 3CosMul. */
    static double quotient(final double shiftedB, final double shiftedA) {
        return shiftedB / (shiftedA + EPSILON);
    }

    /**
     * The score of one candidate, to the last bit that which {@link BlockScores} computes for many; not for
     * {@link AnalogyMethod#PAIR_DIRECTION}, which asks for more than the candidate's direction.
     *
     * @param unit the candidate, of length one
     */
    double score(final int q, final double[] unit) {
        if (pairOf[q] == NO_PAIR) {
            final double product = product(unit, queries.get(singleOf[q]));
            return method == AnalogyMethod.THREE_COS_MUL ? shiftedCosine(product) : 0 + product;
        }
        final double[] queryA = queries.get(firstOf(pairOf[q]));
        final double[] queryB = queries.get(secondOf(pairOf[q]));
        final double[] queryC = queries.get(singleOf[q]);
        double a = 0;
        double b = 0;
        double second = 0;
        for (int j = 0; j < unit.length; j++) { // three sums side by side take as long as one
            a = Math.fma(unit[j], queryA[j], a);
            b = Math.fma(unit[j], queryB[j], b);
            second = Math.fma(unit[j], queryC[j], second);
        }
        return method == AnalogyMethod.THREE_COS_MUL
                ? quotient(shiftedCosine(b), shiftedCosine(a)) * shiftedCosine(second)
                : b - a + second;
    }

    /**
     * The score that a question about c has for a word without its shift, to the last bit that which {@link BlockScores}
     * computes for it; NaN where it has none.
     */
    double scoreWithoutShift(final int c, final int word) {
        final double[] query = queries.get(c);
        final double[] unit = new double[query.length];
        if (!Length.toUnit(words.vector(word), unit)) {
            return Double.NaN;
        }
        if (method == AnalogyMethod.PAIR_DIRECTION) {
            final double[] vector = queries.get(word);
            return inverseDistance(product(vector, query), Length.squares(vector), Length.squares(query));
        }
        final double product = product(unit, query);
        return method == AnalogyMethod.THREE_COS_MUL ? shiftedCosine(product) : product;
    }

    /** {@code 1 / |v - c|} by {@code |v|^2 - 2 v.c + |c|^2}; NaN where v and c are the same. */
    static double inverseDistance(final double product, final double square, final double otherSquare) {
        final double lengths = square + otherSquare;
        final double distance = lengths - 2 * product;
        return distance > SAME * lengths ? 1 / Math.sqrt(distance) : Double.NaN;
    }

    AnalogyMethod method() {
        return method;
    }

    VectorLength length() {
        return length;
    }

    QuestionWords words() {
        return words;
    }

    int questionCount() {
        return places.length;
    }

    AnalogyQuestion question(final int q) {
        return questions.get(q);
    }

    /** How many questions were given. */
    int askedCount() {
        return asked;
    }

    /** The place of a question in the list that was given, or behind it. */
    int place(final int q) {
        return places[q];
    }

    double[][] queries() {
        return queries.toArray(double[][]::new);
    }

    int firstOf(final int pair) {
        return pairs.get(pair).first();
    }

    int secondOf(final int pair) {
        return pairs.get(pair).second();
    }

    int pairOf(final int q) {
        return pairOf[q];
    }

    /** The query whose product is the question's second term. */
    int singleOf(final int q) {
        return singleOf[q];
    }

    /** What is subtracted from the first term. */
    double shiftOf(final int q) {
        return shifts[q];
    }

    /** By what scores are multiplied in the end; infinite when the query has length zero. */
    double factorOf(final int q) {
        return factors[q];
    }

    boolean isDefined(final int q) {
        return Double.isFinite(factors[q]);
    }

    /** The first term that changes nothing. */
    double neutralTerm() {
        return isProduct() ? 1 : 0;
    }

    /** Whether the terms are multiplied, not added. */
    boolean isProduct() {
        return method == AnalogyMethod.THREE_COS_MUL || method == AnalogyMethod.PAIR_DIRECTION;
    }
}
