package org.latentalign.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.latentalign.kernel.Randoms;
import org.latentalign.kernel.RowProduct;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.Jackknife;
import org.latentalign.score.statistics.Separation;
import org.latentalign.spectral.DirectionGains;

/**
 * How the alignment of matched shifts changes with the gain of an encoder, without any transformed data: a shift's
 * projections on the eigendirections are taken once, and every gain only weighs them anew (paper, Lemma 1).
 *
 * <p>Keys, such as drugs or groups of directions, are dealt to folds at random; the held-out AUC of a fold compares the
 * matched pairs of its keys with unmatched pairs that start from them.
 */
public final class DegreeSweep {

    /** Shifts that are compared with each other and with no others. */
    public sealed interface Part permits Contexts, Group {}

    /**
     * Matched shifts of one pair of contexts, such as two cell lines.
     *
     * @param first p x m projections
     * @param second p x m projections of the partners
     * @param keys for each, the number of its key, such as its drug; shifts of one key are never unmatched
     */
    public record Contexts(double[][] first, double[][] second, int[] keys) implements Part {}

    /**
     * Directions that should be alike, all combinations of two being matched, among the directions of all groups.
     *
     * @param shifts projections of all directions
     * @param groups for each, the number of its group, which is its key
     * @param start index of the first one of this group
     * @param end index behind the last one
     * @param others indices of the directions that are not of this group, also not by another group's name
     * @param combinationLimit the largest number of combinations; above, so many are drawn at random
     */
    public record Group(double[][] shifts, int[] groups, int start, int end, int[] others, int combinationLimit)
            implements Part {}

    /**
     * One gain.
     *
     * @param total the score over all parts
     * @param trainingAuc for each fold, the AUC of the keys outside of it; NaN where not defined
     * @param heldOutAuc for each fold, the AUC of the keys in it; NaN where not defined
     * @param retrieval the share of searches that find a matched shift nearer than every unmatched one, and without
     *     each key
     * @param log10ConditionNumber of the encoder
     */
    public record Result(
            AlignmentScore total,
            double[] trainingAuc,
            double[] heldOutAuc,
            Jackknife retrieval,
            double log10ConditionNumber) {

        /** @return the mean over the folds where it is defined, or NaN */
        public double meanHeldOutAuc() {
            return Arrays.stream(heldOutAuc)
                    .filter(auc -> !Double.isNaN(auc))
                    .average()
                    .orElse(Double.NaN);
        }
    }

    private final List<Compared> parts;

    private final int[] foldOfKey;

    private final int folds;

    /**
     * @param parts the shifts
     * @param keys how many keys there are
     * @param folds how many folds are wanted; no more than there are keys are made
     * @param seed deals the keys and draws samples
     * @param unmatchedLimit the largest number of unmatched pairs of a part
     * @param progress told while pairs are chosen, without a fraction
     */
    public DegreeSweep(
            final List<? extends Part> parts,
            final int keys,
            final int folds,
            final long seed,
            final int unmatchedLimit,
            final Progress progress) {
        this(
                parts.stream()
                        .map(part -> Compared.of(part, unmatchedLimit, seed, progress))
                        .toList(),
                deal(keys, Math.min(folds, keys), seed),
                Math.min(folds, keys));
    }

    private DegreeSweep(final List<Compared> parts, final int[] foldOfKey, final int folds) {
        this.parts = parts;
        this.foldOfKey = foldOfKey;
        this.folds = folds;
    }

    /**
     * The pairs of a part with the projections of its shifts.
     *
     * @param pairs chosen once, for all gains
     * @param first projections of the shifts that pairs start from
     * @param second those of the shifts that they end at; the same array where shifts are compared among themselves
     */
    private record Compared(ComparedShifts pairs, double[][] first, double[][] second) {

        static Compared of(final Part part, final int unmatchedLimit, final long seed, final Progress progress) {
            if (part instanceof Group group) {
                return new Compared(
                        ComparedShifts.inGroup(
                                group.groups(),
                                group.start(),
                                group.end(),
                                group.others(),
                                group.combinationLimit(),
                                unmatchedLimit,
                                seed,
                                progress),
                        group.shifts(),
                        group.shifts());
            }
            final var contexts = (Contexts) part;
            return new Compared(
                    ComparedShifts.inTwoContexts(contexts.keys(), unmatchedLimit, seed),
                    contexts.first(),
                    contexts.second());
        }

        /** The same comparisons in other coordinates, of which there is one change for each array. */
        Compared inCoordinates(final UnaryOperator<double[][]> change) {
            final double[][] changed = change.apply(first);
            return new Compared(pairs, changed, second == first ? changed : change.apply(second));
        }

        int matchedKey(final int pair) {
            return pairs.clusters()[pairs.matched().first()[pair]];
        }

        int startKey(final int pair) {
            return pairs.clusters()[pairs.unmatched().first()[pair]];
        }

        int endKey(final int pair) {
            return pairs.clusters()[pairs.unmatched().second()[pair]];
        }

        /** Stretches what is not stretched yet, and measures. */
        ComparedShifts.Measured measure(
                final double[] logGains, final Map<double[][], UnitShifts> stretched, final Progress progress) {
            return pairs.measure(
                    stretched.computeIfAbsent(first, shifts -> UnitShifts.stretched(shifts, logGains, progress)),
                    stretched.computeIfAbsent(second, shifts -> UnitShifts.stretched(shifts, logGains, progress)),
                    progress);
        }
    }

