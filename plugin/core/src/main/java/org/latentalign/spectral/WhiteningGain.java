package org.latentalign.spectral;

import java.util.Arrays;

/**
 * Whitening, {@code (lambda + epsilon)^-1/2}: every direction gets the same mean square; along the original axes it is
 * the ZCA map (Bell and Sejnowski 1997). It is the opposite of the paper's stretching: it makes strong directions weaker.
 *
 * <p>Without regularization, directions without data have gain 0, and the weakest directions with data get the largest
 * gains, noise included.
 *
 * @param regularization epsilon, in units of lambda; not below 0, finite
 */
public record WhiteningGain(double regularization) implements FixedGain {

    /** Checks the number. */
    public WhiteningGain {
        if (!(regularization >= 0) || Double.isInfinite(regularization)) {
            throw new IllegalArgumentException(
                    "The regularization of the whitening must be a number not below 0, but it is "
                            + Degrees.text(regularization) + ".");
        }
    }

    @Override
    public double[] logGains(final double[] eigenvalues, final int rank) {
        return Arrays.stream(eigenvalues)
                .map(lambda -> lambda + regularization == 0
                        ? Double.NEGATIVE_INFINITY
                        : -0.5 * StrictMath.log(lambda + regularization))
                .toArray();
    }

    @Override
    public String family() {
        return "Whitening";
    }

    @Override
    public String formula() {
        return regularization == 0 ? "lambda^-1/2" : "(lambda + " + Degrees.text(regularization) + ")^-1/2";
    }
}
