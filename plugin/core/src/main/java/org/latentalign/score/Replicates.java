package org.latentalign.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.latentalign.score.statistics.PlateCenters;
import org.latentalign.score.statistics.PlateSamples;

/**
 * Samples of one kind, such as the replicates of a drug in a cell line, known in one space or several, by the plate that
 * they were on. Sums in O(d) memory, and the samples themselves where sums do not do.
 */
final class Replicates {

    /** For every space. */
    private final List<PlateSamples> sums;

    private final boolean keepsAll;

    /** In the order in which they came. */
    private final List<Sample> samples = new ArrayList<>();

    /**
     * A sample that is kept.
     *
     * @param plate on which it was; empty where there are none
     * @param vectors its vector in every space
     */
    record Sample(String plate, double[][] vectors) {}

    /**
     * An empty group.
     *
     * @param dimensions of the samples in every space
     * @param keepsAll whether the samples themselves are wanted
     */
    Replicates(final int[] dimensions, final boolean keepsAll) {
        sums = Arrays.stream(dimensions).mapToObj(PlateSamples::new).toList();
        this.keepsAll = keepsAll;
    }

    /** Takes a sample: its vector in every space, which stay the caller's. */
    void add(final String plate, final double[]... vectors) {
        for (int space = 0; space < vectors.length; space++) {
            sums.get(space).add(plate, vectors[space]);
        }
        if (keepsAll) {
            samples.add(new Sample(
                    plate, Arrays.stream(vectors).map(double[]::clone).toArray(double[][]::new)));
        }
    }

    /** How many samples came. */
    int size() {
        return sums.get(0).size();
    }

    /** The samples, where they are kept. */
    List<Sample> samples() {
        return samples;
    }

    /** Means and scatter in a space. */
    PlateSamples means(final int space) {
        return sums.get(space);
    }

    /** Medians in a space, where the samples are kept. */
    PlateCenters medians(final int space) {
        return new Medians(sums.get(space), byPlate(), space);
    }

    private Map<String, List<Sample>> byPlate() {
        final Map<String, List<Sample>> plates = new TreeMap<>();
        samples.forEach(sample -> plates.computeIfAbsent(sample.plate(), plate -> new ArrayList<>())
                .add(sample));
        return plates;
    }

    /**
     * On every plate, the samples of the larger of two clusters in the first space, in every space; or all when there is
     * none.
     */
    Replicates largerClusters() {
        final var larger =
                new Replicates(sums.stream().mapToInt(PlateSamples::dimension).toArray(), keepsAll);
        for (final List<Sample> plate : byPlate().values()) {
            final boolean[] keep = TwoMeans.largerCluster(
                    plate.stream().map(sample -> sample.vectors()[0]).toArray(double[][]::new));
            for (int i = 0; i < keep.length; i++) {
                if (keep[i]) {
                    larger.add(plate.get(i).plate(), plate.get(i).vectors());
                }
            }
        }
        return larger;
    }

    private record Medians(PlateSamples counted, Map<String, List<Sample>> samples, int space) implements PlateCenters {

        @Override
        public int dimension() {
            return counted.dimension();
        }

        @Override
        public Set<String> plates() {
            return counted.plates();
        }

        @Override
        public int size() {
            return counted.size();
        }

        @Override
        public int size(final String plate) {
            return counted.size(plate);
        }

        @Override
        public double[] center(final String plate) {
            final List<Sample> own = samples.get(plate);
            final int n = own.size();
            final double[] median = new double[dimension()];
            final double[] values = new double[n];
            for (int j = 0; j < median.length; j++) {
                for (int i = 0; i < n; i++) {
                    values[i] = own.get(i).vectors()[space][j];
                }
                Arrays.sort(values);
                median[j] = n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
            }
            return median;
        }
    }
}
