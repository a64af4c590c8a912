package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.AllButTheTopGain;
import org.latentalign.spectral.ConceptorNegationGain;
import org.latentalign.spectral.FittedRows;
import org.latentalign.spectral.Gain;
import org.latentalign.spectral.GainScaling;
import org.latentalign.spectral.GramSpectrum;
import org.latentalign.spectral.GramSpectrumTest;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.PolynomialGain;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.ShiftedPowerGain;
import org.latentalign.spectral.Spectrum;
import org.latentalign.spectral.WhiteningGain;

/** Models that keep fewer than d directions, made from fewer rows than dimensions, against those with all d. */
class ThinModelTest {

    private static final int N = 12;
    private static final int D = 150;

    private static final List<Gain> GAINS = List.of(
            new ShiftedPowerGain(0),
            new ShiftedPowerGain(1),
            new ShiftedPowerGain(7.5),
            new PowerGain(0),
            new PowerGain(2),
            new PolynomialGain(List.of(1.0, 0.0, 2.5)),
            new PrincipalComponentsGain(3),
            new WhiteningGain(0),
            new WhiteningGain(1e-3),
            new AllButTheTopGain(2),
            new ConceptorNegationGain(2));

    @Test
    void encodesAndDecodesAsTheModelWithAllDirections() throws FitException {
        final double[][] rows = rows();
        final double[][] others = GramSpectrumTest.rows(20, D, i -> 1, 0.3); // that were not fitted
        final SecondMoment moment = Hadamard.moment(rows, true);
        final Spectrum spectrum = Spectrum.of(moment, new Scale.Dimension(), Progress.NONE);
        for (final Gain gain : GAINS) {
            for (final NullDirections nullDirections : NullDirections.values()) {
                for (final double a0 : new double[] {0, 0.5}) {
                    for (final GainScaling scaling : GainScaling.values()) {
                        final SpectralOptions options = SpectralOptions.of(gain)
                                .withCentered(true)
                                .withScale(new Scale.Dimension())
                                .withNullDirections(nullDirections)
                                .withInitialDecoderGain(a0)
                                .withGainScaling(scaling);
                        final SpectralAutoencoder full = full(moment, spectrum, options);
                        final SpectralAutoencoder thin = thin(rows, options).model();
                        assertEquals(full.rank(), thin.rank());
                        assertEquals(full.log10ConditionNumber(), thin.log10ConditionNumber(), 1e-9);
                        for (final double[][] data : List.of(rows, others)) {
                            final double[][] expected = SpectralFitTest.encode(full, data);
                            assertNear(expected, SpectralFitTest.encode(thin, data), options);
                            assertNear(
                                    SpectralFitTest.decode(full, expected),
                                    SpectralFitTest.decode(thin, expected),
                                    options);
                        }
                        assertNear(full.encoderMatrix(), thin.encoderMatrix(), options);
                        assertNear(full.decoderMatrix(), thin.decoderMatrix(), options);
                    }
                }
            }
        }
    }

    /** Signs of directions are the same, since both ways orient them alike. */
    @Test
    void agreesAlongThePrincipalAxes() throws FitException {
        final double[][] rows = rows();
        final SecondMoment moment = Hadamard.moment(rows, true);
        final Spectrum spectrum =
                Spectrum.of(moment, SpectralOptions.of(GAINS.get(0)).scale(), Progress.NONE);
        for (final Gain gain : GAINS) {
            for (final int h : new int[] {SpectralOptions.ALL, 3}) {
                final SpectralOptions options =
                        SpectralOptions.of(gain).withCentered(true).withPrincipalAxes(h);
                final SpectralAutoencoder full = full(moment, spectrum, options);
                final SpectralAutoencoder thin = thin(rows, options).model();
                assertTrue(thin.latentDimension() <= full.latentDimension());
                final double[][] expected = SpectralFitTest.encode(full, rows);
                final double[][] actual = SpectralFitTest.encode(thin, rows);
                for (int i = 0; i < rows.length; i++) { // what is left out is 0
                    actual[i] = Arrays.copyOf(actual[i], full.latentDimension());
                }
                assertNear(expected, actual, options);
            }
        }
    }

