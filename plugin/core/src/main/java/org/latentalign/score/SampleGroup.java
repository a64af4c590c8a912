package org.latentalign.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The samples of one kind, such as the replicates of a drug in a cell line, summed up as they come. */
sealed interface SampleGroup {

    /** Takes a sample of d values; the array stays the caller's. */
    void add(double[] sample);

    /** How many samples came. */
    int size();

    /** The center of the samples, d values; called when there is at least one. */
    double[] center();

    /** The arithmetic mean: O(d) memory however many samples come. */
    final class Mean implements SampleGroup {

        private final double[] sum;

        private int size;

        Mean(final int dimension) {
            sum = new double[dimension];
        }

        @Override
        public void add(final double[] sample) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += sample[j];
            }
            size++;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public double[] center() {
            final double[] mean = new double[sum.length];
            for (int j = 0; j < mean.length; j++) {
                mean[j] = sum[j] / size;
            }
            return mean;
        }
    }

    /** All samples, kept for what a running sum cannot give: the median, and the choice among controls. */
    final class Kept implements SampleGroup {

        private final List<double[]> samples = new ArrayList<>();

        private final Aggregation aggregation;

        Kept(final Aggregation aggregation) {
            this.aggregation = aggregation;
        }

        @Override
        public void add(final double[] sample) {
            samples.add(sample.clone());
        }

        @Override
        public int size() {
            return samples.size();
        }

        @Override
        public double[] center() {
            return aggregation == Aggregation.MEAN ? mean() : median();
        }

        /** The n samples, to be read only. */
        double[][] samples() {
            return samples.toArray(double[][]::new);
        }

        /** Some of the samples. */
        Kept only(final boolean[] keep) {
            final var some = new Kept(aggregation);
            for (int i = 0; i < keep.length; i++) {
                if (keep[i]) {
                    some.samples.add(samples.get(i));
                }
            }
            return some;
        }

        private double[] mean() {
            final var mean = new Mean(samples.get(0).length);
            samples.forEach(mean::add);
            return mean.center();
        }

        private double[] median() {
            final int n = samples.size();
            final double[] median = new double[samples.get(0).length];
            final double[] values = new double[n];
            for (int j = 0; j < median.length; j++) {
                for (int i = 0; i < n; i++) {
                    values[i] = samples.get(i)[j];
                }
                Arrays.sort(values);
                median[j] = n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
            }
            return median;
        }
    }
}
