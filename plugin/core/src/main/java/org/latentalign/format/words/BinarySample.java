package org.latentalign.format.words;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first bytes of a file that may hold numbers in binary form. */
final class BinarySample {

    private static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    /** Words that show in which order the bytes of numbers are. */
    private static final int WORDS = 20;

    /** Words that show what they have in common. */
    private static final int WORDS_OF_A_STYLE = 100;

    private static final int FEWEST_NUMBERS = 4;
    private static final int MOST_NUMBERS = 1000;

    private final byte[] bytes;
    private final boolean isWhole;

    /**
     * @param bytes the start of the file
     * @param isWhole whether these are all bytes of the file
     */
    BinarySample(final byte[] bytes, final boolean isWhole) {
        this.bytes = bytes;
        this.isWhole = isWhole;
    }

    /** @return whether control characters or bytes that are not UTF-8 follow, which 32-bit floats bring soon */
    boolean isBinary(final int start) {
        return hasControls(start) || !isUtf8(start);
    }

    private boolean hasControls(final int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && "\t\n\r".indexOf(bytes[i]) < 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isUtf8(final int start) {
        final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        final CharBuffer characters = CharBuffer.allocate(bytes.length);
        return !decoder.decode(ByteBuffer.wrap(bytes, start, bytes.length - start), characters, isWhole)
                .isError();
    }

    /**
     * Looks at the first words. Numbers of the usual sizes, read in the wrong order, are nearly all out of proportion: their
     * last bytes, which are as good as random, become sign and exponent.
     *
     * @param start after the header
     * @param dimension d
     * @return the order in which the bytes of the floats make sense
     */
    private ByteOrder order(final int start, final int dimension) {
        int little = 0;
        int big = 0;
        int from = start;
        for (int word = 0; word < WORDS; word++) {
            final int vector = BinaryEntries.blank(bytes, from, bytes.length) + 1;
            if (vector + (long) dimension * Float.BYTES > bytes.length) {
                break;
            }
            little += FloatBytes.arePlausible(bytes, vector, dimension, ByteOrder.LITTLE_ENDIAN) ? 1 : 0;
            big += FloatBytes.arePlausible(bytes, vector, dimension, ByteOrder.BIG_ENDIAN) ? 1 : 0;
            from = vector + dimension * Float.BYTES;
        }
        return big > 2 * little ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /**
     * Looks at the first words: whether line ends follow, and how large numbers are.
     *
     * @param start after the header
     * @param dimension d
     * @param words how many words the file announces
     * @return what they have in common
     */
    BinaryStyle style(final int start, final int dimension, final long words) {
        final ByteOrder order = order(start, dimension);
        final BinaryEntries entries = new BinaryEntries(dimension, BinaryStyle.unknown(order));
        final int[] magnitudes = new int[Math.min(WORDS_OF_A_STYLE * dimension, bytes.length / Float.BYTES)];
        final int[] vector = new int[Math.min(dimension, bytes.length / Float.BYTES)];
        int numbers = 0;
        boolean hasNegativeZero = false;
        boolean hasPhrases = false;
        int from = start;
        int lineEnds = 0;
        int found = 0;
        while (found < WORDS_OF_A_STYLE) {
            final int wordStart = BinaryEntries.wordStart(bytes, from, bytes.length);
            final int blank = entries.wordEnd(bytes, wordStart, bytes.length, isWhole);
            if (blank < 0) {
                break;
            }
            FloatBytes.bits(bytes, blank + 1, dimension, order, vector);
            for (final int bits : vector) {
                final int magnitude = bits & Integer.MAX_VALUE;
                hasNegativeZero |= bits == Integer.MIN_VALUE;
                if (magnitude > 0 && magnitude <= FloatBytes.LARGEST_FINITE) {
                    magnitudes[numbers++] = magnitude;
                }
            }
            lineEnds += wordStart > from ? 1 : 0;
            hasPhrases |= BinaryEntries.blank(bytes, wordStart, blank) < blank;
            found++;
            from = blank + 1 + dimension * Float.BYTES;
        }
        // the first word follows no vector
        return BinaryStyle.of(
                order,
                lineEnds,
                Math.max(0, found - 1),
                hasPhrases,
                Arrays.copyOf(magnitudes, numbers),
                hasNegativeZero,
                words);
    }

    /** @return whether the file is numbers alone: 64-bit ones, as GloVe writes them, or 32-bit ones */
    boolean isRawNumbers() {
        return areNumbers(Double.BYTES) || areNumbers(Float.BYTES);
    }

    private boolean areNumbers(final int size) {
        final int count = Math.min(bytes.length / size, MOST_NUMBERS);
        if (count < FEWEST_NUMBERS || isWhole && bytes.length % size != 0) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            final boolean isPlausible = size == Double.BYTES
                    ? FloatBytes.isPlausible((double) DOUBLE.get(bytes, i * size))
                    : FloatBytes.isPlausible(bytes, i * size, ByteOrder.LITTLE_ENDIAN);
            if (!isPlausible) {
                return false;
            }
        }
        return true;
    }
}
