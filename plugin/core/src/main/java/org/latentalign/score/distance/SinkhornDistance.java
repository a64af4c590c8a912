package org.latentalign.score.distance;

/** The Sinkhorn divergence under labelings; epsilon follows the median cost between the groups of each labeling. */
final class SinkhornDistance implements LabeledDistance {

    /** For a permuted labeling it suffices to know on which side of the observed divergence it lies. */
    private static final double PERMUTED_PRECISION = 1e-5;

    private static final double TOLERANCE = 1e-5;

    private final double[][] triangle;
    private final double regularization;
    private final Runnable check;

    /**
     * @param triangle the lower triangle of the squared distances of the pooled rows
     * @param regularization epsilon as a share of the median cost
     * @param check called several times a second
     */
    SinkhornDistance(final double[][] triangle, final double regularization, final Runnable check) {
        this.triangle = triangle;
        this.regularization = regularization;
        this.check = check;
    }

    @Override
    public double of(final double[] labels) {
        return of(labels, EntropicTransport.PRECISION);
    }

    @Override
    public void ofAll(final double[][] labelings, final int count, final double[] distances) {
        for (int p = 0; p < count; p++) {
            distances[p] = of(labelings[p], PERMUTED_PRECISION);
        }
    }

    @Override
    public double tolerance() {
        return TOLERANCE;
    }

    private double of(final double[] labels, final double precision) {
        final int[] first = members(labels, 1);
        final int[] second = members(labels, 0);
        final double[][] cost = costs(first, second);
        final double epsilon = epsilon(cost);
        if (epsilon == 0) {
            return Double.NaN;
        }
        final EntropicTransport across = EntropicTransport.between(cost, epsilon, precision, check);
        final EntropicTransport ofFirst = EntropicTransport.toItself(costs(first, first), epsilon, precision, check);
        final EntropicTransport ofSecond = EntropicTransport.toItself(costs(second, second), epsilon, precision, check);
        return across.converged() && ofFirst.converged() && ofSecond.converged()
                ? across.value() - (ofFirst.value() + ofSecond.value()) / 2
                : Double.NaN;
    }

    private double epsilon(final double[][] cost) {
        final double[] all = new double[cost.length * cost[0].length];
        for (int i = 0; i < cost.length; i++) {
            System.arraycopy(cost[i], 0, all, i * cost[0].length, cost[0].length);
        }
        return regularization * Medians.of(all);
    }

    private double[][] costs(final int[] rows, final int[] columns) {
        final double[][] costs = new double[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                final int low = Math.min(rows[i], columns[j]);
                final int high = Math.max(rows[i], columns[j]);
                costs[i][j] = low == high ? 0 : triangle[high][low];
            }
        }
        return costs;
    }

    private static int[] members(final double[] labels, final double label) {
        int count = 0;
        for (final double value : labels) {
            if (value == label) {
                count++;
            }
        }
        final int[] members = new int[count];
        int next = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == label) {
                members[next++] = i;
            }
        }
        return members;
    }

    @Override
    public int batch() {
        return 1;
    }
}
