package org.latentalign.spectral;

import org.latentalign.kernel.FitException;

/**
 * How much an encoder stretches each eigendirection of the second moment, as a function of the eigenvalues.
 *
 * <p>Gains are given as natural logarithms, since a high degree takes them beyond what a double can hold: at degree 200
 * and an eigenvalue of 217 the gain is about 1e468.
 */
public sealed interface Gain permits TrainedGain, FixedGain {

    /**
     * The logarithms of the gains.
     *
     * @param eigenvalues descending, not negative, 0 from the rank on
     * @param rank how many of them are not 0
     * @return natural logarithm of the gain of every direction; negative infinity where the gain is 0
     * @throws FitException when the family's parameters do not fit these eigenvalues
     */
    double[] logGains(double[] eigenvalues, int rank) throws FitException;

    /** @return the family's name */
    String family();

    /** @return the gain as a formula in lambda, with its parameters */
    String formula();

    /** @return whether the family is defined for centered data only */
    default boolean needsCentering() {
        return false;
    }

    /** @return the first direction that an output along the principal axes has, from 0 */
    default int firstDirection() {
        return 0;
    }

    /**
     * How many directions an output along the principal axes has.
     *
     * @param dimension d
     * @return between 1 and d
     * @throws FitException when the family's parameters do not fit this dimension
     */
    default int directions(final int dimension) throws FitException {
        return dimension;
    }
}
