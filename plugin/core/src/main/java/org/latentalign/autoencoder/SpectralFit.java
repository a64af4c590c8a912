package org.latentalign.autoencoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.DirectionGains;
import org.latentalign.spectral.FittedRows;
import org.latentalign.spectral.GainScaling;
import org.latentalign.spectral.LargeNumber;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.Spectrum;

/**
 * The result of a fit.
 *
 * @param model the autoencoder
 * @param spectrum all directions that were found, strongest first
 */
public record SpectralFit(SpectralAutoencoder model, List<SpectrumRow> spectrum) {

    /** What gains may reach when multiplied with a typical row: leaves room for rows much larger than that. */
    private static final double LARGEST_LOG10 = 300;

    /** Below this a double loses digits; a gain so small is as good as none. */
    private static final double SMALLEST_LOG = StrictMath.log(Double.MIN_NORMAL);

    /** Copies the list. */
    public SpectralFit {
        spectrum = List.copyOf(spectrum);
    }

    /**
     * Fits a spectral autoencoder.
     *
     * @param moment of the preprocessed rows, centered or not as the options say
     * @param options how
     * @param inputNames the names of the d inputs, or none
     * @param progress told how far it is
     * @return model and spectrum
     * @throws FitException when data and options make no model, with the sentence for the user
     */
    public static SpectralFit of(
            final SecondMoment moment,
            final SpectralOptions options,
            final List<String> inputNames,
            final Progress progress)
            throws FitException {
        check(moment.dimension(), moment.isCentered(), options, inputNames); // before the long work
        return of(
                Spectrum.of(moment, options.scale(), progress),
                FittedRows.of(moment),
                options,
                inputNames,
                new DirectionMethod.All());
    }

    /**
     * Refuses, before any long work, what cannot be fitted.
     *
     * @param dimension d
     * @param isCentered whether the mean of the rows is subtracted
     * @param options how to fit
     * @param inputNames the names of the d inputs, or none
     * @throws FitException with the sentence for the user
     */
    public static void check(
            final int dimension, final boolean isCentered, final SpectralOptions options, final List<String> inputNames)
            throws FitException {
        if (isCentered != options.centered()) {
            throw new IllegalArgumentException("The moment must be centered exactly if the options say so.");
        }
        if (!inputNames.isEmpty() && inputNames.size() != dimension) {
            throw new IllegalArgumentException("There must be no names or " + dimension + " of them.");
        }
        if (options.gain().needsCentering() && !options.centered()) {
            throw new FitException(options.gain().family()
                    + " is defined for centered data. Switch centering on, or choose another gain.");
        }
        latentDimension(options, options.gain().directions(dimension));
    }

