package org.latentalign.score.analogy;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.latentalign.score.analogy.AnalogyAnswer.Candidate;

/**
 * Finds the exact answers to many questions in one pass over a vocabulary that is never in memory as a whole.
 *
 * <p>First the question words themselves are scored, which handles "without the question's words" and gives every
 * question a high bar at once. All other rows of the vocabulary are then given in blocks, each to one of the {@linkplain
 * #worker() workers}, in any order and from any number of threads: the answers are the same to the last bit. Rows of the
 * question words must not be given again.
 *
 * <p>Where it can, a worker scores in single precision first, and in double only what that leaves open.
 */
public final class AnalogySearch {

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
        plan = new SearchPlan(questions, words, method, length);
        floats = FloatPlan.of(plan);
        head = new AnalogyAnswer[plan.questionCount()];
        Arrays.fill(head, AnalogyAnswer.NONE);
        scoreQuestionWords();
    }

    private void scoreQuestionWords() {
        final QuestionWords words = plan.words();
        final int[] present =
                IntStream.range(0, words.size()).filter(words::has).toArray();
        if (present.length == 0) {
            return;
        }
        final var scores = new BlockScores(plan);
        visit(present, scores, new Head(scores));
        // the rank of the right word can be found only when its score is known
        final var ranks = new HeadRank(scores);
        visit(present, scores, ranks);
        for (int q = 0; q < head.length; q++) {
            head[q] = head[q].withRank(head[q].right().exists() ? ranks.better[q] + 1 : 0);
        }
    }

    /** Looks through the question words. */
    private void visit(final int[] present, final BlockScores scores, final BlockScores.Visitor visitor) {
        final var block = new VocabularyBlock(plan.words().vector(present[0]).length);
        for (int i = 0; i < present.length; i++) {
            final double[] vector = plan.words().vector(present[i]);
            System.arraycopy(vector, 0, block.next(), 0, vector.length);
            // the number of the word stands in for its row
            block.add(plan.words().word(present[i]), present[i]);
            if (block.isFull() || i == present.length - 1) {
                scores.visit(block, visitor);
                block.clear();
            }
        }
    }

    /** Finds the best among the question words. */
    private final class Head implements BlockScores.Visitor {

        private final BlockScores scores;

        Head(final BlockScores scores) {
            this.scores = scores;
        }

        @Override
        public double gate(final int q) {
            final AnalogyAnswer answer = head[q];
            return Math.min(
                    answer.best().score(),
                    Math.min(answer.wrong().score(), answer.right().score()));
        }

        @Override
        public void accept(final int q, final int candidate, final double score) {
            final int word = (int) scores.row(candidate);
            final AnalogyAnswer answer = head[q];
            final boolean isHigh =
                    score >= answer.best().score() || score >= answer.wrong().score();
            if (isHigh || plan.question(q).isAnswer(word)) {
                final long row = plan.words().row(word);
                head[q] = with(answer, plan.question(q), word, new Candidate(scores.word(candidate), row, score));
            }
        }

        private AnalogyAnswer with(
                final AnalogyAnswer answer, final AnalogyQuestion question, final int word, final Candidate found) {
            final boolean isRight = question.isAnswer(word);
            final boolean isBest = found.beats(answer.best());
            final boolean isOther = !question.names(word);
            return new AnalogyAnswer(
                    isBest ? found : answer.best(),
                    isBest ? isRight : answer.isBestRight(),
                    isOther && found.beats(answer.other()) ? found : answer.other(),
                    isOther && !isRight && found.beats(answer.wrong()) ? found : answer.wrong(),
                    isOther && isRight && found.beats(answer.right()) ? found : answer.right(),
                    0);
        }
    }

    /** Counts the question words that come before the right one. */
    private final class HeadRank implements BlockScores.Visitor {

        private final BlockScores scores;

        private final long[] better = new long[head.length];

        HeadRank(final BlockScores scores) {
            this.scores = scores;
        }

        @Override
        public double gate(final int q) {
            return head[q].right().exists() ? head[q].right().score() : Double.POSITIVE_INFINITY;
        }

        @Override
        public void accept(final int q, final int candidate, final double score) {
            final Candidate right = head[q].right();
            final int word = (int) scores.row(candidate);
            if (!plan.question(q).names(word)
                    && (score > right.score()
                            || score == right.score() && plan.words().row(word) < right.row())) {
                better[q]++;
            }
        }
    }

    /** @return a new worker, for one thread at a time */
    public Worker worker() {
        return new Worker();
    }

    /** Searches blocks of the vocabulary. */
    public final class Worker {

        private final Standings standings = new Standings(head);

        private final Consumer<VocabularyBlock> scan = floats.<Consumer<VocabularyBlock>>map(
                        floatPlan -> new FloatScan(floatPlan, standings)::search)
                .orElseGet(this::exactScan);

        private Worker() {}

        private Consumer<VocabularyBlock> exactScan() {
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
            return block -> scores.visit(block, visitor);
        }

        /**
         * Searches a block.
         *
         * @param block without question words; not changed
         */
        public void search(final VocabularyBlock block) {
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
        final AnalogyAnswer[] answers = new AnalogyAnswer[head.length];
        for (int q = 0; q < head.length; q++) {
            Candidate found = Candidate.NONE;
            long better = 0;
            for (final Worker worker : workers) {
                final Candidate best = worker.standings.best(q);
                found = best.exists() && best.beats(found) ? best : found;
                better += worker.standings.better(q);
            }
            answers[plan.place(q)] =
                    join(head[q], found, better).times(plan.factorOf(q), plan.method() != AnalogyMethod.THREE_COS_MUL);
        }
        return Arrays.asList(answers);
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
