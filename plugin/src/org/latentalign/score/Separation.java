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
            final int below = firstNotBelow(sorted, cosine);
            final int notAbove = firstNotBelow(sorted, Math.nextUp(cosine));
            wins += below + 0.5 * (notAbove - below);
        }
        return wins / matched.length / unmatched.length;
    }

    /** The number of sorted values below a limit. */
    private static int firstNotBelow(final double[] sorted, final double limit) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (sorted[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
