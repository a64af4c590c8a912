package org.latentalign.score.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.latentalign.kernel.Length;
import org.latentalign.kernel.RowProduct;
import org.latentalign.search.FloatColumns;
import org.latentalign.search.RowBlock;

class BackgroundProductTest {

    private static final int REFERENCES = 33;

    private static double[][] units(final int count, final int dimension, final SplittableRandom random) {
        final double[][] units = new double[count][];
        for (int i = 0; i < count; i++) {
            final double spread = Math.pow(10, random.nextInt(5));
            units[i] = Length.unit(random.doubles(dimension)
                    .map(value -> Math.pow(spread, value) - 1.5)
                    .toArray());
        }
        return units;
    }

    /** Of vectors of length 1: to 1e-13, beside which every bound of single precision is large. */
    private static double product(final double[] x, final double[] y) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += x[j] * y[j];
        }
        return sum;
    }

    private static void check(
            final BackgroundProduct product, final double[][] background, final SplittableRandom random) {
        final int dimension = background[0].length;
        final double[][] references = units(REFERENCES, dimension, random);
        final var columns = new FloatColumns(dimension + 2);
        columns.load(references, REFERENCES);
        final float[][] cosines = new float[background.length][RowBlock.CAPACITY];
        product.multiply(columns, cosines);
        final RowProduct inDouble = RowProduct.ofRows(background);
        final double[][] doubles = new double[REFERENCES][background.length];
        inDouble.multiply(references, REFERENCES, doubles, inDouble.newScratch());
        for (int b = 0; b < background.length; b++) {
            for (int r = 0; r < REFERENCES; r++) {
                assertEquals(product(references[r], background[b]), cosines[b][r], product.error());
                // the bits of queries' cosines, so that equal signatures score the same
                assertEquals(Math.max(-1, Math.min(1, doubles[r][b])), product.exact(b, references[r]));
            }
        }
        final int[] some = IntStream.range(0, background.length)
                .filter(b -> b % 3 != 1)
                .map(b -> background.length - 1 - b)
                .toArray();
        final double[] together = new double[some.length];
        product.exact(some, some.length, references[0], together);
        for (int i = 0; i < some.length; i++) {
            assertEquals(product.exact(some[i], references[0]), together[i]);
        }
        assertTrue(product.error() < 1e-4, "a bound that says something");
        assertTrue(product.error() > 1e-9, "no bound that the reference's own rounding would reach");
    }

    @Test
    void vectorsAreMultipliedWithinTheBound() {
        final var random = new SplittableRandom(17);
        for (final int dimension : new int[] {1, 2, 62, 63, 64, 200, 978}) {
            for (final int count : new int[] {1, 97, 200}) {
                final double[][] background = units(count, dimension, random);
                check(new VectorProduct(background), background, random);
            }
        }
    }

    @Test
    void setsAreAddedUpWithinTheBound() {
        final var random = new SplittableRandom(18);
        for (final int dimension : new int[] {2, 40, 978}) {
            final List<GeneSets> sets = new ArrayList<>();
            for (int count = 0; count <= dimension / 4; count += 1 + dimension / 20) {
                final double[] profile = random.doubles(dimension).toArray();
                sets.add(GeneSets.extremes(profile, count, 1));
                sets.add(GeneSets.extremes(profile, 1, count));
            }
            final double[][] background = sets.stream()
                    .map(set -> Length.unit(set.direction(dimension)))
                    .toArray(double[][]::new);
            check(new SetProduct(sets, dimension), background, random);
        }
    }
}
