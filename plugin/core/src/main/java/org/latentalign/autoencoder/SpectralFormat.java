package org.latentalign.autoencoder;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.latentalign.spectral.AllButTheTopGain;
import org.latentalign.spectral.ConceptorNegationGain;
import org.latentalign.spectral.Gain;
import org.latentalign.spectral.GainScaling;
import org.latentalign.spectral.GivenGain;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.PolynomialGain;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.ShiftedPowerGain;
import org.latentalign.spectral.WhiteningGain;

/**
 * The spectral part of {@link AutoencoderFormat}. Every choice is written as a number that stands in this class and never
 * changes its meaning: not as the position in an enum, which may change.
 */
final class SpectralFormat {

    private static final int SHIFTED_POWER = 1;
    private static final int POWER = 2;
    private static final int POLYNOMIAL = 3;
    private static final int PRINCIPAL_COMPONENTS = 4;
    private static final int WHITENING = 5;
    private static final int ALL_BUT_THE_TOP = 6;
    private static final int CONCEPTOR_NEGATION = 7;
    private static final int GIVEN_GAIN = 8;

    private static final int REACHED = 1;
    private static final int STRONGEST = 2;
    private static final int GIVEN = 3;

    private static final String MISFIT = "its dimensions do not fit together";

    private static final int SCALE_ONE = 1;
    private static final int SCALE_DIMENSION = 2;
    private static final int SCALE_NUMBER = 3;

    private SpectralFormat() {}

    static void write(final SpectralAutoencoder model, final DataOutputStream out) throws IOException {
        final SpectralOptions options = model.options();
        writeGain(options.gain(), out);
        writeScale(options.scale(), out);
        out.writeBoolean(options.centered());
        out.writeBoolean(options.gainScaling() == GainScaling.LARGEST_ONE);
        out.writeBoolean(options.coordinates() == Coordinates.PRINCIPAL_AXES);
        out.writeInt(options.latentDimension());
        StreamParts.writePreprocessing(options.preprocessing(), out);
        out.writeBoolean(options.nullDirections() == NullDirections.FORMULA);
        out.writeDouble(options.initialDecoderGain());

        StreamParts.writeNames(model.inputNames(), out);
        out.writeLong(model.fittedRows());
        out.writeInt(model.rank());
        out.writeInt(model.lostDirections());
        out.writeDouble(model.log10ConditionNumber());
        out.writeInt(model.inputDimension());
        out.writeInt(model.directionCount());
        final KnownSpectrum spectrum = model.spectrum();
        if (!(spectrum.method() instanceof DirectionMethod.All)) {
            writeThin(model, out);
        }
        StreamParts.writeDoubles(model.mean(), out);
        StreamParts.writeDoubles(spectrum.eigenvalues(), out);
        StreamParts.writeDoubles(model.encoderGains(), out);
        StreamParts.writeDoubles(model.decoderGains(), out);
        for (int i = 0; i < model.directionCount(); i++) {
            StreamParts.writeDoubles(model.direction(i), out);
        }
    }

    /** What only models have that do not know all d directions. */
    private static void writeThin(final SpectralAutoencoder model, final DataOutputStream out) throws IOException {
        out.writeInt(model.spectrum().eigenvalues().length);
        out.writeInt(model.firstDirection());
        if (model.method() instanceof final DirectionMethod.Strongest strongest) {
            out.writeInt(STRONGEST);
            out.writeInt(strongest.passes());
            out.writeDouble(strongest.tail());
            out.writeDouble(strongest.cosineError());
            out.writeInt(strongest.comparedDifferences());
            out.writeDouble(strongest.failureProbability());
        } else {
            out.writeInt(model.method() instanceof DirectionMethod.Given ? GIVEN : REACHED);
        }
        if (model.remainder() instanceof final Remainder.OneGain gain) {
            out.writeBoolean(true);
            out.writeDouble(gain.encoder());
            out.writeDouble(gain.decoder());
        } else {
            out.writeBoolean(false);
        }
    }

    /**
     * Reads a model.
     *
     * @param isThin whether it is of the kind that does not know all d directions
     */
    static SpectralAutoencoder read(final DataInputStream in, final boolean isThin) throws IOException {
        final SpectralOptions options;
        try {
            options = readOptions(in);
        } catch (final IllegalArgumentException e) { // a record refused its parameters
            throw AutoencoderFormat.damaged("its parameters are impossible");
        }
        final List<String> names = StreamParts.readNames(in);
        final long n = in.readLong();
        final int rank = StreamParts.number(in, StreamParts.MAX_DIMENSION, "rank");
        final int lost = StreamParts.number(in, StreamParts.MAX_DIMENSION, "number of lost directions");
        final double log10ConditionNumber = in.readDouble();
        final int d = StreamParts.number(in, StreamParts.MAX_DIMENSION, "input dimension");
        final int h = StreamParts.number(in, StreamParts.MAX_DIMENSION, "number of directions");
        if (d < 1 || h < 1 || h > d || rank > d || !names.isEmpty() && names.size() != d) {
            throw AutoencoderFormat.damaged(MISFIT);
        }
        final int known = isThin ? StreamParts.number(in, d, "number of eigenvalues") : d;
        final int first = isThin
                ? StreamParts.number(in, d, "first direction")
                : options.gain().firstDirection();
        if (rank > known || isThin && first + h > known) {
            throw AutoencoderFormat.damaged(MISFIT);
        }
        final DirectionMethod method = isThin ? readMethod(in) : new DirectionMethod.All();
        final Remainder remainder = isThin && in.readBoolean()
                ? new Remainder.OneGain(in.readDouble(), in.readDouble())
                : new Remainder.None();
        final double[] mean = StreamParts.readDoubles(in, d);
        final double[] eigenvalues = StreamParts.readDoubles(in, known);
        final double[] encoderGains = StreamParts.readDoubles(in, h);
        final double[] decoderGains = StreamParts.readDoubles(in, h);
        final List<double[]> directions = new ArrayList<>(); // grows with the data, in case that d or h is damaged
        for (int i = 0; i < h; i++) {
            directions.add(StreamParts.readDoubles(in, d));
        }
        return new SpectralAutoencoder(
                options,
                names,
                n,
                mean,
                new KnownSpectrum(method, eigenvalues, rank, lost, log10ConditionNumber),
                new StretchedDirections(
                        first, directions.toArray(new double[0][]), encoderGains, decoderGains, remainder));
    }

