package org.latentalign.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Ways in which files get damaged, and in which numbers in them lie. */
enum Mutation {

    /** A byte has another value. */
    BYTE {
        @Override
        byte[] of(final byte[] golden, final Random random) {
            final byte[] mutant = golden.clone();
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
            return mutant;
        }
    },

    /** Several bytes have one bit more or less. */
    BITS {
        @Override
        byte[] of(final byte[] golden, final Random random) {
            final byte[] mutant = golden.clone();
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return mutant;
        }
    },

    /** A number is an extreme one. */
    NUMBER {
        @Override
        byte[] of(final byte[] golden, final Random random) {
            final long[] extremes = {
                0,
                -1,
                1,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Integer.MAX_VALUE,
                1L << 31,
                1L << 40,
                golden.length,
                0x7fffffe8
            };
            final byte[] number = ByteBuffer.allocate(Long.BYTES)
                    .order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                    .putLong(extremes[random.nextInt(extremes.length)])
                    .array();
            final byte[] mutant = golden.clone();
            final int size = Math.min(mutant.length, 1 << random.nextInt(4));
            final int at = random.nextInt(mutant.length - size + 1);
            System.arraycopy(number, 0, mutant, at, size);
            return mutant;
        }
    },

    /** The end is missing. */
    CUT {
        @Override
        byte[] of(final byte[] golden, final Random random) {
            return Arrays.copyOf(golden, random.nextInt(golden.length));
        }
    },

    /** A part is all zeros. */
    ZEROS {
        @Override
        byte[] of(final byte[] golden, final Random random) {
            final byte[] mutant = golden.clone();
            final int from = random.nextInt(mutant.length);
            Arrays.fill(mutant, from, Math.min(mutant.length, from + 1 + random.nextInt(600)), (byte) 0);
            return mutant;
        }
    },

    /** Bytes have come in between. */
    INSERTION {
        @Override
        byte[] of(final byte[] golden, final Random random) {
            final byte[] more = new byte[1 + random.nextInt(20)];
            random.nextBytes(more);
            final int at = random.nextInt(golden.length + 1);
            return ByteBuffer.allocate(golden.length + more.length)
                    .put(golden, 0, at)
                    .put(more)
                    .put(golden, at, golden.length - at)
                    .array();
        }
    },

    /** Bytes have been lost. */
    DELETION {
        @Override
        byte[] of(final byte[] golden, final Random random) {
            final int count = Math.min(golden.length, 1 + random.nextInt(20));
            final int at = random.nextInt(golden.length - count + 1);
            return ByteBuffer.allocate(golden.length - count)
                    .put(golden, 0, at)
                    .put(golden, at + count, golden.length - at - count)
                    .array();
        }
    },

    /** A part is where another one should be. */
    COPY {
        @Override
        byte[] of(final byte[] golden, final Random random) {
            final byte[] mutant = golden.clone();
            final int count = Math.min(mutant.length, 1 + random.nextInt(200));
            final int from = random.nextInt(mutant.length - count + 1);
            System.arraycopy(golden, from, mutant, random.nextInt(mutant.length - count + 1), count);
            return mutant;
        }
    };

    /**
     * @param golden content of a file, not empty
     * @param random decides where
     * @return the damaged content
     */
    abstract byte[] of(byte[] golden, Random random);

    /** @return a mutant of a golden file that is the same for the same seed */
    static byte[] mutant(final byte[] golden, final long seed) {
        // Neighboring seeds begin with nearly the same number, so they are spread first.
        final Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        return values()[random.nextInt(values().length)].of(golden, random);
    }
}
