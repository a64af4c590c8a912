package org.latentalign.score.query;

import java.util.Locale;
import org.latentalign.score.statistics.ConfidenceInterval;
import org.latentalign.score.statistics.Jackknife;

/** In words, how queries find their own drug, and whether encoding helps them to. */
public final class RetrievalVerdict {

    private RetrievalVerdict() {}

    /**
     * Of one space.
     *
     * @param score how queries find their own drug
     */
    public static String of(final RetrievalScore score) {
        return found(score) + ".";
    }

    /**
     * Of two spaces. An interval that holds 0 says nothing in favor of either.
     *
     * @param before how queries find their own drug before encoding
     * @param after the same queries after encoding
     */
    public static String of(final RetrievalScore before, final RetrievalScore after) {
        final Jackknife change = after.meanReciprocalRank().minus(before.meanReciprocalRank());
        final ConfidenceInterval interval = change.interval();
        final String ranks = found(before) + " before encoding and "
                + decimal(after.meanReciprocalRank().estimate()) + " after. ";
        if (Double.isNaN(interval.low())) {
            return ranks + "With " + interval.clusters() + (interval.clusters() == 1 ? " drug" : " drugs")
                    + " nothing can be said about the difference.";
        }
        if (!interval.excludes(0)) {
            return ranks + "The difference may be chance: encoding is not shown to help to find the same drug.";
        }
        return ranks
                + (change.estimate() > 0
                        ? "Encoding helps to find the same drug"
                        : "Encoding makes it harder to find the same drug")
                + ": the change is " + decimal(change.estimate()) + " (95% interval " + decimal(interval.low()) + " to "
                + decimal(interval.high()) + "), over " + interval.clusters() + " drugs.";
    }

    private static String found(final RetrievalScore score) {
        return "Queries find their own drug with a mean reciprocal rank of "
                + decimal(score.meanReciprocalRank().estimate()) + " (by chance " + decimal(score.chance()) + ")";
    }

    private static String decimal(final double value) {
        final String text = String.format(Locale.ROOT, "%.2f", value);
        return text.equals("-0.00") ? text.substring(1) : text;
    }
}
