package org.latentalign.score.statistics;

import java.util.Optional;

/**
 * What a drug does in a context, compared with controls of the same plate only: what differs between plates does not
 * count as an effect.
 *
 * @param shift d values: the weighted mean over plates of the mean of the treated samples less that of the controls
 * @param treated over how many treated samples
 * @param controls over how many controls: those of the plates used
 * @param withoutOwnControl how many treated samples are left out, since no control is on their plate
 * @param varianceFactor the variance of a value of the shift, in variances of a sample: 1 / n_t + 1 / n_c on one plate
 */
public record PlateSignature(double[] shift, int treated, int controls, int withoutOwnControl, double varianceFactor) {

    /**
     * Compares.
     *
     * @param samples of the drug
     * @param controls of the same context
     * @param weighting of plates
     * @return nothing when no treated sample has a control on its plate
     */
    public static Optional<PlateSignature> of(
            final PlateSamples samples, final PlateSamples controls, final PlateWeighting weighting) {
        final double[] shift = new double[samples.dimension()];
        int treated = 0;
        int compared = 0;
        double weights = 0;
        double variance = 0;
        for (final String plate : samples.plates().stream().sorted().toList()) {
            final int ownTreated = samples.size(plate);
            final int ownControls = controls.size(plate);
            if (ownControls == 0) {
                continue;
            }
            final double weight = weighting.weight(ownTreated, ownControls);
            final double[] mean = samples.mean(plate);
            final double[] controlMean = controls.mean(plate);
            for (int j = 0; j < shift.length; j++) {
                shift[j] += weight * (mean[j] - controlMean[j]);
            }
            treated += ownTreated;
            compared += ownControls;
            weights += weight;
            variance += weight * weight * (1.0 / ownTreated + 1.0 / ownControls);
        }
        if (treated == 0) {
            return Optional.empty();
        }
        for (int j = 0; j < shift.length; j++) {
            shift[j] /= weights;
        }
        return Optional.of(
                new PlateSignature(shift, treated, compared, samples.size() - treated, variance / weights / weights));
    }
}