    /**
     * The same shifts, pairs and folds for gains on other directions.
     *
     * @param directions one a row, in coordinates of those on which the shifts are projected
     */
    public DegreeSweep along(final double[][] directions) {
        final var product = RowProduct.ofRows(directions);
        final Map<double[][], double[][]> changed = new IdentityHashMap<>();
        return new DegreeSweep(
                parts.stream()
                        .map(part -> part.inCoordinates(projections -> changed.computeIfAbsent(projections, old -> {
                            final double[][] projected = new double[old.length][directions.length];
                            product.multiply(old, old.length, projected, product.newScratch());
                            return projected;
                        })))
                        .toList(),
                foldOfKey,
                folds);
    }

    /** Every key gets a fold; folds differ in size by one at most. */
    private static int[] deal(final int keys, final int folds, final long seed) {
        final int[] order = IntStream.range(0, keys).toArray();
        final var random = new SplittableRandom(seed);
        for (int i = keys - 1; i > 0; i--) {
            final int j = Randoms.index(random, i + 1);
            final int key = order[i];
            order[i] = order[j];
            order[j] = key;
        }
        final int[] foldOfKey = new int[keys];
        for (int i = 0; i < keys; i++) {
            foldOfKey[order[i]] = i % folds;
        }
        return foldOfKey;
    }

    /** @return how many folds there are */
    public int folds() {
        return folds;
    }

    /**
     * Scores one gain. Safe to call from several threads.
     *
     * @param gains of every direction on which the shifts are projected
     * @param rank how many of them the data reaches
     * @param progress told often, without a fraction
     */
    public Result score(final DirectionGains gains, final int rank, final Progress progress) {
        return score(gains.encoder(), gains.log10ConditionNumber(rank), progress);
    }

    /**
     * Scores one gain. Safe to call from several threads.
     *
     * @param logGains of every coordinate in which the shifts are given; minus infinity leaves a coordinate out
     * @param log10ConditionNumber of the encoder
     * @param progress told often, without a fraction
     */
    public Result score(final double[] logGains, final double log10ConditionNumber, final Progress progress) {
        final Map<double[][], UnitShifts> stretched = new IdentityHashMap<>();
        final List<ComparedShifts.Measured> measured = new ArrayList<>();
        final List<Separation.Measured> separated = new ArrayList<>();
        final List<AlignmentScore> scores = new ArrayList<>();
        for (final Compared part : parts) {
            final var ofPart = part.measure(logGains, stretched, progress);
            measured.add(ofPart);
            final var byKey = part.pairs().of(part.pairs().clusters());
            separated.add(byKey.measured(ofPart.matched(), ofPart.unmatched()));
            scores.add(ofPart.score(byKey, progress));
        }
        final double[] training = new double[folds];
        final double[] heldOut = new double[folds];
        for (int fold = 0; fold < folds; fold++) {
            progress.report(Double.NaN, () -> "Comparing folds");
            training[fold] = areaUnderCurve(measured, fold, false);
            heldOut[fold] = areaUnderCurve(measured, fold, true);
        }
        return new Result(
                AlignmentScore.total(scores, separated, progress),
                training,
                heldOut,
                retrieval(measured),
                log10ConditionNumber);
    }

    private Jackknife retrieval(final List<ComparedShifts.Measured> measured) {
        final int[] keys = parts.stream()
                .flatMapToInt(part -> Arrays.stream(
                        part.pairs().searched(part.pairs().clusters()).first()))
                .toArray();
        return ClusteredPairs.within(keys)
                .mean(measured.stream()
                        .flatMapToDouble(part -> Arrays.stream(part.searched().found()))
                        .toArray());
    }

    /** The mean over the parts, weighted by their matched pairs, of the AUC of the keys in a fold or of all others. */
    private double areaUnderCurve(final List<ComparedShifts.Measured> measured, final int fold, final boolean isIn) {
        double sum = 0;
        double weights = 0;
        for (int p = 0; p < parts.size(); p++) {
            final Compared part = parts.get(p);
            final double[] matched =
                    measured.get(p).matchedOf(pair -> (foldOfKey[part.matchedKey(pair)] == fold) == isIn);
            final double[] unmatched = measured.get(p)
                    .unmatchedOf(pair -> (foldOfKey[part.startKey(pair)] == fold) == isIn
                            && (isIn || foldOfKey[part.endKey(pair)] != fold));
            final double auc = Separation.areaUnderCurve(matched, unmatched);
            if (!Double.isNaN(auc)) {
                sum += matched.length * auc;
                weights += matched.length;
            }
        }
        return weights == 0 ? Double.NaN : sum / weights;
    }

    /**
     * The gain with the best held-out AUC.
     *
     * @param results of all gains, the gentlest first: it wins among equals
     * @return its index, or -1 when no AUC is defined
     */
    public static int best(final List<Result> results) {
        int best = -1;
        for (int i = 0; i < results.size(); i++) {
            final double auc = results.get(i).meanHeldOutAuc();
            if (!Double.isNaN(auc) && (best < 0 || auc > results.get(best).meanHeldOutAuc())) {
                best = i;
            }
        }
        return best;
    }

    /**
     * What choosing a gain by its AUC is worth on keys that had no part in the choice: in every fold the gain that is
     * best on the other folds, scored on this one.
     *
     * @param results of all gains, the gentlest first
     * @return the mean over the folds, or NaN
     */
    public static double heldOutAucOfChoice(final List<Result> results) {
        double sum = 0;
        int count = 0;
        final int folds = results.isEmpty() ? 0 : results.get(0).heldOutAuc().length;
        for (int fold = 0; fold < folds; fold++) {
            int best = -1;
            for (int i = 0; i < results.size(); i++) {
                final double auc = results.get(i).trainingAuc()[fold];
                if (!Double.isNaN(auc) && (best < 0 || auc > results.get(best).trainingAuc()[fold])) {
                    best = i;
                }
            }
            if (best >= 0 && !Double.isNaN(results.get(best).heldOutAuc()[fold])) {
                sum += results.get(best).heldOutAuc()[fold];
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
