package org.latentalign.format.hdf5;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;

/**
 * A table that tells from the next bits of deflated data which symbol they begin with (RFC 1951, section 3.2.2). Codes that
 * are longer than its index go on in further tables behind it. An entry holds all that is needed of its symbol:
 *
 * <ul>
 *   <li>bits 0 to 5: how many bits it takes, with those that follow the code and are added to its number;
 *   <li>a length or a distance: in bits 8 to 11, how many of these bits are the code, and from bit 12 on, the number;
 *   <li>a literal: the sign bit; in bits 8 to 15, the byte; in bits 16 to 23, a second one when the index holds the codes of
 *       both; in bits 24 and 25, how many there are;
 *   <li>anything else: the bit {@link #OTHER}.
 * </ul>
 */
final class HuffmanCode {

    /** Literals and lengths: 256 bytes, the end of a block, and 29 lengths; the last two are never used. */
    static final int LITERALS = 288;

    /** Distances; the last two are never used. */
    static final int DISTANCES = 32;

    /** Lengths of codes, and three ways to repeat one. */
    static final int LENGTHS = 19;

    static final int LITERAL_INDEX_BITS = 11;

    static final int DISTANCE_INDEX_BITS = 8;

    static final int LENGTH_INDEX_BITS = 7;

    /** How many bits an entry takes. */
    static final int TAKEN = 0x3f;

    /** From here on: how many of the bits are the code; or a literal; or where a further table is. */
    static final int CODE = 8;

    /** Where a further table is, from {@link #CODE} on. */
    static final int TABLE = 0xffff;

    /** From here on: a length or a distance. */
    static final int NUMBER = 12;

    /** From here on: how many literals there are. */
    static final int COUNT = 24;

    /** What is no literal, length or distance. */
    static final int OTHER = 1 << 30;

    /** Among these: the code goes on in a further table. */
    static final int FURTHER = 1 << 29;

    /** Among these: a block's end. */
    static final int END = 1 << 28;

    private static final int LITERAL = 1 << 31;

    private static final int SECOND = 16;

    private static final int END_SYMBOL = 256;

    private static final int LONGEST = 15;

    private final int indexBits;

    /** By symbol: its entry, without its code. */
    private final int[] symbols;

    private final int[] entries;

    private final int[] counts = new int[LONGEST + 1];

    private final int[] nextCodes = new int[LONGEST + 2];

    private HuffmanCode(final int indexBits, final int[] symbols) {
        this.indexBits = indexBits;
        this.symbols = symbols;
        // Each further table is for two symbols or more.
        entries = new int[(1 << indexBits) + (symbols.length / 2 << LONGEST - indexBits)];
    }

    /** @return a code of literals and lengths, to be {@link #build built} */
    static HuffmanCode ofLiterals() {
        final int[] symbols = new int[LITERALS];
        for (int i = 0; i < END_SYMBOL; i++) {
            symbols[i] = LITERAL | 1 << COUNT | i << CODE;
        }
        Arrays.fill(symbols, END_SYMBOL, LITERALS, OTHER);
        symbols[END_SYMBOL] |= END;
        numbers(symbols, END_SYMBOL + 1, 28, 3, 4);
        symbols[END_SYMBOL + 29] = 258 << NUMBER;
        return new HuffmanCode(LITERAL_INDEX_BITS, symbols);
    }

    /** @return a code of distances, to be {@link #build built} */
    static HuffmanCode ofDistances() {
        final int[] symbols = new int[DISTANCES];
        Arrays.fill(symbols, OTHER);
        numbers(symbols, 0, 30, 1, 2);
        return new HuffmanCode(DISTANCE_INDEX_BITS, symbols);
    }

    /** @return a code of the lengths of codes, to be {@link #build built}; the numbers are the symbols */
    static HuffmanCode ofLengths() {
        return new HuffmanCode(
                LENGTH_INDEX_BITS,
                IntStream.range(0, LENGTHS).map(symbol -> symbol << NUMBER).toArray());
    }

