package org.latentalign.spectral;

import java.util.Arrays;
import org.latentalign.kernel.FitException;

/**
 * Projection on the first h principal components: gain 1 for the h largest eigenvalues, 0 for the others (Pearson 1901).
 * A comparison of the paper's section 4, where equal gains leave angles within the kept directions as they are. The usual
 * principal component analysis is that of centered data.
 *
 * @param components h, at least 1
 */
public record PrincipalComponentsGain(int components) implements FixedGain {

    /** Checks the number. */
    public PrincipalComponentsGain {
        if (components < 1) {
            throw new IllegalArgumentException(
                    "The number of principal components must be at least 1, but it is " + components + ".");
        }
    }

    @Override
    public double[] logGains(final double[] eigenvalues, final int rank) throws FitException {
        final double[] logs = new double[eigenvalues.length];
        Arrays.fill(logs, directions(logs.length), logs.length, Double.NEGATIVE_INFINITY);
        return logs;
    }

    @Override
    public int directions(final int dimension) throws FitException {
        if (components > dimension) {
            throw new FitException("There cannot be " + components + " principal components of vectors of dimension "
                    + dimension + ". Choose " + dimension + " or fewer.");
        }
        return components;
    }

    @Override
    public String family() {
        return "Principal components";
    }

    @Override
    public String formula() {
        return components == 1
                ? "1 for the largest lambda, else 0"
                : "1 for the " + components + " largest lambda, else 0";
    }
}
