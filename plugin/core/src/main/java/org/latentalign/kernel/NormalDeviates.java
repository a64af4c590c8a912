package org.latentalign.kernel;

import java.util.SplittableRandom;

/**
 * Standard normal numbers that are the same for ever: uniform bits by the algorithm that {@code java.util.random} names
 * SplittableRandom (SplitMix64; Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014), turned into
 * normal numbers by the polar method (Marsaglia, Bray, "A convenient method for generating normal variables", 1964) with
 * {@link StrictMath}. Java's own normal numbers are not used, since their algorithm has changed between versions.
 */
public final class NormalDeviates {

    private static final double UNIT = 0x1p-53;

    private final SplittableRandom bits;
    private double spare;
    private boolean hasSpare;

    private NormalDeviates(final SplittableRandom bits) {
        this.bits = bits;
    }

    /**
     * @param seed any number
     * @param index which of the independent streams of this seed, from 0
     */
    public static NormalDeviates stream(final long seed, final int index) {
        final SplittableRandom seeds = new SplittableRandom(seed);
        for (int skipped = 0; skipped < index; skipped++) {
            seeds.nextLong();
        }
        return new NormalDeviates(new SplittableRandom(seeds.nextLong()));
    }

    /**
     * @param seed any number
     * @return the stream of this seed
     */
    public static NormalDeviates of(final long seed) {
        return new NormalDeviates(new SplittableRandom(seed));
    }

    /** @return the next number */
    public double next() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = uniform();
            y = uniform();
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        final double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * factor;
        hasSpare = true;
        return x * factor;
    }

    /** @return a multiple of 2^-52 in [-1, 1) */
    private double uniform() {
        return 2 * ((bits.nextLong() >>> 11) * UNIT) - 1;
    }
}
