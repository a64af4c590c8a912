package org.latentalign.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.DirectionGains;
import org.latentalign.spectral.LatentCosine;

/**
 * How the alignment of matched shifts changes with the gain of an encoder, without any transformed data: a shift's
 * projections on the eigendirections are taken once, and every gain only weighs them anew (paper, Lemma 1).
 *
 * <p>Keys, such as drugs, are dealt to folds at random; the held-out AUC of a fold compares the matched pairs of its
 * keys with unmatched pairs that start from them.
 */
public final class DegreeSweep {

    /**
     * Matched shifts of one pair of contexts, such as two cell lines.
     *
     * @param first p x m projections
     * @param second p x m projections of the partners
     * @param keys for each, the number of its key, such as its drug
     */
    public record Part(double[][] first, double[][] second, int[] keys) {}

    /**
     * One gain.
     *
     * @param total the score over all parts
     * @param trainingAuc for each fold, the AUC of the keys outside of it; NaN where not defined
     * @param heldOutAuc for each fold, the AUC of the keys in it; NaN where not defined
     * @param log10ConditionNumber of the encoder
     */
    public record Result(AlignmentScore total, double[] trainingAuc, double[] heldOutAuc, double log10ConditionNumber) {

        /** @return the mean over the folds where it is defined, or NaN */
        public double meanHeldOutAuc() {
            return Arrays.stream(heldOutAuc)
                    .filter(auc -> !Double.isNaN(auc))
                    .average()
                    .orElse(Double.NaN);
        }
    }

    private final List<Part> parts;

    private final int[] foldOfKey;

    private final int folds;

    private final Bootstrap bootstrap;

    private final int unmatchedLimit;

    /**
     * @param parts the shifts
     * @param keys how many keys there are
     * @param folds how many folds are wanted; no more than there are keys are made
     * @param bootstrap for intervals; its seed deals the keys and draws samples
     * @param unmatchedLimit the largest number of unmatched pairs of a part
     */
    public DegreeSweep(
            final List<Part> parts,
            final int keys,
            final int folds,
            final Bootstrap bootstrap,
            final int unmatchedLimit) {
        this.parts = List.copyOf(parts);
        this.folds = Math.min(folds, keys);
        this.bootstrap = bootstrap;
        this.unmatchedLimit = unmatchedLimit;
        foldOfKey = deal(keys, this.folds, bootstrap.seed());
    }

    /** Every key gets a fold; folds differ in size by one at most. */
    private static int[] deal(final int keys, final int folds, final long seed) {
        final int[] order = IntStream.range(0, keys).toArray();
        final var random = new SplittableRandom(seed);
        for (int i = keys - 1; i > 0; i--) {
            final int j = Bootstrap.index(random, i + 1);
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
     * @param progress told after every shift
     */
    public Result score(final DirectionGains gains, final int rank, final Progress progress) {
        final List<AlignmentScore> scores = new ArrayList<>();
        final List<Compared> compared = new ArrayList<>();
        for (final Part part : parts) {
            final double[][] first = stretched(part.first(), gains);
            final double[][] second = stretched(part.second(), gains);
            scores.add(new MatchedShifts(first, second, part.keys()).score(bootstrap, unmatchedLimit, progress));
            compared.add(compare(first, second, part.keys(), progress));
        }
        final double[] training = new double[folds];
        final double[] heldOut = new double[folds];
        for (int fold = 0; fold < folds; fold++) {
            training[fold] = areaUnderCurve(compared, fold, false);
            heldOut[fold] = areaUnderCurve(compared, fold, true);
        }
        return new Result(
                AlignmentScore.total(
                        scores,
                        compared.stream()
                                .flatMapToDouble(c -> Arrays.stream(c.matched()))
                                .toArray(),
                        parts.stream()
                                .flatMapToInt(part -> Arrays.stream(part.keys()))
                                .toArray(),
                        bootstrap),
                training,
                heldOut,
                gains.log10ConditionNumber(rank));
    }

    private static double[][] stretched(final double[][] projections, final DirectionGains gains) {
        return Arrays.stream(projections)
                .map(projection -> LatentCosine.stretched(gains.encoder(), projection))
                .toArray(double[][]::new);
    }

    /**
     * The cosines of a part.
     *
     * @param matched of its matched pairs
     * @param matchedKeys their keys
     * @param unmatched of unmatched pairs
     * @param unmatchedKeys the keys of the shifts from which these start
     * @param partnerKeys the keys of the shifts at which they end
     */
    private record Compared(
            double[] matched, int[] matchedKeys, double[] unmatched, int[] unmatchedKeys, int[] partnerKeys) {}

    private Compared compare(
            final double[][] first, final double[][] second, final int[] keys, final Progress progress) {
        final int p = keys.length;
        final double[] matched = new double[p];
        // with too many unmatched pairs every shift is compared with evenly spread others
        final int step = (int) Math.max(1, ((long) p * p + unmatchedLimit - 1) / unmatchedLimit);
        final List<double[]> cosines = new ArrayList<>();
        for (int i = 0; i < p; i++) {
            progress.report(Double.NaN, () -> "Comparing shifts");
            matched[i] = Cosine.between(first[i], second[i]);
            for (int j = i % step; j < p; j += step) {
                if (keys[i] != keys[j]) {
                    cosines.add(new double[] {Cosine.between(first[i], second[j]), keys[i], keys[j]});
                }
            }
        }
        return new Compared(
                matched,
                keys,
                cosines.stream().mapToDouble(c -> c[0]).toArray(),
                cosines.stream().mapToInt(c -> (int) c[1]).toArray(),
                cosines.stream().mapToInt(c -> (int) c[2]).toArray());
    }

    /** The mean over the parts, weighted by their matched pairs, of the AUC of the keys in a fold or of all others. */
    private double areaUnderCurve(final List<Compared> compared, final int fold, final boolean isIn) {
        double sum = 0;
        double weights = 0;
        for (final Compared part : compared) {
            final double[] matched = IntStream.range(0, part.matched().length)
                    .filter(i -> (foldOfKey[part.matchedKeys()[i]] == fold) == isIn)
                    .mapToDouble(i -> part.matched()[i])
                    .filter(cosine -> !Double.isNaN(cosine))
                    .toArray();
            final double[] unmatched = IntStream.range(0, part.unmatched().length)
                    .filter(i -> (foldOfKey[part.unmatchedKeys()[i]] == fold) == isIn)
                    .filter(i -> isIn || foldOfKey[part.partnerKeys()[i]] != fold)
                    .mapToDouble(i -> part.unmatched()[i])
                    .filter(cosine -> !Double.isNaN(cosine))
                    .toArray();
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
