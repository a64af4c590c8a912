package org.latentalign.score.statistics;

import java.util.List;

/**
 * Cosines between the p drugs of two contexts in one space, and how strong each drug is there. A drug that has no
 * direction there has NaN everywhere.
 *
 * @param drugs their names, in order
 * @param cosines p x p: drug i in the first context against drug j in the second
 * @param firstLogStrength for every drug the mean over its labels of the natural logarithm of its signature's length in
 *     the first context
 * @param secondLogStrength the same in the second context
 */
public record DrugCosines(
        List<String> drugs, double[][] cosines, double[] firstLogStrength, double[] secondLogStrength) {

    /** @return the cosine of every drug with itself in the other context */
    public double[] matched() {
        final double[] matched = new double[drugs.size()];
        for (int i = 0; i < matched.length; i++) {
            matched[i] = cosines[i][i];
        }
        return matched;
    }

    /** @return whether a drug has a direction in both contexts */
    public boolean isDefined(final int drug) {
        return !Double.isNaN(firstLogStrength[drug]) && !Double.isNaN(secondLogStrength[drug]);
    }
}
