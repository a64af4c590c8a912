package org.latentalign.spectral;

import org.latentalign.kernel.FitException;

/** The gains of a model that another program has made: known direction by direction, and no function of the eigenvalues. */
public record GivenGain() implements FixedGain {

    @Override
    public double[] logGains(final double[] eigenvalues, final int rank) throws FitException {
        throw new FitException("The gains of this model were given by another program, which does not say what they"
                + " would be for other data. Fit a model with the Spectral Autoencoder Learner.");
    }

    @Override
    public String family() {
        return "Given";
    }

    @Override
    public String formula() {
        return "a number for each direction";
    }
}
