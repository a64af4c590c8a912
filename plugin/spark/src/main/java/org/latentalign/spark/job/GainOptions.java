package org.latentalign.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.latentalign.autoencoder.Coordinates;
import org.latentalign.autoencoder.Preprocessing;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.spark.frame.JobException;
import org.latentalign.spectral.AllButTheTopGain;
import org.latentalign.spectral.ConceptorNegationGain;
import org.latentalign.spectral.Gain;
import org.latentalign.spectral.GainScaling;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.PolynomialGain;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.ShiftedPowerGain;
import org.latentalign.spectral.WhiteningGain;

/** The options of a fit, with the names and defaults that the learner's settings have. */
final class GainOptions {

    static final Set<String> OPTIONS = Set.of(
            "gain",
            "degree",
            "coefficients",
            "components",
            "regularization",
            "dropped",
            "aperture",
            "scale",
            "center",
            "gain-scaling",
            "null-directions",
            "coordinates",
            "latent-dimension");

    private GainOptions() {}

    /** The families of gains. */
    enum Family {
        SHIFTED_POWER,
        POWER,
        POLYNOMIAL,
        PRINCIPAL_COMPONENTS,
        WHITENING,
        ALL_BUT_THE_TOP,
        CONCEPTOR_NEGATION
    }

    /**
     * @param arguments with {@link #OPTIONS}
     * @param preprocessing that of the moment
     * @return how to fit
     * @throws JobException when an option does not say what it should
     */
    static SpectralOptions of(final Arguments arguments, final Preprocessing preprocessing) throws JobException {
        try {
            final Gain gain = gain(arguments);
            final SpectralOptions options = SpectralOptions.of(gain)
                    .withScale(scale(arguments))
                    .withCentered(arguments.has("center") || gain.needsCentering())
                    .withGainScaling(arguments.choice("gain-scaling", GainScaling.NONE))
                    .withNullDirections(arguments.choice("null-directions", NullDirections.UNCHANGED))
                    .withPreprocessing(preprocessing);
            return arguments.choice("coordinates", Coordinates.ORIGINAL_AXES) == Coordinates.PRINCIPAL_AXES
                    ? options.withPrincipalAxes((int) arguments.whole("latent-dimension", SpectralOptions.ALL, 1))
                    : options;
        } catch (final IllegalArgumentException e) { // of gains and scales, whose messages are for the user
            throw new JobException(e.getMessage(), e);
        }
    }

    private static Gain gain(final Arguments arguments) throws JobException {
        return switch (arguments.choice("gain", Family.SHIFTED_POWER)) {
            case SHIFTED_POWER -> new ShiftedPowerGain(arguments.number("degree", 1));
            case POWER -> new PowerGain(arguments.number("degree", 1));
            case POLYNOMIAL -> new PolynomialGain(coefficients(arguments));
            case PRINCIPAL_COMPONENTS -> new PrincipalComponentsGain((int) arguments.whole("components", 2, 1));
            case WHITENING -> new WhiteningGain(arguments.number("regularization", 0));
            case ALL_BUT_THE_TOP -> new AllButTheTopGain((int) arguments.whole("dropped", 1, 0));
            case CONCEPTOR_NEGATION -> new ConceptorNegationGain(arguments.number("aperture", 2));
        };
    }

    private static List<Double> coefficients(final Arguments arguments) throws JobException {
        final List<Double> coefficients = new ArrayList<>();
        for (final String value : arguments.some("coefficients")) {
            coefficients.add(arguments.number("coefficients", value));
        }
        return coefficients;
    }

    private static Scale scale(final Arguments arguments) throws JobException {
        final String value = arguments.one("scale", "one");
        return switch (value) {
            case "one" -> new Scale.One();
            case "dimension" -> new Scale.Dimension();
            default -> new Scale.Number(arguments.number("scale", value));
        };
    }
}
