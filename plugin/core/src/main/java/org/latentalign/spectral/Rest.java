package org.latentalign.spectral;

/** What is known of the directions that a {@link Spectrum} does not list. */
public sealed interface Rest {

    /** There are none: all d directions are listed. */
    record None() implements Rest {}

    /** No row reaches them: their eigenvalues are 0. */
    record Empty() implements Rest {}

    /**
     * Their eigenvalues are between 0 and a bound.
     *
     * @param largest the bound
     * @param failureProbability with which the bound may be wrong, by the draw of random vectors; 0 for none
     */
    record Bounded(double largest, double failureProbability) implements Rest {}
}
