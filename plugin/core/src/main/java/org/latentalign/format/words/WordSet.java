package org.latentalign.format.words;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of words that only grows, exact and compact: the UTF-8 bytes of all words one after another in pages, and a hash
 * table of their places with linear probing. About 20 bytes a word where a {@code HashSet<String>} needs 100, which matters
 * for vocabularies of some millions; and no array of words is ever copied to a larger one. Words that differ in letter case
 * may count as equal; the first spelling is kept.
 */
public final class WordSet {

    private static final int PAGE_BITS = 16;

    private static final int PAGE = 1 << PAGE_BITS;

    /** Of pages: as many places as an int can number. */
    private static final int MOST_PAGES = Integer.MAX_VALUE >> PAGE_BITS;

    /** The set is full at so many of four slots. */
    private static final int FULL_OF_FOUR = 3;

    private final LetterCase letterCase;

    private final List<byte[]> pages = new ArrayList<>();

    /** Bytes that are used of the last page, which is longer than others when a word needs it. */
    private int used = PAGE;

    /** Place + 1 of a word's length and bytes, or 0 for an empty slot; the length is a power of two. */
    private int[] slots = new int[1 << 9];

    private int size;

    /** Makes a set of words that are equal when they have the same letters in the same case. */
    public WordSet() {
        this(LetterCase.AS_IN_FILE);
    }

    /** @param letterCase by whose {@link LetterCase#key(String)} words are equal */
    WordSet(final LetterCase letterCase) {
        this.letterCase = letterCase;
    }

    /**
     * @param word any word without unpaired surrogates
     * @return whether no equal word was in the set before
     */
    public boolean add(final String word) {
        final byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        final String key = letterCase.key(word);
        final int slot = find(key, key.equals(word) ? bytes : key.getBytes(StandardCharsets.UTF_8));
        if (slots[slot] != 0) {
            return false;
        }
        slots[slot] = append(bytes) + 1;
        size++;
        if ((long) FULL_OF_FOUR * slots.length < 4L * size) {
            grow();
        }
        return true;
    }

    boolean contains(final String word) {
        return size > 0 && slots[find(word)] != 0;
    }

    /** @return the word of the set that is equal to this one, which must be in the set, in its own spelling */
    String spelling(final String word) {
        return word(slots[find(word)] - 1);
    }

    int size() {
        return size;
    }

    private int find(final String word) {
        final String key = letterCase.key(word);
        return find(key, key.getBytes(StandardCharsets.UTF_8));
    }

    /** The slot that holds a word with the key, or the empty one where it belongs. */
    private int find(final String key, final byte[] bytes) {
        int slot = hash(bytes, 0, bytes.length) & slots.length - 1;
        while (slots[slot] != 0 && !holds(slots[slot] - 1, key, bytes)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean holds(final int place, final String key, final byte[] keyBytes) {
        final byte[] page = pages.get(place >> PAGE_BITS);
        final int length = length(page, place & PAGE - 1);
        final int start = (place & PAGE - 1) + lengthBytes(length);
        return length == keyBytes.length && Arrays.equals(page, start, start + length, keyBytes, 0, length)
                || letterCase != LetterCase.AS_IN_FILE
                        && letterCase.key(word(place)).equals(key);
    }

    private String word(final int place) {
        final byte[] page = pages.get(place >> PAGE_BITS);
        final int length = length(page, place & PAGE - 1);
        return new String(page, (place & PAGE - 1) + lengthBytes(length), length, StandardCharsets.UTF_8);
    }

    /** Words do not go over the end of a page. */
    private int append(final byte[] word) {
        final int needed = lengthBytes(word.length) + word.length;
        if (used + needed > PAGE) {
            if (pages.size() == MOST_PAGES) {
                throw new IllegalStateException(
                        "The file has more different words than can be told apart here (%d). Set a vocabulary limit."
                                .formatted(size));
            }
            pages.add(new byte[Math.max(PAGE, needed)]);
            used = 0;
        }
        final byte[] page = pages.get(pages.size() - 1);
        final int start = used;
        int rest = word.length;
        while (rest >= 0x80) {
            page[used++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        page[used++] = (byte) rest;
        System.arraycopy(word, 0, page, used, word.length);
        used += word.length;
        return (pages.size() - 1 << PAGE_BITS) + start;
    }

    /** Seven bits of the length a byte, the lowest first; the highest bit says that another follows. */
    private static int length(final byte[] page, final int at) {
        int length = 0;
        int shift = 0;
        int i = at;
        while (page[i] < 0) {
            length |= (page[i++] & 0x7F) << shift;
            shift += 7;
        }
        return length | page[i] << shift;
    }

    private static int lengthBytes(final int length) {
        return 1 + (31 - Integer.numberOfLeadingZeros(length | 1)) / 7;
    }

    private void grow() {
        final int[] larger = new int[2 * slots.length];
        for (final int entry : slots) {
            if (entry != 0) {
                int slot = hash(entry - 1) & larger.length - 1;
                while (larger[slot] != 0) {
                    slot = slot + 1 & larger.length - 1;
                }
                larger[slot] = entry;
            }
        }
        slots = larger;
    }

    private int hash(final int place) {
        if (letterCase == LetterCase.AS_IN_FILE) {
            final byte[] page = pages.get(place >> PAGE_BITS);
            final int length = length(page, place & PAGE - 1);
            return hash(page, (place & PAGE - 1) + lengthBytes(length), length);
        }
        final byte[] key = letterCase.key(word(place)).getBytes(StandardCharsets.UTF_8);
        return hash(key, 0, key.length);
    }

    /** FNV-1a, then the finalizer of MurmurHash3, because linear probing needs well-mixed low bits. */
    private static int hash(final byte[] data, final int from, final int length) {
        int hash = 0x811C9DC5;
        for (int i = from; i < from + length; i++) {
            hash = (hash ^ data[i]) * 0x01000193;
        }
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }
}
