package org.latentalign.node.score.degree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.latentalign.score.SweptGain;
import org.latentalign.spectral.Gain;
import org.latentalign.spectral.PolynomialGain;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.ShiftedPowerGain;

/** Which gains are compared, the gentlest first. */
final class SweptGains {

    /** Already degree 1 may be too much where eigenvalues differ by orders of magnitude. */
    private static final double[] FRACTIONS = {0.05, 0.1, 0.2, 0.3, 0.5, 0.7};

    private SweptGains() {}

    /**
     * @param largestDegree of the families that have a degree
     * @param coefficients of the polynomials, from the constant term upwards; the last one stands for all further ones
     * @param others families without a degree
     * @return every family of degree 0, the families that have them of degrees between 0 and 1, every family of degree
     *     1 and so on, and then the others
     */
    static List<SweptGain> of(
            final int largestDegree, final List<Double> coefficients, final List<? extends Gain> others) {
        var gains = new ArrayList<SweptGain>();
        for (int degree = 0; degree <= largestDegree; degree++) {
            if (degree == 1) {
                for (double fraction : FRACTIONS) {
                    gains.add(SweptGain.ofDegree(fraction, new ShiftedPowerGain(fraction)));
                    gains.add(SweptGain.ofDegree(fraction, new PowerGain(fraction)));
                }
            }
            gains.add(SweptGain.ofDegree(degree, new ShiftedPowerGain(degree)));
            gains.add(SweptGain.ofDegree(degree, new PowerGain(degree)));
            var polynomial = polynomial(degree, coefficients);
            if (polynomial.stream().anyMatch(coefficient -> coefficient != 0)) {
                gains.add(SweptGain.ofDegree(degree, new PolynomialGain(polynomial)));
            }
        }
        others.forEach(gain -> gains.add(SweptGain.withoutDegree(gain)));
        return gains;
    }

    private static List<Double> polynomial(final int degree, final List<Double> coefficients) {
        var first = new ArrayList<>(coefficients.subList(0, Math.min(coefficients.size(), degree + 1)));
        var last = first.get(first.size() - 1);
        first.addAll(Collections.nCopies(degree + 1 - first.size(), last));
        return first;
    }
}
