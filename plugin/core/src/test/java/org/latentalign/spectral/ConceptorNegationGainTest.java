package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConceptorNegationGainTest extends GainContract {

    @Override
    List<Gain> members() {
        return List.of(new ConceptorNegationGain(1e-3), new ConceptorNegationGain(2), new ConceptorNegationGain(1e100));
    }

    @Override
    BigDecimal definition(final Gain member, final double[] eigenvalues, final int i) {
        // 1 - lambda / (lambda + alpha^-2) as it is printed, with digits enough for what it cancels
        final MathContext wide = new MathContext(400);
        final BigDecimal alpha = HighPrecision.of(((ConceptorNegationGain) member).aperture());
        final BigDecimal lambda = HighPrecision.of(eigenvalues[i]);
        final BigDecimal inverse = BigDecimal.ONE.divide(alpha.multiply(alpha), wide);
        return BigDecimal.ONE.subtract(lambda.divide(lambda.add(inverse), wide)).round(HighPrecision.CONTEXT);
    }

    @Override
    int direction(final Gain member) {
        return -1;
    }

    @Test
    void refusesNumbersThatAreNone() {
        for (final double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new ConceptorNegationGain(bad));
        }
    }

    @Test
    void writesItsFormula() {
        assertEquals("1 - lambda / (lambda + 2^-2)", new ConceptorNegationGain(2).formula());
    }
}
