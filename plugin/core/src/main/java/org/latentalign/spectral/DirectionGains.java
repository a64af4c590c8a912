package org.latentalign.spectral;

import org.latentalign.kernel.FitException;

/**
 * The gains of every eigendirection, as natural logarithms; negative infinity where a gain is 0.
 *
 * @param initial of the encoder before training, log b0; for a gain without training the same as {@code encoder}
 * @param encoder of the encoder, log b
 * @param decoder of the decoder, log a
 */
public record DirectionGains(double[] initial, double[] encoder, double[] decoder) {

    /**
     * Takes a gain to its end: by gradient flow for a trained one, by pseudo-inverse for the decoder of a fixed one.
     *
     * @param gain the family
     * @param spectrum the eigenvalues
     * @param nullDirections what training does where the data does not reach
     * @param initialDecoder a0, the same in every direction, at least 0 and finite; of no effect on a fixed gain
     * @return the gains without any scaling
     * @throws FitException when the family's parameters do not fit this spectrum
     */
    public static DirectionGains of(
            final Gain gain, final Spectrum spectrum, final NullDirections nullDirections, final double initialDecoder)
            throws FitException {
        return of(gain, spectrum.eigenvalues(), spectrum.rank(), nullDirections, initialDecoder);
    }

    /**
     * The same for eigenvalues that stand alone, such as those that a model keeps.
     *
     * @param gain the family
     * @param eigenvalues descending, 0 from the rank on
     * @param rank how many are not 0
     * @param nullDirections what training does where the data does not reach
     * @param initialDecoder a0, the same in every direction
     * @return the gains without any scaling
     * @throws FitException when the family's parameters do not fit these eigenvalues
     */
    public static DirectionGains of(
            final Gain gain,
            final double[] eigenvalues,
            final int rank,
            final NullDirections nullDirections,
            final double initialDecoder)
            throws FitException {
        final double[] initial = gain.logGains(eigenvalues, rank);
        final double[] encoder = initial.clone();
        final double[] decoder = new double[initial.length];
        for (int i = 0; i < initial.length; i++) {
            if (gain instanceof FixedGain) {
                decoder[i] = initial[i] == Double.NEGATIVE_INFINITY ? Double.NEGATIVE_INFINITY : -initial[i];
            } else if (nullDirections == NullDirections.UNCHANGED && isAtRest(i, rank, initial[i], initialDecoder)) {
                decoder[i] = StrictMath.log(initialDecoder);
            } else {
                encoder[i] = GradientFlow.logLimit(initial[i], initialDecoder);
                decoder[i] = -encoder[i];
            }
        }
        return new DirectionGains(initial, encoder, decoder);
    }

    private static boolean isAtRest(
            final int direction, final int rank, final double logInitial, final double initialDecoder) {
        return direction >= rank || logInitial == Double.NEGATIVE_INFINITY && initialDecoder == 0;
    }

    /** @return the largest of the encoder's logarithms; negative infinity when all gains are 0 */
    public double largest() {
        double largest = Double.NEGATIVE_INFINITY;
        for (final double log : encoder) {
            largest = Math.max(largest, log);
        }
        return largest;
    }

    /**
     * How unevenly the encoder stretches: the ratio of the largest gain to the smallest, over the directions that the data
     * reaches and the encoder keeps. For a gain that grows with the eigenvalue it is {@code b_1 / b_r}.
     *
     * @param rank r
     * @return its logarithm to base 10; 0 when there is no such direction
     */
    public double log10ConditionNumber(final int rank) {
        double largest = Double.NEGATIVE_INFINITY;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rank; i++) {
            if (encoder[i] != Double.NEGATIVE_INFINITY) {
                largest = Math.max(largest, encoder[i]);
                smallest = Math.min(smallest, encoder[i]);
            }
        }
        return largest < smallest ? 0 : (largest - smallest) / StrictMath.log(10);
    }
}
