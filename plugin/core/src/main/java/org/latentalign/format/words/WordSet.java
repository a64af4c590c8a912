package org.latentalign.format.words;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A set of words that only grows, exact and compact: the UTF-8 bytes of all words one after another, and a hash table of
 * their offsets with linear probing. About 20 bytes a word where a {@code HashSet<String>} needs 100, which matters for
 * vocabularies of some millions.
 */
public final class WordSet {

    private static final int LENGTH_BYTES = Integer.BYTES;

    private byte[] bytes = new byte[1 << 12];
    private int used;

    /** Offset + 1 of a word's length and bytes, or 0 for an empty slot; the length is a power of two. */
    private int[] slots = new int[1 << 9];

    private int size;

    /**
     * @param word any word without unpaired surrogates
     * @return whether it was not in the set before
     */
    public boolean add(final String word) {
        final byte[] key = word.getBytes(StandardCharsets.UTF_8);
        final int slot = find(key);
        if (slots[slot] != 0) {
            return false;
        }
        slots[slot] = append(key) + 1;
        size++;
        if (size > slots.length / 2) {
            grow();
        }
        return true;
    }

    boolean contains(final String word) {
        return slots[find(word.getBytes(StandardCharsets.UTF_8))] != 0;
    }

    int size() {
        return size;
    }

    /** The slot that holds the key, or the empty one where it belongs. */
    private int find(final byte[] key) {
        int slot = hash(key, 0, key.length) & slots.length - 1;
        while (slots[slot] != 0 && !holds(slots[slot] - 1, key)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean holds(final int offset, final byte[] key) {
        final int start = offset + LENGTH_BYTES;
        return lengthAt(offset) == key.length && Arrays.equals(bytes, start, start + key.length, key, 0, key.length);
    }

    private int append(final byte[] key) {
        final long needed = (long) used + LENGTH_BYTES + key.length;
        if (needed > Integer.MAX_VALUE - 16) {
            throw new IllegalStateException(
                    "The file has more different words than can be told apart here (%d). Set a vocabulary limit."
                            .formatted(size));
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(needed, 2L * bytes.length)));
        }
        final int offset = used;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[used++] = (byte) (key.length >>> shift);
        }
        System.arraycopy(key, 0, bytes, used, key.length);
        used += key.length;
        return offset;
    }

    private int lengthAt(final int offset) {
        int length = 0;
        for (int i = LENGTH_BYTES - 1; i >= 0; i--) {
            length = length << Byte.SIZE | bytes[offset + i] & 0xFF;
        }
        return length;
    }

    private void grow() {
        final int[] larger = new int[2 * slots.length];
        for (final int entry : slots) {
            if (entry != 0) {
                int slot = hash(bytes, entry - 1 + LENGTH_BYTES, lengthAt(entry - 1)) & larger.length - 1;
                while (larger[slot] != 0) {
                    slot = slot + 1 & larger.length - 1;
                }
                larger[slot] = entry;
            }
        }
        slots = larger;
    }

    /** FNV-1a, then the finalizer of MurmurHash3, because linear probing needs well-mixed low bits. */
    private static int hash(final byte[] data, final int offset, final int length) {
        int hash = 0x811C9DC5;
        for (int i = offset; i < offset + length; i++) {
            hash = (hash ^ data[i]) * 0x01000193;
        }
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
        return hash ^ hash >>> 16;
    }
}
