package org.latentalign.score.distance;

/** A distance that depends on a labeling only through sums of values of pairs of rows. */
final class PairSumDistance implements LabeledDistance {

    /** How a distance comes from the sums over unordered pairs of different rows. */
    @FunctionalInterface
    interface Formula {

        /**
         * @param first over the pairs within the first group
         * @param second over those within the second group
         * @param across over the pairs of a row of the first and a row of the second group
         * @param n rows of the first group
         * @param m rows of the second group
         */
        double of(double first, double second, double across, double n, double m);
    }

    private final double[][] triangle;
    private final Formula formula;

    /** Made when the first labelings come: most callers want one distance, or thousands. */
    private PairSums sums;

    /**
     * @param triangle the lower triangle of the values of pairs
     * @param formula of the distance
     */
    PairSumDistance(final double[][] triangle, final Formula formula) {
        this.triangle = triangle;
        this.formula = formula;
    }

    @Override
    public double of(final double[] labels) {
        double across = 0;
        for (int i = 0; i < triangle.length; i++) {
            double other = 0;
            for (int j = 0; j < i; j++) {
                if (labels[i] != labels[j]) {
                    other += triangle[i][j];
                }
            }
            across += other;
        }
        return of(labels, across);
    }

    /**
     * @param labels which rows belong to the first group
     * @param across the sum over the pairs of a row of the first and a row of the second group, in place of that of the
     *     values
     * @return the distance
     */
    double of(final double[] labels, final double across) {
        double first = 0;
        double second = 0;
        for (int i = 0; i < triangle.length; i++) {
            double same = 0;
            for (int j = 0; j < i; j++) {
                if (labels[i] == labels[j]) {
                    same += triangle[i][j];
                }
            }
            if (labels[i] == 1) {
                first += same;
            } else {
                second += same;
            }
        }
        final double n = count(labels);
        return formula.of(first, second, across, n, labels.length - n);
    }

    @Override
    public void ofAll(final double[][] labelings, final int count, final double[] distances) {
        if (sums == null) {
            sums = new PairSums(copy(triangle));
        }
        final double[] within = new double[count];
        sums.within(labelings, count, within);
        for (int p = 0; p < count; p++) {
            final double across = sums.rowSums(labelings[p]) - 2 * within[p];
            final double second = sums.total() - within[p] - across;
            final double n = count(labelings[p]);
            distances[p] = formula.of(within[p], second, across, n, labelings[p].length - n);
        }
    }

    /** The sums are exact, and the formulas treat both groups alike. */
    @Override
    public double tolerance() {
        return 0;
    }

    private static double[][] copy(final double[][] triangle) {
        final double[][] copy = new double[triangle.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = triangle[i].clone();
        }
        return copy;
    }

    private static double count(final double[] labels) {
        double count = 0;
        for (final double label : labels) {
            count += label;
        }
        return count;
    }

    /** Enough that the tables of {@link SubsetSums} are worth it, few enough to end soon where groups are large. */
    @Override
    public int batch() {
        return 256;
    }
}
