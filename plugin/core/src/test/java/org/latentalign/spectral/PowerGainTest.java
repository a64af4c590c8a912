package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PowerGainTest extends GainContract {

    @Override
    List<Gain> members() {
        return List.of(new PowerGain(0), new PowerGain(0.5), new PowerGain(1), new PowerGain(5), new PowerGain(200));
    }

    @Override
    BigDecimal definition(final Gain member, final double[] eigenvalues, final int i) {
        final double degree = ((PowerGain) member).degree();
        if (degree == 0) {
            return BigDecimal.ONE; // the power 0 of a matrix is the identity, null directions included
        }
        return eigenvalues[i] == 0 ? BigDecimal.ZERO : HighPrecision.pow(HighPrecision.of(eigenvalues[i]), degree);
    }

    @Override
    int direction(final Gain member) {
        return 1;
    }

    @Test
    void refusesDegreesThatAreNone() {
        for (final double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new PowerGain(bad));
        }
    }

    @Test
    void writesItsFormula() {
        assertEquals("lambda^2", new PowerGain(2).formula());
    }
}
