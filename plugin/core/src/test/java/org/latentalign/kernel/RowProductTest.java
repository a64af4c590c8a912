package org.latentalign.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RowProductTest {

    /** For every remainder of the tiling, and more than one panel of outputs. */
    @Test
    void multipliesWholeNumbersExactly() {
        final Random random = new Random(1);
        for (final int inputs : new int[] {1, 2, 3, 4, 5, 47, 48, 49, 50, 97}) {
            for (final int outputs : new int[] {1, 2, 5, 511, 512, 513, 1100}) {
                final int count = 1 + random.nextInt(100);
                final double[][] matrix = wholeNumbers(random, outputs, inputs);
                final double[][] x = wholeNumbers(random, count, inputs);
                final double[][] byRows = new double[count][outputs];
                final RowProduct product = RowProduct.ofRows(matrix);
                product.multiply(x, count, byRows, product.newScratch());
                final double[][] transposed = new double[inputs][outputs];
                for (int i = 0; i < outputs; i++) {
                    for (int j = 0; j < inputs; j++) {
                        transposed[j][i] = matrix[i][j];
                    }
                }
                final double[][] byColumns = new double[count][outputs];
                final RowProduct other = RowProduct.ofColumns(transposed);
                other.multiply(x, count, byColumns, other.newScratch());
                for (int r = 0; r < count; r++) {
                    for (int i = 0; i < outputs; i++) {
                        double expected = 0;
                        for (int j = 0; j < inputs; j++) {
                            expected += matrix[i][j] * x[r][j];
                        }
                        assertEquals(expected, byRows[r][i], 0);
                        assertEquals(expected, byColumns[r][i], 0);
                    }
                }
            }
        }
    }

    private static double[][] wholeNumbers(final Random random, final int rows, final int columns) {
        final double[][] matrix = new double[rows][columns];
        for (final double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextInt(2001) - 1000;
            }
        }
        return matrix;
    }
}
