package org.latentalign.node.shared.learner;

import java.util.Locale;
import java.util.Optional;
import org.latentalign.neural.ErrorDifference;

/**
 * What a network is worth beside principal components with as many dimensions, in words: one rule for all networks.
 * "Better" is said when its error is below theirs on the rows trained on, and on validation rows by what chance does not make
 * of them; "no better" when it is not below theirs on the latter, and either not on the former or above by what chance does
 * not make. Anything between is said as it is. docs/calibration.md says how often either misleads. An error that is not below is a warning, too. But where the last
 * hidden layer is no wider than the narrowest and the output is linear, no network is better than principal components
 * (Bourlard, Kamp 1988): there only when it has not come near them.
 *
 * @param dimensions of both
 * @param error of the network, the mean square over all values, on validation rows if there are any
 * @param componentsError that of principal components on the same rows
 * @param difference of the two, row by row; of no rows without validation rows
 * @param canBeBetter whether there is a network of this shape that is better
 */
public record ComponentsVerdict(
        int dimensions, double error, double componentsError, ErrorDifference difference, boolean canBeBetter) {

    /** Within this factor a network has come near what it can reach; another seed may move the error by some percent. */
    private static final double NEAR = 1.05;

    private boolean isValidated() {
        return difference.rows() > 0;
    }

    private boolean isNotBelow() {
        return isValidated() ? difference.isNotBelow() : error >= componentsError;
    }

    private boolean isNoBetter() {
        return isNotBelow() && (!canBeBetter || !isValidated() || difference.isNoBetter());
    }

    /** @return whether it may be said that the network is better */
    public boolean isBetter() {
        return canBeBetter && !isNotBelow() && (!isValidated() || difference.isBetter());
    }

    /** @return what the user must know before using the network */
    public Optional<String> warning() {
        boolean isDue = canBeBetter ? isNotBelow() : error > NEAR * componentsError;
        return isDue ? Optional.of(sentence()) : Optional.empty();
    }

    /** @return one sentence */
    public String sentence() {
        String than = "than PCA with " + dimensions + (dimensions == 1 ? " dimension" : " dimensions");
        String figures = ": " + figure(error) + " against " + figure(componentsError);
        String rows = isValidated() ? " on validation rows" : " on the rows trained on";
        if (isNoBetter()) {
            return "The network is no better " + than + figures + rows + ".";
        }
        if (isBetter()) {
            return "The network reconstructs better " + than + figures + rows + ".";
        }
        String byChance = ", a difference that so many rows, " + difference.rows() + ", may give by chance.";
        if (isNotBelow()) {
            return "The network is better " + than + " on the rows trained on, but not on validation rows" + figures
                    + byChance;
        }
        String notClearly = "The network is not clearly better " + than + figures + rows;
        if (!canBeBetter) {
            return notClearly + ", and one of its shape cannot be on all rows.";
        }
        return notClearly
                + (difference.isBetterInTraining()
                        ? byChance
                        : ", on which the epoch was chosen, and no better on those trained on.");
    }

    private static String figure(final double value) {
        if (value == 0) {
            return "0";
        }
        String decimals = String.format(Locale.ROOT, "%.4f", value);
        return value >= 1e6 || decimals.matches("0\\.0{2,}.*") ? String.format(Locale.ROOT, "%.3g", value) : decimals;
    }
}
