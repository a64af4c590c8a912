package org.latentalign.autoencoder;

import java.util.Arrays;
import org.latentalign.kernel.FitException;
import org.latentalign.spectral.AllButTheTopGain;
import org.latentalign.spectral.ConceptorNegationGain;
import org.latentalign.spectral.DirectionGains;
import org.latentalign.spectral.Gain;
import org.latentalign.spectral.LeadingDirections;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.PolynomialGain;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.ShiftedPowerGain;

/**
 * How much a gain can differ between two eigenvalues of which one is known: the largest divided difference
 * {@code |g(lambda) - g(theta)| / |lambda - theta|} over all lambda that S may have. Gains are relative to the largest.
 *
 * <p>For a degree of 1 or more, and for polynomials without negative coefficients, b0 grows with lambda and is convex. So is
 * the trained gain b: with {@code b = e^u} and {@code b0^2 = 2 sinh 2u}, the slope {@code db/db0} has the logarithmic
 * derivative {@code 1 + coth 2u - 2 tanh 2u} in u, which is not negative. So the steepest divided difference is that with
 * the largest eigenvalue.
 */
abstract class GainSlope {

    /** As good as 0, and yet a direction with data. */
    private static final double NEXT_TO_ZERO = Double.MIN_NORMAL;

    /** By how much the bound for the largest eigenvalue is raised, so that it is apart from all that were found. */
    private static final double MARGIN = 1e-3;

    /** @return g of the i-th direction, relative to the largest */
    abstract double gain(int i);

    /**
     * @param tail what the eigenvalues of the others do not exceed
     * @param isStretched whether the others have a gain at all
     * @return the gain of the others, and how far from it the true ones may be
     */
    abstract double[] rest(double tail, boolean isStretched) throws FitException;

    /** @return a bound for {@code |g(S) - g(S^)|}, from the residuals of the first so many directions */
    abstract double residual(int count, double tail) throws FitException;

    static GainSlope of(final SpectralOptions options, final LeadingDirections.Ritz found) throws FitException {
        final Gain gain = options.gain();
        if (gain instanceof final PrincipalComponentsGain pca) {
            return new Step(found, pca.components(), 1, 0);
        }
        if (gain instanceof final AllButTheTopGain others) {
            return new Step(found, others.dropped(), 0, 1);
        }
        if (gain instanceof final ConceptorNegationGain conceptor) {
            return new Falling(gain, found, conceptor.aperture() * conceptor.aperture());
        }
        return new Growing(gain, found, slopeLimit(gain));
    }

    /** The largest slope of a gain that is not convex; infinite for one that is. */
    private static double slopeLimit(final Gain gain) throws FitException {
        if (gain instanceof final ShiftedPowerGain shifted) {
            return shifted.degree() < 1 ? shifted.degree() : Double.POSITIVE_INFINITY;
        }
        if (gain instanceof final PowerGain power && power.degree() > 0 && power.degree() < 1) {
            throw new FitException("A fit that finds only the strongest directions cannot bound its error for powers"
                    + " between 0 and 1. Choose a degree of 0, or of 1 or more.");
        }
        if (gain instanceof final PolynomialGain polynomial
                && polynomial.coefficients().stream().anyMatch(c -> c < 0)) {
            throw new FitException("A fit that finds only the strongest directions cannot bound its error for a"
                    + " polynomial with coefficients below 0. Choose others.");
        }
        return Double.POSITIVE_INFINITY;
    }

    /** The logarithms of a gain that depends on the eigenvalue alone. */
    private static double[] logs(final Gain gain, final double... eigenvalues) throws FitException {
        final double[] values = Arrays.stream(eigenvalues)
                .map(value -> Math.max(NEXT_TO_ZERO, value))
                .toArray();
        return DirectionGains.of(gain, values, values.length, NullDirections.FORMULA, 0)
                .encoder();
    }

    /** What smooth gains have in common. */
    private abstract static class Smooth extends GainSlope {
        final Gain gain;
        final LeadingDirections.Ritz found;
        private final double logLargest;
        private final double[] gains;

        Smooth(final Gain gain, final LeadingDirections.Ritz found) throws FitException {
            this.gain = gain;
            this.found = found;
            final double[] logs = logs(gain, found.values());
            logLargest = Math.max(logs[0], logs(gain, 0)[0]);
            gains = Arrays.stream(logs)
                    .map(log -> StrictMath.exp(log - logLargest))
                    .toArray();
        }

