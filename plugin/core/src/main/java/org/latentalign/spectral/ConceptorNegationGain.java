package org.latentalign.spectral;

import java.util.Arrays;

/**
 * The negated conceptor {@code 1 - lambda / (lambda + alpha^-2)}, which is {@code 1 / (1 + alpha^2 lambda)}: strong
 * directions are damped smoothly instead of being dropped (Jaeger 2014; Liu, Ungar and Sedoc, "Unsupervised
 * post-processing of word vectors via conceptor negation", 2019).
 *
 * @param aperture alpha, positive and finite
 */
public record ConceptorNegationGain(double aperture) implements FixedGain {

    /** Checks the aperture. */
    public ConceptorNegationGain {
        if (!(aperture > 0) || Double.isInfinite(aperture)) {
            throw new IllegalArgumentException("The aperture of the conceptor must be a positive number, but it is "
                    + Degrees.text(aperture) + ".");
        }
    }

    @Override
    public double[] logGains(final double[] eigenvalues, final int rank) {
        // alpha twice rather than its square, which may be too large or too small for a double
        return Arrays.stream(eigenvalues)
                .map(lambda -> -StrictMath.log1p(aperture * lambda * aperture))
                .toArray();
    }

    @Override
    public String family() {
        return "Conceptor negation";
    }

    @Override
    public String formula() {
        return "1 - lambda / (lambda + " + Degrees.text(aperture) + "^-2)";
    }
}
