package org.latentalign.kernel;

import java.util.SplittableRandom;

/** Random numbers from the bits of SplitMix64 alone, so that they are the same in every version of Java. */
public final class Randoms {

    private static final double UNIT = 0x1p-53;

    private Randoms() {}

    /** A number in [0, 1). */
    public static double unit(final SplittableRandom random) {
        return (random.nextLong() >>> 11) * UNIT;
    }

    /**
     * Draws a position, the same for ever.
     *
     * @param random the generator
     * @param n how many positions there are
     * @return a number in [0, n)
     */
    public static int index(final SplittableRandom random, final int n) {
        return (int) (unit(random) * n);
    }

    /** An independent stream for a purpose. */
    public static SplittableRandom stream(final long seed, final long purpose) {
        return new SplittableRandom(seed(seed, purpose));
    }

    /** The seed of an independent stream for a purpose. */
    public static long seed(final long seed, final long purpose) {
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + purpose).nextLong();
    }

    /** Puts values into a random order (Fisher and Yates). */
    public static void shuffle(final int[] values, final SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            final int j = (int) (unit(random) * (i + 1));
            final int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }
}
