package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhiteningGainTest extends GainContract {

    @Override
    List<Gain> members() {
        return List.of(new WhiteningGain(0), new WhiteningGain(1e-6), new WhiteningGain(1));
    }

    @Override
    BigDecimal definition(final Gain member, final double[] eigenvalues, final int i) {
        final BigDecimal sum =
                HighPrecision.of(eigenvalues[i]).add(HighPrecision.of(((WhiteningGain) member).regularization()));
        return sum.signum() == 0
                ? BigDecimal.ZERO
                : BigDecimal.ONE.divide(sum.sqrt(HighPrecision.CONTEXT), HighPrecision.CONTEXT);
    }

    @Override
    int direction(final Gain member) {
        return -1;
    }

    @Test
    void refusesNumbersThatAreNone() {
        for (final double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new WhiteningGain(bad));
        }
    }

    @Test
    void writesItsFormula() {
        assertEquals("(lambda + 1)^-1/2", new WhiteningGain(1).formula());
    }
}
