package org.latentalign.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.ClusteredPairs;
import org.latentalign.score.statistics.Ranks;

/** The expected figures are SciPy 1.10's (spearmanr, pearsonr). */
class CorrelationTest {

    private static final ClusteredPairs UNITS = units(8);

    private static ClusteredPairs units(final int n) {
        return ClusteredPairs.within(IntStream.range(0, n).toArray());
    }

    private static final double[] X = {1, 2, 2, 3, 5, 5, 5, 8};

    private static final double[] Y = {2, 1, 4, 4, 7, 6, 6, 9};

    private static final double[] WEAK = {3, 1, 4, 1, 5, 9, 2, 6};

    @Test
    void spearmanWithTies() {
        final Correlation strong = Correlation.spearman(X, Y, UNITS, Progress.NONE);
        assertEquals(0.9256265453136692, strong.coefficient(), 1e-14);
        assertEquals(0.0009719602101529901, strong.pValue(), 1e-15);
        final Correlation weak = Correlation.spearman(X, WEAK, UNITS, Progress.NONE);
        assertEquals(0.5495502618648208, weak.coefficient(), 1e-14);
        assertEquals(0.1582561276787799, weak.pValue(), 1e-13);
    }

    @Test
    void pearson() {
        final Correlation strong = Correlation.pearson(X, Y, UNITS, Progress.NONE);
        assertEquals(0.9392718276255559, strong.coefficient(), 1e-14);
        assertEquals(0.0005347086664048016, strong.pValue(), 1e-15);
        final Correlation weak = Correlation.pearson(X, WEAK, UNITS, Progress.NONE);
        assertEquals(0.5406947784570656, weak.coefficient(), 1e-14);
        assertEquals(0.16645826462316737, weak.pValue(), 1e-13);
    }

    @Test
    void intervalHoldsTheCoefficientAndRepeats() {
        final Correlation first = Correlation.pearson(X, WEAK, UNITS, Progress.NONE);
        assertTrue(first.interval().low() < first.coefficient()
                && first.coefficient() < first.interval().high());
        assertEquals(8, first.estimate().size());
        assertEquals(
                first.interval(),
                Correlation.pearson(X, WEAK, UNITS, Progress.NONE).interval());
    }

    /** Without the third observation, SciPy's pearsonr gives the figure below; with units of two, two are left out. */
    @Test
    void unitsAreLeftOutWithAllTheirObservations() {
        final double[] leftOut =
                Correlation.pearson(X, WEAK, UNITS, Progress.NONE).estimate().leftOut();
        assertEquals(
                Correlation.productMoment(new double[] {1, 2, 3, 5, 5, 5, 8}, new double[] {3, 1, 1, 5, 9, 2, 6}),
                leftOut[2],
                1e-15);
        final var byTwo = new ClusteredPairs(new int[] {0, 0, 1, 1, 2, 2, 3, 3}, new int[] {0, 0, 1, 1, 2, 2, 3, 0});
        final double[] without =
                Correlation.pearson(X, WEAK, byTwo, Progress.NONE).estimate().leftOut();
        assertEquals(
                Correlation.productMoment(new double[] {2, 3, 5, 5, 5}, new double[] {4, 1, 5, 9, 2}),
                without[0],
                1e-15);
    }

    @Test
    void degenerateInputHasNoCorrelation() {
        assertTrue(Double.isNaN(
                Correlation.pearson(new double[] {1, 1, 1}, new double[] {1, 2, 3}, units(3), Progress.NONE)
                        .coefficient()));
        assertTrue(Double.isNaN(Correlation.spearman(new double[0], new double[0], units(0), Progress.NONE)
                .coefficient()));
        final Correlation two = Correlation.pearson(new double[] {1, 2}, new double[] {3, 9}, units(2), Progress.NONE);
        assertEquals(1, two.coefficient(), 1e-15);
        assertTrue(Double.isNaN(two.pValue()));
        assertEquals(
                0,
                Correlation.pearson(new double[] {1, 2, 3}, new double[] {-1, -2, -3}, units(3), Progress.NONE)
                        .pValue());
    }

    @Test
    void aConstantHasNoCorrelation() {
        final Random random = new Random(3);
        for (final double constant : new double[] {7, 0.1, -3.3, 1e-300, 1e300, Math.PI, 0}) {
            for (int n = 2; n <= 500; n++) {
                final double[] constants = new double[n];
                Arrays.fill(constants, constant);
                final double[] values = random.doubles(n).toArray();
                assertTrue(Double.isNaN(Correlation.productMoment(constants, values)), constant + " " + n + " times");
                assertTrue(Double.isNaN(Correlation.productMoment(values, constants)), constant + " " + n + " times");
                assertTrue(
                        Double.isNaN(Correlation.productMoment(Ranks.of(constants), Ranks.of(values))),
                        "ranks of " + n);
            }
        }
        final double[] ratings = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
        final double[] cosines = random.doubles(10).toArray();
        for (final Correlation none : List.of(
                Correlation.spearman(cosines, ratings, units(10), Progress.NONE),
                Correlation.pearson(cosines, ratings, units(10), Progress.NONE))) {
            assertTrue(Double.isNaN(none.coefficient()));
            assertTrue(Double.isNaN(none.pValue()));
            assertTrue(Double.isNaN(none.interval().low()));
        }
    }

    @Test
    void zerosOfBothSignsTie() {
        assertEquals(1.5, Ranks.of(new double[] {0.0, -0.0, 1})[0]);
        assertEquals(1.5, Ranks.of(new double[] {0.0, -0.0, 1})[1]);
    }
}
