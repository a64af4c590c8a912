package org.latentalign.score.statistics;

import java.util.List;
import java.util.Optional;
import org.latentalign.kernel.Shift;

/**
 * What a drug does in a context, compared with controls of the same plate only: what differs between plates does not
 * count as an effect.
 *
 * @param shift d values: the weighted mean over plates of the center of the treated samples less that of the controls
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
            final PlateCenters samples, final PlateCenters controls, final PlateWeighting weighting) {
        final List<String> plates = samples.plates().stream()
                .filter(plate -> controls.size(plate) > 0)
                .sorted()
                .toList();
        if (plates.isEmpty()) {
            return Optional.empty();
        }
        final double weights = plates.stream()
                .mapToDouble(plate -> weighting.weight(samples.size(plate), controls.size(plate)))
                .sum();
        final double[] shift = new double[samples.dimension()];
        int treated = 0;
        int compared = 0;
        double variance = 0;
        for (final String plate : plates) {
            final int ownTreated = samples.size(plate);
            final int ownControls = controls.size(plate);
            final double share = weighting.weight(ownTreated, ownControls) / weights; // 1 for one plate
            final double[] onPlate = Shift.between(controls.center(plate), samples.center(plate));
            for (int j = 0; j < shift.length; j++) {
                shift[j] += share * onPlate[j];
            }
            treated += ownTreated;
            compared += ownControls;
            variance += share * share * (1.0 / ownTreated + 1.0 / ownControls);
        }
        return Optional.of(new PlateSignature(shift, treated, compared, samples.size() - treated, variance));
    }
}
