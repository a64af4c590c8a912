package org.latentalign.score.analogy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.latentalign.kernel.VectorLength;
import org.latentalign.score.analogy.AnalogyAnswer.Candidate;
import org.latentalign.search.RowScan;

class AnalogySearchTest {

    /** "twin" is equal to "queen"; "zero" has length zero. */
    private static final String[] MINI_WORDS = {
        "man", "woman", "king", "queen", "prince", "princess", "boy", "girl", "zero", "apple", "twin"
    };

    private static final double[][] MINI_VECTORS = {
        {3, 1, 0, 0.2},
        {3, 1, 1, 0.2},
        {3, 2, 0, 0.9},
        {3, 2, 1, 0.9},
        {3, 1.8, 0.1, 0.7},
        {3, 1.8, 1.05, 0.7},
        {2.5, 0.6, 0, 0},
        {2.5, 0.6, 0.9, 0},
        {0, 0, 0, 0},
        {0.5, -2, 0.3, -1},
        {3, 2, 1, 0.9}
    };

    /** Computed with NumPy: argmax over the normalized rows, once with and once without a, b and c. */
    @ParameterizedTest
    @CsvSource({
        "man, woman, king, queen, queen, queen",
        "king, queen, man, woman, woman, woman",
        "man, woman, prince, princess, princess, princess",
        "boy, girl, king, queen, queen, queen",
        "man, woman, boy, girl, girl, girl",
        "king, queen, prince, princess, princess, princess",
        "zero, man, zero, king, man, boy",
        "man, man, king, king, king, prince",
        "apple, king, boy, girl, king, prince"
    })
    void findsTheAnswersOfNumpy(
            final String a,
            final String b,
            final String c,
            final String d,
            final String including,
            final String excluding) {
        for (final VectorLength length : VectorLength.values()) {
            final var question = new AnalogyQuestion(0, mini(a), mini(b), mini(c), new int[] {mini(d)});
            final AnalogyAnswer answer = search(
                            MINI_VECTORS,
                            MINI_WORDS,
                            List.of(question),
                            AnalogyMethod.THREE_COS_ADD,
                            length,
                            Runnable::run,
                            1)
                    .get(0);
            assertEquals(including, answer.best().word());
            assertEquals(excluding, answer.other().word());
        }
    }

    private static int mini(final String word) {
        return List.of(MINI_WORDS).indexOf(word);
    }

    /** Everything about every question, against a computation straight from the definitions. */
    @ParameterizedTest
    @EnumSource(AnalogyMethod.class)
    void agreesWithTheDefinition(final AnalogyMethod method) {
        for (final VectorLength length : VectorLength.values()) {
            final var random = new Random(3);
            final double[][] vectors = vectors(random, 1200, 7);
            final List<AnalogyQuestion> questions = questions(random, 60, 120);
            final List<AnalogyAnswer> answers =
                    search(vectors, names(vectors.length), questions, method, length, Runnable::run, 1);
            check(vectors, questions, method, length, answers);
        }
    }

    /** Scores that single precision cannot tell apart, in every question: all must be told apart as in double. */
    @ParameterizedTest
    @EnumSource(value = AnalogyMethod.class, mode = EnumSource.Mode.EXCLUDE, names = "PAIR_DIRECTION")
    void tellsNearTiesApart(final AnalogyMethod method) {
        final var random = new Random(11);
        final int d = 23;
        final int asked = 30;
        final double[][] vectors = vectors(random, 1100, d);
        final List<AnalogyQuestion> questions = questions(random, asked, 40);
        for (int v = 2 * asked; v < vectors.length; v++) { // around the answer of some question, right ones among them
            final AnalogyQuestion question = questions.get(v % questions.size());
            final double[] target = averageTarget(vectors, questions, question, VectorLength.UNIT);
            final double scale = Math.exp(random.nextGaussian());
            for (int j = 0; v % 7 != 0 && j < d; j++) {
                vectors[v][j] = scale * (target[j] + 1e-8 * random.nextGaussian());
            }
        }
        for (final AnalogyQuestion question : questions) {
            final double[] right = vectors[question.d()];
            final double[] near = vectors[2 * asked + 1 + random.nextInt(500)];
            for (int j = 0; question.d() % 2 == 0 && j < d; j++) {
                right[j] = near[j] * (1 + 1e-8 * random.nextGaussian());
            }
        }
        for (final VectorLength length : VectorLength.values()) {
            final List<AnalogyAnswer> answers =
                    search(vectors, names(vectors.length), questions, method, length, Runnable::run, 1);
            check(vectors, questions, method, length, answers);
        }
    }