    /** Numbers that ever more bits are added to: none for twice as many symbols as for each further count of bits. */
    private static void numbers(
            final int[] symbols, final int first, final int count, final int least, final int ofEachBits) {
        int number = least;
        for (int i = 0; i < count; i++) {
            final int more = Math.max(0, i / ofEachBits - 1);
            symbols[first + i] = number << NUMBER | more;
            number += 1 << more;
        }
    }

    /**
     * @return the table: as many entries as the index has bits for, then further ones; where an entry leads to these, they
     *     are found from its bits {@link #CODE} on
     */
    int[] entries() {
        return entries;
    }

    /**
     * Fills the table.
     *
     * @param lengths of the symbols' codes, 0 for a symbol that does not occur
     * @param from the first symbol's length
     * @param symbolCount how many symbols have a length
     * @throws DataFormatException when there are no codes of these lengths
     */
    void build(final byte[] lengths, final int from, final int symbolCount) throws DataFormatException {
        countCodes(lengths, from, symbolCount);
        Arrays.fill(entries, 0, 1 << indexBits, OTHER);
        int further = 1 << indexBits;
        for (int symbol = 0; symbol < symbolCount; symbol++) {
            final int length = lengths[from + symbol];
            if (length > 0) {
                final int code = Integer.reverse(nextCodes[length]++) >>> Integer.SIZE - length;
                if (length <= indexBits) {
                    fill(entry(symbol, length), code, 0, length, indexBits);
                } else {
                    final int start = code & (1 << indexBits) - 1;
                    if (entries[start] == OTHER) {
                        entries[start] = OTHER | FURTHER | further << CODE | indexBits;
                        further += 1 << LONGEST - indexBits;
                    }
                    final int table = entries[start] >>> CODE & TABLE;
                    fill(
                            entry(symbol, length - indexBits),
                            code >>> indexBits,
                            table,
                            length - indexBits,
                            LONGEST - indexBits);
                }
            }
        }
        if (symbols.length == LITERALS) {
            joinLiterals();
        }
    }

    private void countCodes(final byte[] lengths, final int from, final int symbolCount) throws DataFormatException {
        Arrays.fill(counts, 0);
        for (int i = from; i < from + symbolCount; i++) {
            counts[lengths[i]]++;
        }
        counts[0] = 0;
        int left = 1;
        int longest = 0;
        nextCodes[1] = 0;
        for (int length = 1; length <= LONGEST; length++) {
            left = 2 * left - counts[length];
            if (left < 0) {
                throw new DataFormatException("more codes than there are bits for");
            }
            nextCodes[length + 1] = nextCodes[length] + counts[length] << 1;
            longest = counts[length] > 0 ? length : longest;
        }
        if (left > 0 && (longest > 1 || longest == 1 && symbols.length == LENGTHS)) {
            throw new DataFormatException("bits that begin no code");
        }
    }

    private int entry(final int symbol, final int codeBits) {
        final int entry = symbols[symbol] + codeBits;
        return (entry & (LITERAL | OTHER)) == 0 ? entry | codeBits << CODE : entry;
    }

    /** Every index that begins with the code. */
    private void fill(final int entry, final int code, final int table, final int codeBits, final int bits) {
        for (int i = code; i < 1 << bits; i += 1 << codeBits) {
            entries[table + i] = entry;
        }
    }

    /** Most literals have short codes, so that two can be told at once. From above, for an entry leads to one further below. */
    private void joinLiterals() {
        for (int i = (1 << indexBits) - 1; i >= 0; i--) {
            final int first = entries[i];
            if (first < 0) {
                final int second = entries[i >>> (first & TAKEN)];
                final int taken = (first & TAKEN) + (second & TAKEN);
                if (second < 0 && taken <= indexBits) {
                    entries[i] =
                            LITERAL | 2 << COUNT | (second >>> CODE & 0xff) << SECOND | first & 0xff << CODE | taken;
                }
            }
        }
    }
}
