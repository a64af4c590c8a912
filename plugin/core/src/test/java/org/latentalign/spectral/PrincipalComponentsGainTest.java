package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;

class PrincipalComponentsGainTest extends GainContract {

    @Override
    List<Gain> members() {
        return List.of(new PrincipalComponentsGain(1), new PrincipalComponentsGain(2), new PrincipalComponentsGain(7));
    }

    @Override
    boolean takes(final Gain member, final int dimension) {
        return ((PrincipalComponentsGain) member).components() <= dimension;
    }

    @Override
    BigDecimal definition(final Gain member, final double[] eigenvalues, final int i) {
        return i < ((PrincipalComponentsGain) member).components() ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    @Override
    int direction(final Gain member) {
        return 1;
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        assertThrows(IllegalArgumentException.class, () -> new PrincipalComponentsGain(0));
        final FitException e = assertThrows(
                FitException.class, () -> new PrincipalComponentsGain(4).logGains(new double[] {3, 2, 1}, 3));
        assertEquals(
                "There cannot be 4 principal components of vectors of dimension 3. Choose 3 or fewer.", e.getMessage());
    }
}
