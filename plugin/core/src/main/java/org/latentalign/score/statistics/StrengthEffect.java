package org.latentalign.score.statistics;

import java.util.stream.IntStream;

/**
 * How much more alike two strong drugs are than a strong and a weak one: the slope of the cosines of different drugs on
 * the product of their centered strengths, beside what each drug has with all others. It is found from unmatched pairs
 * alone. What drugs have with all others is the same whichever drug stands for which, and is not taken away.
 *
 * @param centered for every drug the mean of its log strengths in the two contexts, less the mean over all drugs; 0 for
 *     a drug without a direction
 * @param slope of cosines on products of two of these
 */
record StrengthEffect(double[] centered, double slope) {

    /** With fewer drugs a slope would be a guess. */
    private static final int FEWEST_DRUGS = 5;

    /** With a smaller variance all drugs are as strong, but for rounding. */
    private static final double SAME_STRENGTH = 1e-18;

    static StrengthEffect of(final DrugCosines cosines) {
        final int[] there = IntStream.range(0, cosines.drugs().size())
                .filter(cosines::isDefined)
                .toArray();
        final int p = there.length;
        final double[] centered = new double[cosines.drugs().size()];
        double mean = 0;
        for (final int drug : there) {
            centered[drug] = (cosines.firstLogStrength()[drug] + cosines.secondLogStrength()[drug]) / 2;
            mean += centered[drug] / p;
        }
        double squares = 0;
        for (final int drug : there) {
            centered[drug] -= mean;
            squares += centered[drug] * centered[drug];
        }
        if (p < FEWEST_DRUGS || squares <= SAME_STRENGTH * p) {
            return new StrengthEffect(centered, 0);
        }
        // products u_i u_j less the effects of rows and columns off the diagonal: those are the same for both, and
        // a_i = -(u_i^2 + A) / (p - 2) with their sum A = -sum u^2 / (2 (p - 1)), since the u sum up to 0
        final double sumOfEffects = -squares / (2 * (p - 1));
        double product = 0;
        double square = 0;
        for (final int i : there) {
            for (final int j : there) {
                if (i != j) {
                    final double left = centered[i] * centered[j]
                            + (centered[i] * centered[i] + centered[j] * centered[j] + 2 * sumOfEffects) / (p - 2);
                    product += cosines.cosines()[i][j] * left;
                    square += left * left;
                }
            }
        }
        return new StrengthEffect(centered, product / square);
    }

    /** What the strengths of two drugs explain of their cosine. */
    double explained(final int first, final int second) {
        return slope * centered[first] * centered[second];
    }
}
