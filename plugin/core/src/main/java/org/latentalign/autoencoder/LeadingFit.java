package org.latentalign.autoencoder;

import java.util.List;
import org.latentalign.kernel.FitException;
import org.latentalign.spectral.AllButTheTopGain;
import org.latentalign.spectral.FittedRows;
import org.latentalign.spectral.LeadingDirections;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.Rest;
import org.latentalign.spectral.Spectrum;

/**
 * Chooses how many of the directions that a search has found make a model, and bounds what the model's cosines may be off
 * by. The encoder {@code g^ = V (g(Theta) - t) V^T + t I} stands for {@code g(S)}. With {@code S^}, which is S without what
 * couples the directions V to the others,
 *
 * <pre>{@code |g(S) x - g^ x| <= |g(S) - g(S^)| |x| + max(|g(tau) - t|, |g(0) - t|) |x - V V^T x|}</pre>
 *
 * where tau bounds the eigenvalues of the others. The first term is the residual's: in the Frobenius norm, the difference
 * of a function of two symmetric matrices has the entries of their difference times divided differences of the function
 * (Daletskii and Krein 1965), so each residual counts with the steepest slope that its eigenvalue can have
 * ({@link GainSlope}). An angle between the encoded vector z and its true one is then at most {@code asin(error / |z|)}, and
 * a cosine of two of them is off by the sum of two such angles at most. This is evaluated for differences of rows drawn at
 * random, since that is what cosines are asked of.
 */
public final class LeadingFit {

    private final LeadingDirections search;
    private final SpectralOptions options;
    private final int count;
    private final double cosineError;
    private final int differences;

    private LeadingFit(
            final LeadingDirections search,
            final SpectralOptions options,
            final int count,
            final double cosineError,
            final int differences) {
        this.search = search;
        this.options = options;
        this.count = count;
        this.cosineError = cosineError;
        this.differences = differences;
    }

    /**
     * Makes the best of what a search has found so far: the fewest directions with the wanted bound, or those with the
     * smallest, or all where nothing can be said.
     *
     * @param search after a pass
     * @param options how to fit
     * @param wantedError what cosines may be off by
     * @return the choice
     * @throws FitException when the gain cannot be fitted so
     */
    public static LeadingFit best(
            final LeadingDirections search, final SpectralOptions options, final double wantedError)
            throws FitException {
        final double[][] differences = differences(search.sample());
        final LeadingDirections.Ritz found = search.ritz();
        final double[][] coordinates = search.coordinates(differences);
        final GainSlope slope = GainSlope.of(options, found);
        int least = 1;
        int most = found.values().length;
        if (options.gain() instanceof final PrincipalComponentsGain gain) {
            least = Math.min(most, gain.components());
            most = least;
        } else if (options.gain() instanceof final AllButTheTopGain gain) {
            least = Math.min(most, gain.dropped() + 1);
            most = options.coordinates() == Coordinates.ORIGINAL_AXES ? least : most;
        }
        if (options.coordinates() == Coordinates.PRINCIPAL_AXES) {
            least = Math.min(most, Math.max(least, options.gain().firstDirection() + options.latentDimension()));
        }
        final CosineBound bound = new CosineBound(
                slope, found, differences, coordinates, options.coordinates() == Coordinates.ORIGINAL_AXES);
        int best = least;
        double smallest = Double.POSITIVE_INFINITY;
        for (int r = least; r <= most; r++) {
            final double error = bound.of(r);
            if (error < smallest) {
                smallest = error;
                best = r;
            }
            if (error <= wantedError) {
                break;
            }
        }
        return new LeadingFit(search, options, Double.isInfinite(smallest) ? most : best, smallest, differences.length);
    }

    private static double[][] differences(final double[][] rows) {
        final double[][] differences = new double[rows.length / 2][];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = rows[2 * i].clone();
            for (int j = 0; j < differences[i].length; j++) {
                differences[i][j] -= rows[2 * i + 1][j];
            }
        }
        return differences;
    }

    /** @return how many directions were chosen */
    public int directions() {
        return count;
    }

    /** @return what cosines of encoded differences of rows are off by at most; infinite when nothing can be said */
    public double cosineError() {
        return cosineError;
    }

    /** @return the spectrum of these directions */
    public Spectrum spectrum() {
        return search.spectrum(count);
    }

    /** @return how they were found, and how good they are */
    public DirectionMethod.Strongest method(final Spectrum spectrum) {
        final Rest.Bounded rest = (Rest.Bounded) spectrum.rest();
        return new DirectionMethod.Strongest(
                search.passes(), rest.largest(), cosineError, differences, rest.failureProbability());
    }

    /**
     * Makes the model.
     *
     * @param inputNames the names of the d inputs, or none
     * @return model and spectrum
     * @throws FitException when data and options make no model, with the sentence for the user
     */
    public SpectralFit fit(final List<String> inputNames) throws FitException {
        final Spectrum spectrum = spectrum();
        final FittedRows rows = search.rows();
        return SpectralFit.of(spectrum, rows, options, inputNames, method(spectrum));
    }
}