    /**
     * Fits a spectral autoencoder to a spectrum that was found already.
     *
     * @param spectrum of the preprocessed rows, with the scale of the options
     * @param rows what else is known of them
     * @param options how
     * @param inputNames the names of the d inputs, or none
     * @param method how the spectrum was found
     * @return model and spectrum
     * @throws FitException when data and options make no model, with the sentence for the user
     */
    public static SpectralFit of(
            final Spectrum spectrum,
            final FittedRows rows,
            final SpectralOptions options,
            final List<String> inputNames,
            final DirectionMethod method)
            throws FitException {
        final int d = rows.dimension();
        check(d, rows.isCentered(), options, inputNames);
        final int listed = spectrum.size();
        if (options.gain() instanceof final PrincipalComponentsGain gain && gain.components() > listed) {
            throw new FitException("There cannot be " + gain.components() + " principal components: "
                    + (method instanceof DirectionMethod.Strongest
                            ? "only " + listed + " directions were found. Look for more, or choose "
                            : "the data reach only " + listed + " directions. Choose ")
                    + listed + " or fewer.");
        }
        final int directions =
                Math.min(options.gain().directions(d), listed - options.gain().firstDirection());
        if (directions < 1) {
            throw new FitException("Dropping " + options.gain().firstDirection() + " directions of data with "
                    + spectrum.rank() + " leaves nothing. Choose a number below " + spectrum.rank() + ".");
        }
        final int h = latentDimension(options, directions);
        final RestGains gains = RestGains.of(spectrum, options);
        final double shift = shift(
                options, gains.all(), rootMeanSquare(spectrum, options.scale().divisor(d)));

        final double[] encoder = new double[listed];
        final double[] decoder = new double[listed];
        final List<SpectrumRow> spectrumRows = new ArrayList<>(listed);
        int lost = 0;
        for (int i = 0; i < listed; i++) {
            encoder[i] = encoder(gains.all().encoder()[i], shift);
            decoder[i] = decoder(gains.all().encoder()[i], gains.all().decoder()[i], shift);
            if (i < spectrum.rank() && encoder[i] == 0 && gains.all().encoder()[i] != Double.NEGATIVE_INFINITY) {
                lost++;
            }
            spectrumRows.add(new SpectrumRow(
                    i + 1,
                    spectrum.eigenvalue(i),
                    spectrum.share(i),
                    StrictMath.exp(gains.all().initial()[i] - shift),
                    encoder[i],
                    decoder[i]));
        }
        final Remainder remainder =
                options.coordinates() == Coordinates.PRINCIPAL_AXES ? new Remainder.None() : gains.remainder(shift);
        final boolean isWhole = remainder instanceof Remainder.OneGain; // else gains of 0 need no directions
        final int first = isWhole ? 0 : options.gain().firstDirection();
        final int end = isWhole ? listed : first + h;
        final SpectralAutoencoder model = new SpectralAutoencoder(
                options,
                List.copyOf(inputNames),
                rows.count(),
                rows.mean(),
                new KnownSpectrum(method, spectrum.eigenvalues(), spectrum.rank(), lost, gains.log10ConditionNumber()),
                new StretchedDirections(
                        first,
                        kept(spectrum, first, end),
                        Arrays.copyOfRange(encoder, first, end),
                        Arrays.copyOfRange(decoder, first, end),
                        remainder));
        return new SpectralFit(model, spectrumRows);
    }

    private static double[][] kept(final Spectrum spectrum, final int first, final int end) {
        final double[][] kept = new double[end - first][];
        Arrays.setAll(kept, i -> spectrum.eigenvector(first + i));
        return kept;
    }

    /** A gain by its logarithm; 0 where a double cannot hold it beside the largest. */
    static double encoder(final double logEncoder, final double shift) {
        return logEncoder - shift >= SMALLEST_LOG ? StrictMath.exp(logEncoder - shift) : 0;
    }

    /** A null direction keeps a0; one whose gain is lost is not decoded. */
    static double decoder(final double logEncoder, final double logDecoder, final double shift) {
        return logEncoder - shift >= SMALLEST_LOG || logEncoder == Double.NEGATIVE_INFINITY
                ? StrictMath.exp(logDecoder + shift)
                : 0;
    }

    private static int latentDimension(final SpectralOptions options, final int directions) throws FitException {
        if (options.coordinates() == Coordinates.ORIGINAL_AXES || options.latentDimension() == SpectralOptions.ALL) {
            return directions;
        }
        if (options.latentDimension() > directions) {
            throw new FitException(
                    "The latent dimension is " + options.latentDimension() + ", but the data and the gain "
                            + options.gain().family() + " have only " + directions + " directions. Choose " + directions
                            + " or fewer.");
        }
        return options.latentDimension();
    }

    /** The typical length of a (preprocessed, centered) row. */
    private static double rootMeanSquare(final Spectrum spectrum, final double scale) {
        return Math.sqrt(spectrum.total()) * Math.sqrt(scale);
    }

    /** The logarithm by which all encoder gains are divided. */
    private static double shift(final SpectralOptions options, final DirectionGains gains, final double typicalLength)
            throws FitException {
        final double largest = gains.largest();
        if (largest == Double.NEGATIVE_INFINITY) {
            throw new FitException("The gain " + options.gain().formula() + " is 0 in every direction, so that every"
                    + " embedding would be 0. Check that the input is not 0 everywhere, or choose another gain.");
        }
        if (options.gainScaling() == GainScaling.LARGEST_ONE) {
            return largest;
        }
        final double log10 = largest / StrictMath.log(10);
        if (log10 > LARGEST_LOG10 || log10 + Math.max(0, Math.log10(typicalLength)) > LARGEST_LOG10) {
            throw new FitException("The largest gain would be " + LargeNumber.text(log10)
                    + ", and the embeddings would exceed what a double can hold (about 1e308). Scale the largest gain"
                    + " to 1 (cosines do not change), or choose a lower degree.");
        }
        return 0;
    }
}
