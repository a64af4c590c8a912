package org.latentalign.autoencoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The binary form of a model. What is read back is the same to the last bit. Within the {@link Envelope} is the kind of
 * model (int: 1 = spectral; 2 = neural, from version 2 on; 3 = linear map, from version 3 on; 4 = spectral with the
 * strongest directions only, from version 4 on; 5 = variational, from version 5 on), followed by what the kind needs.
 */
public final class AutoencoderFormat {

    /** The newest version. Each kind of model is written in the oldest version that has it. */
    public static final int VERSION = 5;

    private static final Envelope ENVELOPE = new Envelope("an autoencoder", 'A', VERSION);

    private static final int SPECTRAL = 1;
    private static final int SPECTRAL_VERSION = 1;
    private static final int NEURAL = 2;
    private static final int NEURAL_VERSION = 2;
    private static final int LINEAR_MAP = 3;
    private static final int LINEAR_MAP_VERSION = 3;

    /** A spectral autoencoder that does not know all d directions. */
    private static final int THIN_SPECTRAL = 4;

    private static final int THIN_SPECTRAL_VERSION = 4;

    /** A neural autoencoder with a log-variance head. */
    private static final int VARIATIONAL = 5;

    private static final int VARIATIONAL_VERSION = 5;

    private AutoencoderFormat() {}

    /**
     * Writes a model.
     *
     * @param model any autoencoder
     * @param stream is flushed, not closed
     * @throws IOException from the stream
     */
    public static void write(final Autoencoder model, final OutputStream stream) throws IOException {
        if (model instanceof final SpectralAutoencoder spectral) {
            final boolean isThin = !(spectral.method() instanceof DirectionMethod.All);
            ENVELOPE.write(stream, isThin ? THIN_SPECTRAL_VERSION : SPECTRAL_VERSION, out -> {
                out.writeInt(isThin ? THIN_SPECTRAL : SPECTRAL);
                SpectralFormat.write(spectral, out);
            });
        } else if (model instanceof final NeuralAutoencoder neural) {
            final boolean isVariational = neural.logVarianceHead().isPresent();
            ENVELOPE.write(stream, isVariational ? VARIATIONAL_VERSION : NEURAL_VERSION, out -> {
                out.writeInt(isVariational ? VARIATIONAL : NEURAL);
                NeuralFormat.write(neural, out);
            });
        } else if (model instanceof final LinearMap map) {
            ENVELOPE.write(stream, LINEAR_MAP_VERSION, out -> {
                out.writeInt(LINEAR_MAP);
                LinearMapFormat.write(map, out);
            });
        } else {
            throw new IllegalArgumentException("An autoencoder of this kind cannot be written: " + model);
        }
    }

    /**
     * Reads a model.
     *
     * @param stream may be read a little beyond the model's end; is not closed
     * @return the model
     * @throws StorageException when the stream holds no model, a newer one, a damaged one, or only part of one
     * @throws IOException from the stream
     */
    public static Autoencoder read(final InputStream stream) throws IOException {
        return ENVELOPE.read(stream, (in, version) -> {
            final int kind = in.readInt();
            return switch (kind) {
                case SPECTRAL -> SpectralFormat.read(in, false);
                case THIN_SPECTRAL -> SpectralFormat.read(in, true);
                case NEURAL -> NeuralFormat.read(in, false);
                case VARIATIONAL -> NeuralFormat.read(in, true);
                case LINEAR_MAP -> LinearMapFormat.read(in);
                default -> throw damaged("it says that it is of kind " + kind);
            };
        });
    }

    static Damage damaged(final String how) {
        return new Damage(how);
    }
}
