package org.latentalign.autoencoder;

import java.util.ArrayList;
import java.util.List;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.spectral.DirectionGains;
import org.latentalign.spectral.GainScaling;
import org.latentalign.spectral.SecondMoment;
import org.latentalign.spectral.Spectrum;

/**
 * The result of a fit.
 *
 * @param model the autoencoder
 * @param spectrum all d directions, strongest first
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
        final int d = moment.dimension();
        if (moment.isCentered() != options.centered()) {
            throw new IllegalArgumentException("The moment must be centered exactly if the options say so.");
        }
        if (!inputNames.isEmpty() && inputNames.size() != d) {
            throw new IllegalArgumentException("There must be no names or " + d + " of them.");
        }
        if (options.gain().needsCentering() && !options.centered()) {
            throw new FitException(options.gain().family()
                    + " is defined for centered data. Switch centering on, or choose another gain.");
        }
        final int directions = options.gain().directions(d); // refuses before the long work
        final int h = latentDimension(options, directions);
        final Spectrum spectrum = Spectrum.of(moment, options.scale(), progress);
        final DirectionGains gains =
                DirectionGains.of(options.gain(), spectrum, options.nullDirections(), options.initialDecoderGain());
        final double shift =
                shift(options, gains, rootMeanSquare(spectrum, options.scale().divisor(d)));

        final double[] encoder = new double[d];
        final double[] decoder = new double[d];
        final List<SpectrumRow> rows = new ArrayList<>(d);
        for (int i = 0; i < d; i++) {
            final double logEncoder = gains.encoder()[i] - shift;
            if (logEncoder >= SMALLEST_LOG) {
                encoder[i] = StrictMath.exp(logEncoder);
                decoder[i] = StrictMath.exp(gains.decoder()[i] + shift);
            } else if (gains.encoder()[i] == Double.NEGATIVE_INFINITY) {
                decoder[i] = StrictMath.exp(gains.decoder()[i] + shift); // a null direction keeps a0
            }
            rows.add(new SpectrumRow(
                    i + 1,
                    spectrum.eigenvalue(i),
                    spectrum.share(i),
                    StrictMath.exp(gains.initial()[i] - shift),
                    encoder[i],
                    decoder[i]));
        }
        int lost = 0;
        for (int i = 0; i < spectrum.rank(); i++) {
            if (encoder[i] == 0 && gains.encoder()[i] != Double.NEGATIVE_INFINITY) {
                lost++;
            }
        }
        final SpectralAutoencoder model = new SpectralAutoencoder(
                options,
                List.copyOf(inputNames),
                moment.count(),
                moment.mean(),
                spectrum.rank(),
                lost,
                gains.log10ConditionNumber(spectrum.rank()),
                spectrum.eigenvalues(),
                SpectralAutoencoder.kept(spectrum, options.gain().firstDirection(), h),
                SpectralAutoencoder.kept(encoder, options.gain().firstDirection(), h),
                SpectralAutoencoder.kept(decoder, options.gain().firstDirection(), h));
        return new SpectralFit(model, rows);
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
            throw new FitException("The largest gain would be 10^" + Math.round(log10)
                    + ", and the embeddings would exceed what a double can hold (about 10^308). Scale the largest gain"
                    + " to 1 (cosines do not change), or choose a lower degree.");
        }
        return 0;
    }
}
