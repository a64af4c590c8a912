package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.FitException;

class SecondMomentTest {

    private static final Scale ONE = new Scale.One();

    @Test
    void agreesWithExactSums() throws FitException {
        for (final boolean centered : new boolean[] {false, true}) {
            for (final int d : new int[] {1, 2, 7}) {
                // one batch, and more than one
                for (final int n : d == 2 ? new int[] {1, 2, 3, 50, 3500} : new int[] {1, 2, 3, 50}) {
                    final double[][] rows = gaussian(n, d, 3, 10);
                    assertClose(exact(rows, centered), moment(rows, centered).matrix(ONE), 1e-14);
                }
            }
        }
    }

    /** The mean is a billion times the deviation: the textbook formula would have no correct digit. */
    @Test
    void centeringDoesNotCancel() throws FitException {
        final double[][] rows = gaussian(7000, 3, 4, 1e9);
        assertClose(exact(rows, true), moment(rows, true).matrix(ONE), 1e-9);
        final double[][] first = Arrays.copyOfRange(rows, 0, 2000);
        final double[][] second = Arrays.copyOfRange(rows, 2000, 7000);
        assertClose(
                exact(rows, true),
                moment(first, true).merge(moment(second, true)).matrix(ONE),
                1e-9);
    }

    /** The first batch lies far from the rest. */
    @Test
    void centeringDoesNotTrustTheBeginning() throws FitException {
        final double[][] rows = gaussian(7000, 2, 5, 0);
        for (int i = 0; i < 10; i++) {
            rows[i][0] += 1e6;
        }
        assertClose(exact(rows, true), moment(rows, true).matrix(ONE), 1e-13);
    }

    @Test
    void mergesToTheSame() throws FitException {
        final double[][] rows = gaussian(500, 5, 6, 2);
        for (final boolean centered : new boolean[] {false, true}) {
            for (final int cut : new int[] {0, 1, 250, 500}) {
                final SecondMoment merged = moment(Arrays.copyOfRange(rows, 0, cut), centered)
                        .merge(moment(Arrays.copyOfRange(rows, cut, 500), centered));
                assertEquals(500, merged.count());
                assertClose(exact(rows, centered), merged.matrix(ONE), 1e-13);
                assertArrayEquals(moment(rows, centered).mean(), merged.mean(), 1e-14);
            }
        }
    }

    @Test
    void theMeanIsThereCenteredOrNot() throws FitException {
        final double[][] rows = {{1, 2}, {3, 4}, {8, 0}};
        assertArrayEquals(new double[] {4, 2}, moment(rows, true).mean(), 1e-15);
        assertArrayEquals(new double[] {4, 2}, moment(rows, false).mean(), 1e-15);
    }

    @Test
    void sameBitsForAnyNumberOfThreads() throws FitException {
        final int d = 130;
        final double[][] rows = gaussian(8000, d, 7, 1);
        for (final boolean centered : new boolean[] {false, true}) {
            final double[][] expected = moment(rows, centered).matrix(ONE);
            for (final int threads : new int[] {1, 2, 5}) {
                final ExecutorService executor = Executors.newFixedThreadPool(threads);
                try {
                    final SecondMomentAccumulator sum = new SecondMomentAccumulator(d, centered, executor, threads);
                    for (final double[] row : rows) {
                        sum.add(row);
                    }
                    assertArrayEquals(expected, sum.finish().matrix(ONE));
                } finally {
                    executor.shutdownNow();
                }
            }
        }
    }

    /** A pool that never runs anything, or refuses to: the calling thread does it all. */
    @Test
    void needsNoThreadFromTheExecutor() throws FitException {
        final double[][] rows = gaussian(5000, 70, 8, 1);
        final double[][] expected = moment(rows, false).matrix(ONE);
        final SecondMomentAccumulator starved = new SecondMomentAccumulator(70, false, task -> {}, 2);
        final SecondMomentAccumulator refused = new SecondMomentAccumulator(
                70,
                false,
                task -> {
                    throw new RejectedExecutionException();
                },
                2);
        for (final double[] row : rows) {
            starved.add(row);
            refused.add(row);
        }
        assertArrayEquals(expected, starved.finish().matrix(ONE));
        assertArrayEquals(expected, refused.finish().matrix(ONE));
    }