    /** Multiples of a vector by powers of two have the very same direction, so they tie in every method that takes it. */
    @ParameterizedTest
    @EnumSource(value = AnalogyMethod.class, mode = EnumSource.Mode.EXCLUDE, names = "PAIR_DIRECTION")
    void tiesAmongManyGoToTheLowestRow(final AnalogyMethod method) {
        final var random = new Random(13);
        final double[][] vectors = vectors(random, 2000, 9);
        final double[] tied = {1, 2, 3, -1, 0.3, 0.7, 0.1, 2.5, -0.9};
        vectors[0] = new double[] {0.1, 1, 2, 0.4, 0.2, 0.1, 0.5, 1, 1};
        vectors[1] = new double[] {1, 2, 3, 0, 0.3, 1, 0.5, 2, 0};
        vectors[2] = new double[] {0.2, 1, 2, -0.6, 0.2, -0.2, 0.1, 1.5, 0.1};
        for (int v = 1999; v >= 900; v -= 7) {
            final double factor = Math.scalb(1.0, v % 60 - 30);
            vectors[v] = Arrays.stream(tied).map(x -> x * factor).toArray();
        }
        final var question = new AnalogyQuestion(0, 0, 1, 2, new int[] {1999});
        final var other = new AnalogyQuestion(1, 3, 4, 6, new int[] {7});
        final AnalogyAnswer answer = search(
                        vectors, names(2000), List.of(question, other), method, VectorLength.AS_GIVEN, Runnable::run, 1)
                .get(0);
        final int tiedBefore = (1999 - 900) / 7;
        assertEquals("w" + (1999 - 7 * tiedBefore), answer.wrong().word());
        assertEquals(answer.right().score(), answer.wrong().score());
        assertEquals(tiedBefore + 1, answer.rank());
    }

    /** What is beyond single precision, or below it, is searched all the same. */
    @ParameterizedTest
    @EnumSource(AnalogyMethod.class)
    void agreesWithTheDefinitionForVectorsOfAnyLength(final AnalogyMethod method) {
        for (final int exponent : new int[] {-330, -120, 120, 330}) {
            for (final VectorLength length : VectorLength.values()) {
                final var random = new Random(17);
                final double[][] vectors = vectors(random, 800, 5);
                for (int v = 0; v < vectors.length; v++) {
                    final double factor = v % 3 == 0 ? Math.scalb(1.0, exponent) : 1;
                    vectors[v] = Arrays.stream(vectors[v]).map(x -> x * factor).toArray();
                }
                final List<AnalogyQuestion> questions = questions(random, 60, 60);
                final List<AnalogyAnswer> answers =
                        search(vectors, names(vectors.length), questions, method, length, Runnable::run, 1);
                check(vectors, questions, method, length, answers);
            }
        }
    }

    private static void check(
            final double[][] vectors,
            final List<AnalogyQuestion> questions,
            final AnalogyMethod method,
            final VectorLength length,
            final List<AnalogyAnswer> answers) {
        final double[][] scaled = scaled(vectors, method, length);
        for (int q = 0; q < questions.size(); q++) {
            final AnalogyQuestion question = questions.get(q);
            check(scaled, question, Definition.of(vectors, questions, question, method, length), answers.get(q));
        }
    }

