package org.latentalign.node.score.degree;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.latentalign.node.score.degree.AlignmentByDegreeNodeParameters.BaselineMeasure;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.DegreeSweep;
import org.latentalign.score.SweptGain;
import org.latentalign.score.statistics.ConfidenceInterval;
import org.latentalign.score.statistics.EncodingChange;
import org.latentalign.score.statistics.Jackknife;
import org.latentalign.score.statistics.StretchingAdvice;
import org.latentalign.spectral.Gain;

/** Which of the scored gains to choose, if any, and how far each family may be stretched. */
final class Advice {

    private final List<GainSweep.Scored> scored;

    private final int best;

    private final StretchingAdvice stretching;

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
        stretching = new StretchingAdvice(
                results.get(0).meanHeldOutAuc(),
                DegreeSweep.heldOutAucOfChoice(results),
                best < 0 ? Double.NaN : results.get(best).total().area().standardError());
    }

    /** @return the gain that is advised: degree 0 unless another one is worth it; nothing when no AUC is defined */
    Optional<SweptGain> advised() {
        return best < 0
                ? Optional.empty()
                : Optional.of(scored.get(isToStretch() ? best : 0).swept());
    }

    /** @return the held-out AUC of the advised gain, or NaN */
    double heldOutAuc() {
        return isToStretch() ? bestHeldOutAuc() : heldOutAucAtZero();
    }

    /** @return the gain with the best held-out AUC, advised or not, where one is defined */
    Optional<SweptGain> best() {
        return best < 0 ? Optional.empty() : Optional.of(scored.get(best).swept());
    }

    /** @return its held-out AUC, or NaN */
    double bestHeldOutAuc() {
        return best < 0 ? Double.NaN : scored.get(best).result().meanHeldOutAuc();
    }

    /** @return the held-out AUC of the choice, when it is made on other keys, or NaN */
    double heldOutAucOfChoice() {
        return stretching.ofChoice();
    }

    /** @return the held-out AUC without stretching, or NaN */
    double heldOutAucAtZero() {
        return stretching.withoutStretching();
    }

    /** @return whether stretching is advised at all: then by {@link #best} */
    boolean isToStretch() {
        return best >= 0 && !scored.get(best).swept().isDegreeZero() && stretching.isToStretch();
    }

    /**
     * @param family of gains
     * @return the last degree before the baseline first exceeds the level, or AUC or retrieval are worse than without
     *     stretching by more than their own error; nothing when degree 0 exceeds the level
     */
    OptionalDouble largestSafeDegree(final Class<? extends Gain> family) {
        OptionalDouble safe = OptionalDouble.empty();
        for (var row : scored) {
            if (family.isInstance(row.swept().gain())) {
                if (!isSafe(row.result())) {
                    break;
                }
                safe = row.swept().degree();
            }
        }
        return safe;
    }

    private boolean isSafe(final DegreeSweep.Result result) {
        var zero = scored.get(0).result();
        return baseline(result.total()) <= level
                && !isWorse(result.total().area(), zero.total().area())
                && !isWorse(result.retrieval(), zero.retrieval());
    }

    /** With too few keys for an error, a fall that matters counts. */
    private static boolean isWorse(final Jackknife figure, final Jackknife atZero) {
        var change = figure.minus(atZero);
        return change.interval() instanceof ConfidenceInterval.TooFew
                ? change.estimate() <= -EncodingChange.SMALLEST_CHANGE
                : change.interval().high() < 0;
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
                    "Nothing shows that a gain separates matched from unmatched shifts better than the vectors as"
                            + " they are (held-out AUC %.2f at degree 0, %.2f at the best, %.2f when the choice"
                            + " itself is made on other drugs or groups): do not stretch for these shifts.",
                    heldOutAucAtZero(),
                    bestHeldOutAuc(),
                    heldOutAucOfChoice());
        }
        return String.format(
                Locale.ROOT,
                "%s separates matched from unmatched shifts best (held-out AUC %.2f, against %.2f at degree 0; %.2f"
                        + " when the choice itself is made on other drugs or groups).",
                title(scored.get(best).swept()),
                bestHeldOutAuc(),
                heldOutAucAtZero(),
                heldOutAucOfChoice());
    }

    private static String title(final SweptGain swept) {
        var family = swept.gain().family();
        return swept.degree().isPresent()
                ? family + " of degree " + text(swept.degree().getAsDouble())
                : family;
    }

    /** A degree, without decimals where it has none. */
    static String text(final double degree) {
        return degree == Math.rint(degree) ? Long.toString((long) degree) : Double.toString(degree);
    }
}
