package org.latentalign.spectral;

import java.util.List;
import org.latentalign.kernel.FitException;

/**
 * {@code b0 = p(lambda) = c_0 + c_1 lambda + ... + c_m lambda^m}: initialization at a polynomial of the second moment, the
 * general form of the paper's section 4. Gains must not be negative at any eigenvalue; coefficients may be.
 *
 * @param coefficients from the constant term upwards, finite, not all 0
 */
public record PolynomialGain(List<Double> coefficients) implements TrainedGain {

    /** Checks the coefficients. */
    public PolynomialGain {
        coefficients = List.copyOf(coefficients);
        boolean zero = true;
        for (final double c : coefficients) {
            if (!Double.isFinite(c)) {
                throw new IllegalArgumentException(
                        "The coefficients of the polynomial must be finite numbers, but one is " + c + ".");
            }
            zero &= c == 0;
        }
        if (zero) {
            throw new IllegalArgumentException("The polynomial needs at least one coefficient that is not 0.");
        }
    }

    @Override
    public double[] logGains(final double[] eigenvalues, final int rank) throws FitException {
        final double[] logs = new double[eigenvalues.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = logValue(eigenvalues[i]);
        }
        return logs;
    }

    /**
     * Horner's rule on {@code p(lambda) / lambda^l} with the lowest term l for small lambda, and downwards on
     * {@code p(lambda) / lambda^m} with the highest term m for large lambda; so no power is too small or too large.
     */
    private double logValue(final double lambda) throws FitException {
        int lowest = 0;
        while (coefficients.get(lowest) == 0) {
            lowest++;
        }
        int highest = coefficients.size() - 1;
        while (coefficients.get(highest) == 0) {
            highest--;
        }
        final boolean small = lambda <= 1;
        final double variable = small ? lambda : 1 / lambda;
        final int factored = small ? lowest : highest;
        double value = 0;
        double size = 0; // the same with absolute coefficients: what rounding errors are relative to
        for (int i = 0; i <= highest - lowest; i++) {
            final double c = coefficients.get(small ? highest - i : lowest + i);
            value = Math.fma(value, variable, c);
            size = Math.fma(size, variable, Math.abs(c));
        }
        if (Double.isInfinite(size)) {
            throw new FitException("The polynomial's coefficients are too large: their sum exceeds what a double can"
                    + " hold (about 1e308).");
        }
        if (Math.abs(value) <= 2 * (highest - lowest) * Math.ulp(1.0) * size) { // a root, as far as double can tell
            return Double.NEGATIVE_INFINITY;
        }
        if (value < 0) {
            throw new FitException("The polynomial " + formula() + " is negative at the eigenvalue " + lambda
                    + ". A gain must not be negative: choose coefficients that keep the polynomial at or above 0 on all"
                    + " eigenvalues, for instance none below 0.");
        }
        return StrictMath.log(value) + (factored == 0 ? 0 : factored * StrictMath.log(lambda));
    }

    @Override
    public String family() {
        return "Polynomial";
    }

    @Override
    public String formula() {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < coefficients.size(); i++) {
            final double c = coefficients.get(i);
            if (c == 0) {
                continue;
            }
            if (text.length() == 0) {
                text.append(c < 0 ? "-" : "");
            } else {
                text.append(c < 0 ? " - " : " + ");
            }
            text.append(Degrees.text(Math.abs(c)));
            if (i > 0) {
                text.append(" lambda");
            }
            if (i > 1) {
                text.append('^').append(i);
            }
        }
        return text.toString();
    }
}
