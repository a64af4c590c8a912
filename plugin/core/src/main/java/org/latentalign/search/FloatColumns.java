package org.latentalign.search;

import java.util.Arrays;
import org.latentalign.kernel.Length;

/** The vectors of a block in single precision, turned so that the kernels find a position of all of them side by side. */
public final class FloatColumns {

    /** Rows that are turned together: a cache line of single precision numbers. */
    private static final int STRIP = 16;

    /** By position and candidate. */
    private final float[][] values;

    /** By candidate: its place in the block. */
    private final int[] places = new int[RowBlock.CAPACITY];

    private int size;

    /** @param depth how many positions, at least as many as vectors have; those beyond stay zero */
    public FloatColumns(final int depth) {
        values = new float[depth][RowBlock.CAPACITY];
    }

    /** @return by position and candidate; not a copy */
    public float[][] values() {
        return values;
    }

    /** @return how many candidates there are */
    public int size() {
        return size;
    }

    /**
     * Where a candidate is.
     *
     * @param candidate from 0
     * @return its place in the block
     */
    public int place(final int candidate) {
        return places[candidate];
    }

    /**
     * Takes the vectors of a block, divided by their lengths. Those of length zero are left out.
     *
     * @param block not changed
     */
    public void loadUnits(final RowBlock block) {
        final double[][] vectors = block.vectors();
        size = 0;
        for (int row = 0; row < block.size(); row++) {
            if (!Length.isZero(vectors[row])) {
                places[size++] = row;
            }
        }
        final double[][] strip = new double[STRIP][];
        final double[] factors = new double[STRIP];
        for (int start = 0; start < size; start += STRIP) {
            final int count = Math.min(size - start, STRIP);
            for (int r = 0; r < count; r++) {
                final double[] vector = vectors[places[start + r]];
                final double inverse = Length.inverse(vector);
                strip[r] = inverse == 0 ? Length.unit(vector) : vector;
                factors[r] = inverse == 0 ? 1 : inverse;
            }
            turn(strip, factors, start, count);
        }
    }

    /**
     * Takes the vectors of a block, all times the same factor.
     *
     * @param block not changed
     * @param factor a power of two
     */
    public void loadScaled(final RowBlock block, final double factor) {
        load(block.vectors(), block.size(), factor);
    }

    /**
     * Takes rows as they are.
     *
     * @param rows of at most as many values as there are positions
     * @param count how many, at most the capacity of a block
     */
    public void load(final double[][] rows, final int count) {
        load(rows, count, 1);
    }

    private void load(final double[][] rows, final int count, final double factor) {
        size = count;
        final double[][] strip = new double[STRIP][];
        final double[] factors = new double[STRIP];
        Arrays.fill(factors, factor);
        for (int start = 0; start < size; start += STRIP) {
            final int inStrip = Math.min(size - start, STRIP);
            for (int r = 0; r < inStrip; r++) {
                places[start + r] = start + r;
                strip[r] = rows[start + r];
            }
            turn(strip, factors, start, inStrip);
        }
    }

    /** A whole cache line at a time. */
    private void turn(final double[][] strip, final double[] factors, final int start, final int count) {
        for (int j = 0; count > 0 && j < strip[0].length; j++) {
            final float[] column = values[j];
            for (int r = 0; r < count; r++) {
                column[start + r] = (float) (strip[r][j] * factors[r]);
            }
        }
    }
}
