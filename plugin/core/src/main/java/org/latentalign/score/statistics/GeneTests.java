package org.latentalign.score.statistics;

/**
 * For every gene, whether a drug changes it: the change over its standard error by the controls' scatter, since there
 * are too few treated samples to tell theirs. A bad sample gives up to a third of its genes, so one replicate says
 * little.
 *
 * @param t d values; 0 for a gene that does not change, NaN where the scatter is not known
 * @param p d two-sided p-values
 * @param falseDiscoveryRate p adjusted by {@link FalseDiscoveryRate}
 */
public record GeneTests(double[] t, double[] p, double[] falseDiscoveryRate) {

    /**
     * Tests.
     *
     * @param shift d values
     * @param varianceFactor {@link PlateSignature#varianceFactor}
     * @param scatter of the controls
     */
    public static GeneTests of(final double[] shift, final double varianceFactor, final Scatter scatter) {
        final double[] t = scatter.inUnits(shift);
        final double[] p = new double[t.length];
        final double error = Math.sqrt(varianceFactor);
        final int degreesOfFreedom = scatter.degreesOfFreedom();
        final var distribution = degreesOfFreedom < 1 ? null : new StudentT(degreesOfFreedom);
        for (int j = 0; j < t.length; j++) {
            t[j] = distribution == null ? Double.NaN : t[j] / error;
            p[j] = distribution == null ? Double.NaN : distribution.twoSided(t[j]);
        }
        return new GeneTests(t, p, FalseDiscoveryRate.adjusted(p));
    }
}
