package org.latentalign.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.AllButTheTopGain;
import org.latentalign.spectral.ConceptorNegationGain;
import org.latentalign.spectral.FixedGain;
import org.latentalign.spectral.Gain;
import org.latentalign.spectral.GainScaling;
import org.latentalign.spectral.HighPrecision;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.PolynomialGain;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.ShiftedPowerGain;
import org.latentalign.spectral.WhiteningGain;

/** Fits against what is known exactly (see {@link Hadamard}), and at the edges. */
class SpectralFitTest {

    /** Square roots of the eigenvalues; the last four directions have no data. */
    private static final double[] ROOTS = {5, 4.5, 4, 3.5, 3, 2.5, 2, 1.75, 1.5, 1, 0.75, 0.5, 0, 0, 0, 0};

    private static final int RANK = 12;

    @Test
    void trainedGainsAgreeWithTheClosedForm() throws FitException {
        checkTrained(new ShiftedPowerGain(0), lambda -> BigDecimal.ONE);
        checkTrained(new ShiftedPowerGain(1), lambda -> BigDecimal.valueOf(lambda + 1));
        checkTrained(new ShiftedPowerGain(2), lambda -> BigDecimal.valueOf(lambda + 1)
                .pow(2));
        checkTrained(new ShiftedPowerGain(2.5), lambda -> HighPrecision.pow(BigDecimal.valueOf(lambda + 1), 2.5));
        checkTrained(new ShiftedPowerGain(30), lambda -> BigDecimal.valueOf(lambda + 1)
                .pow(30));
        checkTrained(new PowerGain(1), BigDecimal::valueOf);
        checkTrained(new PowerGain(3), lambda -> BigDecimal.valueOf(lambda).pow(3));
        checkTrained(
                new PolynomialGain(List.of(2.0, 0.0, 1.0)),
                lambda -> BigDecimal.valueOf(lambda).pow(2).add(BigDecimal.valueOf(2)));
    }

    private static void checkTrained(final Gain gain, final DoubleFunction<BigDecimal> initial) throws FitException {
        for (final double a0 : new double[] {0, 0.5, 40}) {
            for (final NullDirections nullDirections : NullDirections.values()) {
                final BigDecimal[] b = new BigDecimal[Hadamard.D];
                final BigDecimal[] a = new BigDecimal[Hadamard.D];
                for (int i = 0; i < Hadamard.D; i++) {
                    final BigDecimal b0 = initial.apply(ROOTS[i] * ROOTS[i]);
                    if (i >= RANK && nullDirections == NullDirections.UNCHANGED) {
                        b[i] = b0;
                        a[i] = BigDecimal.valueOf(a0);
                    } else {
                        b[i] = HighPrecision.flow(b0, BigDecimal.valueOf(a0));
                        a[i] = BigDecimal.ONE.divide(b[i], HighPrecision.CONTEXT);
                    }
                }
                check(
                        SpectralOptions.of(gain)
                                .withNullDirections(nullDirections)
                                .withInitialDecoderGain(a0),
                        b,
                        a);
            }
        }
    }

    @Test
    void fixedGainsAgreeWithTheirDefinitions() throws FitException {
        checkFixed(new PrincipalComponentsGain(5), i -> BigDecimal.valueOf(i < 5 ? 1 : 0));
        checkFixed(
                new WhiteningGain(0),
                i -> i < RANK
                        ? BigDecimal.ONE.divide(BigDecimal.valueOf(ROOTS[i]), HighPrecision.CONTEXT)
                        : BigDecimal.ZERO);
        checkFixed(
                new WhiteningGain(0.25),
                i -> BigDecimal.ONE.divide(
                        BigDecimal.valueOf(ROOTS[i] * ROOTS[i] + 0.25).sqrt(HighPrecision.CONTEXT),
                        HighPrecision.CONTEXT));
        checkFixed(
                new ConceptorNegationGain(2),
                i -> BigDecimal.ONE.divide(BigDecimal.valueOf(1 + 4 * ROOTS[i] * ROOTS[i]), HighPrecision.CONTEXT));
    }

