package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;

class SpectrumTest {

    private static final double EPSILON = Math.ulp(1.0);

    @Test
    void findsKnownSpectra() throws FitException {
        check(new double[] {1});
        check(new double[] {4.5, 0.5});
        check(new double[] {3, 3, 3, 3}); // a multiple of the identity
        check(new double[] {7, 7, 2, 2, 2, 1}); // repeated
        check(new double[] {5, 1, 1 - 1e-14, 1 - 2e-14}); // nearly repeated
        check(new double[] {1e12, 1e6, 1, 0.1}); // ill-conditioned
        check(new double[] {1e-12, 1e-13}); // small throughout
        check(new double[] {1e300, 1e290}); // and large
        check(new double[] {1e-300, 1e-310});
        final double[] graded = new double[60];
        Arrays.setAll(graded, i -> Math.pow(0.6, i));
        check(graded);
        final double[] random = new Random(5).doubles(120, 0, 10).toArray();
        Arrays.sort(random);
        final double[] descending = new double[120];
        Arrays.setAll(descending, i -> random[119 - i]);
        check(descending);
        // larger than what is worked on together; repeated and graded at once
        final double[] steps = new double[150];
        Arrays.setAll(steps, i -> Math.pow(10, -(double) (i / 30)));
        check(steps);
        final double[] mixed = new double[130];
        Arrays.setAll(mixed, i -> i < 65 ? 1e6 : Math.pow(0.8, i - 65.0));
        check(mixed);
    }

    private static void check(final double[] eigenvalues) throws FitException {
        final int d = eigenvalues.length;
        final double[][] matrix = withSpectrum(eigenvalues, 11);
        final Spectrum spectrum = Spectrum.of(matrix, d, Progress.NONE);
        final double tolerance = 4 * d * EPSILON * eigenvalues[0];
        assertArrayEquals(eigenvalues, spectrum.eigenvalues(), tolerance);
        double total = 0;
        for (int i = 0; i < d; i++) {
            final double[] u = spectrum.eigenvector(i);
            for (int j = 0; j <= i; j++) {
                assertEquals(i == j ? 1 : 0, dot(u, spectrum.eigenvector(j)), 8 * d * EPSILON);
            }
            for (int r = 0; r < d; r++) { // S u = lambda u
                assertEquals(spectrum.eigenvalue(i) * u[r], dot(matrix[r], u), 2 * tolerance);
            }
            total += eigenvalues[i];
        }
        assertEquals(total, spectrum.total(), tolerance * d);
        assertEquals(eigenvalues[0] / total, spectrum.share(0), 1e-12);
    }

    @Test
    void countsTheRankAndClearsTheRest() throws FitException {
        for (int rank = 0; rank <= 30; rank++) {
            final double[] eigenvalues = new double[30];
            for (int i = 0; i < rank; i++) {
                eigenvalues[i] = 30 - i;
            }
            final Spectrum spectrum = Spectrum.of(withSpectrum(eigenvalues, rank), 30, Progress.NONE);
            assertEquals(rank, spectrum.rank());
            for (int i = rank; i < 30; i++) {
                assertEquals(0, spectrum.eigenvalue(i), 0);
                assertEquals(0, spectrum.share(i), 0);
            }
        }
    }

    @Test
    void theRankDoesNotExceedTheNumberOfIndependentRows() throws FitException {
        final Random random = new Random(9);
        for (int n = 1; n < 6; n++) {
            for (final boolean centered : new boolean[] {false, true}) {
                final SecondMomentAccumulator sum = new SecondMomentAccumulator(20, centered);
                for (int r = 0; r < n; r++) {
                    sum.add(random.doubles(20).toArray());
                }
                final Spectrum spectrum = Spectrum.of(sum.finish(), new Scale.One(), Progress.NONE);
                assertEquals(centered ? n - 1 : n, spectrum.rank());
            }
        }
    }

    /** Eigenvalues 1e12 to 1e-12 along the axes: those below the tolerance of 1e12 are cleared, the others exact. */
    @Test
    void clearsWhatRoundingHides() throws FitException {
        final double[][] matrix = new double[25][25];
        for (int i = 0; i < 25; i++) {
            matrix[i][i] = Math.pow(10, i - 12);
        }
        final Spectrum spectrum = Spectrum.of(matrix, 25, Progress.NONE);
        assertEquals(15, spectrum.rank()); // 1e12 down to 1e-2; the tolerance is 25 * 2.2e-16 * 1e12 = 0.0056
        for (int i = 0; i < 15; i++) {
            assertEquals(Math.pow(10, 12 - i), spectrum.eigenvalue(i), 1e-3);
        }
    }

