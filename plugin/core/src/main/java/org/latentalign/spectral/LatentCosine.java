package org.latentalign.spectral;

/**
 * The cosine of two encoded vectors, from their projections on the eigendirections alone (paper, Lemma 1):
 *
 * <pre>{@code cos(B q1, B q2) = sum b_i^2 <q1,u_i> <q2,u_i> / sqrt(sum b_i^2 <q1,u_i>^2 * sum b_i^2 <q2,u_i>^2)}</pre>
 *
 * So a sweep over degrees needs the projections once and no transformed data.
 */
public final class LatentCosine {

    private LatentCosine() {}

    /**
     * @param logGains logarithm of the gain of every direction; a common summand does not matter
     * @param first projections of q1 on the same directions
     * @param second projections of q2
     * @return the cosine, within [-1, 1]; NaN when either vector is 0 in the latent space
     */
    public static double of(final double[] logGains, final double[] first, final double[] second) {
        // each vector is scaled by itself, so that a vector far off the strong directions is not lost
        final double firstLargest = logLargest(logGains, first);
        final double secondLargest = logLargest(logGains, second);
        if (firstLargest == Double.NEGATIVE_INFINITY || secondLargest == Double.NEGATIVE_INFINITY) {
            return Double.NaN;
        }
        double product = 0;
        double firstSquare = 0;
        double secondSquare = 0;
        for (int i = 0; i < logGains.length; i++) {
            final double x = scaled(logGains[i], first[i], firstLargest);
            final double y = scaled(logGains[i], second[i], secondLargest);
            product = Math.fma(x, y, product);
            firstSquare = Math.fma(x, x, firstSquare);
            secondSquare = Math.fma(y, y, secondSquare);
        }
        final double cosine = product / (Math.sqrt(firstSquare) * Math.sqrt(secondSquare));
        return Math.max(-1, Math.min(1, cosine));
    }

    /**
     * A vector in the latent space along the principal axes, divided by its largest value so that no gain overflows; its
     * cosines with others are those of {@link #of}. For comparing every vector with many.
     *
     * @param logGains logarithm of the gain of every direction
     * @param projections of the vector on the same directions
     * @return as many values within [-1, 1]; all 0 when the vector is 0 in the latent space
     */
    public static double[] stretched(final double[] logGains, final double[] projections) {
        final double[] stretched = new double[projections.length];
        final double largest = logLargest(logGains, projections);
        if (largest != Double.NEGATIVE_INFINITY) {
            for (int i = 0; i < stretched.length; i++) {
                stretched[i] = scaled(logGains[i], projections[i], largest);
            }
        }
        return stretched;
    }

    private static double logLargest(final double[] logGains, final double[] projections) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logGains.length; i++) {
            if (projections[i] != 0) {
                largest = Math.max(largest, logGains[i] + Math.log(Math.abs(projections[i])));
            }
        }
        return largest;
    }

    /** {@code projection * exp(logGain - logLargest)}, which is within [-1, 1] although its factors may not be. */
    private static double scaled(final double logGain, final double projection, final double logLargest) {
        if (projection == 0 || logGain == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        return Math.copySign(Math.exp(logGain + Math.log(Math.abs(projection)) - logLargest), projection);
    }
}
