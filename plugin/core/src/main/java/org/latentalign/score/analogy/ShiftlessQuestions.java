package org.latentalign.score.analogy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.latentalign.score.analogy.AnalogyAnswer.Candidate;

/**
 * The questions without b - a: which word is nearest to c? What they reach is what an analogy has to beat, since right
 * words often are neighbors of c, and c itself may be no answer (Linzen, 2016, "Issues in evaluating semantic spaces
 * using word analogies", there "only b").
 *
 * <p>They depend on c and the right words alone, so that there are far fewer of them than of questions: each is asked once,
 * with c in the place of a and b. Those of the question are taken out of the order afterwards.
 */
final class ShiftlessQuestions {

    /** What a question depends on when its shift is left out. */
    private record Key(int c, List<Integer> answers) {}

    private final List<AnalogyQuestion> given;

    private final List<AnalogyQuestion> questions = new ArrayList<>();

    /** By question that was given: its number without the shift. */
    private final int[] numbers;

    private ShiftlessQuestions(final List<AnalogyQuestion> given) {
        this.given = given;
        numbers = new int[given.size()];
        final Map<Key, Integer> known = new LinkedHashMap<>();
        for (int q = 0; q < numbers.length; q++) {
            final AnalogyQuestion question = given.get(q);
            final int[] answers = IntStream.of(question.answers())
                    .filter(word -> !question.names(word))
                    .toArray();
            final var key = new Key(question.c(), IntStream.of(answers).boxed().toList());
            numbers[q] = known.computeIfAbsent(key, unknown -> {
                final int c = unknown.c();
                questions.add(new AnalogyQuestion(question.relation(), c, c, c, answers));
                return questions.size() - 1;
            });
        }
    }

    static ShiftlessQuestions of(final List<AnalogyQuestion> given) {
        return new ShiftlessQuestions(given);
    }

    /** Which may have no right word, when all are among a, b and c. */
    List<AnalogyQuestion> questions() {
        return questions;
    }

    /**
     * Where the right words are.
     *
     * @param answers to the {@linkplain #questions() questions}, with positions among all words but c
     * @param plan by which they were found
     * @return by question that was given, with a position among all words but a, b and c
     */
    List<Placing> placings(final List<AnalogyAnswer> answers, final SearchPlan plan) {
        return IntStream.range(0, numbers.length)
                .mapToObj(q -> placing(given.get(q), questions.get(numbers[q]), answers.get(numbers[q]), plan))
                .toList();
    }

    private static Placing placing(
            final AnalogyQuestion question,
            final AnalogyQuestion shiftless,
            final AnalogyAnswer answer,
            final SearchPlan plan) {
        final boolean isBestRight = answer.best().exists()
                && IntStream.of(question.answers())
                        .anyMatch(
                                word -> plan.words().row(word) == answer.best().row());
        if (answer.rank() == 0) {
            return new Placing(0, isBestRight);
        }
        final Candidate right = right(shiftless, plan);
        final long own = IntStream.of(question.a(), question.b())
                .distinct()
                .filter(word -> word != question.c())
                .filter(word -> candidate(question.c(), word, plan).beats(right))
                .count();
        return new Placing(answer.rank() - own, isBestRight);
    }

    private static Candidate right(final AnalogyQuestion shiftless, final SearchPlan plan) {
        Candidate right = Candidate.NONE;
        for (final int word : shiftless.answers()) {
            final Candidate candidate = candidate(shiftless.c(), word, plan);
            right = candidate.beats(right) ? candidate : right;
        }
        return right;
    }

    private static Candidate candidate(final int c, final int word, final SearchPlan plan) {
        final QuestionWords words = plan.words();
        return new Candidate(words.word(word), words.row(word), plan.scoreWithoutShift(c, word));
    }
}
