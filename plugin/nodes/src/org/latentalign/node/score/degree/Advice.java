package org.latentalign.node.score.degree;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.latentalign.node.score.degree.AlignmentByDegreeNodeParameters.BaselineMeasure;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.DegreeSweep;
import org.latentalign.score.SweptGain;
import org.latentalign.spectral.Gain;

/** Which of the scored gains to choose, if any, and how far each family may be stretched. */
final class Advice {

    /** A gain must beat degree 0 by more than this in held-out AUC to be worth advising. */
    static final double SMALLEST_GAIN = 0.02;

    private final List<GainSweep.Scored> scored;

    private final int best;

    private final double ofChoice;

    private final double level;

    private final BaselineMeasure measure;

    /**
     * @param scored all gains, the gentlest first; the first one is of degree 0
     * @param level what the baseline must not exceed
     * @param measure how the baseline is measured
     */
    Advice(final List<GainSweep.Scored> scored, final double level, final BaselineMeasure measure) {
        this.scored = List.copyOf(scored);
        this.level = level;
        this.measure = measure;
        var results = scored.stream().map(GainSweep.Scored::result).toList();
        best = DegreeSweep.best(results);
        ofChoice = DegreeSweep.heldOutAucOfChoice(results);
    }

    /** @return the gain with the best held-out AUC, where one is defined */
    Optional<SweptGain> best() {
        return best < 0 ? Optional.empty() : Optional.of(scored.get(best).swept());
    }

    /** @return its held-out AUC, or NaN */
    double heldOutAuc() {
        return best < 0 ? Double.NaN : scored.get(best).result().meanHeldOutAuc();
    }

    /** @return the held-out AUC of the choice, when it is made on other keys, or NaN */
    double heldOutAucOfChoice() {
        return ofChoice;
    }

    /** @return the held-out AUC without stretching, or NaN */
    double heldOutAucAtZero() {
        return scored.get(0).result().meanHeldOutAuc();
    }

    /** @return whether stretching is advised at all: then by {@link #best} */
    boolean isToStretch() {
        return best >= 0
                && !isDegreeZero(scored.get(best).swept())
                && heldOutAuc() - heldOutAucAtZero() >= SMALLEST_GAIN
                && ofChoice - heldOutAucAtZero() >= 0;
    }

    private static boolean isDegreeZero(final SweptGain swept) {
        return swept.degree().isPresent() && swept.degree().getAsInt() == 0;
    }

    /** @return the last degree of a family before its baseline first exceeds the level; nothing when it does so at once */
    OptionalInt largestSafeDegree(final Class<? extends Gain> family) {
        OptionalInt safe = OptionalInt.empty();
        for (var row : scored) {
            if (family.isInstance(row.swept().gain())) {
                if (!(baseline(row.result().total()) <= level)) {
                    break;
                }
                safe = row.swept().degree();
            }
        }
        return safe;
    }

    private double baseline(final AlignmentScore total) {
        return measure == BaselineMeasure.MAGNITUDE ? total.baselineMagnitude() : total.baseline();
    }

    /** @return what to make of it, in words */
    String verdict() {
        if (best < 0) {
            return "There are no unmatched pairs to compare with, so no degree can be advised.";
        }
        if (!isToStretch()) {
            return String.format(
                    Locale.ROOT,
                    "No gain separates matched from unmatched shifts better than the vectors as they are (held-out"
                            + " AUC %.2f at degree 0, %.2f at the best): do not stretch for these shifts.",
                    heldOutAucAtZero(),
                    heldOutAuc());
        }
        return String.format(
                Locale.ROOT,
                "%s separates matched from unmatched shifts best (held-out AUC %.2f, against %.2f at degree 0; %.2f"
                        + " when the choice itself is made on other keys).",
                title(scored.get(best).swept()),
                heldOutAuc(),
                heldOutAucAtZero(),
                ofChoice);
    }

    private static String title(final SweptGain swept) {
        var family = swept.gain().family();
        return swept.degree().isPresent()
                ? family + " of degree " + swept.degree().getAsInt()
                : family;
    }
}
