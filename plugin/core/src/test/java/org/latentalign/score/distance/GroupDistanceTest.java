package org.latentalign.score.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latentalign.kernel.NormalDeviates;
import org.latentalign.score.statistics.GoldenJson;

/** Distances against figures of NumPy and SciPy, and against what they must be by construction. */
final class GroupDistanceTest {

    private static final double RELATIVE = 1e-9;

    private static GoldenJson golden(final String name) {
        return GoldenJson.read("/org/latentalign/score/distance/" + name + ".json");
    }

    private static void assertClose(final double expected, final double actual, final double relative) {
        assertEquals(expected, actual, relative * Math.abs(expected) + 1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"distances_5_4", "distances_15_12"})
    void distancesAreThoseOfTheReference(final String name) {
        final GoldenJson golden = golden(name);
        final double[][] x = golden.get("x").matrix();
        final double[][] y = golden.get("y").matrix();
        assertClose(golden.get("energyDistance").number(), new GroupDistance.Energy().between(x, y), RELATIVE);
        assertClose(
                golden.get("energyDistance").number(),
                MeanDistances.of(x, y, () -> {}).energy(),
                RELATIVE);
        assertClose(
                golden.get("mmd2Unbiased").number(),
                new GroupDistance.MaximumMeanDiscrepancy().between(x, y),
                RELATIVE);
        assertClose(
                golden.get("sinkhorn").get("divergence").number(),
                new GroupDistance.Sinkhorn(GroupDistance.Sinkhorn.STANDARD_REGULARIZATION).between(x, y),
                1e-6);
        final double[][] pooled = pooled(x, y);
        final double[] labels = labels(x.length, pooled.length);
        assertClose(
                golden.get("medianDistance").number(),
                GroupDistance.MaximumMeanDiscrepancy.medianDistance(SquaredDistances.lowerTriangle(pooled, () -> {})),
                RELATIVE);
        final SlicedWassersteinDistance sliced =
                new SlicedWassersteinDistance(pooled, golden.get("directions").matrix());
        assertClose(golden.get("slicedWasserstein2").number(), sliced.of(labels), RELATIVE);
        final double[] along = golden.get("wasserstein2PerDirection").numbers();
        final int[] isFirst =
                Arrays.stream(labels).mapToInt(label -> (int) label).toArray();
        for (int k = 0; k < along.length; k++) {
            assertClose(
                    along[k],
                    sliced.squaredAlong(k, isFirst, SlicedWassersteinDistance.Moves.of(x.length, y.length)),
                    RELATIVE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"distances_5_4", "distances_15_12"})
    void entropicTransportHasTheDualOfTheReference(final String name) {
        final GoldenJson sinkhorn = golden(name).get("sinkhorn");
        final double[][] x = golden(name).get("x").matrix();
        final double[][] y = golden(name).get("y").matrix();
        final double[][] cost = new double[x.length][y.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                for (int k = 0; k < x[i].length; k++) {
                    cost[i][j] += (x[i][k] - y[j][k]) * (x[i][k] - y[j][k]);
                }
            }
        }
        final EntropicTransport transport = EntropicTransport.between(
                cost, sinkhorn.get("epsilon").number(), EntropicTransport.PRECISION, () -> {});
        assertTrue(transport.converged());
        assertClose(sinkhorn.get("dual").number(), transport.value(), 1e-6);
    }

    /** The case lists every way to part the rows, so that the share of partings at least as far is known exactly. */
    @Test
    void allPartingsOfNineRowsGiveTheSharesOfTheReference() {
        final GoldenJson golden = golden("distances_5_4");
        final double[][] x = golden.get("x").matrix();
        final double[][] pooled = pooled(x, golden.get("y").matrix());
        final GoldenJson splits = golden.get("allSplits");
        assertEquals(
                splits.get("pEnergy").number(),
                shareAtLeast(new GroupDistance.Energy().on(pooled, () -> {}), x.length),
                0);
        assertEquals(
                splits.get("pMmd").number(),
                shareAtLeast(new GroupDistance.MaximumMeanDiscrepancy().on(pooled, () -> {}), x.length),
                0);
    }

    private static double shareAtLeast(final LabeledDistance distance, final int first) {
        final double[] observed = new double[1];
        distance.ofAll(new double[][] {labels(first, 9)}, 1, observed);
        int all = 0;
        int atLeast = 0;
        for (int bits = 0; bits < 1 << 9; bits++) {
            if (Integer.bitCount(bits) == first) {
                final double[] labels = new double[9];
                for (int i = 0; i < 9; i++) {
                    labels[i] = bits >> i & 1;
                }
                final double[] value = new double[1];
                distance.ofAll(new double[][] {labels}, 1, value);
                all++;
                atLeast += value[0] >= observed[0] ? 1 : 0;
            }
        }
        assertEquals(126, all);
        return (double) atLeast / all;
    }

