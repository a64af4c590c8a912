package org.latentalign.score.analogy;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.latentalign.score.analogy.AnalogyAnswer.Candidate;

/**
 * Finds the exact answers to many questions in one pass over a vocabulary that is never in memory as a whole.
 *
 * <p>First the question words themselves are scored, which handles "without the question's words" and gives every
 * question
 * a high bar at once. All other rows of the vocabulary are then given in blocks, each to one of the {@linkplain
 * #worker()
 * workers}, in any order and from any number of threads: the answers are the same to the last bit. Rows of the question
 * words must not be given again.
 */
public final class AnalogySearch {

    private final SearchPlan plan;

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
        final var block = new VocabularyBlock(words.vector(present[0]).length);
        final var scores = new BlockScores(plan);
        for (int start = 0; start < present.length; start += VocabularyBlock.CAPACITY) {
            block.clear();
            for (int i = start; i < Math.min(present.length, start + VocabularyBlock.CAPACITY); i++) {
                final double[] vector = words.vector(present[i]);
                System.arraycopy(vector, 0, block.next(), 0, vector.length);
                // the number of the word stands in for its row
                block.add(words.word(present[i]), present[i]);
            }
            scores.visit(block, new Head(scores));
        }
        countBetter(present, block, scores);
    }

    /** The rank of the right word can be found only when its score is known. */
    private void countBetter(final int[] present, final VocabularyBlock block, final BlockScores scores) {
        final long[] better = new long[head.length];
        for (int start = 0; start < present.length; start += VocabularyBlock.CAPACITY) {
            block.clear();
            for (int i = start; i < Math.min(present.length, start + VocabularyBlock.CAPACITY); i++) {
                final double[] vector = plan.words().vector(present[i]);
                System.arraycopy(vector, 0, block.next(), 0, vector.length);
                block.add(plan.words().word(present[i]), present[i]);
            }
            scores.visit(block, new HeadRank(scores, better));
        }
        for (int q = 0; q < head.length; q++) {
            final AnalogyAnswer answer = head[q];
            head[q] = new AnalogyAnswer(
                    answer.best(),
                    answer.isBestRight(),
                    answer.other(),
                    answer.wrong(),
                    answer.right(),
                    answer.right().exists() ? better[q] + 1 : 0);
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
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        public void visit(
                final int q,
                final double[] first,
                final double[] second,
                final double shift,
                final int from,
                final int to) {
            final AnalogyQuestion question = plan.question(q);
            AnalogyAnswer answer = head[q];
            for (int r = from; r < to; r++) {
                final double score = scores.score(first, second, shift, r);
                if (Double.isNaN(score)
                        || score < answer.wrong().score()
                                && score < answer.right().score()
                                && score < answer.best().score()) {
                    continue;
                }
                final int word = (int) scores.row(r);
                answer = with(
                        answer,
                        question,
                        word,
                        new Candidate(scores.word(r), plan.words().row(word), score));
            }
            head[q] = answer;
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

        private final long[] better;

        HeadRank(final BlockScores scores, final long[] better) {
            this.scores = scores;
            this.better = better;
        }

        @Override
        public double gate(final int q) {
            return head[q].right().exists() ? head[q].right().score() : Double.POSITIVE_INFINITY;
        }

        @Override
        public void visit(
                final int q,
                final double[] first,
                final double[] second,
                final double shift,
                final int from,
                final int to) {
            final Candidate right = head[q].right();
            if (!right.exists()) {
                return;
            }
            for (int r = from; r < to; r++) {
                final double score = scores.score(first, second, shift, r);
                final int word = (int) scores.row(r);
                if (score >= right.score()
                        && !plan.question(q).names(word)
                        && (score > right.score() || plan.words().row(word) < right.row())) {
                    better[q]++;
                }
            }
        }
    }

    /** @return a new worker, for one thread at a time */
    public Worker worker() {
        return new Worker();
    }

    /** Searches blocks of the vocabulary. */
    public final class Worker {

        private final BlockScores scores = new BlockScores(plan);

        private final double[] best = new double[head.length];

        private final long[] bestRows = new long[head.length];

        private final String[] bestWords = new String[head.length];

        private final double[] rightScores = new double[head.length];

        private final double[] gates = new double[head.length];

        private final long[] better = new long[head.length];

        private Worker() {
            Arrays.fill(bestRows, Long.MAX_VALUE);
            for (int q = 0; q < head.length; q++) {
                best[q] = head[q].wrong().score();
                rightScores[q] = head[q].right().exists() ? head[q].right().score() : Double.POSITIVE_INFINITY;
                gates[q] = Math.min(best[q], rightScores[q]);
            }
        }

        /**
         * Searches a block.
         *
         * @param block without question words; not changed
         */
        public void search(final VocabularyBlock block) {
            scores.visit(block, new BlockScores.Visitor() {
                @Override
                public double gate(final int q) {
                    return gates[q];
                }

                @Override
                public void visit(
                        final int q,
                        final double[] first,
                        final double[] second,
                        final double shift,
                        final int from,
                        final int to) {
                    final double gate = gates[q];
                    for (int r = from; r < to; r++) {
                        final double score = scores.score(first, second, shift, r);
                        if (score >= gate) {
                            take(q, r, score);
                        }
                    }
                }
            });
        }

        private void take(final int q, final int candidate, final double score) {
            final long row = scores.row(candidate);
            if (score > rightScores[q]
                    || score == rightScores[q] && row < head[q].right().row()) {
                better[q]++;
            }
            if (score > best[q] || score == best[q] && row < bestRows[q]) {
                best[q] = score;
                bestRows[q] = row;
                bestWords[q] = scores.word(candidate);
                gates[q] = Math.min(score, rightScores[q]);
            }
        }

        private Candidate best(final int q) {
            return bestWords[q] == null ? Candidate.NONE : new Candidate(bestWords[q], bestRows[q], best[q]);
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
                final Candidate best = worker.best(q);
                found = best.exists() && best.beats(found) ? best : found;
                better += worker.better[q];
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
