package org.latentalign.score;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.latentalign.kernel.Shift;

/**
 * How well a predicted profile fits the measured one. Figures that are not defined are NaN.
 *
 * @param rSquared the share of the variance among the genes of the measured profile that the prediction explains: 1 is
 *     perfect, and it may be negative. Mostly decided by the genes' base levels, so compare it with "no effect"
 * @param changePearson the correlation over genes of the predicted and the measured change from the controls; NaN when
 *     one is no change at all
 * @param topGeneOverlap the share of the genes with the largest measured changes that are also among those with the
 *     largest predicted ones; NaN when one is no change at all
 */
public record TransferError(double rSquared, double changePearson, double topGeneOverlap) {

    /**
     * Compares.
     *
     * @param predicted d values
     * @param measured d values
     * @param control d values: the controls from which changes are taken
     * @param topGenes how many genes count as top, at most d
     */
    public static TransferError of(
            final double[] predicted, final double[] measured, final double[] control, final int topGenes) {
        final double[] predictedChange = Shift.between(control, predicted);
        final double[] measuredChange = Shift.between(control, measured);
        return new TransferError(
                rSquared(predicted, measured),
                Correlation.productMoment(predictedChange, measuredChange),
                overlap(predictedChange, measuredChange, Math.min(topGenes, control.length)));
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

    private static double overlap(final double[] predicted, final double[] measured, final int count) {
        if (count == 0 || isZero(predicted) || isZero(measured)) {
            return Double.NaN;
        }
        final BitSet both = top(predicted, count);
        both.and(top(measured, count));
        return (double) both.cardinality() / count;
    }

    private static boolean isZero(final double[] change) {
        for (final double value : change) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** The genes with the largest changes in size; of equals the first. */
    private static BitSet top(final double[] change, final int count) {
        final BitSet top = new BitSet();
        IntStream.range(0, change.length)
                .boxed()
                .sorted((i, j) -> Double.compare(Math.abs(change[j]), Math.abs(change[i])))
                .limit(count)
                .forEach(top::set);
        return top;
    }
}
