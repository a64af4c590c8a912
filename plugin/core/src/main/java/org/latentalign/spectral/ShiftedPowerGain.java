package org.latentalign.spectral;

import java.util.Arrays;

/**
 * {@code b0 = (lambda + 1)^k}: initialization at {@code (S + I)^k} (paper, Corollary 3). Every gain is at least 1, so the
 * encoder is invertible. In the authors' code for gene expression, t multiplications give the degree k = t + 1.
 *
 * @param degree k, at least 0, finite; need not be a whole number
 */
public record ShiftedPowerGain(double degree) implements TrainedGain {

    /** Checks the degree. */
    public ShiftedPowerGain {
        Degrees.check(degree);
    }

    @Override
    public double[] logGains(final double[] eigenvalues, final int rank) {
        return Arrays.stream(eigenvalues)
                .map(lambda -> degree * StrictMath.log1p(lambda))
                .toArray();
    }

    @Override
    public String family() {
        return "Shifted power";
    }

    @Override
    public String formula() {
        return "(lambda + 1)^" + Degrees.text(degree);
    }
}
