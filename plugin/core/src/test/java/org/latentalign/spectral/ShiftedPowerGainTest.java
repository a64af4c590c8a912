package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftedPowerGainTest extends GainContract {

    @Override
    List<Gain> members() {
        return List.of(
                new ShiftedPowerGain(0),
                new ShiftedPowerGain(0.5),
                new ShiftedPowerGain(1),
                new ShiftedPowerGain(2),
                new ShiftedPowerGain(30),
                new ShiftedPowerGain(200));
    }

    @Override
    BigDecimal definition(final Gain member, final double[] eigenvalues, final int i) {
        return HighPrecision.pow(
                BigDecimal.ONE.add(HighPrecision.of(eigenvalues[i])), ((ShiftedPowerGain) member).degree());
    }

    @Override
    int direction(final Gain member) {
        return 1;
    }

    @Test
    void refusesDegreesThatAreNone() {
        for (final double bad : new double[] {-1, -1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new ShiftedPowerGain(bad));
        }
        final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new ShiftedPowerGain(-1));
        assertEquals("The degree must be a number not below 0, but it is -1.", e.getMessage());
    }

    @Test
    void writesItsFormula() {
        assertEquals("(lambda + 1)^2", new ShiftedPowerGain(2).formula());
        assertEquals("(lambda + 1)^0.5", new ShiftedPowerGain(0.5).formula());
    }
}
