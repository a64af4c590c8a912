package org.latentalign.score;

import java.util.Arrays;
import org.latentalign.kernel.RowProduct;
import org.latentalign.kernel.Rows;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.UnitVectors;
import org.latentalign.spectral.LatentCosine;

/**
 * The shifts of one space, each divided by its length, so that a cosine is a product. Shifts of length zero, or with a
 * value that is not finite, have no direction and are marked.
 */
final class UnitShifts {

    /**
     * As near to 1 or -1 as this, a product of unit vectors is one of parallel vectors: some times its rounding error.
     * Parallel shifts then tie, as they do at a degree so high that one direction decides every cosine.
     */
    private static final double PARALLEL = 0x1p-44;

    private static final int BLOCK = 48;

    private final UnitVectors vectors;

    private UnitShifts(final UnitVectors vectors) {
        this.vectors = vectors;
    }

    /**
     * Divides shifts by their lengths.
     *
     * @param shifts p shifts of d values each, which stay as they are
     * @param progress told now and then, without a fraction
     */
    static UnitShifts of(final double[][] shifts, final Progress progress) {
        return new UnitShifts(UnitVectors.of(shifts, progress));
    }

    /**
     * Stretches shifts by the gains of an encoder and divides them by their lengths.
     *
     * @param projections of the shifts on the encoder's directions
     * @param logGains logarithm of the gain of every direction
     * @param progress told for every shift, without a fraction
     */
    static UnitShifts stretched(final double[][] projections, final double[] logGains, final Progress progress) {
        final double[][] stretched = new double[projections.length][];
        for (int i = 0; i < projections.length; i++) {
            progress.report(Double.NaN, () -> "Stretching shifts");
            stretched[i] = LatentCosine.stretched(logGains, projections[i]);
        }
        return of(stretched, progress);
    }

    int size() {
        return vectors.units().length;
    }

    /** The p vectors of length 1, or all 0 where there is no direction; to be read only. */
    double[][] units() {
        return vectors.units();
    }

    /** Whether a shift has a direction. */
    boolean hasDirection(final int index) {
        return vectors.isDefined(index);
    }

    /**
     * The cosine of a shift with one of the same space.
     *
     * @param index of the shift
     * @param others may be these shifts themselves
     * @param other index of the other shift
     * @return between -1 and 1; NaN when one has no direction
     */
    double cosine(final int index, final UnitShifts others, final int other) {
        return hasDirection(index) && others.hasDirection(other)
                ? cosine(Rows.dot(units()[index], others.units()[other], units()[index].length))
                : Double.NaN;
    }

    /** The natural logarithms of the lengths; NaN where there is no direction. */
    double[] logLengths() {
        return vectors.logLengths();
    }

    /**
     * The cosines of all shifts with one another.
     *
     * @param progress told often enough to cancel within a second, without a fraction
     * @return p x p; 0 where there is no direction
     */
    double[][] cosines(final Progress progress) {
        final int p = size();
        final double[][] cosines = new double[p][p];
        if (p == 0) {
            return cosines;
        }
        final var product = RowProduct.ofRows(units());
        final var scratch = product.newScratch();
        for (int start = 0; start < p; start += BLOCK) {
            progress.report(Double.NaN, () -> "Comparing shifts");
            final int count = Math.min(BLOCK, p - start);
            product.multiply(
                    Arrays.copyOfRange(units(), start, start + count),
                    count,
                    Arrays.copyOfRange(cosines, start, start + count),
                    scratch);
        }
        return cosines;
    }

    /** A product of two unit vectors without what rounding has added. */
    static double cosine(final double product) {
        return Math.abs(product) > 1 - PARALLEL ? Math.signum(product) : product;
    }
}
