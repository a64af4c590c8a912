package org.latentalign.format.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What an array in NumPy's format begins with, in version 1.0 of it (<a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>): type, order and shape
 * as a text that Python reads as a dictionary, filled up to a multiple of 64 bytes.
 */
final class NpyHeader {

    private static final int ALIGNMENT = 64;

    private static final int BEFORE_TEXT = 10;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private NpyHeader() {}

    /**
     * @param type as NumPy calls it, such as "&lt;f8"
     * @param shape elements along each dimension; none for a single element
     * @return the bytes before the elements
     */
    static byte[] of(final String type, final long... shape) {
        final String elements = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        final String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + elements
                + (shape.length == 1 ? "," : "") + "), }";
        final int length = BEFORE_TEXT + text.length() + 1;
        final int filled = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        final ByteBuffer header = ByteBuffer.allocate(filled).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putShort((short) (filled - BEFORE_TEXT)).put(text.getBytes(StandardCharsets.ISO_8859_1));
        while (header.position() < filled - 1) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').array();
    }
}
