package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.Cosine;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.AllButTheTopGain;
import org.latentalign.spectral.ConceptorNegationGain;
import org.latentalign.spectral.FittedRows;
import org.latentalign.spectral.Gain;
import org.latentalign.spectral.GramSpectrumTest;
import org.latentalign.spectral.LeadingDirections;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.PolynomialGain;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.Rest;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.ShiftedPowerGain;
import org.latentalign.spectral.Spectrum;
import org.latentalign.spectral.WhiteningGain;

/** Fits of the strongest directions against those of all, and the bounds against the errors. */
class LeadingFitTest {

    private static final int N = 240;
    private static final int D = 150;

    private static final List<Gain> GAINS = List.of(
            new ShiftedPowerGain(0),
            new ShiftedPowerGain(0.5),
            new ShiftedPowerGain(1),
            new ShiftedPowerGain(2),
            new ShiftedPowerGain(12.5),
            new PowerGain(1),
            new PowerGain(2),
            new PolynomialGain(List.of(1.0, 0.0, 2.5)),
            new PrincipalComponentsGain(3),
            new AllButTheTopGain(3),
            new ConceptorNegationGain(2));

    private static final List<IntToDoubleFunction> DECAYS =
            List.of(i -> Math.exp(-i / 4.0), i -> 1.0 / (i + 1), i -> 1 / Math.sqrt(i + 1), i -> 1);

    /** Every pass of every search: what is promised for the differences that were drawn holds for each pair of them. */
    @Test
    void theBoundsHold() throws FitException {
        int met = 0;
        for (int decay = 0; decay < DECAYS.size(); decay++) {
            final double[][] rows = GramSpectrumTest.rows(N, D, DECAYS.get(decay), 0.5);
            for (final boolean isCentered : new boolean[] {false, true}) {
                final LeadingDirections search = search(isCentered, 20, Runnable::run, 1);
                pass(search, rows);
                final List<Reference> all = references(rows, isCentered, search.sample());
                met += check(search, all);
                for (int pass = 1; pass < 5 && search.canGrow(); pass++) {
                    pass(search, rows);
                    met += check(search, all);
                }
            }
        }
        assertTrue(met > 100, "bounds below 0.01: " + met);
    }

    /**
     * A fit of all directions, and what it makes of differences of rows.
     *
     * @param differences of rows, moved by the mean
     * @param cosines of what the model makes of each and those before
     */
    private record Reference(SpectralAutoencoder full, double[][] differences, double[][] cosines) {}

    /** What is not known to be empty is trained to the limit, and so must the references be. */
    private static List<Reference> references(final double[][] rows, final boolean isCentered, final double[][] sample)
            throws FitException {
        final SecondMoment moment = Hadamard.moment(rows, isCentered);
        final Spectrum spectrum = Spectrum.of(moment, new Scale.Dimension(), Progress.NONE);
        final double[][] differences = new double[sample.length / 2][D];
        for (int i = 0; i < differences.length; i++) {
            for (int j = 0; j < D; j++) {
                differences[i][j] = sample[2 * i][j] - sample[2 * i + 1][j] + (isCentered ? moment.mean()[j] : 0);
            }
        }
        final List<Reference> references = new ArrayList<>();
        for (final Gain gain : GAINS) {
            if (isCentered || !gain.needsCentering()) {
                final SpectralAutoencoder full = SpectralFit.of(
                                spectrum,
                                FittedRows.of(moment),
                                SpectralOptions.of(gain)
                                        .withScale(new Scale.Dimension())
                                        .withCentered(isCentered)
                                        .withNullDirections(NullDirections.FORMULA),
                                List.of(),
                                new DirectionMethod.All())
                        .model();
                references.add(new Reference(full, differences, cosines(full, differences)));
            }
        }
        return references;
    }

    private static double[][] cosines(final SpectralAutoencoder model, final double[][] differences) {
        final double[][] encoded = SpectralFitTest.encode(model, differences);
        final double[][] cosines = new double[encoded.length][];
        for (int i = 0; i < encoded.length; i++) {
            cosines[i] = new double[i];
            for (int j = 0; j < i; j++) {
                cosines[i][j] = Cosine.between(encoded[i], encoded[j]);
            }
        }
        return cosines;
    }

    /** @return how many bounds say something */
    private static int check(final LeadingDirections search, final List<Reference> references) throws FitException {
        int met = 0;
        for (final Reference reference : references) {
            met += check(search, reference) ? 1 : 0;
        }
        return met;
    }

    private static boolean check(final LeadingDirections search, final Reference reference) throws FitException {
        final SpectralOptions options = reference.full.options().withNullDirections(NullDirections.UNCHANGED);
        final LeadingFit best = LeadingFit.best(search, options, 1e-4);
        final Spectrum spectrum = best.spectrum();
        final int r = best.directions();
        final double tail = ((Rest.Bounded) spectrum.rest()).largest();
        final double[] eigenvalues = reference.full.eigenvalues();
        for (int i = 0; i < r; i++) {
            assertTrue(
                    spectrum.eigenvalue(i) <= eigenvalues[i] * (1 + 1e-12),
                    "a Ritz value is never above the eigenvalue");
        }
        assertTrue(r == D || tail >= eigenvalues[r], () -> tail + " < " + eigenvalues[r]);

        final double[][] actual = cosines(best.fit(List.of()).model(), reference.differences);
        for (int i = 0; i < actual.length; i++) {
            for (int j = 0; j < i; j++) {
                final double error = Math.abs(reference.cosines[i][j] - actual[i][j]);
                assertTrue(
                        error <= best.cosineError() + 1e-13,
                        () -> options.gain() + ": " + error + " > " + best.cosineError());
            }
        }
        return best.cosineError() < 0.01;
    }

