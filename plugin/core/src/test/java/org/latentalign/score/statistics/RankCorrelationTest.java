package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;

class RankCorrelationTest {

    /** Every left-out correlation is that of the ranks of what is left, ties included. */
    @Test
    void leavingOutAWordIsRankingWhatIsLeft() {
        final var random = new Random(9);
        final int n = 60;
        final double[] x = random.doubles(n).map(v -> Math.rint(v * 12)).toArray();
        final double[] y = IntStream.range(0, n)
                .mapToDouble(i -> Math.rint(x[i] + 6 * random.nextGaussian()))
                .toArray();
        final var pairs = new ClusteredPairs(
                random.ints(n, 0, 14).toArray(), random.ints(n, 0, 14).toArray());
        final Jackknife jackknife = RankCorrelation.spearman(x, y, pairs, Progress.NONE);
        assertEquals(slowly(x, y, pairs, -1), jackknife.estimate(), 1e-14);
        for (int word = 0; word < jackknife.size(); word++) {
            assertEquals(
                    slowly(x, y, pairs, jackknife.clusters()[word]), jackknife.leftOut()[word], 1e-14);
        }
    }

    private static double slowly(final double[] x, final double[] y, final ClusteredPairs pairs, final int without) {
        final int[] left = IntStream.range(0, x.length)
                .filter(i -> pairs.first()[i] != without && pairs.second()[i] != without)
                .toArray();
        final double[] a = Ranks.of(IntStream.of(left).mapToDouble(i -> x[i]).toArray());
        final double[] b = Ranks.of(IntStream.of(left).mapToDouble(i -> y[i]).toArray());
        final double mean = (left.length + 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < left.length; i++) {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
            bb += (b[i] - mean) * (b[i] - mean);
        }
        return ab / Math.sqrt(aa) / Math.sqrt(bb);
    }

    @Test
    void allTheSame() {
        final var pairs = ClusteredPairs.within(new int[] {0, 1, 2});
        final Jackknife jackknife =
                RankCorrelation.spearman(new double[] {7, 7, 7}, new double[] {1, 2, 3}, pairs, Progress.NONE);
        assertEquals(Double.NaN, jackknife.estimate());
        assertArrayEquals(new double[] {Double.NaN, Double.NaN, Double.NaN}, jackknife.leftOut());
    }
}
