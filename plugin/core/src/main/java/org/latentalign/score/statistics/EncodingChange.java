package org.latentalign.score.statistics;

/** Whether encoding made matched pairs stand out more or less. */
public enum EncodingChange {
    /** There are too few drugs or groups to tell. */
    TOO_FEW,
    /** Nothing shows a change that matters. */
    NO_EVIDENCE,
    /** They stand out more after encoding. */
    HELPED,
    /** They stood out more before encoding. */
    MADE_WORSE;

    /** A smaller change of the AUC is not worth mentioning. */
    public static final double SMALLEST_CHANGE = 0.05;

    /**
     * Judges. A change is only told where the interval of the paired difference excludes none, and where there is
     * something that stands out: after encoding for the better, before for the worse.
     *
     * @param before whether matched pairs can be told from unmatched ones before encoding
     * @param after whether they can be told after it
     * @param difference of the AUC, after less before, over the same drugs or groups
     */
    public static EncodingChange of(final Distinction before, final Distinction after, final Jackknife difference) {
        final ConfidenceInterval interval = difference.interval();
        if (interval instanceof ConfidenceInterval.TooFew || interval instanceof ConfidenceInterval.Undefined) {
            return TOO_FEW;
        }
        if (!interval.excludes(0) || Math.abs(difference.estimate()) < SMALLEST_CHANGE) {
            return NO_EVIDENCE;
        }
        if (difference.estimate() > 0) {
            return after.isSeen() ? HELPED : NO_EVIDENCE;
        }
        return before.isSeen() ? MADE_WORSE : NO_EVIDENCE;
    }
}
