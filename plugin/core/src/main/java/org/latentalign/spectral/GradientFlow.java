package org.latentalign.spectral;

/**
 * Where gradient flow takes a linear autoencoder that starts aligned with the eigendirections of the second moment
 * (paper, Theorem 1 in the form of appendix E; the formula printed in the body of Theorem 1 splits the outer root and is
 * wrong).
 *
 * <p>In one direction with eigenvalue lambda the loss is {@code lambda (1 - a b)^2 / 2}, with encoder gain b and decoder
 * gain a. The flow keeps {@code c = b^2 - a^2} and ends at {@code a b = 1}; so with {@code c = b0^2 - a0^2}
 *
 * <pre>{@code b = sqrt(c/2 + sqrt(1 + c^2/4)),   a = 1/b}</pre>
 *
 * which is {@code log b = asinh(c/2) / 2}. In that form nothing cancels for negative c, and nothing overflows when b0 is
 * given by its logarithm. Where lambda = 0 there is no gradient, and both gains stay as they are; where
 * {@code a0 = b0 = 0} the flow is at rest as well.
 */
public final class GradientFlow {

    /** From this log of b0 on, c and b0^2 are the same double, and so are the limit and b0 but for a term 1/(4 c^2). */
    private static final double LARGE_LOG = 20;

    private GradientFlow() {}

    /**
     * The logarithm of the encoder gain at the end of the flow; the decoder's is its negative.
     *
     * @param logInitialEncoder log of b0; may be negative infinity, and may be beyond the logarithm of any double
     * @param initialDecoder a0, at least 0, finite
     * @return log of b; where {@code a0 = b0 = 0} that of the formula, which is 0
     */
    public static double logLimit(final double logInitialEncoder, final double initialDecoder) {
        if (logInitialEncoder > LARGE_LOG) {
            final double ratio =
                    initialDecoder == 0 ? 0 : StrictMath.exp(StrictMath.log(initialDecoder) - logInitialEncoder);
            if (ratio < 0.5) { // log of c is then accurate: asinh(c/2) = log(c) + 1/c^2 - ...
                final double logC = 2 * logInitialEncoder + StrictMath.log1p(-ratio * ratio);
                return 0.5 * (logC + StrictMath.exp(-2 * logC));
            }
        }
        final double b0 = StrictMath.exp(logInitialEncoder);
        // as a product, since it does not cancel when b0 and a0 are close, and halves overflow later
        final double halfC = (b0 - initialDecoder) * (0.5 * b0 + 0.5 * initialDecoder);
        return 0.5 * asinh(halfC);
    }

    /** The inverse hyperbolic sine, {@code log(x + sqrt(x^2 + 1))}, accurate for any sign and size. */
    static double asinh(final double x) {
        final double size = Math.abs(x);
        final double result;
        if (size > 1e8) {
            result = StrictMath.log(size) + StrictMath.log(2); // the next term is 1/(4 x^2)
        } else {
            result = StrictMath.log1p(size + size * size / (1 + StrictMath.hypot(1, size)));
        }
        return Math.copySign(result, x);
    }
}
