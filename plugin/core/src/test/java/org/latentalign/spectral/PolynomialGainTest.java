package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;

class PolynomialGainTest extends GainContract {

    @Override
    List<Gain> members() {
        return List.of(
                new PolynomialGain(List.of(1.0)),
                new PolynomialGain(List.of(0.0, 1.0)),
                new PolynomialGain(List.of(1.0, 2.0, 3.0)),
                new PolynomialGain(List.of(2.0, -1.0, 1.0)),
                new PolynomialGain(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1e200, 1e-200)));
    }

    @Override
    BigDecimal definition(final Gain member, final double[] eigenvalues, final int i) {
        final List<Double> coefficients = ((PolynomialGain) member).coefficients();
        final BigDecimal lambda = HighPrecision.of(eigenvalues[i]);
        BigDecimal sum = BigDecimal.ZERO;
        for (int j = 0; j < coefficients.size(); j++) {
            sum = sum.add(HighPrecision.of(coefficients.get(j)).multiply(lambda.pow(j, HighPrecision.CONTEXT)));
        }
        return sum.round(HighPrecision.CONTEXT);
    }

    @Override
    int direction(final Gain member) {
        return ((PolynomialGain) member).coefficients().stream().allMatch(c -> c >= 0) ? 1 : 0;
    }

    @Test
    void isTheShiftedPowerForBinomialCoefficients() throws FitException {
        final double[] eigenvalues = {100, 3, 1, 0.1, 0};
        final double[] polynomial = new PolynomialGain(List.of(1.0, 3.0, 3.0, 1.0)).logGains(eigenvalues, 4);
        final double[] power = new ShiftedPowerGain(3).logGains(eigenvalues, 4);
        for (int i = 0; i < eigenvalues.length; i++) {
            assertEquals(power[i], polynomial[i], 1e-14);
        }
    }

    @Test
    void aRootIsAGainOfZero() throws FitException {
        // (lambda - 1)^2, and (lambda - 0.1)^2, whose coefficients are not exact
        assertEquals(
                Double.NEGATIVE_INFINITY,
                new PolynomialGain(List.of(1.0, -2.0, 1.0)).logGains(new double[] {1}, 1)[0],
                0);
        assertEquals(
                Double.NEGATIVE_INFINITY,
                new PolynomialGain(List.of(0.1 * 0.1, -0.2, 1.0)).logGains(new double[] {0.1}, 1)[0],
                0);
    }

    @Test
    void refusesNegativeGainsAndEmptyPolynomials() {
        final FitException e = assertThrows(
                FitException.class, () -> new PolynomialGain(List.of(1.0, -1.0)).logGains(new double[] {0.5, 3}, 2));
        assertTrue(e.getMessage().contains("1 - 1 lambda is negative at the eigenvalue 3.0"), e::getMessage);
        assertThrows(IllegalArgumentException.class, () -> new PolynomialGain(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new PolynomialGain(List.of(0.0, 0.0)));
        assertThrows(IllegalArgumentException.class, () -> new PolynomialGain(List.of(Double.NaN)));
    }

    @Test
    void writesItsFormula() {
        assertEquals("-1 + 0.5 lambda - 2 lambda^3", new PolynomialGain(List.of(-1.0, 0.5, 0.0, -2.0)).formula());
    }
}
