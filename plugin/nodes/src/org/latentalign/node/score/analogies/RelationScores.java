package org.latentalign.node.score.analogies;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.analogy.AnalogyAnswer;
import org.latentalign.score.analogy.Placing;

/**
 * What is known of a relation, or of all of them together.
 *
 * @param name of the relation
 * @param questions how many it has
 * @param covered how many of these have vectors; all figures rest on them
 * @param missing the words for which the others are not covered
 * @param before the scores before encoding
 * @param after the scores after encoding, where there is a model
 */
record RelationScores(
        String name,
        int questions,
        int covered,
        List<String> missing,
        PhaseScores before,
        Optional<PhaseScores> after) {

    private static final int TOP = 5;

    /**
     * The scores of one phase.
     *
     * @param alignment of the shifts
     * @param accuracy of the answers
     * @param withoutShift the accuracy of the words that are nearest to c, b - a left out of the questions: what analogies
     *     have to beat
     * @param withoutAnswer questions whose direction has length zero
     */
    record PhaseScores(AlignmentScore alignment, Accuracy accuracy, Accuracy withoutShift, int withoutAnswer) {

        static PhaseScores of(
                final AlignmentScore alignment, final List<AnalogyAnswer> answers, final List<Placing> withoutShift) {
            return new PhaseScores(
                    alignment,
                    Accuracy.of(answers.stream().map(AnalogyAnswer::placing).toList()),
                    Accuracy.of(withoutShift),
                    (int) answers.stream().filter(answer -> !answer.isDefined()).count());
        }
    }

    /**
     * Shares of the questions that are answered right; NaN without questions.
     *
     * @param usual when a, b and c are no answers
     * @param withQuestionWords when they are
     * @param top with a right word among the first five, a, b and c left out
     */
    record Accuracy(double usual, double withQuestionWords, double top) {

        static Accuracy of(final List<Placing> placings) {
            return new Accuracy(
                    share(placings, placing -> placing.isAmongFirst(1)),
                    share(placings, Placing::isBestRight),
                    share(placings, placing -> placing.isAmongFirst(TOP)));
        }

        private static double share(final List<Placing> placings, final Predicate<Placing> isCounted) {
            return placings.isEmpty()
                    ? Double.NaN
                    : (double) placings.stream().filter(isCounted).count() / placings.size();
        }
    }
}
