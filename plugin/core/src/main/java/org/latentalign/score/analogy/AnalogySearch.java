package org.latentalign.score.analogy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.latentalign.kernel.VectorLength;
import org.latentalign.score.analogy.AnalogyAnswer.Candidate;
import org.latentalign.search.RowBlock;

/**
 * Finds the exact answers to many questions in one pass over a vocabulary that is never in memory as a whole.
 *
 * <p>First the question words themselves are scored, which handles "without the question's words" and gives every
 * question a high bar at once. All other rows of the vocabulary are then given in blocks, each to one of the {@linkplain
 * #worker() workers}, in any order and from any number of threads: the answers are the same to the last bit. Rows of the
 * question words must not be given again.
 *
 * <p>What the answers are worth shows where the right words come without the shift, which is found on the way.
 *
 * <p>Where it can, a worker scores in single precision first, and in double only what that leaves open.
 */
public final class AnalogySearch {

    private final ShiftlessQuestions shiftless;

    private final SearchPlan plan;

    private final Optional<FloatPlan> floats;

    /** By question, in the order of the plan: the result among the question words. */
    private final AnalogyAnswer[] head;

    /**
     * Prepares, and scores the question words.
     *
     * @param questions that are {@linkplain QuestionWords#covered covered}
     * @param words their words with vectors
     * @param method how candidates are scored
     * @param length what happens to the length of vectors; 3CosMul always takes unit vectors
     */
    public AnalogySearch(
            final List<AnalogyQuestion> questions,
            final QuestionWords words,
            final AnalogyMethod method,
            final VectorLength length) {
        shiftless = ShiftlessQuestions.of(questions);
        plan = new SearchPlan(questions, shiftless.questions(), words, method, length);
        floats = FloatPlan.of(plan);
        head = QuestionWordSearch.answers(plan);
    }

    /** @return a new worker, for one thread at a time */
    public Worker worker() {
        return new Worker();
    }

    /** Searches blocks of the vocabulary. */
    public final class Worker {

        private final Standings standings = new Standings(head);

        private final Consumer<RowBlock> scan = floats.<Consumer<RowBlock>>map(
                        floatPlan -> new FloatScan(floatPlan, standings)::search)
                .orElseGet(this::exactScan);

        private Worker() {}

        private Consumer<RowBlock> exactScan() {
            final var scores = new BlockScores(plan);
            final var visitor = new BlockScores.Visitor() {
                @Override
                public double gate(final int q) {
                    return standings.gate(q);
                }

                @Override
                public void accept(final int q, final int candidate, final double score) {
                    standings.take(q, scores.word(candidate), scores.row(candidate), score);
                }
            };
            return block -> {
                scores.load(block);
                scores.visit(visitor);
            };
        }

        /**
         * Searches a block.
         *
         * @param block without question words; not changed
         */
        public void search(final RowBlock block) {
            scan.accept(block);
        }
    }

    /**
     * Puts together what the workers found.
     *
     * @param workers all that were used
     * @return the answers in the order of the questions
     */
    public List<AnalogyAnswer> answers(final Collection<Worker> workers) {
        final AnalogyAnswer[] answers = new AnalogyAnswer[plan.askedCount()];
        for (int q = 0; q < answers.length; q++) {
            answers[plan.place(q)] = join(q, workers);
        }
        return List.of(answers);
    }

    /**
     * How near the right words are to c alone: where they would be if b - a were left out of the question. Accuracy that
     * comes from there says nothing about the shift (the baseline "only b" of Linzen, 2016).
     *
     * @param workers all that were used
     * @return where the right words are, in the order of the questions
     */
    public List<Placing> withoutShift(final Collection<Worker> workers) {
        final int asked = plan.askedCount();
        return shiftless.placings(
                IntStream.range(asked, plan.questionCount())
                        .mapToObj(q -> join(q, workers))
                        .toList(),
                plan);
    }

    private AnalogyAnswer join(final int q, final Collection<Worker> workers) {
        Candidate found = Candidate.NONE;
        long better = 0;
        for (final Worker worker : workers) {
            final Candidate best = worker.standings.best(q);
            found = best.exists() && best.beats(found) ? best : found;
            better += worker.standings.better(q);
        }
        return join(head[q], found, better).times(plan.factorOf(q), plan.method() != AnalogyMethod.THREE_COS_MUL);
    }

    private static AnalogyAnswer join(final AnalogyAnswer head, final Candidate found, final long better) {
        final boolean isBest = found.exists() && found.beats(head.best());
        return new AnalogyAnswer(
                isBest ? found : head.best(),
                !isBest && head.isBestRight(),
                found.exists() && found.beats(head.other()) ? found : head.other(),
                found.exists() && found.beats(head.wrong()) ? found : head.wrong(),
                head.right(),
                head.rank() == 0 ? 0 : head.rank() + better);
    }
}
