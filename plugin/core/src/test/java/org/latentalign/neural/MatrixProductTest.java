package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latentalign.kernel.Randoms;

class MatrixProductTest {

    /** Sizes around those of tiles, blocks, chunks and panels. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "6, 3, 16", "7, 5, 17", "5, 47, 3", "50, 49, 33", "48, 96, 64", "97, 530, 7", "11, 4, 1030"})
    void isTheSumOfProductsInOrder(final int rows, final int inner, final int columns) {
        final PanelMatrix c = random(rows, inner, 1);
        final PanelMatrix m = random(inner, columns, 2);
        final PanelMatrix whole = random(rows, columns, 3);
        final PanelMatrix divided = random(rows, columns, 3);
        final float[][] expected = new float[rows][columns];
        final float[] factors = new float[inner];
        final float[] row = new float[columns];
        for (int r = 0; r < rows; r++) {
            whole.getRow(r, expected[r]);
            c.getRow(r, factors);
            for (int p = 0; p < inner; p++) {
                m.getRow(p, row);
                for (int q = 0; q < columns; q++) {
                    expected[r][q] = Math.fma(factors[p], row[q], expected[r][q]);
                }
            }
        }
        final float[] actual = new float[columns];
        for (int panel = 0; panel < whole.panels.length; panel++) {
            MatrixProduct.add(c, inner, m, whole, panel, 0, rows);
            MatrixProduct.add(c, inner, m, divided, panel, 0, rows / 2);
            MatrixProduct.add(c, inner, m, divided, panel, rows / 2, rows);
        }
        for (int r = 0; r < rows; r++) {
            whole.getRow(r, actual);
            assertArrayEquals(expected[r], actual);
            divided.getRow(r, actual);
            assertArrayEquals(expected[r], actual);
        }
    }

    @Test
    void leavesColumnsOutThatAreNotInUse() {
        final PanelMatrix c = random(7, 600, 1);
        final PanelMatrix m = random(600, 5, 2);
        final PanelMatrix y = new PanelMatrix(7, 5);
        final PanelMatrix shorter = new PanelMatrix(7, 5);
        MatrixProduct.add(c, 301, m, y, 0, 0, 7);
        final PanelMatrix part = new PanelMatrix(7, 301);
        final PanelMatrix upper = new PanelMatrix(301, 5);
        final float[] row = new float[600];
        for (int r = 0; r < 7; r++) {
            c.getRow(r, row);
            part.setRow(r, row);
        }
        for (int r = 0; r < 301; r++) {
            upper.setRow(r, m.panels[0][r]);
        }
        MatrixProduct.add(part, 301, upper, shorter, 0, 0, 7);
        assertArrayEquals(shorter.panels[0], y.panels[0]);
    }

    private static PanelMatrix random(final int rows, final int columns, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final PanelMatrix matrix = new PanelMatrix(rows, columns);
        final float[] row = new float[columns];
        for (int r = 0; r < rows; r++) {
            for (int q = 0; q < columns; q++) {
                row[q] = (float) (Randoms.unit(random) - 0.5);
            }
            matrix.setRow(r, row);
        }
        return matrix;
    }
}