    private static DirectionMethod readMethod(final DataInputStream in) throws IOException {
        final int method = in.readInt();
        switch (method) {
            case REACHED:
                return new DirectionMethod.Reached();
            case STRONGEST:
                return new DirectionMethod.Strongest(
                        in.readInt(), in.readDouble(), in.readDouble(), in.readInt(), in.readDouble());
            case GIVEN:
                return new DirectionMethod.Given();
            default:
                throw AutoencoderFormat.damaged("there is no way " + method + " to find directions");
        }
    }

    private static SpectralOptions readOptions(final DataInputStream in) throws IOException {
        final Gain gain = readGain(in);
        final Scale scale = readScale(in);
        final boolean centered = in.readBoolean();
        final GainScaling scaling = in.readBoolean() ? GainScaling.LARGEST_ONE : GainScaling.NONE;
        final Coordinates coordinates = in.readBoolean() ? Coordinates.PRINCIPAL_AXES : Coordinates.ORIGINAL_AXES;
        final int latentDimension = in.readInt();
        final Preprocessing preprocessing = StreamParts.readPreprocessing(in);
        final NullDirections nullDirections = in.readBoolean() ? NullDirections.FORMULA : NullDirections.UNCHANGED;
        return new SpectralOptions(
                gain,
                scale,
                centered,
                scaling,
                coordinates,
                latentDimension,
                preprocessing,
                nullDirections,
                in.readDouble());
    }

    private static void writeGain(final Gain gain, final DataOutput out) throws IOException {
        if (gain instanceof final ShiftedPowerGain g) {
            out.writeInt(SHIFTED_POWER);
            out.writeDouble(g.degree());
        } else if (gain instanceof final PowerGain g) {
            out.writeInt(POWER);
            out.writeDouble(g.degree());
        } else if (gain instanceof final PolynomialGain g) {
            out.writeInt(POLYNOMIAL);
            out.writeInt(g.coefficients().size());
            for (final double c : g.coefficients()) {
                out.writeDouble(c);
            }
        } else if (gain instanceof final PrincipalComponentsGain g) {
            out.writeInt(PRINCIPAL_COMPONENTS);
            out.writeInt(g.components());
        } else if (gain instanceof final WhiteningGain g) {
            out.writeInt(WHITENING);
            out.writeDouble(g.regularization());
        } else if (gain instanceof final AllButTheTopGain g) {
            out.writeInt(ALL_BUT_THE_TOP);
            out.writeInt(g.dropped());
        } else if (gain instanceof final ConceptorNegationGain g) {
            out.writeInt(CONCEPTOR_NEGATION);
            out.writeDouble(g.aperture());
        } else if (gain instanceof GivenGain) {
            out.writeInt(GIVEN_GAIN);
        } else {
            throw new IllegalArgumentException("The gain " + gain.formula() + " cannot be written.");
        }
    }

    private static Gain readGain(final DataInput in) throws IOException {
        final int family = in.readInt();
        switch (family) {
            case SHIFTED_POWER:
                return new ShiftedPowerGain(in.readDouble());
            case POWER:
                return new PowerGain(in.readDouble());
            case POLYNOMIAL:
                final int count = StreamParts.number(in, StreamParts.MAX_STEPS, "number of coefficients");
                final List<Double> coefficients = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    coefficients.add(in.readDouble());
                }
                return new PolynomialGain(coefficients);
            case PRINCIPAL_COMPONENTS:
                return new PrincipalComponentsGain(in.readInt());
            case WHITENING:
                return new WhiteningGain(in.readDouble());
            case ALL_BUT_THE_TOP:
                return new AllButTheTopGain(in.readInt());
            case CONCEPTOR_NEGATION:
                return new ConceptorNegationGain(in.readDouble());
            case GIVEN_GAIN:
                return new GivenGain();
            default:
                throw AutoencoderFormat.damaged("there is no family of gains " + family);
        }
    }

    private static void writeScale(final Scale scale, final DataOutput out) throws IOException {
        if (scale instanceof Scale.One) {
            out.writeInt(SCALE_ONE);
        } else if (scale instanceof Scale.Dimension) {
            out.writeInt(SCALE_DIMENSION);
        } else if (scale instanceof final Scale.Number number) {
            out.writeInt(SCALE_NUMBER);
            out.writeDouble(number.value());
        } else {
            throw new IllegalArgumentException("The scale " + scale + " cannot be written.");
        }
    }

    private static Scale readScale(final DataInput in) throws IOException {
        final int kind = in.readInt();
        switch (kind) {
            case SCALE_ONE:
                return new Scale.One();
            case SCALE_DIMENSION:
                return new Scale.Dimension();
            case SCALE_NUMBER:
                return new Scale.Number(in.readDouble());
            default:
                throw AutoencoderFormat.damaged("there is no scale " + kind);
        }
    }
}