    private static void checkFixed(final FixedGain gain, final IntFunction<BigDecimal> definition) throws FitException {
        final BigDecimal[] b = new BigDecimal[Hadamard.D];
        final BigDecimal[] a = new BigDecimal[Hadamard.D];
        for (int i = 0; i < Hadamard.D; i++) {
            b[i] = definition.apply(i);
            a[i] = b[i].signum() == 0 ? BigDecimal.ZERO : BigDecimal.ONE.divide(b[i], HighPrecision.CONTEXT);
        }
        check(SpectralOptions.of(gain), b, a);
    }

    /** Encoder, decoder, embedding and reconstruction, along both axes, with and without gain scaling. */
    private static void check(final SpectralOptions options, final BigDecimal[] b, final BigDecimal[] a)
            throws FitException {
        final double[][] rows = Hadamard.rows(ROOTS);
        final BigDecimal largest = Arrays.stream(b).max(BigDecimal::compareTo).get();
        for (final GainScaling scaling : GainScaling.values()) {
            final BigDecimal divisor = scaling == GainScaling.NONE ? BigDecimal.ONE : largest;
            final String what = options.gain() + ", " + scaling + ", a0 = " + options.initialDecoderGain();
            final SpectralFit fit = SpectralFit.of(
                    Hadamard.moment(rows, false), options.withGainScaling(scaling), List.of(), Progress.NONE);
            for (int i = 0; i < Hadamard.D; i++) {
                final SpectrumRow row = fit.spectrum().get(i);
                assertEquals(i + 1, row.index());
                assertEquals(ROOTS[i] * ROOTS[i], row.eigenvalue(), 1e-13);
                final double gain = b[i].divide(divisor, HighPrecision.CONTEXT).doubleValue();
                assertEquals(gain, row.trainedGain(), 1e-12 * gain, what);
                final double decoder = a[i].multiply(divisor).doubleValue();
                assertEquals(decoder, row.decoderGain(), 1e-12 * decoder, what);
            }
            final double[][] encoder = Hadamard.matrix(i -> b[i].divide(divisor, HighPrecision.CONTEXT));
            final double[][] decoder = Hadamard.matrix(i -> a[i].multiply(divisor));
            assertClose(encoder, fit.model().encoderMatrix(), what);
            assertClose(decoder, fit.model().decoderMatrix(), what);

            // a row along eigenvector i is stretched by b_i, and comes back when a_i b_i is 1
            final double[][] embeddings = new double[rows.length][Hadamard.D];
            final double[][] back = new double[rows.length][Hadamard.D];
            for (int i = 0; i < rows.length; i++) {
                final BigDecimal gain = b[i].divide(divisor, HighPrecision.CONTEXT);
                final BigDecimal product = a[i].multiply(b[i]);
                for (int j = 0; j < Hadamard.D; j++) {
                    final BigDecimal x = HighPrecision.of(rows[i][j]);
                    embeddings[i][j] = x.multiply(gain).doubleValue();
                    back[i][j] = x.multiply(product).doubleValue();
                }
            }
            assertClose(embeddings, encode(fit.model(), rows), what);
            if (fit.model().log10ConditionNumber() < 3 && options.initialDecoderGain() == 0) {
                assertClose(back, decode(fit.model(), embeddings), what);
            }
            final SpectralAutoencoder principal = SpectralFit.of(
                            Hadamard.moment(rows, false),
                            options.withGainScaling(scaling).withPrincipalAxes(SpectralOptions.ALL),
                            List.of(),
                            Progress.NONE)
                    .model();
            assertClose(back, decode(principal, encode(principal, rows)), what);
        }
    }

