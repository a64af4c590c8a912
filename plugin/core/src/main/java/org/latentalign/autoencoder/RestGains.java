package org.latentalign.autoencoder;

import java.util.Arrays;
import org.latentalign.kernel.FitException;
import org.latentalign.spectral.DirectionGains;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.Rest;
import org.latentalign.spectral.Spectrum;
import org.latentalign.spectral.WhiteningGain;

/**
 * The gains of the directions that a spectrum lists, and of one or two eigenvalues that stand for all others: 0 where no
 * row reaches them, else the smallest and the largest that they may have.
 *
 * @param all the gains of the listed directions, followed by those of the others
 * @param listed how many are listed
 * @param rest what is known of the others
 * @param log10ConditionNumber of the encoder
 */
record RestGains(DirectionGains all, int listed, Rest rest, double log10ConditionNumber) {

    /** As good as 0, and yet a direction with data, in which training goes to its limit. */
    private static final double NEXT_TO_ZERO = Double.MIN_NORMAL;

    static RestGains of(final Spectrum spectrum, final SpectralOptions options) throws FitException {
        final int listed = spectrum.size();
        if (spectrum.rest() instanceof final Rest.Bounded bounded) {
            return bounded(spectrum, bounded, options);
        }
        final double[] values = spectrum.rest() instanceof Rest.Empty
                ? Arrays.copyOf(spectrum.eigenvalues(), listed + 1)
                : spectrum.eigenvalues();
        final DirectionGains gains = DirectionGains.of(
                options.gain(), values, spectrum.rank(), options.nullDirections(), options.initialDecoderGain());
        return new RestGains(gains, listed, spectrum.rest(), gains.log10ConditionNumber(spectrum.rank()));
    }

    /**
     * What is not known must not be taken for empty, so everything is trained to its limit: directions without data, too,
     * which the exact fit leaves as they are.
     */
    private static RestGains bounded(final Spectrum spectrum, final Rest.Bounded rest, final SpectralOptions options)
            throws FitException {
        if (options.gain() instanceof WhiteningGain) {
            throw new FitException("Whitening stretches the weakest directions most, and a fit that finds only the"
                    + " strongest ones does not know them. Choose another gain, or fewer dimensions.");
        }
        if (options.initialDecoderGain() != 0) {
            throw new FitException("A fit that finds only the strongest directions needs a decoder that starts at 0.");
        }
        final int listed = spectrum.size();
        final double[] values = Arrays.copyOf(spectrum.eigenvalues(), listed + 2);
        values[listed] = rest.largest();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(NEXT_TO_ZERO, values[i]);
        }
        final DirectionGains gains =
                DirectionGains.of(options.gain(), values, values.length, NullDirections.FORMULA, 0);
        return new RestGains(gains, listed, rest, gains.log10ConditionNumber(values.length));
    }

    /** The one gain of all directions that are not listed: halfway between the least and the most that it may be. */
    Remainder remainder(final double shift) {
        if (rest instanceof Rest.None) {
            return new Remainder.None();
        }
        final double encoder;
        final double decoder;
        if (rest instanceof Rest.Empty) {
            encoder = SpectralFit.encoder(all.encoder()[listed], shift);
            decoder = SpectralFit.decoder(all.encoder()[listed], all.decoder()[listed], shift);
        } else {
            encoder = (SpectralFit.encoder(all.encoder()[listed], shift)
                            + SpectralFit.encoder(all.encoder()[listed + 1], shift))
                    / 2;
            decoder = encoder == 0 ? 0 : 1 / encoder;
        }
        return encoder == 0 && decoder == 0 ? new Remainder.None() : new Remainder.OneGain(encoder, decoder);
    }
}