    @Test
    void refusesDirectionsThatTheRowsDoNotReach() {
        final SpectralOptions options =
                SpectralOptions.of(new ShiftedPowerGain(1)).withCentered(true).withPrincipalAxes(N);
        assertTrue(assertThrows(FitException.class, () -> thin(rows(), options))
                .getMessage()
                .contains("have only " + (N - 1) + " directions"));
        final SpectralOptions dropped =
                SpectralOptions.of(new AllButTheTopGain(N - 1)).withCentered(true);
        assertTrue(assertThrows(FitException.class, () -> thin(rows(), dropped))
                .getMessage()
                .contains("leaves nothing"));
        final SpectralOptions components =
                SpectralOptions.of(new PrincipalComponentsGain(N)).withCentered(true);
        assertEquals(
                "There cannot be " + N + " principal components: the data reach only " + (N - 1)
                        + " directions. Choose " + (N - 1) + " or fewer.",
                assertThrows(FitException.class, () -> thin(rows(), components)).getMessage());
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws FitException, IOException {
        for (final Gain gain : GAINS) {
            for (final SpectralOptions options : List.of(
                    SpectralOptions.of(gain).withCentered(true),
                    SpectralOptions.of(gain).withCentered(true).withPrincipalAxes(2))) {
                final SpectralAutoencoder model = thin(rows(), options).model();
                final byte[] bytes = bytes(model);
                final SpectralAutoencoder read =
                        (SpectralAutoencoder) AutoencoderFormat.read(new ByteArrayInputStream(bytes));
                assertEquals(model.summary(), read.summary());
                assertEquals(model.method(), read.method());
                assertEquals(model.remainder(), read.remainder());
                assertEquals(model.firstDirection(), read.firstDirection());
                assertArrayEquals(model.eigenvalues(), read.eigenvalues());
                assertArrayEquals(bytes, bytes(read));
                assertArrayEquals(SpectralFitTest.encode(model, rows()), SpectralFitTest.encode(read, rows()));
            }
        }
    }

    @Test
    void damageIsTold() throws FitException, IOException {
        final byte[] bytes =
                bytes(thin(rows(), SpectralOptions.of(new ShiftedPowerGain(1)).withCentered(true))
                        .model());
        for (int i = 0; i < bytes.length; i += i < 300 ? 1 : 97) {
            final byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) 0x55;
            assertThrows(
                    StorageException.class,
                    () -> AutoencoderFormat.read(new ByteArrayInputStream(damaged)),
                    "byte " + i);
            final byte[] part = Arrays.copyOf(bytes, i);
            assertThrows(StorageException.class, () -> AutoencoderFormat.read(new ByteArrayInputStream(part)));
        }
    }

    private static double[][] rows() {
        return GramSpectrumTest.rows(N, D, i -> 3.0 / (i + 1), 2);
    }

    private static SpectralAutoencoder full(
            final SecondMoment moment, final Spectrum spectrum, final SpectralOptions options) throws FitException {
        return SpectralFit.of(spectrum, FittedRows.of(moment), options, List.of(), new DirectionMethod.All())
                .model();
    }

    private static SpectralFit thin(final double[][] rows, final SpectralOptions options) throws FitException {
        final GramSpectrum gram = new GramSpectrum(rows[0].length, options.centered(), Runnable::run, 1);
        for (final double[] row : rows) {
            System.arraycopy(row, 0, gram.nextRow(), 0, row.length);
            gram.commitRow();
        }
        final Spectrum spectrum = gram.finish(options.scale(), i -> "", Progress.NONE);
        return SpectralFit.of(spectrum, gram.rows(), options, List.of(), new DirectionMethod.Reached());
    }

    private static byte[] bytes(final Autoencoder model) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AutoencoderFormat.write(model, bytes);
        return bytes.toByteArray();
    }

    /** To 1e-10 of the largest. */
    private static void assertNear(final double[][] expected, final double[][] actual, final SpectralOptions options) {
        double largest = 0;
        for (final double[] row : expected) {
            for (final double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], 1e-10 * largest, options::toString);
        }
    }
}
