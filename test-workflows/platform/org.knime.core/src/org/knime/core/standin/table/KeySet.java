package org.knime.core.standin.table;

import java.util.Arrays;

/** Remembers 64 bits of each row key: about 16 bytes a key, however many rows there are. */
final class KeySet {

    private static final long FIRST_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long SECOND_FACTOR = 0xC2B2AE3D27D4EB4FL;

    private long[] slots = new long[1024];
    private int size;

    /** False if a key with the same bits was added before: most likely, but not surely, the same key. */
    boolean add(final String key) {
        if (2 * size > slots.length) {
            final long[] old = slots;
            slots = new long[2 * old.length];
            size = 0;
            Arrays.stream(old).filter(bits -> bits != 0).forEach(this::insert);
        }
        return insert(bits(key));
    }

    private boolean insert(final long bits) {
        int slot = (int) (bits & (slots.length - 1));
        while (slots[slot] != 0) {
            if (slots[slot] == bits) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = bits;
        size++;
        return true;
    }

    private static long bits(final String key) {
        long bits = key.length() + FIRST_FACTOR;
        for (int i = 0; i < key.length(); i++) {
            bits = (bits ^ key.charAt(i)) * SECOND_FACTOR;
            bits ^= bits >>> 29;
        }
        bits *= FIRST_FACTOR;
        bits ^= bits >>> 32;
        return bits == 0 ? 1 : bits;
    }
}
