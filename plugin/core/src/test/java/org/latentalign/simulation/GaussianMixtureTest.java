package org.latentalign.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.simulation.GaussianMixture.Group;

/** The mixture against the paper's closed forms, and its samples against an independent program. */
class GaussianMixtureTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 10, 100})
    void secondMomentOfBothGroupsHasThePapersEigenvalues(final double c) {
        final double[][] sum = new double[2][2];
        for (final Group group : Group.values()) {
            final double[][] covariance = new GaussianMixture(c).covariance(group);
            final double[] mean = new GaussianMixture(c).mean(group);
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    sum[i][j] += covariance[i][j] + mean[i] * mean[j];
                }
            }
        }
        assertArrayEquals(new double[] {c + 7, c + 7}, times(sum, 1, 1), 1e-12);
        assertArrayEquals(new double[] {c + 3, -(c + 3)}, times(sum, 1, -1), 1e-12);
    }

    /** Corollaries 1 and 4: the cosine of the groups' principal directions, raw and with gains on the diagonals. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.894427, 0.972519, 0.972420, 0.993058",
        "10, 0.196116, 0.435735, 0.435726, 0.626247",
        "100, 0.019996, 0.058033, 0.058033, 0.095903"
    })
    void principalDirectionsAlignAsThePaperSays(
            final double c, final double raw, final double power, final double trained, final double trainedTwice) {
        final double[] q1 = principalDirection(new GaussianMixture(c).covariance(Group.FIRST));
        final double[] q2 = principalDirection(new GaussianMixture(c).covariance(Group.SECOND));
        assertEquals(2 / Math.sqrt(c * c + 4), cosine(q1, q2, 1, 1), 1e-12);
        assertEquals(raw, cosine(q1, q2, 1, 1), 1e-6);
        assertEquals(power, cosine(q1, q2, c + 7, c + 3), 1e-6);
        assertEquals(trained, cosine(q1, q2, trained(c + 7), trained(c + 3)), 1e-6);
        assertEquals(trainedTwice, cosine(q1, q2, trained((c + 7) * (c + 7)), trained((c + 3) * (c + 3))), 1e-6);
    }

    @Test
    void samplesAreThoseOfAnIndependentProgram() throws Exception {
        final Path file = Path.of(Objects.requireNonNull(getClass().getResource("expected-samples.tsv"))
                .toURI());
        GaussianMixture.Samples samples = null;
        String stream = "";
        int count = 0;
        for (final String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            final String[] fields = line.split("\t");
            if (!stream.equals(fields[0] + fields[1] + fields[2])) {
                stream = fields[0] + fields[1] + fields[2];
                samples = new GaussianMixture(Double.parseDouble(fields[0]))
                        .samples(Group.values()[Integer.parseInt(fields[2])], Long.parseLong(fields[1]));
            }
            final double[] sample = new double[2];
            samples.next(sample);
            // the logarithms of two languages may differ in the last bit
            assertEquals(Double.parseDouble(fields[3]), sample[0], 1e-13, line);
            assertEquals(Double.parseDouble(fields[4]), sample[1], 1e-13, line);
            count++;
        }
        assertEquals(40, count);
    }

    @Test
    void samplesHaveTheMomentsOfTheirGroup() {
        final int n = 1_000_000;
        for (final Group group : Group.values()) {
            final GaussianMixture mixture = new GaussianMixture(3);
            final GaussianMixture.Samples samples = mixture.samples(group, 42);
            final double[] x = new double[2];
            final double[] sum = new double[2];
            final double[][] products = new double[2][2];
            for (int i = 0; i < n; i++) {
                samples.next(x);
                for (int j = 0; j < 2; j++) {
                    sum[j] += x[j] / n;
                    products[j][0] += x[j] * x[0] / n;
                    products[j][1] += x[j] * x[1] / n;
                }
            }
            // six standard errors: sqrt(5 / n) for a mean, sqrt(2 / n) * 5 for a variance
            assertArrayEquals(mixture.mean(group), sum, 6 * Math.sqrt(5.0 / n));
            for (int j = 0; j < 2; j++) {
                final double[] covariance = {products[j][0] - sum[j] * sum[0], products[j][1] - sum[j] * sum[1]};
                assertArrayEquals(mixture.covariance(group)[j], covariance, 6 * 5 * Math.sqrt(2.0 / n));
            }
        }
    }

    @Test
    void seedsAndGroupsGiveDifferentSamples() {
        final double[][] firsts = new double[4][2];
        final GaussianMixture mixture = new GaussianMixture(0);
        mixture.samples(Group.FIRST, 1).next(firsts[0]);
        mixture.samples(Group.FIRST, 2).next(firsts[1]);
        mixture.samples(Group.SECOND, 1).next(firsts[2]);
        mixture.samples(Group.FIRST, 1).next(firsts[3]);
        assertNotEquals(firsts[0][0], firsts[1][0]);
        assertNotEquals(firsts[0][0] - 1, firsts[2][0], 1e-3);
        assertArrayEquals(firsts[0], firsts[3]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e13})
    void excessVarianceOutsideIsRefused(final double c) {
        assertEquals(
                "The excess variance (c) is " + c + ": it must be a number from 0 to 1e12.",
                assertThrows(IllegalArgumentException.class, () -> new GaussianMixture(c))
                        .getMessage());
    }

    /** The limit of gradient flow from an encoder gain and a zero decoder (Theorem 1 in the form of appendix E). */
    private static double trained(final double initialGain) {
        final double square = initialGain * initialGain;
        return Math.sqrt(square / 2 + Math.sqrt(1 + square * square / 4));
    }

    /** The eigenvector of the larger eigenvalue of a symmetric 2 x 2 matrix, by its angle. */
    private static double[] principalDirection(final double[][] matrix) {
        final double angle = Math.atan2(2 * matrix[0][1], matrix[0][0] - matrix[1][1]) / 2;
        return new double[] {Math.cos(angle), Math.sin(angle)};
    }

    /** After stretching by gains on (1, 1) / sqrt 2 and on (1, -1) / sqrt 2. */
    private static double cosine(final double[] p, final double[] q, final double onDiagonal, final double across) {
        final double[] a = {onDiagonal * (p[0] + p[1]), across * (p[0] - p[1])};
        final double[] b = {onDiagonal * (q[0] + q[1]), across * (q[0] - q[1])};
        return (a[0] * b[0] + a[1] * b[1]) / (Math.hypot(a[0], a[1]) * Math.hypot(b[0], b[1]));
    }

    private static double[] times(final double[][] matrix, final double x, final double y) {
        return new double[] {matrix[0][0] * x + matrix[0][1] * y, matrix[1][0] * x + matrix[1][1] * y};
    }
}
