package org.latentalign.node.score.analogies;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.analogy.AnalogyAnswer;

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
     * @param accuracy the share of questions answered right when a, b and c are no answers; NaN without questions
     * @param accuracyWithQuestionWords the same when they are
     * @param topAccuracy the share with a right word among the first five, a, b and c left out
     * @param withoutAnswer questions whose direction has length zero
     */
    record PhaseScores(
            AlignmentScore alignment,
            double accuracy,
            double accuracyWithQuestionWords,
            double topAccuracy,
            int withoutAnswer) {

        static PhaseScores of(final AlignmentScore alignment, final List<AnalogyAnswer> answers) {
            return new PhaseScores(
                    alignment,
                    share(answers, AnalogyAnswer::isOtherRight),
                    share(answers, AnalogyAnswer::isBestRight),
                    share(answers, answer -> answer.isAmongFirst(TOP)),
                    (int) answers.stream().filter(answer -> !answer.isDefined()).count());
        }

        private static double share(final List<AnalogyAnswer> answers, final Predicate<AnalogyAnswer> isCounted) {
            return answers.isEmpty()
                    ? Double.NaN
                    : (double) answers.stream().filter(isCounted).count() / answers.size();
        }
    }
}
