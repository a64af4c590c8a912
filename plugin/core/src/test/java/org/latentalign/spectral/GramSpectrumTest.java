package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;

/** The spectrum from products of rows against that of the second moment itself. */
public class GramSpectrumTest {

    private static final Scale SCALE = new Scale.Number(3);

    @Test
    void agreesWithTheSecondMoment() throws FitException {
        for (final boolean isCentered : new boolean[] {false, true}) {
            check(rows(1, 7, i -> 1, 0), isCentered);
            check(rows(6, 600, i -> 1.0 / (i + 1), 0), isCentered);
            check(rows(40, 41, i -> 1, 0), isCentered);
            check(rows(50, 400, i -> Math.pow(10, -i / 10.0), 0), isCentered);
        }
        check(rows(30, 400, i -> 1.0 / (i + 1), 1e6), true);
    }

    private static void check(final double[][] rows, final boolean isCentered) throws FitException {
        final int d = rows[0].length;
        final SecondMomentAccumulator sum = new SecondMomentAccumulator(d, isCentered);
        for (final double[] row : rows) {
            sum.add(row);
        }
        final SecondMoment moment = sum.finish();
        final Spectrum expected = Spectrum.of(moment, SCALE, Progress.NONE);
        final GramSpectrum gram = new GramSpectrum(d, isCentered, Runnable::run, 1);
        final Spectrum actual = spectrum(gram, rows);
        assertInstanceOf(Rest.Empty.class, actual.rest());
        assertEquals(rows.length, gram.rows().count());
        assertArrayEquals(moment.mean(), gram.rows().mean(), 1e-14 * Math.max(1, Math.abs(moment.mean()[0])));
        assertEquals(expected.rank(), actual.rank());
        assertEquals(expected.total(), actual.total(), 1e-12 * expected.total());
        final double largest = Math.max(Double.MIN_NORMAL, expected.eigenvalue(0));
        for (int i = 0; i < actual.size(); i++) {
            assertEquals(expected.eigenvalue(i), actual.eigenvalue(i), 1e-13 * largest);
            for (int j = 0; j <= i; j++) {
                assertEquals(i == j ? 1 : 0, dot(actual.eigenvector(i), actual.eigenvector(j)), 1e-12);
            }
        }
        // S v = lambda v, whatever the other way finds
        final double[][] matrix = moment.matrix(SCALE);
        for (int i = 0; i < actual.size(); i++) {
            for (int p = 0; p < d; p++) {
                final double product = dot(matrix[p], actual.eigenvector(i));
                assertEquals(actual.eigenvalue(i) * actual.eigenvector(i)[p], product, 1e-12 * largest);
            }
        }
    }

    @Test
    void repeatedRowsAddNoDirection() throws FitException {
        final double[][] few = rows(5, 90, i -> 1, 0);
        final double[][] rows = new double[20][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = few[i % few.length];
        }
        final Spectrum spectrum = spectrum(new GramSpectrum(90, false, Runnable::run, 1), rows);
        assertEquals(5, spectrum.rank());
        assertEquals(5, spectrum.size());
        final Spectrum centered = spectrum(new GramSpectrum(90, true, Runnable::run, 1), rows);
        assertEquals(4, centered.rank());
    }

    @Test
    void equalRowsHaveNothingWhenCentered() throws FitException {
        final double[][] rows = new double[4][50];
        for (final double[] row : rows) {
            row[3] = 2.5;
        }
        final Spectrum spectrum = spectrum(new GramSpectrum(50, true, Runnable::run, 1), rows);
        assertEquals(0, spectrum.rank());
        assertEquals(1, spectrum.size());
        assertEquals(0, spectrum.eigenvalue(0));
        assertEquals(1, dot(spectrum.eigenvector(0), spectrum.eigenvector(0)));
        assertEquals(1, spectrum.directionsWithShare(0.5));
    }

    @Test
    void isTheSameOnAnyNumberOfThreads() throws FitException {
        final double[][] rows = rows(70, 1_500, i -> 1.0 / (i + 1), 0.5);
        final Spectrum expected = spectrum(new GramSpectrum(1_500, true, Runnable::run, 1), rows);
        final ExecutorService executor = Executors.newFixedThreadPool(5);
        try {
            for (final int threads : new int[] {1, 2, 5}) {
                final Spectrum actual = spectrum(new GramSpectrum(1_500, true, executor, threads), rows);
                assertArrayEquals(expected.eigenvalues(), actual.eigenvalues());
                for (int i = 0; i < expected.size(); i++) {
                    assertArrayEquals(expected.eigenvector(i), actual.eigenvector(i));
                }
            }
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void tellsWhatItCannotTake() {
        final GramSpectrum none = new GramSpectrum(3, false, Runnable::run, 1);
        assertTrue(assertThrows(FitException.class, () -> none.finish(SCALE, i -> "", Progress.NONE))
                .getMessage()
                .startsWith("There are no rows"));
        final GramSpectrum large = new GramSpectrum(3, false, Runnable::run, 1);
        final FitException e =
                assertThrows(FitException.class, () -> spectrum(large, new double[][] {{1, 1e200, 1}, {1, 1, 1}}));
        assertTrue(e.getMessage().startsWith("The values in position 1 are too large"), e::getMessage);
        final GramSpectrum wrong = new GramSpectrum(3, false, Runnable::run, 1);
        assertTrue(assertThrows(FitException.class, () -> spectrum(wrong, new double[][] {{1, Double.NaN, 1}}))
                .getMessage()
                .startsWith("Row 1 holds NaN in position 2"));
    }

    private static Spectrum spectrum(final GramSpectrum gram, final double[][] rows) throws FitException {
        for (final double[] row : rows) {
            System.arraycopy(row, 0, gram.nextRow(), 0, row.length);
            gram.commitRow();
        }
        return gram.finish(SCALE, i -> "position " + i, Progress.NONE);
    }

    /** Rows around a point, of which the i-th factor has the given size. */
    public static double[][] rows(final int n, final int d, final IntToDoubleFunction size, final double center) {
        final Random random = new Random(31L * n + d);
        final double[][] rows = new double[n][d];
        for (int f = 0; f < Math.min(n, d); f++) {
            final double[] factor = random.doubles(d, -1, 1).toArray();
            for (final double[] row : rows) {
                final double score = size.applyAsDouble(f) * random.nextGaussian();
                for (int j = 0; j < d; j++) {
                    row[j] += score * factor[j];
                }
            }
        }
        for (final double[] row : rows) {
            for (int j = 0; j < d; j++) {
                row[j] += center;
            }
        }
        return rows;
    }

    private static double dot(final double[] x, final double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }
}
