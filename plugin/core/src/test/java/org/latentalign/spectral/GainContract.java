package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;

/** What every family of gains must do; one subclass for each. */
abstract class GainContract {

    private static final double[][] SPECTRA = {
        {1},
        {4.5, 0.5},
        {3, 3, 3, 3},
        {217, 20, 3, 1, 0.1, 1e-3, 0, 0},
        {1e12, 1e8, 1e4, 1, 1e-4, 1e-8, 1e-12},
        {1e-300, 1e-308, 0},
        {0, 0, 0},
    };

    /** Members of the family, mild and extreme. */
    abstract List<Gain> members();

    /**
     * The gain as the definition has it.
     *
     * @param member of the family
     * @param eigenvalues all of them
     * @param i which one to give the gain of
     */
    abstract BigDecimal definition(Gain member, double[] eigenvalues, int i);

    /** 1 if larger eigenvalues never get smaller gains, -1 if never larger ones, 0 if neither is promised. */
    abstract int direction(Gain member);

    /** Whether this member takes spectra of this dimension. */
    boolean takes(final Gain member, final int dimension) {
        return true;
    }

    @Test
    void logarithmsAgreeWithTheDefinition() throws FitException {
        for (final Gain gain : members()) {
            for (final double[] spectrum : SPECTRA) {
                if (!takes(gain, spectrum.length)) {
                    continue;
                }
                final double[] logs = gain.logGains(spectrum, rank(spectrum));
                for (int i = 0; i < spectrum.length; i++) {
                    final BigDecimal expected = definition(gain, spectrum, i);
                    assertTrue(expected.signum() >= 0);
                    if (expected.signum() == 0) {
                        assertEquals(Double.NEGATIVE_INFINITY, logs[i], 0, gain + " at " + spectrum[i]);
                    } else {
                        final double log = HighPrecision.ln(expected).doubleValue();
                        assertEquals(log, logs[i], 1e-15 + 4e-15 * Math.abs(log), gain + " at " + spectrum[i]);
                    }
                }
            }
        }
    }

    @Test
    void gainsAreMonotoneWhereTheyShouldBe() throws FitException {
        for (final Gain gain : members()) {
            for (final double[] spectrum : SPECTRA) {
                if (!takes(gain, spectrum.length)) {
                    continue;
                }
                final int rank = rank(spectrum);
                final double[] logs = gain.logGains(spectrum, rank);
                for (int i = 1; i < rank; i++) {
                    assertFalse(Double.isNaN(logs[i]));
                    final int order = Double.compare(logs[i - 1], logs[i]);
                    assertTrue(order * direction(gain) >= 0, gain + " at " + spectrum[i - 1] + " and " + spectrum[i]);
                }
            }
        }
    }

    @Test
    void theInputIsLeftAlone() throws FitException {
        final double[] spectrum = {3, 2, 1, 0.5, 0.25, 0.125, 0, 0};
        for (final Gain gain : members()) {
            if (takes(gain, spectrum.length)) {
                gain.logGains(spectrum, 6);
                assertArrayEquals(new double[] {3, 2, 1, 0.5, 0.25, 0.125, 0, 0}, spectrum, 0);
            }
        }
    }

    /** {@code a b = 1} wherever the data is and the encoder does not drop it; so the decoder inverts on the span. */
    @Test
    void theDecoderInvertsOnTheSpan() throws FitException {
        for (final Gain gain : members()) {
            for (final double[] spectrum : SPECTRA) {
                if (!takes(gain, spectrum.length)) {
                    continue;
                }
                for (final NullDirections nullDirections : NullDirections.values()) {
                    final int rank = rank(spectrum);
                    final DirectionGains gains = DirectionGains.of(gain, spectrum, rank, nullDirections, 0);
                    for (int i = 0; i < rank; i++) {
                        if (gains.encoder()[i] != Double.NEGATIVE_INFINITY) {
                            assertEquals(0, gains.encoder()[i] + gains.decoder()[i], 0);
                        }
                    }
                }
            }
        }
    }

    /** A factor common to all gains is a summand common to all logarithms. */
    @Test
    void aCommonFactorDoesNotChangeCosines() throws FitException {
        final Random random = new Random(3);
        final double[] spectrum = {21, 9, 3, 1, 0.1, 1e-3, 1e-5, 1e-6};
        for (final Gain gain : members()) {
            if (!takes(gain, spectrum.length)) {
                continue;
            }
            final double[] logs = gain.logGains(spectrum, spectrum.length);
            final double[] first = random.doubles(8, -1, 1).toArray();
            final double[] second = random.doubles(8, -1, 1).toArray();
            final double expected = LatentCosine.of(logs, first, second);
            for (final double summand : new double[] {-1000, -1, 1, 1000}) {
                final double[] shifted =
                        Arrays.stream(logs).map(log -> log + summand).toArray();
                assertEquals(expected, LatentCosine.of(shifted, first, second), 1e-12);
            }
        }
    }

    @Test
    void saysWhatItIs() throws FitException {
        for (final Gain gain : members()) {
            assertFalse(gain.family().isBlank());
            assertTrue(gain.formula().contains("lambda") || gain instanceof PolynomialGain, gain::formula);
            if (takes(gain, 8)) {
                final int h = gain.directions(8);
                assertTrue(h >= 1 && gain.firstDirection() >= 0 && gain.firstDirection() + h <= 8);
                // what lies outside has gain 0
                final double[] logs = gain.logGains(new double[] {8, 7, 6, 5, 4, 3, 2, 1}, 8);
                for (int i = 0; i < 8; i++) {
                    if (i < gain.firstDirection() || i >= gain.firstDirection() + h) {
                        assertEquals(Double.NEGATIVE_INFINITY, logs[i], 0);
                    }
                }
            }
        }
    }

    private static int rank(final double[] spectrum) {
        return (int) Arrays.stream(spectrum).filter(lambda -> lambda > 0).count();
    }
}
