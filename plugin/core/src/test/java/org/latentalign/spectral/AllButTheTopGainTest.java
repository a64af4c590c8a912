package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;

class AllButTheTopGainTest extends GainContract {

    @Override
    List<Gain> members() {
        return List.of(new AllButTheTopGain(0), new AllButTheTopGain(1), new AllButTheTopGain(6));
    }

    @Override
    boolean takes(final Gain member, final int dimension) {
        return ((AllButTheTopGain) member).dropped() < dimension;
    }

    @Override
    BigDecimal definition(final Gain member, final double[] eigenvalues, final int i) {
        return i < ((AllButTheTopGain) member).dropped() ? BigDecimal.ZERO : BigDecimal.ONE;
    }

    @Override
    int direction(final Gain member) {
        return -1;
    }

    @Test
    void refusesNumbersThatDoNotFit() {
        assertThrows(IllegalArgumentException.class, () -> new AllButTheTopGain(-1));
        final FitException e =
                assertThrows(FitException.class, () -> new AllButTheTopGain(3).logGains(new double[] {3, 2, 1}, 3));
        assertEquals(
                "Dropping 3 directions of vectors of dimension 3 leaves nothing. Choose a number below 3.",
                e.getMessage());
        assertTrue(new AllButTheTopGain(1).needsCentering());
    }
}
