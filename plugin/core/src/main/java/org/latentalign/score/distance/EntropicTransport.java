package org.latentalign.score.distance;

/**
 * The entropic optimal transport of two uniform measures, solved by Sinkhorn's iterations on the logarithms of the
 * scalings, which neither overflow nor vanish (Peyre and Cuturi, "Computational optimal transport", 2019, section 4.4).
 * Entropy is relative to the product measure, so that the optimum is {@code mean f + mean g}.
 *
 * @param value of the dual at the last iteration
 * @param iterations that it took
 * @param converged whether the potentials came to rest within the iterations allowed
 */
record EntropicTransport(double value, int iterations, boolean converged) {

    /** The potentials rest when none changes by more than this share of epsilon. */
    static final double PRECISION = 1e-8;

    /**
     * Potentials of far clusters can drift for very long against one another. When they change by no more than this share
     * of epsilon at the end, the transported masses are as right, and the value is a better approximation still.
     */
    private static final double SUFFICIENT = 1e-5;

    private static final int MOST_ITERATIONS = 5000;

    /** Beside a term of 1, exp of less than this is lost even if all other terms are as small. */
    private static final double NEGLIGIBLE = -46;

    /**
     * @param cost n x m
     * @param epsilon of the entropy, positive
     * @param precision when to stop, as a share of epsilon
     * @param check called after every iteration
     */
    static EntropicTransport between(
            final double[][] cost, final double epsilon, final double precision, final Runnable check) {
        final int n = cost.length;
        final int m = cost[0].length;
        final double[][] transposed = new double[m][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                transposed[j][i] = cost[i][j];
            }
        }
        final double[] f = new double[n];
        final double[] g = new double[m];
        double change = Double.POSITIVE_INFINITY;
        for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
            check.run();
            change = update(f, g, cost, epsilon, 0);
            update(g, f, transposed, epsilon, 0);
            if (change <= precision * epsilon) {
                return new EntropicTransport(mean(f) + mean(g), iteration, true);
            }
        }
        return new EntropicTransport(mean(f) + mean(g), MOST_ITERATIONS, change <= SUFFICIENT * epsilon);
    }

    /**
     * Of a measure to itself: both potentials are the same, and steps halfway converge fast (Feydy and others 2019).
     *
     * @param cost n x n, symmetric
     * @param epsilon of the entropy, positive
     * @param precision when to stop, as a share of epsilon
     * @param check called after every iteration
     */
    static EntropicTransport toItself(
            final double[][] cost, final double epsilon, final double precision, final Runnable check) {
        final double[] f = new double[cost.length];
        final double[] previous = new double[cost.length];
        double change = Double.POSITIVE_INFINITY;
        for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
            check.run();
            System.arraycopy(f, 0, previous, 0, f.length);
            change = update(f, previous, cost, epsilon, 0.5);
            if (change <= precision * epsilon) {
                return new EntropicTransport(2 * mean(f), iteration, true);
            }
        }
        return new EntropicTransport(2 * mean(f), MOST_ITERATIONS, change <= SUFFICIENT * epsilon);
    }

    /**
     * {@code f_i = -epsilon log(mean_j exp((g_j - C_ij) / epsilon))}.
     *
     * @param kept the share of the old value that is kept
     * @return the largest change
     */
    private static double update(
            final double[] f, final double[] g, final double[][] cost, final double epsilon, final double kept) {
        double largest = 0;
        final double scale = 1 / epsilon;
        for (int i = 0; i < f.length; i++) {
            final double[] row = cost[i];
            double highest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < g.length; j++) {
                highest = Math.max(highest, g[j] - row[j]);
            }
            double sum = 0;
            for (int j = 0; j < g.length; j++) {
                final double exponent = (g[j] - row[j] - highest) * scale;
                if (exponent > NEGLIGIBLE) {
                    sum += Math.exp(exponent);
                }
            }
            final double next = -highest - epsilon * Math.log(sum / g.length);
            final double value = kept * f[i] + (1 - kept) * next;
            largest = Math.max(largest, Math.abs(value - f[i]));
            f[i] = value;
        }
        return largest;
    }

    private static double mean(final double[] values) {
        double sum = 0;
        for (final double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
