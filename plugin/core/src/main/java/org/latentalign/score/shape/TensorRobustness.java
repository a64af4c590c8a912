package org.latentalign.score.shape;

import java.util.ArrayList;
import java.util.List;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;

/**
 * How the matrices of latent tensors change when noise is added to the input: whether noisy rows stay in the part of
 * the space that clean rows fill (Shrivastava, Rameshan, Agnihotri, "Latent space characterization of autoencoder
 * variants", 2024).
 *
 * @param ranks by side: the mean rank of the noisy rows' matrices
 * @param participationRatios by side: the mean over the noisy rows
 * @param dimension how many directions of the kernel's space hold 95% of the noisy rows
 * @param angles between the leading directions of clean and noisy rows in the kernel's space, in radians, ascending
 */
public record TensorRobustness(double[] ranks, double[] participationRatios, int dimension, double[] angles) {

    /** Which share of the summed eigenvalues {@link #dimension} directions hold. */
    public static final double SHARE = 0.95;

    /** @return in radians; NaN without angles */
    public double smallestAngle() {
        return angles.length == 0 ? Double.NaN : angles[0];
    }

    /** @return in radians; NaN without angles */
    public double largestAngle() {
        return angles.length == 0 ? Double.NaN : angles[angles.length - 1];
    }

    /**
     * Compares.
     *
     * @param shape of a row
     * @param clean n rows of as many values
     * @param noisy the same rows with noise, or clean rows themselves
     * @param k how many leading directions, fewer when there are fewer rows
     * @param progress told often enough to cancel within a second
     * @throws FitException when eigenvalues do not converge
     */
    public static TensorRobustness of(
            final TensorShape shape,
            final double[][] clean,
            final double[][] noisy,
            final int k,
            final Progress progress)
            throws FitException {
        final List<List<TensorShape.Side>> sides = new ArrayList<>();
        for (final double[] row : clean) {
            progress.report(Double.NaN, () -> "Measuring tensors");
            sides.add(shape.sides(row));
        }
        final double[] ranks = new double[3];
        final double[] participation = new double[3];
        for (final double[] row : noisy) {
            progress.report(Double.NaN, () -> "Measuring tensors");
            final List<TensorShape.Side> own = shape.sides(row);
            for (int side = 0; side < 3; side++) {
                ranks[side] += (double) own.get(side).rank() / noisy.length;
                participation[side] += own.get(side).participationRatio() / noisy.length;
            }
            sides.add(own);
        }
        final TensorSpace space = TensorSpace.of(sides, progress);
        final int directions = Math.min(
                k, Math.min(space.numericalRank(0, clean.length), space.numericalRank(clean.length, sides.size())));
        return new TensorRobustness(
                ranks,
                participation,
                space.dimension(clean.length, sides.size(), SHARE),
                directions == 0 ? new double[0] : space.angles(clean.length, directions));
    }
}
