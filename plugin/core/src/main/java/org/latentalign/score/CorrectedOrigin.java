package org.latentalign.score;

import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.Spectrum;

/**
 * The point from which vectors are looked at after the common direction of all vectors is allowed for (the paper's
 * section 6.2 and appendix I.4): {@code o' = sigma_1 u_1}, the top singular value of the data times its direction.
 */
public final class CorrectedOrigin {

    private CorrectedOrigin() {}

    /**
     * Computes the origin.
     *
     * @param moment of n vectors, not centered
     * @param progress of finding the direction
     * @return o' of d values: of length sqrt(n lambda_1), on that side on which the mean of the vectors lies
     * @throws FitException when there are no vectors, or their squares are beyond a double
     */
    public static double[] of(final SecondMoment moment, final Progress progress) throws FitException {
        final Spectrum spectrum = Spectrum.of(moment, new Scale.One(), progress);
        final double[] direction = spectrum.eigenvector(0);
        final double[] mean = moment.mean();
        double projection = 0;
        for (int j = 0; j < mean.length; j++) {
            projection += mean[j] * direction[j];
        }
        final double length = Math.sqrt(moment.count() * spectrum.eigenvalue(0)) * (projection < 0 ? -1 : 1);
        final double[] origin = new double[mean.length];
        for (int j = 0; j < origin.length; j++) {
            origin[j] = length * direction[j];
        }
        return origin;
    }
}
