package org.latentalign.format.numpy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latentalign.format.FormatException;
import org.latentalign.format.hdf5.NumberDecoder;

/**
 * An array as NumPy stores it, in any of the three versions of its format: numbers of every type but complex ones, truth
 * values and texts, in the order of C or of Fortran. Objects, which need pickle, are refused.
 */
public final class NpyArray {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private static final int MOST_HEADER_BYTES = 1 << 16;

    /** Of a text; and so many texts may be empty. */
    private static final int MOST_ELEMENT_BYTES = 1 << 20;

    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])(\\d{1,9})'");

    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*True");

    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");

    private final String name;

    private final int[] shape;

    private final boolean isFortran;

    private final double[] numbers;

    private final List<String> texts;

    private NpyArray(
            final String name,
            final int[] shape,
            final boolean isFortran,
            final double[] numbers,
            final List<String> texts) {
        this.name = name;
        this.shape = shape;
        this.isFortran = isFortran;
        this.numbers = numbers;
        this.texts = texts;
    }

    /**
     * @param name of the array, for messages
     * @param content of its file; memory is taken as far as it goes, whatever size it declares
     * @return the array
     * @throws FormatException when it is none that can be read
     * @throws IOException from the stream
     */
    public static NpyArray read(final String name, final InputStream content) throws IOException {
        final String header = header(name, content);
        final Matcher type = TYPE.matcher(header);
        final Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !shape.find()) {
            throw new FormatException("The array \"" + name + "\" has no numbers or texts that can be read: "
                    + (header.contains("'O'") || header.contains("'|O'")
                            ? "it holds Python objects. Convert it before it is saved, numbers by"
                                    + " numpy.asarray(..., dtype=float), texts by numpy.asarray(..., dtype=str)."
                            : "its header is damaged or of an unknown kind."));
        }
        final int[] lengths = lengths(name, shape.group(1));
        long count = 1;
        for (final int length : lengths) {
            count = Math.multiplyExact(count, (long) length);
            requireSize(name, count);
        }
        final int size = Integer.parseInt(type.group(3));
        if (size > MOST_ELEMENT_BYTES || size == 0 && count > MOST_ELEMENT_BYTES) {
            throw damaged(name, "its elements have " + size + " bytes");
        }
        final boolean isFortran = FORTRAN.matcher(header).find();
        final ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        final char kind = type.group(2).charAt(0);
        if (kind == 'U' || kind == 'S') {
            final int width = kind == 'U' ? size * Integer.BYTES : size;
            return new NpyArray(
                    name,
                    lengths,
                    isFortran,
                    null,
                    texts(elements(name, content, count, width), kind, width, order, count));
        }
        final double[] numbers =
                numbers(name, elements(name, content, count, size).order(order), kind, size, (int) count);
        return new NpyArray(name, lengths, isFortran, numbers, null);
    }

    private static void requireSize(final String name, final long count) throws FormatException {
        if (count > Integer.MAX_VALUE - 8) {
            throw new FormatException("The array \"" + name + "\" says that it has " + count
                    + " elements, which are too" + " many for a model: it is damaged, or another array.");
        }
    }

    private static String header(final String name, final InputStream content) throws IOException {
        final byte[] begin = content.readNBytes(MAGIC.length + 2);
        final int version = begin.length < MAGIC.length + 2 ? 0 : begin[MAGIC.length];
        if (version < 1 || version > 3 || !Arrays.equals(begin, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw damaged(name, "it does not begin as NumPy's files do");
        }
        final ByteBuffer length = ByteBuffer.wrap(content.readNBytes(version == 1 ? Short.BYTES : Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (length.remaining() < (version == 1 ? Short.BYTES : Integer.BYTES)) {
            throw damaged(name, "it ends within its header");
        }
        final int bytes = version == 1 ? length.getShort() & 0xffff : length.getInt();
        if (bytes < 0 || bytes > MOST_HEADER_BYTES) {
            throw damaged(name, "its header is too long");
        }
        return new String(content.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    private static int[] lengths(final String name, final String shape) throws FormatException {
        final List<Integer> lengths = new ArrayList<>();
        for (final String length : shape.replace("L", "").split(",")) {
            if (!length.isBlank()) {
                try {
                    lengths.add(Integer.parseInt(length.strip()));
                } catch (final NumberFormatException e) {
                    throw new FormatException(
                            "The array \"" + name + "\" has a shape that cannot be, " + shape + ".", e);
                }
            }
        }
        return lengths.stream().mapToInt(Integer::intValue).toArray();
    }

    private static ByteBuffer elements(final String name, final InputStream content, final long count, final int size)
            throws IOException {
        final long bytes = Math.multiplyExact(count, (long) size);
        requireSize(name, bytes);
        final byte[] read;
        try {
            read = content.readNBytes((int) bytes);
        } catch (final EOFException e) {
            throw damaged(name, "it ends too early");
        }
        if (read.length < bytes) {
            throw damaged(name, "it has " + read.length + " of " + bytes + " bytes");
        }
        return ByteBuffer.wrap(read);
    }

    private static double[] numbers(
            final String name, final ByteBuffer bytes, final char kind, final int size, final int count)
            throws FormatException {
        final double[] numbers = new double[count];
        final String type = kind + Integer.toString(size);
        for (int i = 0; i < count; i++) {
            final int at = i * size;
            numbers[i] = switch (type) {
                case "f8" -> bytes.getDouble(at);
                case "f4" -> bytes.getFloat(at);
                case "f2" -> half(bytes.getShort(at));
                case "i8" -> bytes.getLong(at);
                case "i4" -> bytes.getInt(at);
                case "i2" -> bytes.getShort(at);
                case "i1" -> bytes.get(at);
                case "u8" -> NumberDecoder.unsigned(bytes.getLong(at));
                case "u4" -> bytes.getInt(at) & 0xffff_ffffL;
                case "u2" -> bytes.getShort(at) & 0xffff;
                case "u1", "b1" -> bytes.get(at) & 0xff;
                default ->
                    throw new FormatException("The array \"" + name + "\" has elements of the type " + type
                            + ", which is not read: save it with dtype=float.");
            };
        }
        return numbers;
    }

    /** A number of half precision: a sign, 5 bits of the exponent, 10 of the fraction. */
    private static double half(final short bits) {
        final int exponent = bits >> 10 & 0x1f;
        final int fraction = bits & 0x3ff;
        final double magnitude = exponent == 0x1f
                ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : exponent == 0 ? Math.scalb((double) fraction, -24) : Math.scalb(1024.0 + fraction, exponent - 25);
        return bits < 0 ? -magnitude : magnitude;
    }

    private static List<String> texts(
            final ByteBuffer bytes, final char kind, final int width, final ByteOrder order, final long count) {
        bytes.order(order);
        final List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (kind == 'S') {
                texts.add(new String(bytes.array(), i * width, width, StandardCharsets.UTF_8).replace("\0", ""));
                continue;
            }
            final StringBuilder text = new StringBuilder();
            for (int at = i * width; at < (i + 1) * width; at += Integer.BYTES) {
                final int character = bytes.getInt(at);
                if (character != 0 && Character.isValidCodePoint(character)) {
                    text.appendCodePoint(character);
                }
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static FormatException damaged(final String name, final String how) {
        return new FormatException("The array \"" + name + "\" is damaged: " + how + ". Write or copy it again.");
    }

    /** @return the elements along each dimension; new */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * @return the rows of a matrix, new
     * @throws FormatException when it is none, or a row or a column is empty
     */
    public double[][] matrix() throws FormatException {
        requireNumbers(2, "a matrix of numbers");
        final int rows = shape[0];
        final int columns = shape[1];
        if (rows == 0 || columns == 0) {
            throw new FormatException("The array \"" + name + "\" is empty.");
        }
        final double[][] matrix = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix[i][j] = numbers[isFortran ? j * rows + i : i * columns + j];
            }
        }
        return matrix;
    }

    /**
     * @return the numbers of a list, new
     * @throws FormatException when it is none
     */
    public double[] list() throws FormatException {
        requireNumbers(1, "a list of numbers");
        return numbers.clone();
    }

    /**
     * @return a single number
     * @throws FormatException when it is none
     */
    public double number() throws FormatException {
        if (numbers == null || numbers.length != 1) {
            throw wrong("a single number");
        }
        return numbers[0];
    }

    /**
     * @return the texts of a list
     * @throws FormatException when it has other elements; an empty list of numbers is one of texts, too
     */
    public List<String> texts() throws FormatException {
        if (texts == null && numbers.length > 0 || shape.length > 1) {
            throw wrong("a list of texts");
        }
        return texts == null ? List.of() : List.copyOf(texts);
    }

    /**
     * @return a single text
     * @throws FormatException when it is none
     */
    public String text() throws FormatException {
        if (texts == null || texts.size() != 1) {
            throw wrong("a single text");
        }
        return texts.get(0);
    }

    private void requireNumbers(final int rank, final String what) throws FormatException {
        if (numbers == null || shape.length != rank) {
            throw wrong(what);
        }
        for (final double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new FormatException("The array \"" + name + "\" has numbers that are not finite.");
            }
        }
    }

    private FormatException wrong(final String what) {
        return new FormatException("The array \"" + name + "\" should be " + what + ", but has the shape "
                + Arrays.toString(shape) + (texts == null ? " and numbers." : " and texts."));
    }
}
