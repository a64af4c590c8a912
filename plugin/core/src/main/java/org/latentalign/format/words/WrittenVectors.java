package org.latentalign.format.words;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes names and vectors in the formats that tools for word vectors read, one vector after the other. Decimal numbers are
 * written such that they read back as the same double; in single precision, what it cannot hold is counted.
 */
public final class WrittenVectors implements Closeable {

    /** The formats. */
    public enum Format {
        /** A header line with counts, then a name and its numbers on each line, separated by blanks. */
        WORD2VEC_TEXT,
        /** A header line with counts, then each name with its numbers in single precision, little-endian. */
        WORD2VEC_BINARY,
        /** A name and its numbers on each line, separated by blanks. */
        GLOVE,
        /** Numbers on each line, separated by tabs; names go to a file of their own. */
        TABS
    }

    private final OutputStream out;

    private final Format format;

    private final ByteBuffer singles;

    private long overflown;

    private long underflown;

    /**
     * @param out takes the bytes; is closed with this
     * @param format one of the formats
     * @param count how many vectors will be added
     * @param dimension of each
     */
    public WrittenVectors(final OutputStream out, final Format format, final long count, final int dimension)
            throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.format = format;
        singles = ByteBuffer.allocate(format == Format.WORD2VEC_BINARY ? dimension * Float.BYTES : 0)
                .order(ByteOrder.LITTLE_ENDIAN);
        if (format == Format.WORD2VEC_TEXT || format == Format.WORD2VEC_BINARY) {
            this.out.write((count + " " + dimension + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /**
     * @param name of the vector; what separates names from numbers is not in it, see {@link #canHold}
     * @param vector its numbers
     */
    public void add(final String name, final double[] vector) throws IOException {
        switch (format) {
            case WORD2VEC_BINARY -> {
                out.write((name + " ").getBytes(StandardCharsets.UTF_8));
                addSingles(vector);
            }
            case TABS -> addLine("", vector, '\t');
            default -> addLine(name, vector, ' ');
        }
    }

    private void addSingles(final double[] vector) throws IOException {
        singles.clear();
        for (final double number : vector) {
            final float single = (float) number;
            overflown += Float.isInfinite(single) && !Double.isInfinite(number) ? 1 : 0;
            underflown += single == 0 && number != 0 ? 1 : 0;
            singles.putFloat(single);
        }
        out.write(singles.array());
        out.write('\n');
    }

    private void addLine(final String name, final double[] vector, final char separator) throws IOException {
        final StringBuilder line = new StringBuilder(name);
        for (int i = 0; i < vector.length; i++) {
            if (i > 0 || format != Format.TABS) {
                line.append(separator);
            }
            line.append(text(vector[i]));
        }
        out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    /** As C, Python and R read it. */
    private static String text(final double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        return Double.toString(number);
    }

    /**
     * @param name of a vector
     * @param format one of the formats
     * @return whether the format gives the name back as it is
     */
    public static boolean canHold(final String name, final Format format) {
        return !name.isEmpty() && name.chars().noneMatch(c -> isLineEnd(c) || isSeparator(c, format));
    }

    /**
     * @param name of a vector
     * @param format one of the formats
     * @return the name with an underscore for each character that the format cannot hold
     */
    public static String replaced(final String name, final Format format) {
        final StringBuilder replaced = new StringBuilder(name.isEmpty() ? "_" : name);
        for (int i = 0; i < replaced.length(); i++) {
            if (isLineEnd(replaced.charAt(i)) || isSeparator(replaced.charAt(i), format)) {
                replaced.setCharAt(i, '_');
            }
        }
        return replaced.toString();
    }

    private static boolean isLineEnd(final int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0;
    }

    private static boolean isSeparator(final int c, final Format format) {
        return format == Format.TABS ? c == '\t' : Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** @return how many numbers became infinite, being beyond single precision */
    public long overflown() {
        return overflown;
    }

    /** @return how many numbers became 0, being too small for single precision */
    public long underflown() {
        return underflown;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
