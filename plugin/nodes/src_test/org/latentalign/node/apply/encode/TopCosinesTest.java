package org.latentalign.node.apply.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.figure.Mark;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.AllButTheTopGain;
import org.latentalign.spectral.Gain;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.ShiftedPowerGain;

class TopCosinesTest {

    /** The strongest direction is the first axis, and the mean lies on its negative side. */
    private static final double[][] FITTED = {{-3, 0, 0}, {-3, 0, 0}, {0, 1, 0}, {0, -1, 0}};

    private static SpectralAutoencoder model(final Gain gain, final boolean centered, final boolean principal)
            throws FitException {
        var accumulator = new SecondMomentAccumulator(3, centered);
        for (double[] row : FITTED) {
            accumulator.add(row);
        }
        var options = SpectralOptions.of(gain).withCentered(centered);
        return SpectralFit.of(
                        accumulator.finish(),
                        principal ? options.withPrincipalAxes(SpectralOptions.ALL) : options,
                        List.of(),
                        Progress.NONE)
                .model();
    }

    private static TopCosines counted(final SpectralAutoencoder model, final double[][] rows) {
        var cosines = TopCosines.of(model, rows.length).orElseThrow();
        double[][] vectors = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        double[][] results = new double[rows.length][model.latentDimension()];
        model.encoder().encodeAll(vectors, rows.length, results, new RowCondition[rows.length]);
        double[] figures = new double[cosines.figures()];
        for (int i = 0; i < rows.length; i++) {
            cosines.measure(vectors[i], results[i], figures);
            cosines.take(i, figures);
        }
        return cosines;
    }

    /** Of rows with three numbers, the first of which varies most. */
    static TopCosines counted(final double[][] rows) {
        return counted(modelOrFail(), rows);
    }

    @Test
    void cosinesAreTakenOnTheSideOfTheMean() throws FitException {
        for (boolean principal : new boolean[] {false, true}) {
            var model = model(new ShiftedPowerGain(1), false, principal);
            double first = model.encoderGains()[0];
            double second = model.encoderGains()[1];
            var cosines = counted(model, new double[][] {{-3, 0, 0}, {-1, 1, 0}, {0, 0, 0}});
            assertEquals(2, cosines.before().count());
            assertEquals(1, cosines.undefined());
            assertEquals(1, cosines.number());
            assertEquals(1, cosines.before().mean(0), 1e-15);
            assertEquals(Math.sqrt(0.5), cosines.before().mean(1), 1e-15);
            assertEquals(1, cosines.after().mean(0), 1e-15);
            assertEquals(first / Math.hypot(first, second), cosines.after().mean(1), 1e-15);
        }
    }

    @Test
    void centeredRowsAreComparedAsTheModelSeesThem() throws FitException {
        var model = model(new AllButTheTopGain(1), true, false);
        var cosines = counted(model, new double[][] {{-1.5, 2, 0}, {-1.5 + 1e-3, 0, 0}});
        assertEquals(2, cosines.number());
        assertEquals(1, Math.abs(cosines.before().mean(0)), 1e-12);
        // what is left out of the model has no embedding but zero
        assertEquals(1, cosines.undefined());
    }

    @Test
    void binsHoldEveryPositionOnce() {
        for (long n : new long[] {1, 2, 3, 47, 48, 49, 50, 1000, 99_999, 400_000, 1L << 40}) {
            var histogram = new RankHistogram(n);
            assertEquals(1, histogram.from(0));
            assertEquals(n + 1, histogram.to(histogram.bins() - 1));
            for (int i = 0; i < histogram.bins(); i++) {
                assertTrue(histogram.from(i) < histogram.to(i));
                assertTrue(i == 0 || histogram.from(i) == histogram.to(i - 1));
            }
            assertTrue(histogram.bins() <= 60, () -> n + " positions in " + histogram.bins() + " bins");
        }
    }

    @Test
    void countsMeansAndCorrelation() {
        double[] cosines = {0.9, 0.8, 0.85, 0.2, -1, 1, 0.1};
        var histogram = new RankHistogram(10);
        for (int i = 0; i < cosines.length; i++) {
            histogram.add(i, cosines[i]);
        }
        assertEquals(7, histogram.count());
        assertEquals(0.4071428571428571, histogram.mean(), 1e-15);
        // NumPy: corrcoef(log(arange(1, 8)), cosines)
        assertEquals(-0.45256592750839186, histogram.correlation(), 1e-13);
        assertEquals(1, histogram.count(4, 0, 1));
        assertEquals(1, histogram.count(5, 199, 200));
        assertEquals(0.8, histogram.mean(1));
        assertTrue(Double.isNaN(histogram.mean(histogram.bins() - 1)));
    }

    @Test
    void fewTilesHoldAllRows() {
        var model = modelOrFail();
        double[][] rows = new double[5000][];
        for (int i = 0; i < rows.length; i++) {
            // the cosine falls from 1 towards -1
            double angle = Math.PI * Math.log(i + 1.0) / Math.log(rows.length);
            rows[i] = new double[] {-Math.cos(angle), Math.sin(angle), 0};
        }
        var scene = TopCosinesFigure.scene(Optional.of(counted(model, rows)), rows.length)
                .orElseThrow();
        int size = 0;
        for (var panel : scene.panels()) {
            var tiles = (Mark.Tiles) panel.marks().get(0);
            size += tiles.size();
            assertEquals(5000, Arrays.stream(tiles.counts()).sum());
            assertTrue(Arrays.stream(tiles.counts()).allMatch(count -> count >= 1));
        }
        assertTrue(size < 4000, size + " tiles");
        assertTrue(scene.verdict().startsWith("Rows at the beginning of the table are nearer to the strongest"));
    }

    /** Of rows in any order, one table in twenty may seem to have one. */
    @Test
    void anOrderIsRarelySeenWhereThereIsNone() {
        var model = modelOrFail();
        var random = new Random(5);
        for (int count : new int[] {20, 60}) {
            int seen = 0;
            for (int table = 0; table < 1000; table++) {
                double[][] rows = new double[count][3];
                for (double[] row : rows) {
                    Arrays.setAll(row, j -> random.nextGaussian());
                }
                var scene = TopCosinesFigure.scene(Optional.of(counted(model, rows)), rows.length)
                        .orElseThrow();
                seen += scene.verdict().startsWith("Rows at the beginning") ? 1 : 0;
            }
            assertTrue(seen <= 70, seen + " of 1,000 tables of " + count + " rows");
        }
    }

    private static SpectralAutoencoder modelOrFail() {
        try {
            return model(new ShiftedPowerGain(1), false, true);
        } catch (FitException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void rowsWithoutACosineHaveNoPicture() throws FitException {
        assertTrue(TopCosinesFigure.scene(Optional.empty(), 3).isEmpty());
        var zeros = counted(model(new ShiftedPowerGain(1), false, false), new double[2][3]);
        assertTrue(TopCosinesFigure.scene(Optional.of(zeros), 2).isEmpty());
        var one = counted(model(new ShiftedPowerGain(1), false, false), new double[][] {{-2, 1, 0}});
        var scene = TopCosinesFigure.scene(Optional.of(one), 1).orElseThrow();
        assertArrayEquals(
                new double[] {1}, ((Mark.Tiles) scene.panels().get(1).marks().get(0)).counts());
    }
}