    @Test
    void orientsEigenvectors() throws FitException {
        // eigenvectors (1, 1) and (1, -1): all components are equally large, so the first is positive
        final Spectrum spectrum = Spectrum.of(new double[][] {{8, 2}, {2, 8}}, 2, Progress.NONE);
        final double h = Math.sqrt(0.5);
        assertArrayEquals(new double[] {h, h}, spectrum.eigenvector(0), 1e-15);
        assertArrayEquals(new double[] {h, -h}, spectrum.eigenvector(1), 1e-15);
        for (int seed = 0; seed < 20; seed++) {
            final Spectrum random = Spectrum.of(withSpectrum(new double[] {5, 4, 3, 2, 1}, seed), 5, Progress.NONE);
            for (int i = 0; i < 5; i++) {
                final double[] u = random.eigenvector(i);
                final double largest = Arrays.stream(u).map(Math::abs).max().getAsDouble();
                final double decisive = Arrays.stream(u)
                        .filter(x -> Math.abs(x) >= largest * (1 - 1e-6))
                        .findFirst()
                        .getAsDouble();
                assertTrue(decisive > 0);
            }
        }
    }

    /** The spectrum after centering, from the one before and the mean, against that of centered rows. */
    @Test
    void centeringNeedsNoRows() throws FitException {
        final var random = new SplittableRandom(11);
        final int d = 6;
        final var plain = new SecondMomentAccumulator(d, false);
        final var centered = new SecondMomentAccumulator(d, true);
        for (int n = 0; n < 50; n++) {
            final double[] row = random.doubles(d, -1, 1).toArray();
            row[0] += 5;
            row[2] += row[1] - 2;
            row[5] = row[4]; // a direction without data
            plain.add(row);
            centered.add(row);
        }
        final var scale = new Scale.Number(3);
        final SecondMoment moment = plain.finish();
        final Spectrum before = Spectrum.of(moment, scale, Progress.NONE);
        final Spectrum expected = Spectrum.of(centered.finish(), scale, Progress.NONE);
        final double[] mean = new double[d];
        for (int i = 0; i < d; i++) {
            mean[i] = dot(before.eigenvector(i), moment.mean());
        }
        final Spectrum actual =
                Spectrum.centered(before.eigenvalues(), mean, scale.divisor(d), moment.count(), Progress.NONE);
        assertEquals(5, expected.rank());
        assertEquals(expected.rank(), actual.rank());
        assertArrayEquals(expected.eigenvalues(), actual.eigenvalues(), 1e-13);
        for (int i = 0; i < expected.rank(); i++) {
            final double[] inOldCoordinates = new double[d];
            for (int j = 0; j < d; j++) {
                inOldCoordinates[j] = dot(before.eigenvector(j), expected.eigenvector(i));
            }
            assertEquals(1, Math.abs(dot(inOldCoordinates, actual.eigenvector(i))), 1e-12);
        }
    }

    @Test
    void canBeCanceled() {
        assertThrows(
                CancellationException.class,
                () -> Spectrum.of(withSpectrum(new double[] {2, 1}, 1), 2, (fraction, message) -> {
                    throw new CancellationException(message.get());
                }));
    }

    @Test
    void tellsHowFarItIs() throws FitException {
        final int d = 60;
        final double[] eigenvalues = new double[d];
        Arrays.setAll(eigenvalues, i -> d - i);
        final double[] last = {0};
        final int[] reports = {0};
        Spectrum.of(withSpectrum(eigenvalues, 1), d, (fraction, message) -> {
            assertTrue(fraction >= last[0] && fraction <= 1);
            last[0] = fraction;
            reports[0]++;
        });
        assertTrue(reports[0] > d && last[0] > 0.9);
    }

    /** {@code Q diag(eigenvalues) Q^T} with a random orthogonal Q, by reflections applied from both sides. */
    static double[][] withSpectrum(final double[] eigenvalues, final long seed) {
        final int d = eigenvalues.length;
        final Random random = new Random(seed);
        final double[][] s = new double[d][d];
        for (int i = 0; i < d; i++) {
            s[i][i] = eigenvalues[i];
        }
        for (int reflection = 0; reflection < Math.min(d, 12); reflection++) {
            final double[] v = random.ints(d, -3, 4).asDoubleStream().toArray();
            v[0] = 1;
            final double norm = dot(v, v);
            for (int pass = 0; pass < 2; pass++) {
                for (final double[] row : s) {
                    final double factor = 2 * dot(row, v) / norm;
                    for (int j = 0; j < d; j++) {
                        row[j] -= factor * v[j];
                    }
                }
                for (int i = 0; i < d; i++) { // transpose
                    for (int j = 0; j < i; j++) {
                        final double t = s[i][j];
                        s[i][j] = s[j][i];
                        s[j][i] = t;
                    }
                }
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
                s[j][i] = s[i][j];
            }
        }
        return s;
    }

    private static double dot(final double[] a, final double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
