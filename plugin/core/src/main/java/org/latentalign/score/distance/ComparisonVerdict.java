package org.latentalign.score.distance;

import java.util.Locale;

/** What a comparison of groups says, in words for somebody who has not read how it is computed. */
public final class ComparisonVerdict {

    private ComparisonVerdict() {}

    /**
     * Judges.
     *
     * @param comparison of groups
     * @param level of the false discovery rate
     * @param distance what was measured, as the title of {@link GroupDistance}
     * @return one or more sentences
     */
    public static String of(final GroupComparison comparison, final double level, final String distance) {
        final long tested = comparison.tested();
        if (tested == 0) {
            return "No two groups could be tested: each needs two rows or more, on plates that both have. A distance"
                    + " without its null says nothing.";
        }
        final long differing = comparison.differing(level);
        final String rate = percent(level);
        final StringBuilder text = new StringBuilder();
        if (differing == 0) {
            text.append("No ")
                    .append(tested == 1 ? "difference is" : "pair of " + tested + " is found to differ")
                    .append(tested == 1 ? " found" : "")
                    .append(" at a false discovery rate of ")
                    .append(rate)
                    .append(": the distances are such as chance gives when labels are exchanged.");
        } else {
            text.append(differing)
                    .append(" of ")
                    .append(tested)
                    .append(tested == 1 ? " pair differs" : " pairs differ")
                    .append(" at a false discovery rate of ")
                    .append(rate)
                    .append(", so about ")
                    .append(String.format(Locale.ROOT, "%.1f", level * differing))
                    .append(" of these may be chance.");
        }
        if (comparison.smallestSingleRate() > level) {
            text.append(" With so many pairs, few rows or few permutations, a single pair cannot get below ")
                    .append(percent(comparison.smallestSingleRate()))
                    .append(": more replicates are needed.");
        }
        text.append(" Read the ")
                .append(distance.startsWith("MMD") ? distance : distance.toLowerCase(Locale.ROOT))
                .append(" beside its null median only: two samples of the same rows are never at distance zero.");
        return text.toString();
    }

    private static String percent(final double share) {
        return String.format(Locale.ROOT, "%.2g", 100 * share).replaceFirst("\\.0$", "") + "%";
    }
}
