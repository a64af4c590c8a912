package org.latentalign.kernel;

/**
 * Rotations of neighboring rows that are collected first and applied later, many at a time. A sweep goes from a lower
 * pair of rows to ever higher ones; each further sweep follows two rows behind the one before, so that a row is fetched
 * from memory once for all sweeps rather than once for each (Van Zee, van de Geijn and Quintana-Orti, "Restructuring the
 * tridiagonal and bidiagonal QR algorithms for performance", 2014). The result is the same to the last bit.
 */
public final class RotationSweeps {

    /** How many sweeps follow one another: so many rows stay in the second-level cache. */
    private static final int SWEEPS = 24;

    /** By sweep: of its first rotation, the lower of the two rows. */
    private final int[] lowest = new int[SWEEPS];

    /** By sweep: how many rotations. */
    private final int[] lengths = new int[SWEEPS];

    /** By sweep and rotation. */
    private final double[][] cosines;

    private final double[][] sines;

    private int count;

    /** @param rows how many rows there are */
    public RotationSweeps(final int rows) {
        cosines = new double[SWEEPS][rows];
        sines = new double[SWEEPS][rows];
    }

    /** Whether what was collected has to be applied before another sweep. */
    public boolean isFull() {
        return count == SWEEPS;
    }

    /**
     * Begins a sweep.
     *
     * @param row the lower row of its first rotation
     */
    public void begin(final int row) {
        lowest[count] = row;
        lengths[count] = 0;
        count++;
    }

    /**
     * Continues the sweep with the next pair of rows, which is one row higher up than the one before: upper and lower
     * become {@code cosine upper - sine lower} and {@code sine upper + cosine lower}.
     */
    public void add(final double cosine, final double sine) {
        final int sweep = count - 1;
        cosines[sweep][lengths[sweep]] = cosine;
        sines[sweep][lengths[sweep]] = sine;
        lengths[sweep]++;
    }

    /** Applies all sweeps, the first first, and forgets them. */
    public void apply(final double[][] rows) {
        int start = 0;
        int end = Integer.MAX_VALUE;
        for (int sweep = 0; sweep < count; sweep++) {
            start = Math.max(start, lowest[sweep] - sweep);
            end = Math.min(end, lowest[sweep] - lengths[sweep] - sweep);
        }
        // a sweep may touch two rows only when the one before has passed the row above them
        for (int front = start; front > end; front--) {
            for (int sweep = 0; sweep < count; sweep++) {
                final int lower = front + sweep;
                final int rotation = lowest[sweep] - lower;
                if (rotation >= 0 && rotation < lengths[sweep]) {
                    rotate(rows[lower - 1], rows[lower], cosines[sweep][rotation], sines[sweep][rotation], rows.length);
                }
            }
        }
        count = 0;
    }

    private static void rotate(
            final double[] upper, final double[] lower, final double cosine, final double sine, final int length) {
        for (int j = 0; j < length; j++) {
            final double x = upper[j];
            final double y = lower[j];
            lower[j] = Math.fma(sine, x, cosine * y);
            upper[j] = Math.fma(cosine, x, -sine * y);
        }
    }
}