    @Test
    void isTheSameOnAnyNumberOfThreads() throws FitException, IOException {
        final double[][] rows = GramSpectrumTest.rows(900, 120, i -> 1.0 / (i + 1), 0.5);
        final SpectralOptions options =
                SpectralOptions.of(new ShiftedPowerGain(2)).withCentered(true);
        byte[] expected = null;
        for (final int threads : new int[] {1, 2, 5}) {
            final ExecutorService executor = Executors.newFixedThreadPool(threads);
            try {
                final LeadingDirections search =
                        new LeadingDirections(120, true, options.scale(), 10, 40, 5, executor, threads);
                for (int pass = 0; pass < 3; pass++) {
                    pass(search, rows);
                }
                final byte[] bytes =
                        bytes(LeadingFit.best(search, options, 1e-3).fit(List.of()));
                if (expected == null) {
                    expected = bytes;
                }
                assertArrayEquals(expected, bytes);
            } finally {
                executor.shutdown();
            }
        }
    }

    /** A few directions hold everything: then nothing is left to bound, and another pass finds no more. */
    @Test
    void findsEverythingWhenThereIsLittle() throws FitException {
        final double[][] rows = GramSpectrumTest.rows(30, 100, i -> i < 6 ? 1 : 0, 0);
        final LeadingDirections search = new LeadingDirections(100, false, new Scale.One(), 8, 20, 1, Runnable::run, 1);
        pass(search, rows);
        pass(search, rows);
        assertFalse(search.canGrow());
        final SpectralOptions options = SpectralOptions.of(new ShiftedPowerGain(2));
        final LeadingFit best = LeadingFit.best(search, options, 1e-9);
        assertTrue(best.cosineError() < 1e-9, () -> "" + best.cosineError());
        assertEquals(6, best.fit(List.of()).model().rank());
    }

    /** Too few directions for the bound to say anything: then all that were found are kept, not the least number. */
    @Test
    void keepsAllWhereNothingCanBeSaid() throws FitException {
        final LeadingDirections search = new LeadingDirections(100, false, new Scale.One(), 4, 20, 1, Runnable::run, 1);
        pass(search, GramSpectrumTest.rows(60, 100, i -> 1, 0));
        final LeadingFit best = LeadingFit.best(search, SpectralOptions.of(new ShiftedPowerGain(200)), 1e-3);
        assertEquals(Double.POSITIVE_INFINITY, best.cosineError());
        assertEquals(search.ritz().values().length, best.directions());
        assertTrue(best.directions() > 1);
    }

    @Test
    void thereAreAsManyPrincipalComponentsAsDirectionsAtMost() throws FitException {
        final LeadingDirections search = search(false, 20, Runnable::run, 1);
        pass(search, GramSpectrumTest.rows(N, D, i -> 1.0 / (i + 1), 0.5));
        final SpectralOptions options = SpectralOptions.of(new PrincipalComponentsGain(D));
        final int found = search.ritz().values().length;
        assertEquals(
                "There cannot be " + D + " principal components: only " + found
                        + " directions were found. Look for more," + " or choose " + found + " or fewer.",
                assertThrows(FitException.class, () -> LeadingFit.best(search, options, 1e-3)
                                .fit(List.of()))
                        .getMessage());
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws FitException, IOException {
        final double[][] rows = GramSpectrumTest.rows(N, D, i -> 1.0 / (i + 1), 0.5);
        final LeadingDirections search = search(false, 20, Runnable::run, 1);
        pass(search, rows);
        pass(search, rows);
        for (final SpectralOptions options : List.of(
                SpectralOptions.of(new ShiftedPowerGain(2)),
                SpectralOptions.of(new ShiftedPowerGain(2)).withPrincipalAxes(5))) {
            final SpectralFit fit = LeadingFit.best(search, options, 1e-3).fit(List.of());
            final byte[] bytes = bytes(fit);
            final SpectralAutoencoder read =
                    (SpectralAutoencoder) AutoencoderFormat.read(new ByteArrayInputStream(bytes));
            assertEquals(fit.model().summary(), read.summary());
            assertEquals(fit.model().method(), read.method());
            assertArrayEquals(SpectralFitTest.encode(fit.model(), rows), SpectralFitTest.encode(read, rows));
        }
    }

    @Test
    void refusesWhatItCannotBound() throws FitException {
        final LeadingDirections search = search(false, 20, Runnable::run, 1);
        pass(search, GramSpectrumTest.rows(N, D, i -> 1.0 / (i + 1), 0.5));
        for (final Gain gain :
                List.of(new WhiteningGain(0.1), new PowerGain(0.5), new PolynomialGain(List.of(1.0, -0.01)))) {
            assertThrows(FitException.class, () -> LeadingFit.best(search, SpectralOptions.of(gain), 1e-3)
                    .fit(List.of()));
        }
    }

    private static LeadingDirections search(
            final boolean isCentered, final int block, final Executor executor, final int threads) {
        return new LeadingDirections(D, isCentered, new Scale.Dimension(), block, 60, 3, executor, threads);
    }

    private static void pass(final LeadingDirections search, final double[][] rows) throws FitException {
        for (final double[] row : rows) {
            System.arraycopy(row, 0, search.nextRow(), 0, row.length);
            search.commitRow();
        }
        search.endPass(Progress.NONE);
    }

    private static byte[] bytes(final SpectralFit fit) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AutoencoderFormat.write(fit.model(), bytes);
        return bytes.toByteArray();
    }
}
