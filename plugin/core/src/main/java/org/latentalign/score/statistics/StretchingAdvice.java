package org.latentalign.score.statistics;

/**
 * Whether to stretch at all, once the best of many gains has been chosen by its AUC. The best of many looks better than
 * it is; so the choice is made again without each fold and judged on the fold, and it has to clear chance as well as
 * the vectors as they are.
 *
 * @param withoutStretching the AUC of the vectors as they are, on held-out drugs or groups
 * @param ofChoice the AUC on held-out drugs or groups of what was chosen without them
 * @param standardError of the chosen gain's AUC, over drugs or groups ({@link Jackknife#standardError})
 */
public record StretchingAdvice(double withoutStretching, double ofChoice, double standardError) {

    /**
     * The choice has to be better by as much. With twice that, where there is nothing to find stretching is advised as
     * rarely, and with ten drugs where it helps a sixth less often.
     */
    public static final double SMALLEST_GAIN = 0.01;

    /** The choice has to be at least so good. */
    public static final double SMALLEST_AREA = 0.6;

    /** @return whether stretching is worth it; not where a figure is not known */
    public boolean isToStretch() {
        return ofChoice >= withoutStretching + SMALLEST_GAIN
                && ofChoice >= SMALLEST_AREA
                && ofChoice >= 0.5 + 2 * standardError;
    }
}
