package org.latentalign.autoencoder;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipException;
import org.latentalign.format.FormatException;

/**
 * The binary form of a model. What is read back is the same to the last bit.
 *
 * <p>All numbers are big-endian. The stream is: eight bytes that mark it as a model of ours; the version of the format
 * (int); the kind of model (int, 1 = spectral; 2 = neural, from version 2 on; 3 = linear map, from version 3 on; 4 =
 * spectral with the strongest directions only, from version 4 on); what the kind needs; the CRC-32 of everything before
 * it (long). A reader
 * refuses versions above its own, and reads all versions below it.
 */
public final class AutoencoderFormat {

    /** The newest version. Each kind of model is written in the oldest version that has it. */
    public static final int VERSION = 4;

    /** Not text, and changed by anything that translates line ends, as in PNG. */
    private static final byte[] MARK = {(byte) 0x8C, 'L', 'A', 'A', '\r', '\n', 0x1A, '\n'};

    private static final int SPECTRAL = 1;
    private static final int SPECTRAL_VERSION = 1;
    private static final int NEURAL = 2;
    private static final int NEURAL_VERSION = 2;
    private static final int LINEAR_MAP = 3;
    private static final int LINEAR_MAP_VERSION = 3;

    /** A spectral autoencoder that does not know all d directions. */
    private static final int THIN_SPECTRAL = 4;

    private static final int THIN_SPECTRAL_VERSION = 4;

    private static final int BUFFER = 1 << 16;

    private AutoencoderFormat() {}

    /**
     * Writes a model.
     *
     * @param model any autoencoder
     * @param stream is flushed, not closed
     * @throws IOException from the stream
     */
    public static void write(final Autoencoder model, final OutputStream stream) throws IOException {
        final CRC32 checksum = new CRC32();
        final BufferedOutputStream buffer = new BufferedOutputStream(stream, BUFFER);
        final DataOutputStream out = new DataOutputStream(new CheckedOutputStream(buffer, checksum));
        out.write(MARK);
        if (model instanceof final SpectralAutoencoder spectral) {
            final boolean isThin = !(spectral.method() instanceof DirectionMethod.All);
            out.writeInt(isThin ? THIN_SPECTRAL_VERSION : SPECTRAL_VERSION);
            out.writeInt(isThin ? THIN_SPECTRAL : SPECTRAL);
            SpectralFormat.write(spectral, out);
        } else if (model instanceof final NeuralAutoencoder neural) {
            out.writeInt(NEURAL_VERSION);
            out.writeInt(NEURAL);
            NeuralFormat.write(neural, out);
        } else if (model instanceof final LinearMap map) {
            out.writeInt(LINEAR_MAP_VERSION);
            out.writeInt(LINEAR_MAP);
            LinearMapFormat.write(map, out);
        } else {
            throw new IllegalArgumentException("An autoencoder of this kind cannot be written: " + model);
        }
        out.writeLong(checksum.getValue());
        out.flush();
    }

    /**
     * Reads a model.
     *
     * @param stream may be read a little beyond the model's end; is not closed
     * @return the model
     * @throws FormatException when the stream holds no model, a newer one, a damaged one, or only part of one
     * @throws IOException from the stream
     */
    public static Autoencoder read(final InputStream stream) throws IOException {
        final CRC32 checksum = new CRC32();
        final DataInputStream in =
                new DataInputStream(new CheckedInputStream(new BufferedInputStream(stream, BUFFER), checksum));
        try {
            final byte[] mark = in.readNBytes(MARK.length);
            if (!Arrays.equals(mark, 0, mark.length, MARK, 0, mark.length)) {
                throw new FormatException(
                        "This is not an autoencoder: the data does not begin as one. Check that it was"
                                + " written by a node of the Latent Alignment extension.");
            }
            if (mark.length < MARK.length) {
                throw new EOFException();
            }
            final int version = in.readInt();
            if (version > VERSION) {
                throw new FormatException("The autoencoder was written in version " + version
                        + " of its format, but this release of the Latent Alignment extension reads versions up to "
                        + VERSION + ". Update the extension.");
            }
            if (version < 1) {
                throw damaged("it says that it has version " + version);
            }
            final int kind = in.readInt();
            final Autoencoder model =
                    switch (kind) {
                        case SPECTRAL -> SpectralFormat.read(in, false);
                        case THIN_SPECTRAL -> SpectralFormat.read(in, true);
                        case NEURAL -> NeuralFormat.read(in);
                        case LINEAR_MAP -> LinearMapFormat.read(in);
                        default -> throw damaged("it says that it is of kind " + kind);
                    };
            final long expected = checksum.getValue();
            if (in.readLong() != expected) {
                throw damaged("its checksum is wrong");
            }
            return model;
        } catch (final EOFException e) {
            throw new FormatException(
                    "The autoencoder is incomplete: the data ends in the middle of it. Write or copy it again.", e);
        } catch (final ZipException e) {
            throw new FormatException(
                    "The autoencoder is damaged: its data cannot be unpacked. Write or copy it again.", e);
        }
    }

    static FormatException damaged(final String how) {
        return new FormatException("The autoencoder is damaged: " + how + ". Write or copy it again.");
    }
}