    @Test
    void matrixProductsGiveTheDistancesOfPlainSums() {
        final double[][] rows = normal(301, 7, 3);
        final NormalDeviates coin = NormalDeviates.of(4);
        for (final GroupDistance kind :
                new GroupDistance[] {new GroupDistance.Energy(), new GroupDistance.MaximumMeanDiscrepancy()}) {
            final LabeledDistance distance = kind.on(rows, () -> {});
            final double[][] labelings = new double[5][301];
            for (final double[] labels : labelings) {
                Arrays.setAll(labels, i -> coin.next() > 0.3 ? 1 : 0);
            }
            final double[] all = new double[5];
            distance.ofAll(labelings, 5, all);
            for (int p = 0; p < 5; p++) {
                assertEquals(distance.of(labelings[p]), all[p], 1e-9);
            }
        }
    }

    /** The rows of a number that is no multiple of four, nor of the rows whose sums are computed together. */
    @Test
    void sumsOfChosenRowsAreExact() {
        final int n = 147;
        final double[][] triangle = new double[n][];
        final SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < n; i++) {
            triangle[i] = random.ints(i, -1000, 1000).asDoubleStream().toArray();
        }
        final PairSums sums = new PairSums(triangle);
        final double[][] labelings = new double[7][n];
        final double[] within = new double[7];
        for (final double[] labels : labelings) {
            Arrays.setAll(labels, i -> random.nextInt(3) == 0 ? 1 : 0);
        }
        sums.within(labelings, 7, within);
        for (int p = 0; p < 7; p++) {
            long expected = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    expected += labelings[p][i] * labelings[p][j] == 1 ? (long) triangle[i][j] : 0;
                }
            }
            assertEquals(expected, within[p], 0);
        }
    }

    @Test
    void groupsThatWereMovedHaveTheDistanceOfTheirRows() {
        final double[][] rows = normal(41, 5, 12);
        final double[] labels = labels(19, 41);
        final double[][] centered = MeanShift.of(rows, labels).centered();
        for (final GroupDistance kind : List.of(
                new GroupDistance.Energy(),
                new GroupDistance.MaximumMeanDiscrepancy(),
                new GroupDistance.SlicedWasserstein(10, 1))) {
            assertEquals(
                    kind.on(centered, () -> {}).of(labels),
                    kind.moved(kind.on(rows, () -> {}), centered, labels, () -> {}),
                    1e-12);
        }
    }

    @Test
    void exchangingTheGroupsTiesToTheLastBit() {
        final LabeledDistance distance = new GroupDistance.Energy().on(normal(40, 3, 5), () -> {});
        final double[] labels = labels(20, 40);
        final double[] exchanged = Arrays.stream(labels).map(label -> 1 - label).toArray();
        final double[] values = new double[2];
        distance.ofAll(new double[][] {labels, exchanged}, 2, values);
        assertEquals(values[0], values[1], 0);
    }

    @Test
    void copiesOfAGroupAreAtDistanceZero() {
        final double[][] rows = normal(12, 4, 6);
        assertEquals(0, new GroupDistance.Energy().between(rows, rows), 1e-12);
        assertEquals(0, new GroupDistance.SlicedWasserstein(20, 1).between(rows, rows), 0);
        final double[][] wide = normal(12, 100, 6);
        assertEquals(0, new GroupDistance.Sinkhorn(0.5).between(wide, wide), 1e-6);
    }

    @Test
    void rowsThatAreAllTheSameHaveNoDistanceButNoError() {
        final double[][] rows = new double[6][3];
        assertEquals(0, new GroupDistance.Energy().between(rows, rows), 0);
        assertEquals(0, new GroupDistance.MaximumMeanDiscrepancy().between(rows, rows), 0);
        assertTrue(Double.isNaN(new GroupDistance.Sinkhorn(0.05).between(rows, rows)));
    }

    @Test
    void farFromTheOriginDistancesKeepTheirDigits() {
        final double[][] x = normal(20, 3, 7);
        final double[][] y = normal(15, 3, 8);
        final double near = new GroupDistance.Energy().between(x, y);
        final double far = new GroupDistance.Energy().between(moved(x, 1e6), moved(y, 1e6));
        assertEquals(near, far, 1e-8);
    }

    @Test
    void medianIsThatOfSortedValues() {
        for (int n = 1; n < 40; n++) {
            final NormalDeviates random = NormalDeviates.of(n);
            final double[] values = new double[n];
            Arrays.setAll(values, i -> Math.rint(3 * random.next()));
            final double[] sorted = values.clone();
            Arrays.sort(sorted);
            final double expected = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
            assertEquals(expected + 0.0, Medians.of(values) + 0.0);
        }
    }

    private static double[][] moved(final double[][] rows, final double by) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(value -> value + by).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] normal(final int n, final int d, final long seed) {
        final NormalDeviates random = NormalDeviates.of(seed);
        final double[][] rows = new double[n][d];
        for (final double[] row : rows) {
            Arrays.setAll(row, j -> random.next());
        }
        return rows;
    }

    private static double[][] pooled(final double[][] x, final double[][] y) {
        final double[][] pooled = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, pooled, x.length, y.length);
        return pooled;
    }

    private static double[] labels(final int first, final int all) {
        final double[] labels = new double[all];
        Arrays.fill(labels, 0, first, 1);
        return labels;
    }
}
