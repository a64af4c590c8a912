package org.latentalign.neural;

import java.util.concurrent.Executor;
import org.latentalign.kernel.FitException;
import org.latentalign.kernel.RowProduct;
import org.latentalign.kernel.Rows;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.SecondMomentAccumulator;
import org.latentalign.spectral.Spectrum;

/**
 * The best that a linear autoencoder can do with each number of dimensions, which is principal component analysis of the
 * rows trained on (Eckart, Young 1936; Baldi, Hornik 1989): the yardstick of any other autoencoder. Errors are mean
 * squares over all values.
 */
public final class LinearReconstruction {

    private static final int BLOCK = 64;

    private static final double READING_SHARE = 0.4;

    private static final double SPECTRUM_SHARE = 0.3;

    private final int dimension;
    private final Spectrum spectrum;

    /** What is left as it is, beside the center. */
    private final double[] mean;

    private final boolean centered;
    private final long validationCount;

    /** Of validation rows: the sum of their squares, about the mean where centered. */
    private double validationSquares;

    /** Of validation rows: the sum of squares along each leading direction. */
    private final double[] validationAlong;

    private LinearReconstruction(
            final Spectrum spectrum,
            final double[] mean,
            final boolean centered,
            final long validationCount,
            final int largest) {
        this.spectrum = spectrum;
        this.mean = mean;
        this.centered = centered;
        this.validationCount = validationCount;
        dimension = spectrum.dimension();
        validationAlong = new double[Math.min(largest, dimension)];
    }

    /**
     * @param rows as in training
     * @param center subtracted from each, as in training
     * @param options of the training, which tell the validation rows from the others
     * @param centered whether the linear autoencoder may have biases, so that it leaves the mean as it is
     * @param largest the largest number of dimensions that will be asked for
     * @param executor runs helpers until the end
     * @param threads how many threads to use
     * @param progress from 0 to 1
     * @return the errors
     * @throws FitException when there are no rows
     */
    public static LinearReconstruction of(
            final RowStore rows,
            final double[] center,
            final TrainingOptions options,
            final boolean centered,
            final int largest,
            final Executor executor,
            final int threads,
            final Progress progress)
            throws FitException {
        final RowSplit split = RowSplit.of(rows.count(), options.validationShare(), options.seed());
        final var sum = new SecondMomentAccumulator(rows.dimension(), centered, executor, threads);
        final int[] training = split.training();
        final float[] scratch = new float[rows.dimension()];
        for (int r = 0; r < training.length; r++) {
            if (r % BLOCK == 0) {
                final double done = READING_SHARE * r / training.length;
                progress.report(done, () -> "Summing up the rows for principal components");
            }
            read(rows, training[r], center, scratch, sum.nextRow());
            sum.commitRow();
        }
        final SecondMoment moment = sum.finish();
        final Spectrum spectrum = Spectrum.of(
                moment,
                new Scale.One(),
                (fraction, message) -> progress.report(READING_SHARE + SPECTRUM_SHARE * fraction, message));
        final var result = new LinearReconstruction(
                spectrum,
                centered ? moment.mean() : new double[rows.dimension()],
                centered,
                split.validation().length,
                largest);
        result.addValidation(rows, split.validation(), center, progress);
        return result;
    }

    static void read(
            final RowStore rows, final int index, final double[] center, final float[] scratch, final double[] row) {
        rows.read(index, scratch);
        for (int j = 0; j < scratch.length; j++) {
            row[j] = center.length == 0 ? scratch[j] : scratch[j] - (float) center[j];
        }
    }

    private void addValidation(
            final RowStore rows, final int[] positions, final double[] center, final Progress progress) {
        if (positions.length == 0 || validationAlong.length == 0) {
            return;
        }
        final int directions = validationAlong.length;
        final RowProduct product = leading(directions);
        final var scratch = product.newScratch();
        final float[] values = new float[dimension];
        final double[][] block = new double[BLOCK][dimension];
        final double[][] coordinates = new double[BLOCK][directions];
        for (int first = 0; first < positions.length; first += BLOCK) {
            final double done = READING_SHARE + SPECTRUM_SHARE;
            final double share = (double) first / positions.length;
            progress.report(done + (1 - done) * share, () -> "Projecting validation rows on principal components");
            final int count = Math.min(BLOCK, positions.length - first);
            for (int r = 0; r < count; r++) {
                read(rows, positions[first + r], center, values, block[r]);
                for (int j = 0; j < dimension; j++) {
                    block[r][j] -= mean[j];
                    validationSquares += block[r][j] * block[r][j];
                }
            }
            product.multiply(block, count, coordinates, scratch);
            for (int r = 0; r < count; r++) {
                for (int i = 0; i < directions; i++) {
                    validationAlong[i] += coordinates[r][i] * coordinates[r][i];
                }
            }
        }
    }

    /** The product with the leading directions. */
    private RowProduct leading(final int count) {
        final double[][] directions = new double[count][];
        for (int i = 0; i < count; i++) {
            directions[i] = spectrum.eigenvector(i);
        }
        return RowProduct.ofRows(directions);
    }

    /** The squared errors of some rows, from which the center is subtracted, with h of d dimensions. */
    double[] squaredErrors(final double[][] rows, final int count, final int h) {
        final double[][] shifted = new double[count][dimension];
        final double[][] coordinates = new double[count][h];
        final double[] errors = new double[count];
        for (int r = 0; r < count; r++) {
            for (int j = 0; j < dimension; j++) {
                shifted[r][j] = rows[r][j] - mean[j];
            }
            errors[r] = Rows.dot(shifted[r], shifted[r], dimension);
        }
        if (h == 0) {
            return errors;
        }
        final RowProduct product = leading(h);
        product.multiply(shifted, count, coordinates, product.newScratch());
        for (int r = 0; r < count; r++) {
            errors[r] = Math.max(0, errors[r] - Rows.dot(coordinates[r], coordinates[r], h));
        }
        return errors;
    }

    /** @return eigenvalues of the rows trained on, descending, d of them */
    public double[] eigenvalues() {
        return spectrum.eigenvalues();
    }

    /** @return how many of them are above the rounding of the computation */
    public int rank() {
        return spectrum.rank();
    }

    /** @return whether the mean is left as it is */
    public boolean isCentered() {
        return centered;
    }

    /**
     * @param h number of dimensions, at least 0
     * @return the error of the rows trained on: the sum of eigenvalues beyond h, over d
     */
    public double trainingError(final int h) {
        double sum = 0;
        for (int i = dimension - 1; i >= h; i--) { // the small ones first
            sum += spectrum.eigenvalue(i);
        }
        return sum / dimension;
    }

    /**
     * @param h number of dimensions, at most the largest that was asked for, or above d
     * @return the error of the validation rows, projected on the directions of the rows trained on; NaN without such rows
     */
    public double validationError(final int h) {
        if (validationCount == 0) {
            return Double.NaN;
        }
        if (h >= dimension) {
            return 0;
        }
        double rest = validationSquares;
        for (int i = 0; i < h; i++) {
            rest -= validationAlong[i];
        }
        return Math.max(0, rest) / validationCount / dimension;
    }
}
