package org.latentalign.mapping;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.latentalign.score.retrieval.Retrieval;

/**
 * How well a map carries one space onto another, on rows that it has not seen.
 *
 * @param retrieval how rows find their partners
 * @param relativeError squared error of mapped rows over that of the anchors' mean; NaN without pairs
 * @param debiasedAlignment debiased linear CKA of mapped rows and partners; blind to how spaces lie to one another
 * @param canonicalCorrelation mean of the leading directions; NaN with too few rows
 */
public record AlignmentScores(
        Retrieval retrieval, double relativeError, double debiasedAlignment, double canonicalCorrelation) {

    /** The mean of several scores. */
    static AlignmentScores mean(final List<AlignmentScores> scores) {
        return new AlignmentScores(
                new Retrieval(
                        scores.get(0).retrieval().rows(),
                        mean(scores, score -> score.retrieval().first()),
                        mean(scores, score -> score.retrieval().amongFive()),
                        mean(scores, score -> score.retrieval().firstCorrected()),
                        mean(scores, score -> score.retrieval().meanReciprocalRank()),
                        mean(scores, score -> score.retrieval().closerThanTrue())),
                mean(scores, AlignmentScores::relativeError),
                mean(scores, AlignmentScores::debiasedAlignment),
                mean(scores, AlignmentScores::canonicalCorrelation));
    }

    private static double mean(final List<AlignmentScores> scores, final ToDoubleFunction<AlignmentScores> figure) {
        return scores.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }
}
