package org.latentalign.kernel;

import java.util.Arrays;

/**
 * The products of some vectors with the candidates of a block, in single precision: twice as fast as in double.
 *
 * <p>Three vectors and three positions are in registers at a time. The compiler turns the loop of {@link #threeByThree}
 * into vector instructions only with as many as nine multiply-adds, and only when all sums are read before any is written;
 * losing that costs a factor of six.
 */
public final class FloatProduct {

    private static final int TILE = 3;

    /** Positions that are used on a group before the next, a multiple of the tile: their candidates fit the first cache. */
    private static final int DEPTH = 9;

    /** Vectors of a group, a multiple of the tile: their sums fit the second cache. */
    private static final int GROUP = 96;

    /** Padded with zeros to whole tiles, in number and in length. */
    private final float[][] vectors;

    /** @param vectors of the same length; copied */
    public FloatProduct(final float[][] vectors) {
        final int length = vectors.length == 0 ? 0 : padded(vectors[0].length);
        this.vectors = new float[padded(vectors.length)][];
        Arrays.setAll(this.vectors, i -> i < vectors.length ? Arrays.copyOf(vectors[i], length) : new float[length]);
    }

    private static int padded(final int count) {
        return (count + TILE - 1) / TILE * TILE;
    }

    /** How many positions candidates must have: the vectors' length and up to two more, which hold zeros. */
    public int depth() {
        return vectors.length == 0 ? 0 : vectors[0].length;
    }

    /** How many rows of products there are: one for each vector and up to two more, which mean nothing. */
    public int rows() {
        return vectors.length;
    }

    /**
     * Multiplies.
     *
     * @param candidates by position and candidate
     * @param size how many candidates
     * @param products takes the result, by vector and candidate
     */
    public void multiply(final float[][] candidates, final int size, final float[][] products) {
        for (final float[] row : products) {
            Arrays.fill(row, 0, size, 0);
        }
        for (int group = 0; group < vectors.length; group += GROUP) {
            final int end = Math.min(vectors.length, group + GROUP);
            for (int from = 0; from < depth(); from += DEPTH) {
                final int to = Math.min(depth(), from + DEPTH);
                for (int i = group; i + TILE <= end; i += TILE) {
                    addPositions(candidates, size, products, i, from, to);
                }
            }
        }
    }

    private void addPositions(
            final float[][] candidates,
            final int size,
            final float[][] products,
            final int i,
            final int from,
            final int to) {
        for (int p = from; p + TILE <= to; p += TILE) {
            threeByThree(
                    products[i],
                    products[i + 1],
                    products[i + 2],
                    candidates[p],
                    candidates[p + 1],
                    candidates[p + 2],
                    vectors[i],
                    vectors[i + 1],
                    vectors[i + 2],
                    p,
                    size);
        }
    }

    /** {@code sum_i += v_i[p] x + v_i[p + 1] y + v_i[p + 2] z} for three vectors. */
    private static void threeByThree(
            final float[] sum0,
            final float[] sum1,
            final float[] sum2,
            final float[] x,
            final float[] y,
            final float[] z,
            final float[] v0,
            final float[] v1,
            final float[] v2,
            final int p,
            final int size) {
        final float v0x = v0[p];
        final float v0y = v0[p + 1];
        final float v0z = v0[p + 2];
        final float v1x = v1[p];
        final float v1y = v1[p + 1];
        final float v1z = v1[p + 2];
        final float v2x = v2[p];
        final float v2y = v2[p + 1];
        final float v2z = v2[p + 2];
        for (int r = 0; r < size; r++) {
            float s0 = sum0[r];
            float s1 = sum1[r];
            float s2 = sum2[r];
            final float xr = x[r];
            final float yr = y[r];
            final float zr = z[r];
            s0 = Math.fma(v0x, xr, s0);
            s1 = Math.fma(v1x, xr, s1);
            s2 = Math.fma(v2x, xr, s2);
            s0 = Math.fma(v0y, yr, s0);
            s1 = Math.fma(v1y, yr, s1);
            s2 = Math.fma(v2y, yr, s2);
            s0 = Math.fma(v0z, zr, s0);
            s1 = Math.fma(v1z, zr, s1);
            s2 = Math.fma(v2z, zr, s2);
            sum0[r] = s0;
            sum1[r] = s1;
            sum2[r] = s2;
        }
    }
}
