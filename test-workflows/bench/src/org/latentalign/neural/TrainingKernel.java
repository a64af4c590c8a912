package org.latentalign.neural;

import java.util.SplittableRandom;

/** Lets the benchmark call the kernel of training by itself; possible in this package only. */
public final class TrainingKernel {

    private static final int ROWS = 96;

    private static final int COLUMNS = 400;

    /** One product is too short for the clock. */
    private static final int REPEATS = 20;

    private final float[][] factors = new float[ROWS][ROWS];

    /** Column by column, as a scalar loop reads them. */
    private final float[][] columns = new float[COLUMNS][ROWS];

    private final PanelMatrix left = new PanelMatrix(ROWS, ROWS);

    private final PanelMatrix right = new PanelMatrix(ROWS, COLUMNS);

    private final PanelMatrix product = new PanelMatrix(ROWS, COLUMNS);

    private final float[] row = new float[COLUMNS];

    /** With random matrices. */
    public TrainingKernel() {
        final var random = new SplittableRandom(1);
        for (int r = 0; r < ROWS; r++) {
            for (int p = 0; p < ROWS; p++) {
                factors[r][p] = (float) (random.nextDouble() - 0.5);
            }
            for (int q = 0; q < COLUMNS; q++) {
                row[q] = (float) (random.nextDouble() - 0.5);
                columns[q][r] = row[q];
            }
            left.setRow(r, factors[r]);
            right.setRow(r, row);
        }
    }

    /** @return the sum over the last row of the product of the matrices */
    public double run() {
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            product.clearRows(0, ROWS);
            MatrixProduct.add(left, ROWS, right, product, 0, 0, ROWS);
        }
        product.getRow(ROWS - 1, row);
        double sum = 0;
        for (final float value : row) {
            sum += value;
        }
        return sum;
    }

    /** @return the same, by a loop that cannot be made of vector instructions */
    public double runScalar() {
        double sum = 0;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            for (int r = 0; r < ROWS; r++) {
                sum = 0;
                for (int q = 0; q < COLUMNS; q++) {
                    float value = 0;
                    for (int p = 0; p < ROWS; p++) {
                        value = Math.fma(factors[r][p], columns[q][p], value);
                    }
                    sum += value;
                }
            }
        }
        return sum;
    }
}
