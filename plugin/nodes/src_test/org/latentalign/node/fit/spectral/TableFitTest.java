package org.latentalign.node.fit.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeParameters.FoundDirections;
import org.latentalign.node.fit.spectral.TableFit.Way;
import org.latentalign.node.shared.learner.FitSize;
import org.latentalign.spectral.ShiftedPowerGain;
import org.latentalign.spectral.WhiteningGain;

class TableFitTest {

    private static final SpectralOptions OPTIONS = SpectralOptions.of(new ShiftedPowerGain(1));

    private static final long LAPTOP = 2L << 30;

    @Test
    void choosesAnExactWayWhereItFits() {
        assertEquals(Way.SECOND_MOMENT, automatic(1_000_000, 300));
        assertEquals(Way.SECOND_MOMENT, automatic(6, 978));
        assertEquals(Way.SECOND_MOMENT, automatic(100_000, 3_000));
        assertEquals(Way.ROW_PRODUCTS, automatic(6, 20_000));
        assertEquals(Way.ROW_PRODUCTS, automatic(1_000, 20_000));
        assertEquals(Way.ROW_PRODUCTS, automatic(2_000, 3_000));
    }

    @Test
    void looksForTheStrongestWhereItDoesNot() {
        assertEquals(Way.PASSES, automatic(100_000, 12_328));
        assertEquals(Way.PASSES, automatic(20_000, 20_000));
        assertEquals(Way.PASSES, way(FoundDirections.STRONGEST, 100, 50));
    }

    @Test
    void doesWhatIsAskedFor() {
        assertEquals(Way.SECOND_MOMENT, way(FoundDirections.ALL, 100_000, 12_328));
        assertEquals(Way.ROW_PRODUCTS, way(FoundDirections.ALL, 10_000, 20_000));
        // the weakest directions, which count most in whitening, are not among the strongest
        assertEquals(
                Way.SECOND_MOMENT,
                TableFit.way(
                        FoundDirections.AUTOMATIC,
                        new FitSize(100_000, 12_328, LAPTOP),
                        SpectralOptions.of(new WhiteningGain(0.1))));
    }

    private static Way automatic(final long n, final int d) {
        return way(FoundDirections.AUTOMATIC, n, d);
    }

    private static Way way(final FoundDirections wanted, final long n, final int d) {
        return TableFit.way(wanted, new FitSize(n, d, LAPTOP), OPTIONS);
    }
}