    private static void check(
            final double[][] vectors,
            final AnalogyQuestion question,
            final Definition definition,
            final AnalogyAnswer answer) {
        int best = -1;
        int other = -1;
        int wrong = -1;
        int right = -1;
        final double[] scores = new double[vectors.length];
        for (int v = 0; v < vectors.length; v++) {
            scores[v] = definition.score(vectors[v]);
            if (Double.isNaN(scores[v])) {
                continue;
            }
            final boolean isOther = v != question.a() && v != question.b() && v != question.c();
            final boolean isRight = question.isAnswer(v);
            best = best < 0 || scores[v] > scores[best] ? v : best;
            other = isOther && (other < 0 || scores[v] > scores[other]) ? v : other;
            wrong = isOther && !isRight && (wrong < 0 || scores[v] > scores[wrong]) ? v : wrong;
            right = isOther && isRight && (right < 0 || scores[v] > scores[right]) ? v : right;
        }
        assertCandidate(best, scores, answer.best());
        assertCandidate(other, scores, answer.other());
        assertCandidate(wrong, scores, answer.wrong());
        assertCandidate(right, scores, answer.right());
        assertEquals(best >= 0 && question.isAnswer(best), answer.isBestRight());
        long rank = 0;
        if (right >= 0) {
            rank = 1;
            for (int v = 0; v < vectors.length; v++) {
                final boolean isOther = v != question.a() && v != question.b() && v != question.c();
                if (isOther && (scores[v] > scores[right] || scores[v] == scores[right] && v < right)) {
                    rank++;
                }
            }
        }
        assertEquals(rank, answer.rank());
    }

    private static void assertCandidate(final int expected, final double[] scores, final Candidate actual) {
        if (expected < 0) {
            assertFalse(actual.exists());
        } else {
            assertEquals("w" + expected, actual.word());
            assertEquals(expected, actual.row());
            assertEquals(scores[expected], actual.score(), 1e-12 * Math.max(1, Math.abs(scores[expected])));
        }
    }

    /** What a question asks, straight from the definitions of the methods: its words, scaled where they have to be. */
    private record Definition(AnalogyMethod method, Arrow a, Arrow b, Arrow c, Arrow target) {

        static Definition of(
                final double[][] vectors,
                final List<AnalogyQuestion> questions,
                final AnalogyQuestion question,
                final AnalogyMethod method,
                final VectorLength length) {
            final boolean isUnit = isUnit(method, length);
            final double[] a = vector(vectors[question.a()], isUnit);
            final double[] b = vector(vectors[question.b()], isUnit);
            final double[] c = vector(vectors[question.c()], isUnit);
            final double[] target =
                    switch (method) {
                        case THREE_COS_ADD -> plus(plus(b, a, -1), c, 1);
                        case THREE_COS_MUL -> new double[c.length];
                        case THREE_COS_AVG -> averageTarget(vectors, questions, question, length);
                        case PAIR_DIRECTION -> plus(b, a, -1);
                    };
            return new Definition(method, Arrow.of(a), Arrow.of(b), Arrow.of(c), Arrow.of(target));
        }

        /** Of a vector that is scaled as the words of the question. */
        double score(final double[] vector) {
            final Arrow x = Arrow.of(vector);
            if (x.norm == 0) {
                return Double.NaN;
            }
            return switch (method) {
                case THREE_COS_ADD, THREE_COS_AVG -> cosine(x, target);
                case THREE_COS_MUL -> shifted(x, b) * shifted(x, c) / (shifted(x, a) + 0.001);
                case PAIR_DIRECTION -> cosine(Arrow.of(plus(vector, c.vector, -1)), target);
            };
        }
    }

    /** A vector and its length. */
    private record Arrow(double[] vector, double norm) {

        static Arrow of(final double[] vector) {
            return new Arrow(vector, AnalogySearchTest.norm(vector));
        }
    }

    private static boolean isUnit(final AnalogyMethod method, final VectorLength length) {
        return length == VectorLength.UNIT || method == AnalogyMethod.THREE_COS_MUL;
    }

    private static double[][] scaled(final double[][] vectors, final AnalogyMethod method, final VectorLength length) {
        return Arrays.stream(vectors)
                .map(vector -> vector(vector, isUnit(method, length)))
                .toArray(double[][]::new);
    }