    @Test
    void allButTheTopRemovesTheMeanAndTheTop() throws FitException {
        final double[][] rows = {{5, 1, 0}, {3, 1, 1}, {5, 3, 0}, {3, 3, 1}, {4, 2, 0.5}
        }; // two directions of variation
        final double[] mean = {4, 2, 0.5};
        // the centered moment has the blocks {x, z} and {y}: x = -2 z always, with mean squares 0.8 and 0.2, and y 0.8
        final SpectralFit fit = SpectralFit.of(
                Hadamard.moment(rows, true),
                SpectralOptions.of(new AllButTheTopGain(1)).withCentered(true),
                List.of("x", "y", "z"),
                Progress.NONE);
        assertEquals(1.0, fit.spectrum().get(0).eigenvalue(), 1e-15);
        assertEquals(0.8, fit.spectrum().get(1).eigenvalue(), 1e-15);
        assertArrayEquals(mean, fit.model().mean(), 1e-15);
        final double[][] embeddings = encode(fit.model(), rows);
        final double[][] back = decode(fit.model(), embeddings);
        for (int i = 0; i < rows.length; i++) {
            assertArrayEquals(new double[] {0, rows[i][1] - 2, 0}, embeddings[i], 1e-15);
            assertArrayEquals(new double[] {4, rows[i][1], 0.5}, back[i], 1e-14);
        }
        final FitException e = assertThrows(
                FitException.class,
                () -> SpectralFit.of(
                        Hadamard.moment(rows, false),
                        SpectralOptions.of(new AllButTheTopGain(1)),
                        List.of(),
                        Progress.NONE));
        assertTrue(e.getMessage().contains("Switch centering on"), e::getMessage);
    }

    /** Corollary 1 and 4 (method: raw; lambda; trained k = 1; trained k = 2). */
    @Test
    void agreesWithTheTableOfTheCorollaries() throws FitException {
        checkMixture(1, 0.894427, 0.972519, 0.972420, 0.993058);
        checkMixture(10, 0.196116, 0.435735, 0.435726, 0.626247);
        checkMixture(100, 0.019996, 0.058033, 0.058033, 0.095903);
    }

    private static void checkMixture(
            final double c, final double raw, final double lambda, final double trained1, final double trained2)
            throws FitException {
        // two rows with the second moment of the mixture: eigenvalues c + 7 on (1, 1) and c + 3 on (1, -1)
        final double strong = Math.sqrt(c + 7);
        final double weak = Math.sqrt(c + 3);
        final double[][] rows = {{strong, strong}, {weak, -weak}};
        // the first axes of the two groups' covariances diag(c + 1, 1) + J and diag(1, c + 1) + J
        final double angle = Math.atan2(2, c) / 2;
        final double[] q1 = {Math.cos(angle), Math.sin(angle)};
        final double[] q2 = {Math.sin(angle), Math.cos(angle)};
        final double root = Math.sqrt(c * c + 4);
        assertEquals(2 / root, cosine(q1, q2), 1e-14);
        assertEquals(raw, cosine(q1, q2), 5e-7);
        final double squared = (c + 7) * (c + 7) / ((c + 3) * (c + 3));
        final double g = (squared - 1) / (squared + 1);
        assertEquals(lambda, (2 + g * root) / (2 * g + root), 5e-7);
        for (int k = 1; k <= 2; k++) {
            final SpectralFit fit = SpectralFit.of(
                    Hadamard.moment(rows, false), SpectralOptions.of(new PowerGain(k)), List.of(), Progress.NONE);
            assertEquals(c + 7, fit.spectrum().get(0).eigenvalue(), 1e-13 * c + 1e-14);
            assertEquals(c + 3, fit.spectrum().get(1).eigenvalue(), 1e-13 * c + 1e-14);
            final double[][] z = encode(fit.model(), new double[][] {q1, q2});
            final double alpha = fit.spectrum().get(0).trainedGain();
            final double beta = fit.spectrum().get(1).trainedGain();
            final double h = (alpha * alpha - beta * beta) / (alpha * alpha + beta * beta);
            assertEquals((2 + h * root) / (2 * h + root), cosine(z[0], z[1]), 1e-13);
            assertEquals(k == 1 ? trained1 : trained2, cosine(z[0], z[1]), 5e-7);
        }
    }

