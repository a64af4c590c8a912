package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.latentalign.kernel.Cosine;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.SecondMomentAccumulator;

class CorrectedOriginTest {

    private static final double[][] WORDS = {
        {3, 1, 0, 0.2},
        {3, 1, 1, 0.2},
        {3, 2, 0, 0.9},
        {3, 2, 1, 0.9},
        {3, 1.8, 0.1, 0.7},
        {3, 1.8, 1.05, 0.7},
        {2.5, 0.6, 0, 0},
        {2.5, 0.6, 0.9, 0},
        {0, 0, 0, 0},
        {0.5, -2, 0.3, -1},
        {3, 2, 1, 0.9}
    };

    /** Computed with NumPy's singular value decomposition. */
    private static final double[] EXPECTED = {
        8.60669934425732, 4.577476844564049, 1.7129446851322352, 1.6960920437158964
    };

    @Test
    void isTheTopSingularVectorAtItsLength() throws FitException {
        assertArrayEquals(EXPECTED, origin(1), 1e-12);
    }

    /** The sign of a singular vector is arbitrary, that of the mean is not. */
    @Test
    void liesOnTheSideOfTheMean() throws FitException {
        final double[] mirrored = origin(-1);
        for (int j = 0; j < EXPECTED.length; j++) {
            assertEquals(-EXPECTED[j], mirrored[j], 1e-12);
        }
    }

    @Test
    void cosinesSeenFromItAreThoseOfNumpy() throws FitException {
        final double[] origin = origin(1);
        final double[] man = WORDS[0].clone();
        final double[] king = WORDS[2].clone();
        assertEquals(0.9494631369614297, Cosine.between(man, king), 1e-12);
        for (int j = 0; j < origin.length; j++) {
            man[j] -= origin[j];
            king[j] -= origin[j];
        }
        assertEquals(0.9872271588199775, Cosine.between(man, king), 1e-12);
    }

    @Test
    void needsVectors() {
        assertThrows(
                FitException.class,
                () -> CorrectedOrigin.of(new SecondMomentAccumulator(4, false).finish(), Progress.NONE));
    }

    private static double[] origin(final double factor) throws FitException {
        final var moment = new SecondMomentAccumulator(4, false);
        for (final double[] word : WORDS) {
            final double[] row = word.clone();
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
            moment.add(row);
        }
        return CorrectedOrigin.of(moment.finish(), Progress.NONE);
    }
}
