package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.DrugPermutation.ContextPair;

class StrengthEffectTest {

    private static DrugCosines cosines(final int p, final double[][] matrix, final double... strength) {
        return new DrugCosines(
                IntStream.range(0, p).mapToObj(i -> "d" + i).toList(), matrix, strength, strength.clone());
    }

    /** The slope of a regression on effects of rows, effects of columns and the product, solved by EJML. */
    @Test
    void slopeIsThatOfARegression() {
        final int p = 7;
        final var random = new Random(3);
        final double[][] matrix = IntStream.range(0, p)
                .mapToObj(i -> random.doubles(p, -1, 1).toArray())
                .toArray(double[][]::new);
        final double[] strength = random.doubles(p, -1, 2).toArray();
        final StrengthEffect effect = StrengthEffect.of(cosines(p, matrix, strength));
        final double mean = Arrays.stream(strength).average().orElseThrow();
        final var design = new SimpleMatrix(p * (p - 1), 2 * p);
        final var values = new SimpleMatrix(p * (p - 1), 1);
        int cell = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                if (i != j) {
                    design.set(cell, 0, (strength[i] - mean) * (strength[j] - mean));
                    design.set(cell, 1 + i, 1);
                    if (j > 0) {
                        design.set(cell, p + j, 1);
                    }
                    values.set(cell++, matrix[i][j]);
                }
            }
        }
        assertEquals(design.solve(values).get(0), effect.slope(), 1e-12);
        assertEquals(effect.slope() * (strength[2] - mean) * (strength[5] - mean), effect.explained(2, 5), 1e-12);
    }

    @Test
    void noSlopeWithoutDifferencesOrWithFewDrugs() {
        final double[][] matrix = IntStream.range(0, 6)
                .mapToObj(i -> new Random(i).doubles(6).toArray())
                .toArray(double[][]::new);
        assertEquals(0, StrengthEffect.of(cosines(6, matrix, 1, 1, 1, 1, 1, 1)).slope());
        assertEquals(0, StrengthEffect.of(cosines(4, matrix, 1, 2, 3, 4)).slope());
    }

    /** Strong drugs are alike whichever they are: then the same drug is no more alike than another one. */
    @Test
    void strengthAloneIsNoMatch() {
        final double[] strength = {-2, -1, -0.5, 0, 1, 2.5};
        final double[][] matrix = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                matrix[i][j] = 0.1 * strength[i] * strength[j];
            }
        }
        final PermutationTest test = DrugPermutation.of(
                        List.of(new ContextPair("1", "2", cosines(6, matrix, strength))), 999, 1, Progress.NONE)
                .orElseThrow();
        assertEquals(1 / 720.0, test.p(), 1e-15);
        assertEquals(1, test.besideStrength(), 1e-15);
        assertEquals(test.besideStrength(), test.decisive());
    }
}
