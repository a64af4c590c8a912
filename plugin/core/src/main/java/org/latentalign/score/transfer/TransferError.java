package org.latentalign.score.transfer;

import org.latentalign.kernel.Length;
import org.latentalign.kernel.Shift;
import org.latentalign.score.Correlation;
import org.latentalign.score.statistics.TopGenes;

/**
 * How well a predicted profile fits the measured one. Figures that are not defined are NaN.
 *
 * @param changePearson the correlation over genes of the predicted and the measured change from the controls; NaN when
 *     one is no change at all
 * @param rSquared the share of the variance among the genes of the measured profile that the prediction explains: 1 is
 *     perfect, and it may be negative. Mostly decided by the genes' base levels, so compare it with "no effect"
 * @param relativeError the squared length of predicted less measured change over that of the measured change: 0 is
 *     perfect, 1 is no effect; NaN when there is no measured change
 * @param topGeneOverlap the share of the genes with the largest measured changes that are also among those with the
 *     largest predicted ones; NaN when one is no change at all, or when all genes would be top genes
 */
public record TransferError(double changePearson, double rSquared, double relativeError, double topGeneOverlap) {

    /** Of the length of a profile: a shorter change is what a model that loses nothing adds by rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * Compares.
     *
     * @param predicted d values
     * @param measured d values
     * @param control d values: the controls from which changes are taken
     * @param topGenes how many genes count as top
     */
    public static TransferError of(
            final double[] predicted, final double[] measured, final double[] control, final int topGenes) {
        final double[] predictedChange = Shift.between(control, predicted);
        final double[] measuredChange = Shift.between(control, measured);
        final double length = Length.of(measuredChange);
        final double error = Length.of(Shift.between(measured, predicted));
        final boolean isAnyPredicted =
                Length.of(predictedChange) > ROUNDING * Math.max(Length.of(control), Length.of(measured));
        return new TransferError(
                isAnyPredicted ? Correlation.productMoment(predictedChange, measuredChange) : Double.NaN,
                rSquared(predicted, measured),
                length == 0 ? Double.NaN : error / length * (error / length),
                length == 0 || !isAnyPredicted || topGenes >= control.length
                        ? Double.NaN
                        : TopGenes.of(predictedChange, measuredChange, topGenes).overlap());
    }

    private static double rSquared(final double[] predicted, final double[] measured) {
        if (Correlation.isConstant(measured)) { // its mean may be rounded, so that it seems to vary about it
            return Double.NaN;
        }
        double mean = 0;
        for (final double value : measured) {
            mean += value / measured.length;
        }
        double residual = 0;
        double total = 0;
        for (int j = 0; j < measured.length; j++) {
            residual += (measured[j] - predicted[j]) * (measured[j] - predicted[j]);
            total += (measured[j] - mean) * (measured[j] - mean);
        }
        return total == 0 ? Double.NaN : 1 - residual / total;
    }
}