    /** c and the mean shift of the relation's other pairs; zeros when there is none. */
    private static double[] averageTarget(
            final double[][] vectors,
            final List<AnalogyQuestion> questions,
            final AnalogyQuestion question,
            final VectorLength length) {
        final boolean isUnit = length == VectorLength.UNIT;
        final Set<List<Integer>> pairs = new LinkedHashSet<>();
        for (final AnalogyQuestion other : questions) {
            if (other.relation() == question.relation()) {
                pairs.add(List.of(other.a(), other.b()));
                pairs.add(List.of(other.c(), other.d()));
            }
        }
        pairs.remove(List.of(question.c(), question.d()));
        final double[] c = vector(vectors[question.c()], isUnit);
        double[] target = pairs.isEmpty() ? new double[c.length] : c;
        for (final List<Integer> pair : pairs) {
            target = plus(target, vector(vectors[pair.get(1)], isUnit), 1.0 / pairs.size());
            target = plus(target, vector(vectors[pair.get(0)], isUnit), -1.0 / pairs.size());
        }
        return target;
    }

    private static double[] vector(final double[] vector, final boolean isUnit) {
        final double norm = norm(vector);
        return isUnit && norm > 0 ? plus(new double[vector.length], vector, 1 / norm) : vector;
    }

    private static double[] plus(final double[] x, final double[] y, final double factor) {
        final double[] sum = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            sum[j] = x[j] + factor * y[j];
        }
        return sum;
    }

    private static double norm(final double[] x) {
        return Math.sqrt(product(x, x));
    }

    private static double product(final double[] x, final double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }

    /** The cosine with a vector of length zero counts as 0. */
    private static double shifted(final Arrow x, final Arrow y) {
        return y.norm == 0 ? 0.5 : (1 + cosine(x, y)) / 2;
    }

    private static double cosine(final Arrow x, final Arrow y) {
        final double norms = x.norm * y.norm;
        return norms == 0 ? Double.NaN : product(x.vector, y.vector) / norms;
    }

    /** Without b - a: every word in the order of its nearness to c, a, b and c left out. */
    @ParameterizedTest
    @EnumSource(AnalogyMethod.class)
    void placesWithoutTheShiftAgreeWithTheDefinition(final AnalogyMethod method) {
        for (final VectorLength length : VectorLength.values()) {
            final var random = new Random(23);
            final double[][] vectors = vectors(random, 1300, 7);
            final int asked = 60;
            final List<AnalogyQuestion> questions = new ArrayList<>(questions(random, asked, 200));
            for (int q = 0; q < 100; q++) { // right words that are neighbors of c, and c in several questions
                final AnalogyQuestion question = questions.get(q);
                final double[] c = vectors[question.c()];
                final double[] d = vectors[question.d()];
                for (int j = 0; j < d.length; j++) {
                    d[j] = 1.05 * c[j] + 0.1 * random.nextGaussian();
                }
                questions.add(new AnalogyQuestion(
                        question.relation(),
                        random.nextInt(asked),
                        random.nextInt(asked),
                        question.c(),
                        question.answers()));
            }
            for (int v = 2 * asked; v < vectors.length; v += 3) { // and others around some c
                final double[] c = vectors[questions.get(v % questions.size()).c()];
                for (int j = 0; j < c.length; j++) {
                    vectors[v][j] = c[j] + 0.5 * random.nextGaussian();
                }
            }
            final List<Placing> placings = search(
                    vectors,
                    names(vectors.length),
                    questions,
                    method,
                    length,
                    Runnable::run,
                    1,
                    AnalogySearch::withoutShift);
            assertEquals(questions.size(), placings.size());
            final double[][] scaled = scaled(vectors, method, length);
            for (int q = 0; q < placings.size(); q++) {
                assertEquals(withoutShift(scaled, questions.get(q), method), placings.get(q));
            }
            for (final Predicate<Placing> kind : List.<Predicate<Placing>>of(
                    placing -> placing.rank() == 0,
                    placing -> placing.rank() == 1,
                    placing -> placing.isAmongFirst(5),
                    placing -> placing.rank() > 5,
                    Placing::isBestRight)) {
                assertTrue(placings.stream().anyMatch(kind));
            }
        }
    }

    private static Placing withoutShift(
            final double[][] vectors, final AnalogyQuestion question, final AnalogyMethod method) {
        final Arrow c = Arrow.of(vectors[question.c()]);
        final double[] nearness = new double[vectors.length];
        int best = -1;
        int right = -1;
        for (int v = 0; v < vectors.length; v++) {
            final boolean isOther = v != question.a() && v != question.b() && v != question.c();
            final Arrow x = Arrow.of(vectors[v]);
            if (x.norm == 0) {
                nearness[v] = Double.NaN;
            } else if (method == AnalogyMethod.PAIR_DIRECTION) {
                final double distance = norm(plus(x.vector, c.vector, -1));
                nearness[v] = distance == 0 ? Double.NaN : -distance;
            } else {
                nearness[v] = method == AnalogyMethod.THREE_COS_MUL ? shifted(x, c) : cosine(x, c);
            }
            best = !Double.isNaN(nearness[v]) && (best < 0 || nearness[v] > nearness[best]) ? v : best;
            final boolean isRight = isOther && question.isAnswer(v) && !Double.isNaN(nearness[v]);
            right = isRight && (right < 0 || nearness[v] > nearness[right]) ? v : right;
        }
        final boolean isBestRight = best >= 0 && question.isAnswer(best);
        if (right < 0) {
            return new Placing(0, isBestRight);
        }
        long rank = 1;
        for (int v = 0; v < vectors.length; v++) {
            final boolean isOther = v != question.a() && v != question.b() && v != question.c();
            final boolean isBetter = nearness[v] > nearness[right] || nearness[v] == nearness[right] && v < right;
            rank += isOther && isBetter ? 1 : 0;
        }
        return new Placing(rank, isBestRight);
    }

    @ParameterizedTest
    @EnumSource(AnalogyMethod.class)
    void givesTheSameBitsOnAnyNumberOfThreads(final AnalogyMethod method) {
        final var random = new Random(5);
        final double[][] vectors = vectors(random, 3300, 12); // six blocks and a half
        final List<AnalogyQuestion> questions = questions(random, 80, 150);
        final String[] names = names(vectors.length);
        final List<AnalogyAnswer> alone =
                search(vectors, names, questions, method, VectorLength.AS_GIVEN, Runnable::run, 1);
        final ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (int repeat = 0; repeat < 2; repeat++) {
                assertEquals(alone, search(vectors, names, questions, method, VectorLength.AS_GIVEN, pool, 5));
            }
        } finally {
            pool.shutdown();
        }
    }

    /** Of equal vectors, the one in the lowest row is the answer, be it a question word or not. */
    @Test
    void aTieGoesToTheLowestRow() {
        final double[][] vectors = new double[700][];
        for (int v = 0; v < vectors.length; v++) {
            vectors[v] = new double[] {Math.sin(v), Math.cos(3.0 * v), 1};
        }
        final double[] target = {1, 2, 3};
        vectors[600] = target;
        vectors[10] = target.clone();
        vectors[650] = target.clone();
        vectors[0] = new double[] {1, 0, 0};
        vectors[1] = new double[] {1, 2, 0};
        vectors[2] = new double[] {1, 0, 3};
        final AnalogyAnswer answer = search(
                        vectors,
                        names(700),
                        List.of(new AnalogyQuestion(0, 0, 1, 2, new int[] {600})),
                        AnalogyMethod.THREE_COS_ADD,
                        VectorLength.AS_GIVEN,
                        Runnable::run,
                        1)
                .get(0);
        assertEquals("w10", answer.best().word());
        assertFalse(answer.isBestRight());
        assertEquals("w10", answer.wrong().word());
        assertEquals(2, answer.rank());
    }

    @Test
    void aQueryOfLengthZeroHasNoAnswer() {
        final var question = new AnalogyQuestion(0, mini("man"), mini("man"), mini("zero"), new int[] {mini("king")});
        final AnalogyAnswer answer = search(
                        MINI_VECTORS,
                        MINI_WORDS,
                        List.of(question),
                        AnalogyMethod.THREE_COS_ADD,
                        VectorLength.AS_GIVEN,
                        Runnable::run,
                        1)
                .get(0);
        assertFalse(answer.isDefined());
        assertNull(answer.best().word());
        assertEquals(0, answer.rank());
    }

    /** An alternative answer is right too, and the better of the two decides the rank. */
    @Test
    void alternativesAreRight() {
        final var question = new AnalogyQuestion(
                0, mini("man"), mini("woman"), mini("king"), new int[] {mini("apple"), mini("queen")});
        final AnalogyAnswer answer = search(
                        MINI_VECTORS,
                        MINI_WORDS,
                        List.of(question),
                        AnalogyMethod.THREE_COS_ADD,
                        VectorLength.AS_GIVEN,
                        Runnable::run,
                        1)
                .get(0);
        assertTrue(answer.isBestRight());
        assertEquals(1, answer.rank());
        assertEquals("twin", answer.wrong().word());
    }

    @Test
    void aQuestionWithoutVectorsIsNotCovered() {
        final var words = new QuestionWords(new String[] {"a", "b", "c", "d", "e"});
        final double[] vector = {1};
        for (final int word : new int[] {0, 1, 2, 4}) {
            words.set(word, word, vector);
        }
        assertEquals(Optional.empty(), words.covered(new AnalogyQuestion(0, 0, 1, 2, new int[] {3})));
        assertEquals(Optional.empty(), words.covered(new AnalogyQuestion(0, 3, 1, 2, new int[] {4})));
        assertEquals(
                4,
                words.covered(new AnalogyQuestion(0, 0, 1, 2, new int[] {3, 4}))
                        .orElseThrow()
                        .d());
    }

    private static List<AnalogyAnswer> search(
            final double[][] vectors,
            final String[] names,
            final List<AnalogyQuestion> questions,
            final AnalogyMethod method,
            final VectorLength length,
            final Executor executor,
            final int threads) {
        return search(vectors, names, questions, method, length, executor, threads, AnalogySearch::answers);
    }

    private static <T> T search(
            final double[][] vectors,
            final String[] names,
            final List<AnalogyQuestion> questions,
            final AnalogyMethod method,
            final VectorLength length,
            final Executor executor,
            final int threads,
            final BiFunction<AnalogySearch, Collection<AnalogySearch.Worker>, T> result) {
        final var words = new QuestionWords(names);
        final boolean[] isAsked = new boolean[vectors.length];
        for (final AnalogyQuestion question : questions) {
            IntStream.concat(IntStream.of(question.a(), question.b(), question.c()), IntStream.of(question.answers()))
                    .forEach(word -> {
                        words.set(word, word, vectors[word]);
                        isAsked[word] = true;
                    });
        }
        final var search = new AnalogySearch(questions, words, method, length);
        try (var scan =
                new RowScan<>(vectors[0].length, search::worker, AnalogySearch.Worker::search, executor, threads)) {
            for (int v = 0; v < vectors.length; v++) {
                if (!isAsked[v]) {
                    System.arraycopy(vectors[v], 0, scan.next(), 0, vectors[v].length);
                    scan.add(names[v], v);
                }
            }
            return result.apply(search, scan.finish());
        }
    }

    private static String[] names(final int count) {
        return IntStream.range(0, count).mapToObj(v -> "w" + v).toArray(String[]::new);
    }

    /** Some of length zero. */
    private static double[][] vectors(final Random random, final int count, final int d) {
        final double[][] vectors = new double[count][d];
        for (int v = 0; v < count; v++) {
            if (v % 97 != 5) {
                final double scale = Math.exp(random.nextGaussian());
                for (int j = 0; j < d; j++) {
                    vectors[v][j] = scale * (random.nextGaussian() + 0.5);
                }
            }
        }
        return vectors;
    }

    /** In three relations; some with a word twice, some with two answers. */
    private static List<AnalogyQuestion> questions(final Random random, final int words, final int count) {
        final List<AnalogyQuestion> questions = new ArrayList<>();
        for (int q = 0; q < count; q++) {
            final int[] answers = q % 5 == 0
                    ? new int[] {random.nextInt(words), words + random.nextInt(words)}
                    : new int[] {random.nextInt(words)};
            questions.add(new AnalogyQuestion(
                    q % 3, random.nextInt(words), random.nextInt(words), random.nextInt(words), answers));
        }
        return questions;
    }
}