        /** g at an eigenvalue, relative to the largest. */
        final double at(final double eigenvalue) throws FitException {
            return StrictMath.exp(logs(gain, eigenvalue)[0] - logLargest);
        }

        final double logLargest() {
            return logLargest;
        }

        @Override
        final double gain(final int i) {
            return gains[i];
        }

        @Override
        final double[] rest(final double tail, final boolean isStretched) throws FitException {
            final double one = at(0);
            final double other = at(tail);
            return isStretched
                    ? new double[] {(one + other) / 2, Math.abs(one - other) / 2}
                    : new double[] {0, Math.max(one, other)};
        }

        @Override
        final double residual(final int count, final double tail) throws FitException {
            double square = 0;
            double all = 0;
            for (int i = 0; i < count; i++) {
                final double residual = found.residuals()[i];
                square += Math.pow(steepest(Math.max(0, found.values()[i]), gains[i]) * residual, 2);
                all += residual * residual;
            }
            return Math.sqrt(square + all * Math.pow(steepestOfRest(tail), 2));
        }

        /** The steepest divided difference with an eigenvalue that was found. */
        abstract double steepest(double eigenvalue, double gainThere);

        /** The same with any eigenvalue up to the given one. */
        abstract double steepestOfRest(double tail) throws FitException;
    }

    private static final class Growing extends Smooth {
        private final double top;
        private final double gainOfTop;
        private final double limit;

        Growing(final Gain gain, final LeadingDirections.Ritz found, final double limit) throws FitException {
            super(gain, found);
            top = found.tail(0) * (1 + MARGIN) + NEXT_TO_ZERO;
            gainOfTop = at(top);
            this.limit = limit * StrictMath.exp(-logLargest());
        }

        @Override
        double steepestOfRest(final double tail) throws FitException {
            return steepest(tail, at(tail));
        }

        @Override
        double steepest(final double eigenvalue, final double gainThere) {
            return limit < Double.POSITIVE_INFINITY
                    ? limit
                    : Math.max(0, gainOfTop - gainThere) / Math.max(NEXT_TO_ZERO, top - eigenvalue);
        }
    }

    /** {@code 1 / (1 + c lambda)}, whose divided difference is steepest with 0: {@code c / (1 + c theta)}. */
    private static final class Falling extends Smooth {
        private final double factor;

        Falling(final Gain gain, final LeadingDirections.Ritz found, final double factor) throws FitException {
            super(gain, found);
            this.factor = factor;
        }

        @Override
        double steepest(final double eigenvalue, final double gainThere) {
            return factor * gainThere;
        }

        @Override
        double steepestOfRest(final double tail) throws FitException {
            return factor * at(0);
        }
    }

    /** One gain for the first directions and another one for the rest: what counts is the distance between the two. */
    private static final class Step extends GainSlope {
        private final LeadingDirections.Ritz found;
        private final int boundary;
        private final double inside;
        private final double outside;

        Step(final LeadingDirections.Ritz found, final int boundary, final double inside, final double outside) {
            this.found = found;
            this.boundary = Math.min(boundary, found.values().length);
            this.inside = inside;
            this.outside = outside;
        }

        @Override
        double gain(final int i) {
            return i < boundary ? inside : outside;
        }

        @Override
        double[] rest(final double tail, final boolean isStretched) {
            return isStretched ? new double[] {outside, 0} : new double[] {0, outside};
        }

        /** An eigenvalue of one side is at least as far from those of the other as from the boundary's bound. */
        @Override
        double residual(final int count, final double tail) {
            if (boundary == 0) {
                return 0;
            }
            final double beyond = found.tail(boundary);
            double square = 0;
            double all = 0;
            for (int i = 0; i < boundary; i++) {
                final double gap = found.values()[i] - beyond;
                if (gap <= 0) {
                    return Double.POSITIVE_INFINITY;
                }
                square += Math.pow(found.residuals()[i] / gap, 2);
                all += found.residuals()[i] * found.residuals()[i];
            }
            return Math.sqrt(square + all / Math.pow(found.values()[boundary - 1] - beyond, 2));
        }
    }
}
