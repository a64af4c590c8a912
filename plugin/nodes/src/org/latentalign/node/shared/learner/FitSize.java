package org.latentalign.node.shared.learner;

import org.latentalign.spectral.GramSpectrum;

/**
 * How much there is to fit, and what an exact fit of all directions takes: a matrix of d x d numbers, or, of fewer rows than
 * dimensions, the rows and a matrix of n x n.
 *
 * @param rows n
 * @param dimensions d
 * @param memory that Java may use, in bytes
 */
public record FitSize(long rows, int dimensions, long memory) {

    /** Up to so many dimensions there is always a d x d matrix: it takes a second, and gives all d directions. */
    public static final int SMALL = 1000;

    /** Of an n x n or d x d matrix, for which all directions are found unless the user says otherwise: some minutes. */
    private static final int LARGEST_EXACT = 5000;

    /** Matrices of d x d numbers that are in memory together at the worst moment. */
    private static final long MATRICES = 5;

    private static final double SHARE_OF_MEMORY = 0.8;

    /**
     * @param rows n
     * @param dimensions d
     * @return the size of a fit on this machine
     */
    public static FitSize here(final long rows, final int dimensions) {
        return new FitSize(rows, dimensions, Runtime.getRuntime().maxMemory());
    }

    /** @return whether there are so many dimensions and so few rows that products of the rows are the shorter way */
    public boolean isWide() {
        return rows < dimensions && dimensions > SMALL;
    }

    /** @return whether it is the shorter way, and there is memory for it */
    public boolean fitsByRows() {
        return isWide() && fits(rowBytes());
    }

    /** @return whether there is memory for matrices of d x d numbers */
    public boolean fitsByMoment() {
        return fits(momentBytes());
    }

    /** @return whether one of the two ways ends within minutes and has the memory that it takes */
    public boolean isExactAffordable() {
        return (fitsByRows() || fitsByMoment()) && Math.min(rows, dimensions) <= LARGEST_EXACT;
    }

    /** @return what a fit by products of the rows takes, with the rows */
    public long rowBytes() {
        return GramSpectrum.bytes(rows, dimensions);
    }

    /** @return what a fit by the second moment takes */
    public long momentBytes() {
        return MATRICES * Double.BYTES * dimensions * dimensions;
    }

    /**
     * @param bytes that are needed together
     * @return whether there is memory for them
     */
    public boolean fits(final long bytes) {
        return bytes <= SHARE_OF_MEMORY * memory;
    }
}
