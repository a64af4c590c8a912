package org.latentalign.spectral;

import java.util.Arrays;

/**
 * {@code b0 = lambda^k}: initialization at {@code S^k} (paper, section 4, Corollaries 2 and 4). Directions without data
 * have gain 0, unless k = 0, where {@code S^0 = I}.
 *
 * @param degree k, at least 0, finite; need not be a whole number
 */
public record PowerGain(double degree) implements TrainedGain {

    /** Checks the degree. */
    public PowerGain {
        Degrees.check(degree);
    }

    @Override
    public double[] logGains(final double[] eigenvalues, final int rank) {
        return Arrays.stream(eigenvalues)
                .map(lambda -> degree == 0 ? 0 : degree * StrictMath.log(lambda))
                .toArray();
    }

    @Override
    public String family() {
        return "Power";
    }

    @Override
    public String formula() {
        return "lambda^" + Degrees.text(degree);
    }
}
