package org.latentalign.node.score.degree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.autoencoder.DirectionMethod;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.progress.Progress;
import org.latentalign.score.DegreeSweep;
import org.latentalign.spectral.GramSpectrum;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.ShiftedPowerGain;

/** A model that keeps the directions of its rows and one gain for all others scores as one with all directions does. */
class GainSweepTest {

    private static final int N = 12;
    private static final int D = 40;
    private static final int PAIRS = 15;

    @Test
    void aThinModelScoresEveryGainAsTheWholeOne() throws Exception {
        Random random = new Random(3);
        double[][] rows = vectors(N, random);
        double[][] first = vectors(PAIRS, random);
        double[][] second = vectors(PAIRS, random);
        for (int i = 0; i < PAIRS; i++) {
            for (int j = 0; j < D; j++) {
                second[i][j] += first[i][j];
            }
        }
        SpectralOptions options = SpectralOptions.of(new ShiftedPowerGain(1)).withScale(new Scale.Dimension());
        SecondMomentAccumulator sum = new SecondMomentAccumulator(D, false);
        GramSpectrum gram = new GramSpectrum(D, false, Runnable::run, 1);
        for (double[] row : rows) {
            sum.add(row);
            System.arraycopy(row, 0, gram.nextRow(), 0, D);
            gram.commitRow();
        }
        SpectralAutoencoder whole =
                SpectralFit.of(sum.finish(), options, List.of(), Progress.NONE).model();
        SpectralAutoencoder thin = SpectralFit.of(
                        gram.finish(options.scale(), i -> "", Progress.NONE),
                        gram.rows(),
                        options,
                        List.of(),
                        new DirectionMethod.Reached())
                .model();
        assertEquals(N, thin.directionCount());
        List<GainSweep.Scored> expected = scored(whole, first, second);
        List<GainSweep.Scored> actual = scored(thin, first, second);
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            var result = expected.get(i).result();
            String formula = expected.get(i).swept().gain().formula();
            assertEquals(expected.get(i).swept(), actual.get(i).swept());
            var other = actual.get(i).result();
            assertEquals(
                    result.total().meanCosine().estimate(),
                    other.total().meanCosine().estimate(),
                    1e-9,
                    formula);
            assertEquals(result.total().baseline(), other.total().baseline(), 1e-9, formula);
            assertEquals(result.log10ConditionNumber(), other.log10ConditionNumber(), 1e-9, formula);
        }
    }

    private static List<GainSweep.Scored> scored(
            final SpectralAutoencoder model, final double[][] first, final double[][] second) throws Exception {
        int[] keys = IntStream.range(0, PAIRS).toArray();
        var part = new DegreeSweep.Contexts(coordinates(model, first), coordinates(model, second), keys);
        var sweep = new DegreeSweep(List.of(part), PAIRS, 3, 1, 1000, Progress.NONE);
        var scoring = new GainSweep(model, sweep, Progress.NONE);
        scoring.run(SweptGains.of(3, List.of(1.0), List.of()));
        return scoring.scored();
    }

    /** Along the model's directions, and then what is left of the vectors. */
    private static double[][] coordinates(final SpectralAutoencoder model, final double[][] vectors) {
        int directions = model.directionCount();
        double[][] coordinates = new double[vectors.length][directions + ShiftRows.outside(model)];
        for (int i = 0; i < vectors.length; i++) {
            double[] rest = vectors[i].clone();
            for (int k = 0; k < directions; k++) {
                double[] direction = model.direction(k);
                for (int j = 0; j < D; j++) {
                    coordinates[i][k] += vectors[i][j] * direction[j];
                }
                for (int j = 0; j < D; j++) {
                    rest[j] -= coordinates[i][k] * direction[j];
                }
            }
            System.arraycopy(rest, 0, coordinates[i], directions, ShiftRows.outside(model));
        }
        return coordinates;
    }

    private static double[][] vectors(final int count, final Random random) {
        double[][] vectors = new double[count][D];
        for (double[] vector : vectors) {
            Arrays.setAll(vector, j -> random.nextGaussian() / (j + 1));
        }
        return vectors;
    }
}
