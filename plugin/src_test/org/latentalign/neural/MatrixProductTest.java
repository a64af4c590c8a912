package org.latentalign.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /**
     * The kernel must become vector instructions: a chain of dependent additions, which cannot, is some forty times
     * slower than it; were the kernel scalar, the chain would be seven times slower. Not when coverage is measured, which
     * puts code of its own into loops.
     */
    @Test
    void isFast() {
        assumeFalse(Arrays.stream(MatrixProduct.class.getDeclaredMethods())
                .map(Method::getName)
                .anyMatch(name -> name.startsWith("$")));
        final PanelMatrix c = random(96, 96, 1);
        final PanelMatrix m = random(96, 400, 2);
        final PanelMatrix y = random(96, 400, 3);
        final float[] chain = new float[4000];
        double best = 0;
        for (int attempt = 0; attempt < 40 && best < 15; attempt++) {
            final long start = cpuTime();
            for (int i = 0; i < 20; i++) {
                MatrixProduct.add(c, 96, m, y, 0, 0, 96);
            }
            final long middle = cpuTime();
            float sum = 0;
            for (int i = 0; i < 1000; i++) {
                sum = chained(chain, sum);
            }
            final long end = cpuTime();
            assertEquals(0, sum);
            final double kernel = (double) (middle - start) / (20 * 96 * 96 * 400);
            best = Math.max(best, (double) (end - middle) / (1000 * chain.length) / kernel);
        }
        assertTrue(best >= 15, "only " + best + " times as fast as a chain");
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static float chained(final float[] values, final float start) {
        float sum = start;
        for (final float value : values) {
            sum = Math.fma(value, 0.5f, sum);
        }
        return sum;
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
