package org.latentalign.format;

/** Tells UTF-8 from other bytes, as a decoder of Java does, without making a text of it (RFC 3629, section 4). */
public final class Utf8 {

    private static final int MORE_BITS = 6;

    /** Of the bytes after the first one of a character: the two bits that they begin with, and the rest. */
    private static final int MORE_MARK = 0b1000_0000;

    private static final int MORE_REST = 0b0011_1111;

    private static final int LONGEST = 4;

    private Utf8() {}

    /**
     * @param from the first byte
     * @param to behind the last one
     * @return whether the bytes are whole characters
     */
    public static boolean isText(final byte[] bytes, final int from, final int to) {
        int i = from;
        while (i < to) {
            final int length = bytes[i] >= 0 ? 1 : Integer.numberOfLeadingZeros(~bytes[i]) - (Integer.SIZE - Byte.SIZE);
            if (length > 1 && !isCharacter(bytes, i, length, to) || bytes[i] < 0 && length == 1) {
                return false;
            }
            i += length;
        }
        return true;
    }

    /** A character of several bytes is not one that takes fewer, no half of a pair, and none that Unicode does not have. */
    private static boolean isCharacter(final byte[] bytes, final int from, final int length, final int to) {
        if (length > LONGEST || from + length > to) {
            return false;
        }
        int point = bytes[from] & 0x7F >> length;
        for (int i = from + 1; i < from + length; i++) {
            if ((bytes[i] & ~MORE_REST & 0xFF) != MORE_MARK) {
                return false;
            }
            point = point << MORE_BITS | bytes[i] & MORE_REST;
        }
        final int least = length == 2 ? 0x80 : length == 3 ? 0x800 : Character.MIN_SUPPLEMENTARY_CODE_POINT;
        return point >= least
                && point <= Character.MAX_CODE_POINT
                && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
    }
}
