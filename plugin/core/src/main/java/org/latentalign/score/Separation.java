package org.latentalign.score;

import java.util.Arrays;

/** How well matched cosines stand out from unmatched ones. */
final class Separation {

    private Separation() {}

    /**
     * The area under the ROC curve: the probability that a matched cosine is larger than an unmatched one, ties counted
     * half (the Mann-Whitney statistic over the number of pairs). 0.5 means that matched pairs look like any other.
     *
     * @param matched cosines of matched pairs, without NaN
     * @param unmatched cosines of unmatched pairs, without NaN
     * @return NaN when one of them is empty
     */
    static double areaUnderCurve(final double[] matched, final double[] unmatched) {
        if (matched.length == 0 || unmatched.length == 0) {
            return Double.NaN;
        }
        final double[] sorted = unmatched.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (final double cosine : matched) {
            final int below = SortedValues.below(sorted, cosine);
            final int notAbove = SortedValues.notAbove(sorted, cosine, below);
            wins += below + 0.5 * (notAbove - below);
        }
        return wins / matched.length / unmatched.length;
    }
}
