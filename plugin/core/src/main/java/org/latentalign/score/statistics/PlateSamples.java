package org.latentalign.score.statistics;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Samples of one kind, such as the controls of a cell line or the replicates of a drug there, by the plate that they
 * were on: per plate their number, mean and scatter, in O(d) memory however many samples come. Where there are no
 * plates, all are on one.
 */
public final class PlateSamples implements PlateCenters {

    private final int dimension;

    private final Map<String, Running> plates = new TreeMap<>();

    /** @param dimension d, the length of every sample */
    public PlateSamples(final int dimension) {
        this.dimension = dimension;
    }

    /**
     * Takes a sample.
     *
     * @param plate on which it was
     * @param sample d values; the array stays the caller's
     */
    public void add(final String plate, final double[] sample) {
        plates.computeIfAbsent(plate, name -> new Running(dimension)).add(sample);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public Set<String> plates() {
        return Collections.unmodifiableSet(plates.keySet());
    }

    @Override
    public int size() {
        return plates.values().stream().mapToInt(running -> running.size).sum();
    }

    @Override
    public int size(final String plate) {
        final Running running = plates.get(plate);
        return running == null ? 0 : running.size;
    }

    /**
     * @param plate one that has samples
     * @return d values
     */
    public double[] mean(final String plate) {
        return plates.get(plate).mean.clone();
    }

    @Override
    public double[] center(final String plate) {
        return mean(plate);
    }

    /** @return how samples scatter around the mean of their plate, value by value, over all plates */
    public Scatter scatter() {
        final double[] variances = new double[dimension];
        int degreesOfFreedom = 0;
        for (final Running running : plates.values()) {
            degreesOfFreedom += running.size - 1;
            for (int j = 0; j < dimension; j++) {
                variances[j] += running.squares[j];
            }
        }
        for (int j = 0; j < dimension; j++) {
            variances[j] /= degreesOfFreedom; // 0 / 0 is NaN
        }
        return new Scatter(variances, degreesOfFreedom);
    }

    /** Mean and sum of squared deviations, updated sample by sample (Welford 1962). */
    private static final class Running {

        private final double[] mean;

        private final double[] squares;

        private int size;

        Running(final int dimension) {
            mean = new double[dimension];
            squares = new double[dimension];
        }

        void add(final double[] sample) {
            size++;
            for (int j = 0; j < mean.length; j++) {
                final double deviation = sample[j] - mean[j];
                mean[j] += deviation / size;
                squares[j] += deviation * (sample[j] - mean[j]);
            }
        }
    }
}