    @Test
    void scales() throws FitException {
        final SecondMoment moment = moment(new double[][] {{2, 0}, {0, 4}}, false);
        assertArrayEquals(new double[][] {{2, 0}, {0, 8}}, moment.matrix(ONE));
        assertArrayEquals(new double[][] {{1, 0}, {0, 4}}, moment.matrix(new Scale.Dimension()));
        assertArrayEquals(new double[][] {{4, 0}, {0, 16}}, moment.matrix(new Scale.Number(0.5)));
        for (final double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new Scale.Number(bad));
        }
    }

    @Test
    void refusesWhatIsNotFinite() throws FitException {
        for (final double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (int position = 0; position < 6; position++) {
                final SecondMomentAccumulator sum = new SecondMomentAccumulator(6, false);
                sum.add(new double[] {1, 2, 3, 4, 5, 6});
                final double[] row = new double[6];
                row[position] = bad;
                final FitException e = assertThrows(FitException.class, () -> sum.add(row));
                assertTrue(e.getMessage().startsWith("Row 2 holds " + bad + " in position " + (position + 1)));
                sum.add(new double[] {1, 2, 3, 4, 5, 6}); // goes on without that row
                assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, sum.finish().matrix(ONE)[0], 0);
            }
        }
    }

    @Test
    void refusesNoRowsWrongLengthsAndOverflow() throws FitException {
        assertThrows(
                FitException.class,
                () -> new SecondMomentAccumulator(2, false).finish().matrix(ONE));
        final SecondMomentAccumulator sum = new SecondMomentAccumulator(2, false);
        assertThrows(FitException.class, () -> sum.add(new double[3]));
        sum.add(new double[] {1, 1e200});
        final FitException e = assertThrows(FitException.class, sum::finish);
        assertTrue(e.getMessage().startsWith("The values in position 2 are too large"), e::getMessage);
        final FitException named = assertThrows(FitException.class, () -> sum.finish(List.of("TP53", "MYC")::get));
        assertTrue(named.getMessage().startsWith("The values in MYC are too large"), named::getMessage);
    }

    private static SecondMoment moment(final double[][] rows, final boolean centered) throws FitException {
        final SecondMomentAccumulator sum =
                new SecondMomentAccumulator(rows.length == 0 ? 5 : rows[0].length, centered);
        for (final double[] row : rows) {
            sum.add(row);
        }
        return sum.finish();
    }

    private static double[][] gaussian(final int n, final int d, final long seed, final double mean) {
        final Random random = new Random(seed);
        final double[][] rows = new double[n][d];
        for (final double[] row : rows) {
            for (int j = 0; j < d; j++) {
                row[j] = mean + random.nextGaussian();
            }
        }
        return rows;
    }

    private static double[][] exact(final double[][] rows, final boolean centered) {
        final int d = rows[0].length;
        final BigDecimal n = BigDecimal.valueOf(rows.length);
        final BigDecimal[] mean = new BigDecimal[d];
        for (int j = 0; j < d; j++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (final double[] row : rows) {
                sum = sum.add(HighPrecision.of(row[j]));
            }
            mean[j] = centered ? sum.divide(n, HighPrecision.CONTEXT) : BigDecimal.ZERO;
        }
        final double[][] matrix = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (final double[] row : rows) {
                    sum = sum.add(HighPrecision.of(row[i])
                            .subtract(mean[i])
                            .multiply(HighPrecision.of(row[j]).subtract(mean[j]), HighPrecision.CONTEXT));
                }
                matrix[i][j] = sum.divide(n, HighPrecision.CONTEXT).doubleValue();
            }
        }
        return matrix;
    }

    private static void assertClose(final double[][] expected, final double[][] actual, final double relative) {
        double largest = 0;
        for (final double[] row : expected) {
            for (final double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], relative * largest);
        }
    }
}
