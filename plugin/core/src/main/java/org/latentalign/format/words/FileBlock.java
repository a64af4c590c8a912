package org.latentalign.format.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A piece of a file that ends where an entry (a line, or a word of a binary file) ends, and what was read from it. Blocks
 * are used again and again, so that reading a large file leaves no garbage but the words.
 */
final class FileBlock {

    /** Usual number of bytes; a longer entry makes a block grow. */
    static final int SIZE = 1 << 20;

    /** A longer line is no word vector, and would not fit into memory in time. */
    static final int LONGEST = 1 << 26;

    /** What could not be read: the entry's position and line in this block, both 1-based, and what is wrong. */
    record Malformed(int position, int line, String fault) {}

    /** The bytes; one more than {@link #length} is free, for a line end after the last line. */
    byte[] bytes = {};

    int length;

    /** Entries in the block, read or not, empty lines not counted. */
    int entries;

    int lines;

    /** Entries that were read. */
    int words;

    /** Where the words of binary data start and end, one after another. */
    private int[] bounds = new int[256];

    private int boundCount;

    /** Of these words, the ones whose numbers are known to be finite. */
    private final BitSet finite = new BitSet();

    private String[] spelling = new String[256];
    private int[] position = new int[256];
    private double[] values = {};
    private final List<Malformed> malformed = new ArrayList<>();

    /** Forgets what was read, not the bytes. */
    void clear() {
        entries = 0;
        lines = 0;
        words = 0;
        malformed.clear();
    }

    void clearBounds() {
        finite.clear();
        boundCount = 0;
    }

    /** Notes where the next word starts, the blank that ends it, and whether its numbers are known to be finite. */
    void addBounds(final int wordStart, final int wordEnd, final boolean isFinite) {
        finite.set(bounds(), isFinite);
        if (boundCount == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * boundCount);
        }
        bounds[boundCount++] = wordStart;
        bounds[boundCount++] = wordEnd;
    }

    /** @return how many words have bounds */
    int bounds() {
        return boundCount / 2;
    }

    boolean isFinite(final int index) {
        return finite.get(index);
    }

    int wordStart(final int index) {
        return bounds[2 * index];
    }

    int wordEnd(final int index) {
        return bounds[2 * index + 1];
    }

    void reserveBytes(final int capacity) {
        if (bytes.length <= capacity) {
            bytes = Arrays.copyOf(bytes, capacity + 1);
        }
    }

    /** @return where the values of the next word go: a range of the array of {@link #values} */
    int reserveValues(final int dimension) {
        final int needed = Math.multiplyExact(words + 1, dimension);
        if (values.length < needed) {
            values = Arrays.copyOf(values, Math.max(needed, 2 * values.length));
        }
        return needed - dimension;
    }

    double[] values() {
        return values;
    }

    /** Keeps the word whose values were put into the reserved range. */
    void add(final String word, final int entryPosition) {
        if (words == spelling.length) {
            spelling = Arrays.copyOf(spelling, 2 * words);
            position = Arrays.copyOf(position, 2 * words);
        }
        spelling[words] = word;
        position[words] = entryPosition;
        words++;
    }

    void addMalformed(final String fault) {
        malformed.add(new Malformed(entries, lines, fault));
    }

    List<Malformed> malformed() {
        return malformed;
    }

    String word(final int index) {
        return spelling[index];
    }

    int position(final int index) {
        return position[index];
    }
}
