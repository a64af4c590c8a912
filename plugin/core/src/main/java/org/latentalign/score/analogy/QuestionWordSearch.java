package org.latentalign.score.analogy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.latentalign.score.analogy.AnalogyAnswer.Candidate;
import org.latentalign.search.RowBlock;

/**
 * Finds the best of the question words. It takes two rounds: how high the right words score must be known before words
 * that come before them are counted, and is a high bar for all others.
 */
final class QuestionWordSearch implements BlockScores.Visitor {

    private final SearchPlan plan;

    private final BlockScores scores;

    private final AnalogyAnswer[] answers;

    /** By question, how many words come before the right one. */
    private final long[] better;

    private QuestionWordSearch(final SearchPlan plan) {
        this.plan = plan;
        scores = new BlockScores(plan);
        answers = new AnalogyAnswer[plan.questionCount()];
        better = new long[answers.length];
        Arrays.fill(answers, AnalogyAnswer.NONE);
    }

    /** The answers among the question words, in the order of the plan. */
    static AnalogyAnswer[] answers(final SearchPlan plan) {
        final var search = new QuestionWordSearch(plan);
        search.forEachBlock(search::scoreRightWords);
        search.forEachBlock(() -> search.scores.visit(search));
        for (int q = 0; q < search.answers.length; q++) {
            final AnalogyAnswer answer = search.answers[q];
            search.answers[q] = answer.withRank(answer.right().exists() ? search.better[q] + 1 : 0);
        }
        return search.answers;
    }

    /** Loads the question words that have a vector; their number stands in for their row. */
    private void forEachBlock(final Runnable action) {
        final QuestionWords words = plan.words();
        final int[] present =
                IntStream.range(0, words.size()).filter(words::has).toArray();
        if (present.length == 0) {
            return;
        }
        final var block = new RowBlock(words.vector(present[0]).length);
        for (int i = 0; i < present.length; i++) {
            final double[] vector = words.vector(present[i]);
            System.arraycopy(vector, 0, block.next(), 0, vector.length);
            block.add(words.word(present[i]), present[i]);
            if (block.isFull() || i == present.length - 1) {
                scores.load(block);
                action.run();
                block.clear();
            }
        }
    }

    private void scoreRightWords() {
        final int[] candidateOf = new int[plan.words().size()];
        Arrays.fill(candidateOf, -1);
        for (int candidate = 0; candidate < scores.size(); candidate++) {
            candidateOf[wordOf(candidate)] = candidate;
        }
        for (int q = 0; q < answers.length; q++) {
            if (plan.isDefined(q)) {
                for (final int word : plan.question(q).answers()) {
                    if (candidateOf[word] >= 0 && !plan.question(q).names(word)) {
                        takeRight(q, candidate(candidateOf[word], scores.score(q, candidateOf[word])));
                    }
                }
            }
        }
    }

    private void takeRight(final int q, final Candidate right) {
        if (right.beats(answers[q].right())) {
            answers[q] = new AnalogyAnswer(Candidate.NONE, false, right, Candidate.NONE, right, 0);
        }
    }

    private int wordOf(final int candidate) {
        return (int) scores.row(candidate);
    }

    private Candidate candidate(final int candidate, final double score) {
        return new Candidate(scores.word(candidate), plan.words().row(wordOf(candidate)), score);
    }

    @Override
    public double gate(final int q) {
        final AnalogyAnswer answer = answers[q];
        final double lowest = Math.min(answer.best().score(), answer.wrong().score());
        return answer.right().exists() ? Math.min(lowest, answer.right().score()) : lowest;
    }

    @Override
    public void accept(final int q, final int candidate, final double score) {
        final int word = wordOf(candidate);
        final AnalogyQuestion question = plan.question(q);
        final AnalogyAnswer answer = answers[q];
        final Candidate found = candidate(candidate, score);
        final boolean isBest = found.beats(answer.best());
        final boolean isRight = question.isAnswer(word);
        final boolean isOther = !question.names(word);
        if (isOther && answer.right().exists() && found.beats(answer.right())) {
            better[q]++;
        }
        answers[q] = new AnalogyAnswer(
                isBest ? found : answer.best(),
                isBest ? isRight : answer.isBestRight(),
                isOther && found.beats(answer.other()) ? found : answer.other(),
                isOther && !isRight && found.beats(answer.wrong()) ? found : answer.wrong(),
                answer.right(),
                0);
    }
}
