package org.latentalign.autoencoder;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.latentalign.kernel.Rows;
import org.latentalign.spectral.SecondMoment;

/**
 * The file of a second moment, that other programs can write, too; {@code docs/moments.md} says how. What is read back is
 * the same to the last bit. Within the {@link Envelope}, whose mark has the letter M, are:
 *
 * <ul>
 *   <li>the number of preprocessing steps (int), and for each (int) 1 = log2(x + 1), 2 = min-max, 3 = unit norm, 4 = z-score
 *       of a row;
 *   <li>the number of names (int), 0 or d, and for each its length in bytes (int) and its UTF-8 bytes;
 *   <li>n (long) and d (int);
 *   <li>d doubles that with the next d doubles make the mean (0 will do);
 *   <li>the rows of the lower triangle of {@code sum (x - mean)(x - mean)^T}: 1, 2, ..., d doubles.
 * </ul>
 */
public final class MomentFormat {

    /** The newest version. */
    public static final int VERSION = 1;

    private static final Envelope ENVELOPE = new Envelope("a second moment", 'M', VERSION);

    private MomentFormat() {}

    /**
     * Writes a moment.
     *
     * @param moment any
     * @param stream is flushed, not closed
     * @throws IOException from the stream
     */
    public static void write(final PreprocessedMoment moment, final OutputStream stream) throws IOException {
        ENVELOPE.write(stream, VERSION, out -> {
            StreamParts.writePreprocessing(moment.preprocessing(), out);
            StreamParts.writeNames(moment.inputNames(), out);
            final SecondMoment sum = moment.moment();
            out.writeLong(sum.count());
            out.writeInt(sum.dimension());
            StreamParts.writeDoubles(sum.offset(), out);
            StreamParts.writeDoubles(sum.meanFromOffset(), out);
            for (int i = 0; i < sum.dimension(); i++) {
                StreamParts.writeDoubles(sum.triangleRow(i), out);
            }
        });
    }

    /**
     * Reads a moment.
     *
     * @param stream may be read a little beyond the moment's end; is not closed
     * @return the moment
     * @throws StorageException when the stream holds no moment, a newer one, a damaged one, or only part of one
     * @throws IOException from the stream
     */
    public static PreprocessedMoment read(final InputStream stream) throws IOException {
        return ENVELOPE.read(stream, (in, version) -> readContent(in));
    }

    private static PreprocessedMoment readContent(final DataInputStream in) throws IOException {
        final Preprocessing preprocessing = StreamParts.readPreprocessing(in);
        final List<String> names = StreamParts.readNames(in);
        final long n = in.readLong();
        final int d = StreamParts.number(in, StreamParts.MAX_DIMENSION, "dimension");
        if (n < 1) {
            throw new Damage("it says that it is of " + n + " rows");
        }
        if (d < 1 || !names.isEmpty() && names.size() != d) {
            throw new Damage("its dimensions do not fit together");
        }
        final double[] offset = finite(StreamParts.readDoubles(in, d));
        final double[] mean = finite(StreamParts.readDoubles(in, d));
        final List<double[]> triangle = new ArrayList<>(); // grows with the data, in case that d is damaged
        for (int i = 0; i < d; i++) {
            final double[] row = finite(StreamParts.readDoubles(in, i + 1));
            if (row[i] < 0) {
                throw new Damage("the sum of squares in position " + (i + 1) + " is below 0");
            }
            triangle.add(row);
        }
        return new PreprocessedMoment(
                SecondMoment.of(n, offset, mean, triangle.toArray(new double[0][])), preprocessing, names);
    }

    private static double[] finite(final double[] values) throws Damage {
        if (!Rows.isFinite(values)) {
            throw new Damage("it holds " + Rows.firstNonFinite(values));
        }
        return values;
    }
}
