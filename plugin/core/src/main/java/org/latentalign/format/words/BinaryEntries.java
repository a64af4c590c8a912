package org.latentalign.format.words;

import org.latentalign.format.Utf8;

/**
 * Finds where a word ends and the next begins in word2vec binary data. A word ends at a blank, but phrases hold blanks, and
 * when the wrong one is taken the bytes after it are no longer what they seem. So a blank is believed only when what
 * follows the vector behind it is a line feed, the end, or text up to another blank, as the file's first words have it; of
 * several such blanks, the first whose vector has numbers of the usual sizes, or possible ones while the file's first words
 * have no blanks. Bytes of letters that are taken for numbers have others.
 *
 * <p>What cannot be seen: without line ends, a byte that is lost in the last number of a vector leaves that number with the
 * first letter of the next word for its highest byte, and this word without the letter; of one that is doubled the next word
 * gets the highest byte. Everything else is in step again, and since words are of any length, neither the size of the file nor
 * the number of words tells it. Most letters make a number that is out of proportion, but digits, punctuation and letters up to
 * C need not. Of 4,000 files of 2 to 300 values a word, with one byte lost or doubled, 78 gave one wrong vector (of those with
 * numbers as word vectors have them, 35 with up to 20 values and 2 with more). In 44 of them the wrong last number lay among the
 * right ones of the other words, so no bound on numbers tells it. In the others it lay beyond them, by less than what must be
 * allowed, or in one of the first hundred words itself: to refuse what exceeds these would refuse nearly every undamaged file, of
 * which 5 of 14,000 are refused. With line ends it was 1 of 2,000 damaged files.
 */
final class BinaryEntries {

    /** No word is that long; without a blank in so many bytes the data are something else. */
    static final int LONGEST_WORD = 1 << 16;

    /** There are not enough bytes to tell. */
    static final int INCOMPLETE = -1;

    /** No blank is one that ends a word. */
    static final int LOST = -2;

    /** How sure it is that a blank ends a word. */
    private enum Evidence {
        NONE,
        WEAK,
        STRONG,
        UNKNOWN
    }

    private final int dimension;
    private final int vectorBytes;
    private final BinaryStyle style;

    BinaryEntries(final int dimension, final BinaryStyle style) {
        this.dimension = dimension;
        this.style = style;
        vectorBytes = dimension * Float.BYTES;
    }

    /** @return where the word starts, after the line end that some programs write after a vector */
    static int wordStart(final byte[] bytes, final int from, final int to) {
        int start = from;
        while (start < to && (bytes[start] == '\n' || bytes[start] == '\r')) {
            start++;
        }
        return start;
    }

    /** @return the first blank, or to when there is none */
    static int blank(final byte[] bytes, final int from, final int to) {
        int blank = from;
        while (blank < to && bytes[blank] != ' ') {
            blank++;
        }
        return blank;
    }

    /**
     * Looks at the first blank of a word.
     *
     * @param bytes the data
     * @param blank the first one of the word, or to
     * @param to after the bytes that are there
     * @return whether it is seen at a glance, as for most words, that {@link #wordEnd} is this blank: a word follows the
     *     numbers behind it, which are finite and have the usual sizes, or possible ones while there is no other blank
     */
    boolean isPlain(final byte[] bytes, final int blank, final int to) {
        final int vectorEnd = blank + 1 + vectorBytes;
        final int next = wordStart(bytes, vectorEnd, to);
        final boolean isAfterLineEnd = next > vectorEnd;
        int end = next;
        while (end < to && (bytes[end] > ' ' || bytes[end] < 0)) {
            end++;
        }
        return end < Math.min(to, next + LONGEST_WORD)
                && bytes[end] == ' '
                && style.allows(isAfterLineEnd)
                && (isAfterLineEnd || Utf8.isText(bytes, next, end))
                && (style.areUsual(bytes, blank + 1, dimension)
                        || style.arePossible(bytes, blank + 1, dimension)
                                && (!style.hasPhrases() || nextBlank(bytes, blank, to) < 0));
    }

    /**
     * Finds the end of the next word.
     *
     * @param bytes the data
     * @param start of the word
     * @param to after the bytes that are there
     * @param isEnd whether the data end there
     * @return the blank that ends the word; {@link #INCOMPLETE} or {@link #LOST}
     */
    int wordEnd(final byte[] bytes, final int start, final int to, final boolean isEnd) {
        final int first = blank(bytes, start, to);
        if (first == to || first + 1 + vectorBytes > to) {
            return INCOMPLETE;
        }
        int strong = LOST;
        int weak = LOST;
        double leastUnusual = Double.POSITIVE_INFINITY;
        for (int blank = first; blank >= 0; blank = nextBlank(bytes, blank, to)) {
            final Evidence evidence = evidence(bytes, blank + 1 + vectorBytes, to, isEnd);
            if (evidence == Evidence.UNKNOWN) {
                return INCOMPLETE;
            }
            if (evidence != Evidence.NONE) {
                final double unusual = style.unusual(bytes, blank + 1, dimension);
                final double most = blank == first && !style.hasPhrases() ? Double.MAX_VALUE : style.usual();
                if (evidence == Evidence.STRONG && unusual <= most) {
                    return blank;
                }
                if (evidence == Evidence.STRONG && unusual < leastUnusual) {
                    strong = blank;
                    leastUnusual = unusual;
                } else if (evidence == Evidence.WEAK && unusual <= style.usual() && weak < 0) {
                    weak = blank;
                }
            }
        }
        return strong >= 0 ? strong : weak;
    }

    /** @return the next blank that can belong to the same word, which has no control characters, or -1 */
    private static int nextBlank(final byte[] bytes, final int blank, final int to) {
        for (int i = blank + 1; i < Math.min(to, blank + LONGEST_WORD); i++) {
            if (bytes[i] == ' ') {
                return i;
            }
            if (isControl(bytes[i])) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isControl(final byte b) {
        return b >= 0 && b < ' ';
    }

    private Evidence evidence(final byte[] bytes, final int vectorEnd, final int to, final boolean isEnd) {
        if (vectorEnd > to) {
            return isEnd ? Evidence.NONE : Evidence.UNKNOWN;
        }
        final int next = wordStart(bytes, vectorEnd, to);
        final int blank = blank(bytes, next, Math.min(to, next + LONGEST_WORD));
        if (blank == to && !isEnd) {
            return Evidence.UNKNOWN;
        }
        if (next == to) {
            return Evidence.STRONG; // the data end where they should
        }
        final boolean isAfterLineEnd = next > vectorEnd;
        if (!style.allows(isAfterLineEnd)) {
            return Evidence.NONE;
        }
        for (int i = next; i < blank; i++) {
            if (isControl(bytes[i])) {
                return isAfterLineEnd ? Evidence.WEAK : Evidence.NONE;
            }
        }
        return isAfterLineEnd || Utf8.isText(bytes, next, blank) ? Evidence.STRONG : Evidence.WEAK;
    }
}
