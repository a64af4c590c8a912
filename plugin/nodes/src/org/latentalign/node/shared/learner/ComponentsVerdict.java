package org.latentalign.node.shared.learner;

import java.util.Locale;
import java.util.Optional;
import org.latentalign.neural.ErrorDifference;

/**
 * What a network is worth beside principal components with as many dimensions, in words: one rule for all networks. "No
 * better" is said when its error is not below theirs; "better" when it is below by what chance does not make of the
 * validation rows. docs/calibration.md says how often either misleads. "No better" is a warning, too. But where the last
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

    private boolean isNoBetter() {
        return error >= componentsError;
    }

    /** @return whether it may be said that the network is better */
    public boolean isBetter() {
        return canBeBetter && !isNoBetter() && (!isValidated() || difference.isBetter());
    }

    /** @return what the user must know before using the network */
    public Optional<String> warning() {
        boolean isDue = canBeBetter ? isNoBetter() : error > NEAR * componentsError;
        return isDue ? Optional.of(sentence()) : Optional.empty();
    }

    /** @return one sentence */
    public String sentence() {
        String than = "than PCA with " + dimensions + (dimensions == 1 ? " dimension" : " dimensions");
        String figures = ": " + figure(error) + " against " + figure(componentsError)
                + (isValidated() ? " on validation rows" : " on the rows trained on");
        if (isNoBetter()) {
            return "The network is no better " + than + figures + ".";
        }
        return isBetter()
                ? "The network reconstructs better " + than + figures + "."
                : "The network is not clearly better " + than + figures
                        + (canBeBetter
                                ? ", a difference that so many rows, " + difference.rows() + ", may give by chance."
                                : ", and one of its shape cannot be on all rows.");
    }

    private static String figure(final double value) {
        return String.format(Locale.ROOT, "%.4f", value).matches("0\\.0{2,}.*")
                ? String.format(Locale.ROOT, "%.3g", value)
                : String.format(Locale.ROOT, "%.4f", value);
    }
}
