package org.latentalign.spectral;

import org.latentalign.kernel.FitException;
import org.latentalign.kernel.GramTriangle;
import org.latentalign.kernel.Rows;

/**
 * The sum of {@code x x^T}, or of {@code (x - mean)(x - mean)^T}, over n rows; divided by n it is the second moment S of
 * the paper's section 4 (the paper's X is d x n, its columns are our rows). Made by {@link SecondMomentAccumulator}.
 */
public final class SecondMoment {

    static final String NO_ROWS =
            "There are no rows to fit. Check that the input table is not empty and that not all of its"
                    + " rows were skipped.";

    private final long n;
    private final boolean centered;

    /** With {@link #mean} makes the mean; apart, since their sum would lose the digits that a merge needs. */
    private final double[] offset;

    private final double[] mean;
    private final GramTriangle sum;

    SecondMoment(
            final long n, final boolean centered, final double[] offset, final double[] mean, final GramTriangle sum) {
        this.n = n;
        this.centered = centered;
        this.offset = offset;
        this.mean = mean;
        this.sum = sum;
    }

    /**
     * A moment that was summed up elsewhere.
     *
     * @param count n, at least 1
     * @param offset with the mean makes the mean of the rows; 0 unless it was taken apart for precision; not copied
     * @param mean of length d; not copied
     * @param triangle row i holds entries 0 to i of {@code sum (x - mean)(x - mean)^T}
     * @return the centered moment
     */
    public static SecondMoment of(
            final long count, final double[] offset, final double[] mean, final double[][] triangle) {
        return new SecondMoment(count, true, offset, mean, GramTriangle.of(triangle));
    }

    /** @return the part of the mean that {@link #meanFromOffset} is to be added to, of length d; a copy */
    public double[] offset() {
        return offset.clone();
    }

    /** @return the mean less the offset, of length d; a copy */
    public double[] meanFromOffset() {
        return mean.clone();
    }

    /**
     * @param i from 0
     * @return entries 0 to i of row i of the sum, new
     */
    public double[] triangleRow(final int i) {
        return sum.row(i);
    }

    /**
     * The sum about the origin, from that about the mean: {@code sum x x^T = sum (x - m)(x - m)^T + n m m^T}. Nothing
     * cancels in it; the way back would lose digits.
     *
     * @return the same moment when it is not centered
     */
    public SecondMoment uncentered() {
        if (!centered) {
            return this;
        }
        final int d = dimension();
        final GramTriangle about = new GramTriangle(d);
        about.addAll(sum);
        final double[] row = mean();
        Rows.scale(row, Math.sqrt(n), d);
        about.add(new double[][] {row}, 1, 0, d);
        return new SecondMoment(n, false, offset, mean, about);
    }

    /** @return n, the number of rows; may be 0 */
    public long count() {
        return n;
    }

    /** @return d, the length of a row */
    public int dimension() {
        return mean.length;
    }

    /** @return whether the mean was subtracted from every row */
    public boolean isCentered() {
        return centered;
    }

    /** @return the mean of the rows, of length d, whether the moment is centered or not; a copy */
    public double[] mean() {
        final double[] result = mean.clone();
        Rows.add(result, offset, result.length);
        return result;
    }

    /**
     * Joins the moments of two parts of the data. The order matters in the last bits only.
     *
     * @param other the moment of further rows, of the same dimension and centering
     * @return the moment over both
     */
    public SecondMoment merge(final SecondMoment other) {
        if (other.dimension() != dimension() || other.centered != centered) {
            throw new IllegalArgumentException("Only moments of the same dimension and centering can be merged.");
        }
        final int d = dimension();
        final GramTriangle merged = new GramTriangle(d);
        merged.addAll(sum);
        merged.addAll(other.sum);
        final long count = n + other.n;
        final double[] mergedOffset = n > 0 ? offset : other.offset;
        final double[] mergedMean = n > 0 ? mean.clone() : other.mean.clone();
        if (n > 0 && other.n > 0) {
            final double[] difference = new double[d];
            final double share = (double) other.n / count;
            for (int j = 0; j < d; j++) {
                difference[j] = other.offset[j] - offset[j] + (other.mean[j] - mean[j]);
                mergedMean[j] += difference[j] * share;
            }
            if (centered) { // the pairwise update of Chan, Golub and LeVeque
                Rows.scale(difference, Math.sqrt(share * n), d);
                merged.add(new double[][] {difference}, 1, 0, d);
            }
        }
        return new SecondMoment(count, centered, mergedOffset, mergedMean, merged);
    }

    /**
     * @param scale s
     * @return {@code S = sum / (n s)}, d x d, symmetric, new
     * @throws FitException when there are no rows
     */
    public double[][] matrix(final Scale scale) throws FitException {
        if (n == 0) {
            throw new FitException(NO_ROWS);
        }
        return sum.toMatrix(1 / (n * scale.divisor(dimension())));
    }

    /** The sum itself, d x d, times a factor. */
    double[][] sum(final double factor) {
        return sum.toMatrix(factor);
    }

    static String tooLarge(final String place) {
        return "The values in " + place + " are too large: their squares exceed what a double can hold (about 1e308)."
                + " Divide the data by a constant first.";
    }
}
