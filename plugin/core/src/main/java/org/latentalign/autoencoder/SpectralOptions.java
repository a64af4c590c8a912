package org.latentalign.autoencoder;

import org.latentalign.spectral.Gain;
import org.latentalign.spectral.GainScaling;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.Scale;

/**
 * How to fit a spectral autoencoder.
 *
 * @param gain the family of gains with its parameters
 * @param scale by what the second moment is divided besides n
 * @param centered whether the mean is subtracted; the paper does not
 * @param gainScaling whether to scale the largest gain to 1
 * @param coordinates the axes of the latent space
 * @param latentDimension h along the principal axes: the strongest so many directions; {@link #ALL} for all that the gain
 *     has. Of no effect along the original axes
 * @param preprocessing what is done to every row first
 * @param nullDirections what training does where the data does not reach
 * @param initialDecoderGain a0, where training starts the decoder in every direction; the paper's choice is 0. Of no
 *     effect on gains without training
 */
public record SpectralOptions(
        Gain gain,
        Scale scale,
        boolean centered,
        GainScaling gainScaling,
        Coordinates coordinates,
        int latentDimension,
        Preprocessing preprocessing,
        NullDirections nullDirections,
        double initialDecoderGain) {

    /** As latent dimension: all directions that the gain has. */
    public static final int ALL = 0;

    private static final double LARGEST_INITIAL_DECODER_GAIN = 1e100;

    /** Checks the numbers. */
    public SpectralOptions {
        if (latentDimension < 0) {
            throw new IllegalArgumentException(
                    "The latent dimension must be at least 1, but it is " + latentDimension + ".");
        }
        if (!(initialDecoderGain >= 0 && initialDecoderGain <= LARGEST_INITIAL_DECODER_GAIN)) {
            throw new IllegalArgumentException("The initial gain of the decoder must be a number between 0 and "
                    + LARGEST_INITIAL_DECODER_GAIN + ", but it is " + initialDecoderGain + ".");
        }
    }

    /**
     * The paper's choices for a gain: scale 1, not centered, no gain scaling, original axes, no preprocessing, a decoder
     * that starts at 0.
     *
     * @param gain the family of gains
     * @return the options
     */
    public static SpectralOptions of(final Gain gain) {
        return new SpectralOptions(
                gain,
                new Scale.One(),
                false,
                GainScaling.NONE,
                Coordinates.ORIGINAL_AXES,
                ALL,
                Preprocessing.NONE,
                NullDirections.UNCHANGED,
                0);
    }

    /** @return the same with another scale */
    public SpectralOptions withScale(final Scale value) {
        return new SpectralOptions(
                gain,
                value,
                centered,
                gainScaling,
                coordinates,
                latentDimension,
                preprocessing,
                nullDirections,
                initialDecoderGain);
    }

    /** @return the same with or without centering */
    public SpectralOptions withCentered(final boolean value) {
        return new SpectralOptions(
                gain,
                scale,
                value,
                gainScaling,
                coordinates,
                latentDimension,
                preprocessing,
                nullDirections,
                initialDecoderGain);
    }

    /** @return the same with another gain scaling */
    public SpectralOptions withGainScaling(final GainScaling value) {
        return new SpectralOptions(
                gain,
                scale,
                centered,
                value,
                coordinates,
                latentDimension,
                preprocessing,
                nullDirections,
                initialDecoderGain);
    }

    /** @return the same with a latent space along the principal axes, of h dimensions or {@link #ALL} */
    public SpectralOptions withPrincipalAxes(final int h) {
        return new SpectralOptions(
                gain,
                scale,
                centered,
                gainScaling,
                Coordinates.PRINCIPAL_AXES,
                h,
                preprocessing,
                nullDirections,
                initialDecoderGain);
    }

    /** @return the same with another preprocessing */
    public SpectralOptions withPreprocessing(final Preprocessing value) {
        return new SpectralOptions(
                gain,
                scale,
                centered,
                gainScaling,
                coordinates,
                latentDimension,
                value,
                nullDirections,
                initialDecoderGain);
    }

    /** @return the same with another treatment of directions without data */
    public SpectralOptions withNullDirections(final NullDirections value) {
        return new SpectralOptions(
                gain,
                scale,
                centered,
                gainScaling,
                coordinates,
                latentDimension,
                preprocessing,
                value,
                initialDecoderGain);
    }

    /** @return the same with another start of the decoder */
    public SpectralOptions withInitialDecoderGain(final double value) {
        return new SpectralOptions(
                gain, scale, centered, gainScaling, coordinates, latentDimension, preprocessing, nullDirections, value);
    }
}
