package org.latentalign.spectral;

import java.util.Arrays;
import org.latentalign.kernel.FitException;

/**
 * Removes the mean and the D strongest directions, and keeps the others as they are (Mu and Viswanath, "All-but-the-top:
 * simple and effective postprocessing for word representations", 2018; they suggest D of about d/100).
 *
 * @param dropped D, at least 0
 */
public record AllButTheTopGain(int dropped) implements FixedGain {

    /** Checks the number. */
    public AllButTheTopGain {
        if (dropped < 0) {
            throw new IllegalArgumentException(
                    "The number of directions to drop must not be below 0, but it is " + dropped + ".");
        }
    }

    @Override
    public double[] logGains(final double[] eigenvalues, final int rank) throws FitException {
        final double[] logs = new double[eigenvalues.length];
        Arrays.fill(logs, 0, logs.length - directions(logs.length), Double.NEGATIVE_INFINITY);
        return logs;
    }

    @Override
    public boolean needsCentering() {
        return true;
    }

    @Override
    public int firstDirection() {
        return dropped;
    }

    @Override
    public int directions(final int dimension) throws FitException {
        if (dropped >= dimension) {
            throw new FitException("Dropping " + dropped + " directions of vectors of dimension " + dimension
                    + " leaves nothing. Choose a number below " + dimension + ".");
        }
        return dimension - dropped;
    }

    @Override
    public String family() {
        return "All but the top";
    }

    @Override
    public String formula() {
        return dropped == 1 ? "0 for the largest lambda, else 1" : "0 for the " + dropped + " largest lambda, else 1";
    }
}
