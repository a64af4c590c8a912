package org.latentalign.score.distance;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The observed distance among the distances of relabeled rows (Phipson and Smyth, "Permutation p-values should never be
 * zero", 2010).
 *
 * @param exceedances how many relabeled distances were at least as large
 * @param undefined how many of these could not be computed, and count as at least as large
 * @param distances the relabeled distances that could be computed
 */
record RelabeledDistances(int exceedances, int undefined, double[] distances) {

    /**
     * @param distance of the pooled rows
     * @param labels as observed
     * @param relabeling of the same rows
     * @param permutations how many
     * @param seed of the permutations
     * @param check called often enough to cancel within a second; throws then
     */
    static RelabeledDistances run(
            final LabeledDistance distance,
            final double[] labels,
            final Relabeling relabeling,
            final int permutations,
            final long seed,
            final Runnable check) {
        final double[] observed = new double[1];
        distance.ofAll(new double[][] {labels}, 1, observed);
        final double limit = observed[0] - distance.tolerance() * Math.abs(observed[0]);
        final SplittableRandom random = new SplittableRandom(seed);
        final int batch = distance.batch();
        final double[][] labelings = new double[Math.min(batch, permutations)][relabeling.rows()];
        final double[] batchDistances = new double[labelings.length];
        final double[] all = new double[permutations];
        int kept = 0;
        int exceedances = 0;
        for (int done = 0; done < permutations; done += labelings.length) {
            check.run();
            final int count = Math.min(labelings.length, permutations - done);
            for (int p = 0; p < count; p++) {
                relabeling.deal(random, labelings[p]);
            }
            distance.ofAll(labelings, count, batchDistances);
            for (int p = 0; p < count; p++) {
                if (!(batchDistances[p] < limit)) {
                    exceedances++;
                }
                if (!Double.isNaN(batchDistances[p])) {
                    all[kept++] = batchDistances[p];
                }
            }
        }
        return new RelabeledDistances(exceedances, permutations - kept, Arrays.copyOf(all, kept));
    }
}