    /** Theorem 1: plain gradient descent on the loss, which knows nothing of eigenvectors, ends at A and B. */
    @Test
    void agreesWithGradientDescent() throws FitException {
        final int d = 10;
        final int n = 12;
        // eigenvalues 3 to 0.5: none so small that the descent would take minutes
        final double[][] left = orthonormal(d, n, 17);
        final double[][] right = orthonormal(d, d, 18);
        final double[][] rows = new double[n][d];
        for (int i = 0; i < d; i++) {
            final double root = Math.sqrt(n * (3 - 2.5 * i / (d - 1)));
            for (int r = 0; r < n; r++) {
                for (int j = 0; j < d; j++) {
                    rows[r][j] += left[i][r] * root * right[i][j];
                }
            }
        }
        final double[][] s = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                for (final double[] row : rows) {
                    s[i][j] += row[i] * row[j] / n;
                }
            }
        }
        final double[][] b = new double[d][];
        for (int i = 0; i < d; i++) {
            b[i] = s[i].clone();
            b[i][i] += 1; // (S + I)^1
        }
        final double[][] a = new double[d][d];
        final double step = 1e-3; // for a time of 20, 10 time constants of the slowest direction
        final double[][] residual = new double[d][d];
        final double[][] weighted = new double[d][d];
        final double[][] gradientA = new double[d][d];
        final double[][] gradientB = new double[d][d];
        for (int iteration = 0; iteration < 20_000; iteration++) {
            multiply(a, b, residual);
            for (int i = 0; i < d; i++) {
                residual[i][i] -= 1;
            }
            multiply(residual, s, weighted); // (A B - I) S; the gradients are that times B^T, and A^T times that
            for (int i = 0; i < d; i++) {
                Arrays.fill(gradientA[i], 0);
                Arrays.fill(gradientB[i], 0);
            }
            for (int i = 0; i < d; i++) {
                for (int k = 0; k < d; k++) {
                    final double w = weighted[i][k];
                    for (int j = 0; j < d; j++) {
                        gradientA[i][j] += w * b[j][k];
                        gradientB[j][k] += a[i][j] * w;
                    }
                }
            }
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    a[i][j] -= step * gradientA[i][j];
                    b[i][j] -= step * gradientB[i][j];
                }
            }
        }
        final SpectralAutoencoder model = SpectralFit.of(
                        Hadamard.moment(rows, false),
                        SpectralOptions.of(new ShiftedPowerGain(1)),
                        List.of(),
                        Progress.NONE)
                .model();
        final double[][] encoder = model.encoderMatrix();
        final double[][] decoder = model.decoderMatrix();
        for (int i = 0; i < d; i++) {
            assertArrayEquals(b[i], encoder[i], 1e-3);
            assertArrayEquals(a[i], decoder[i], 1e-3);
        }
    }

    /** Random vectors, orthonormal by Gram and Schmidt. */
    private static double[][] orthonormal(final int count, final int length, final long seed) {
        final Random random = new Random(seed);
        final double[][] vectors = new double[count][];
        for (int i = 0; i < count; i++) {
            final double[] v = random.doubles(length, -1, 1).toArray();
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < i; k++) {
                    final double factor = dot(v, vectors[k]);
                    for (int j = 0; j < length; j++) {
                        v[j] -= factor * vectors[k][j];
                    }
                }
            }
            final double norm = Math.sqrt(dot(v, v));
            vectors[i] = Arrays.stream(v).map(x -> x / norm).toArray();
        }
        return vectors;
    }

    private static double dot(final double[] x, final double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static void multiply(final double[][] left, final double[][] right, final double[][] product) {
        for (int i = 0; i < left.length; i++) {
            Arrays.fill(product[i], 0);
            for (int k = 0; k < right.length; k++) {
                for (int j = 0; j < right.length; j++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
    }

    /** lambda_1 = 217 at degree 200: gains to 10^467. */
    @Test
    void degree200() throws FitException {
        final double[] roots = new double[Hadamard.D];
        roots[0] = Math.sqrt(217);
        for (int i = 1; i < Hadamard.D; i++) {
            roots[i] = 14.0 / (1 << i);
        }
        final double[][] rows = Hadamard.rows(roots);
        final SpectralOptions options = SpectralOptions.of(new ShiftedPowerGain(200));
        final FitException e = assertThrows(
                FitException.class,
                () -> SpectralFit.of(Hadamard.moment(rows, false), options, List.of(), Progress.NONE));
        assertTrue(e.getMessage().startsWith("The largest gain would be 4.9e467"), e::getMessage);

        final SpectralFit fit = SpectralFit.of(
                Hadamard.moment(rows, false),
                options.withGainScaling(GainScaling.LARGEST_ONE).withPrincipalAxes(SpectralOptions.ALL),
                List.of(),
                Progress.NONE);
        final double smallest = roots[15] * roots[15];
        final BigDecimal weakest =
                HighPrecision.flow(HighPrecision.pow(BigDecimal.valueOf(1 + smallest), 200), BigDecimal.ZERO);
        final double expected = 200 * Math.log10(218) - Math.log10(weakest.doubleValue());
        assertEquals(expected, fit.model().log10ConditionNumber(), 1e-9);
        assertEquals(1, fit.spectrum().get(0).trainedGain(), 0);
        final double second = roots[1] * roots[1];
        assertEquals(
                Math.pow((1 + second) / 218, 200),
                fit.spectrum().get(1).trainedGain(),
                1e-10 * fit.spectrum().get(1).trainedGain());
        // gains below 1e-308 of the largest are lost, and it says so; the others come back
        final int lost = fit.model().lostDirections();
        assertEquals(
                Arrays.stream(roots)
                        .filter(r -> 200 * Math.log10((1 + r * r) / 218) < Math.log10(Double.MIN_NORMAL))
                        .count(),
                lost);
        assertTrue(lost > 5 && lost < 15);
        assertTrue(fit.model().summary().cautions().stream().anyMatch(c -> c.startsWith(lost + " of 16 directions")));
        final double[][] back = decode(fit.model(), encode(fit.model(), rows));
        for (int i = 0; i < Hadamard.D - lost; i++) {
            assertArrayEquals(rows[i], back[i], 1e-12);
        }
    }

    /** A condition number of 10^20: decoding is exact along the principal axes; along the original ones it warns. */
    @Test
    void decodesAtAnyConditionNumberAlongPrincipalAxes() throws FitException {
        final double[][] rows = new double[50][16];
        final Random random = new Random(4);
        for (final double[] row : rows) {
            for (int j = 0; j < 16; j++) {
                row[j] = random.nextGaussian() * (j == 0 ? 2 : 0.3);
            }
        }
        final SpectralOptions options = SpectralOptions.of(new ShiftedPowerGain(30));
        final SpectralAutoencoder principal = SpectralFit.of(
                        Hadamard.moment(rows, false),
                        options.withPrincipalAxes(SpectralOptions.ALL),
                        List.of(),
                        Progress.NONE)
                .model();
        assertTrue(principal.log10ConditionNumber() > 17);
        assertClose(rows, decode(principal, encode(principal, rows)), "principal axes");
        assertTrue(principal.summary().cautions().stream().noneMatch(c -> c.contains("original axes")));
        final SpectralAutoencoder original = SpectralFit.of(
                        Hadamard.moment(rows, false), options, List.of(), Progress.NONE)
                .model();
        assertTrue(original.summary().cautions().stream().anyMatch(c -> c.contains("original axes")));
    }

    @Test
    void truncatesAlongPrincipalAxes() throws FitException {
        final double[][] rows = Hadamard.rows(ROOTS);
        final SpectralOptions options = SpectralOptions.of(new ShiftedPowerGain(1));
        final SpectralAutoencoder all = SpectralFit.of(
                        Hadamard.moment(rows, false), options.withPrincipalAxes(0), List.of(), Progress.NONE)
                .model();
        final SpectralAutoencoder three = SpectralFit.of(
                        Hadamard.moment(rows, false), options.withPrincipalAxes(3), List.of(), Progress.NONE)
                .model();
        assertEquals(3, three.latentDimension());
        final double[][] full = encode(all, rows);
        final double[][] truncated = encode(three, rows);
        final double[][] back = decode(three, truncated);
        for (int i = 0; i < rows.length; i++) {
            assertArrayEquals(Arrays.copyOf(full[i], 3), truncated[i], 0);
            assertArrayEquals(i < 3 ? rows[i] : new double[16], back[i], 1e-13);
        }
        final FitException e = assertThrows(
                FitException.class,
                () -> SpectralFit.of(
                        Hadamard.moment(rows, false), options.withPrincipalAxes(17), List.of(), Progress.NONE));
        assertTrue(e.getMessage().contains("17"), e::getMessage);
        // a family that leaves directions out has fewer columns
        assertEquals(
                4,
                SpectralFit.of(
                                Hadamard.moment(rows, false),
                                SpectralOptions.of(new PrincipalComponentsGain(4))
                                        .withPrincipalAxes(0),
                                List.of(),
                                Progress.NONE)
                        .model()
                        .latentDimension());
    }

    /** The two kinds of coordinates differ by a rotation only. */
    @Test
    void bothAxesHaveTheSameCosines() throws FitException {
        final double[][] rows = new double[30][7];
        final Random random = new Random(8);
        for (final double[] row : rows) {
            for (int j = 0; j < 7; j++) {
                row[j] = random.nextGaussian() + j;
            }
        }
        final SpectralOptions options =
                SpectralOptions.of(new ShiftedPowerGain(2)).withCentered(true);
        final double[][] original = encode(
                SpectralFit.of(Hadamard.moment(rows, true), options, List.of(), Progress.NONE)
                        .model(),
                rows);
        final double[][] principal = encode(
                SpectralFit.of(Hadamard.moment(rows, true), options.withPrincipalAxes(0), List.of(), Progress.NONE)
                        .model(),
                rows);
        for (int i = 1; i < rows.length; i++) {
            assertEquals(cosine(original[0], original[i]), cosine(principal[0], principal[i]), 1e-13);
        }
    }

    @Test
    void oneRow() throws FitException {
        final double[][] rows = {{3, 4}};
        final SpectralFit fit = SpectralFit.of(
                Hadamard.moment(rows, false), SpectralOptions.of(new ShiftedPowerGain(1)), List.of(), Progress.NONE);
        assertEquals(1, fit.model().rank());
        assertEquals(25, fit.spectrum().get(0).eigenvalue(), 1e-14);
        assertEquals(1, fit.spectrum().get(0).share(), 0);
        assertArrayEquals(rows[0], decode(fit.model(), encode(fit.model(), rows))[0], 1e-14);
        // centered, nothing is left, and that is said
        final SpectralFit centered = SpectralFit.of(
                Hadamard.moment(rows, true),
                SpectralOptions.of(new ShiftedPowerGain(1)).withCentered(true),
                List.of(),
                Progress.NONE);
        assertEquals(0, centered.model().rank());
        assertTrue(centered.model().summary().cautions().get(0).startsWith("All rows are the same, or"));
        assertArrayEquals(rows[0], decode(centered.model(), encode(centered.model(), rows))[0], 0);
    }

    @Test
    void nothingButZeros() throws FitException {
        final double[][] rows = new double[5][3];
        final SpectralFit fit = SpectralFit.of(
                Hadamard.moment(rows, false), SpectralOptions.of(new ShiftedPowerGain(2)), List.of(), Progress.NONE);
        assertEquals(0, fit.model().rank());
        assertEquals(0, fit.model().log10ConditionNumber(), 0);
        assertTrue(fit.model().summary().cautions().get(0).startsWith("All rows are 0, or"));
        final SpectralFit tiny = SpectralFit.of(
                Hadamard.moment(new double[][] {{1e-200, 2e-200}}, false),
                SpectralOptions.of(new ShiftedPowerGain(2)),
                List.of(),
                Progress.NONE);
        assertEquals(
                "All rows are 0, or so small (below about 1e-160) that a double cannot hold the squares: there is"
                        + " nothing to learn from. Multiply tiny values by a constant first.",
                tiny.model().summary().cautions().get(0));
        assertArrayEquals(new double[][] {{1, 2, 3}}, encode(fit.model(), new double[][] {{1, 2, 3}})); // b0 = 1
        final FitException e = assertThrows(
                FitException.class,
                () -> SpectralFit.of(
                        Hadamard.moment(rows, false), SpectralOptions.of(new PowerGain(2)), List.of(), Progress.NONE));
        assertTrue(e.getMessage().startsWith("The gain lambda^2 is 0 in every direction"), e::getMessage);
    }

    @Test
    void noRows() {
        final FitException e = assertThrows(
                FitException.class,
                () -> SpectralFit.of(
                        new SecondMomentAccumulator(3, false).finish(),
                        SpectralOptions.of(new ShiftedPowerGain(1)),
                        List.of(),
                        Progress.NONE));
        assertTrue(e.getMessage().startsWith("There are no rows to fit."), e::getMessage);
    }

    /** The scale of the data does not matter to cosines of pure powers, from 1e-150 to 1e150. */
    @Test
    void tinyAndHugeData() throws FitException {
        final double[][] rows = Hadamard.rows(ROOTS);
        final double[] x = new Random(1).doubles(16).toArray();
        final double[] y = new Random(2).doubles(16).toArray();
        double expected = Double.NaN;
        for (final double unit : new double[] {1, 0x1p-480, 0x1p480, 0x1p-40, 0x1p40}) {
            final double[][] scaled = new double[16][16];
            for (int i = 0; i < 16; i++) {
                for (int j = 0; j < 16; j++) {
                    scaled[i][j] = rows[i][j] * unit;
                }
            }
            final SpectralFit fit = SpectralFit.of(
                    Hadamard.moment(scaled, false),
                    SpectralOptions.of(new PowerGain(0.75))
                            .withGainScaling(GainScaling.LARGEST_ONE)
                            .withNullDirections(NullDirections.UNCHANGED)
                            .withScale(new Scale.Number(unit * unit)),
                    List.of(),
                    Progress.NONE);
            assertEquals(RANK, fit.model().rank());
            final double[][] z = encode(fit.model(), new double[][] {x, y});
            final double cosine = cosine(z[0], z[1]);
            if (!Double.isNaN(expected)) {
                assertEquals(expected, cosine, 1e-13);
            }
            expected = cosine;
        }
    }

    @Test
    void refusesOptionsThatDoNotFit() throws FitException {
        final double[][] rows = {{1, 2}, {3, 4}};
        assertThrows(
                IllegalArgumentException.class,
                () -> SpectralFit.of(
                        Hadamard.moment(rows, true),
                        SpectralOptions.of(new ShiftedPowerGain(1)),
                        List.of(),
                        Progress.NONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> SpectralFit.of(
                        Hadamard.moment(rows, false),
                        SpectralOptions.of(new ShiftedPowerGain(1)),
                        List.of("only one"),
                        Progress.NONE));
        final SpectralOptions options = SpectralOptions.of(new ShiftedPowerGain(1));
        assertThrows(IllegalArgumentException.class, () -> options.withPrincipalAxes(-1));
        assertThrows(IllegalArgumentException.class, () -> options.withInitialDecoderGain(-0.1));
        assertThrows(IllegalArgumentException.class, () -> options.withInitialDecoderGain(Double.NaN));
    }

    @Test
    void summarizesItself() throws FitException {
        final AutoencoderSummary summary = SpectralFit.of(
                        Hadamard.moment(Hadamard.rows(ROOTS), false),
                        SpectralOptions.of(new ShiftedPowerGain(2))
                                .withScale(new Scale.Dimension())
                                .withPreprocessing(
                                        Preprocessing.of(PreprocessingStep.LOG2_PLUS_ONE, PreprocessingStep.MIN_MAX)),
                        List.of(),
                        Progress.NONE)
                .model()
                .summary();
        assertTrue(summary.facts().contains(new AutoencoderSummary.Fact("Formula", "(lambda + 1)^2")));
        assertTrue(summary.facts().contains(new AutoencoderSummary.Fact("Scale", "d")));
        assertTrue(summary.facts().contains(new AutoencoderSummary.Fact("Numerical rank", "12")));
        assertTrue(summary.facts()
                .contains(new AutoencoderSummary.Fact("Preprocessing", "log2(x + 1), then min-max per row")));
        assertFalse(summary.facts().stream().anyMatch(fact -> fact.value().isBlank()));
        assertTrue(summary.cautions().isEmpty());
    }

    static double[][] encode(final Autoencoder model, final double[][] rows) {
        final Encoder encoder = model.encoder();
        final double[][] embeddings = new double[rows.length][model.latentDimension()];
        for (int i = 0; i < rows.length; i++) {
            assertTrue(encoder.encode(rows[i], embeddings[i]).isUsable());
        }
        return embeddings;
    }

    static double[][] decode(final Autoencoder model, final double[][] embeddings) {
        final Decoder decoder = model.decoder();
        final double[][] rows = new double[embeddings.length][model.inputDimension()];
        for (int i = 0; i < rows.length; i++) {
            assertTrue(decoder.decode(embeddings[i], rows[i]).isUsable());
        }
        return rows;
    }

    private static double cosine(final double[] x, final double[] y) {
        return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
    }

    private static void assertClose(final double[][] expected, final double[][] actual, final String what) {
        double largest = 0;
        for (final double[] row : expected) {
            for (final double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], 1e-12 * largest, what);
        }
    }
}
