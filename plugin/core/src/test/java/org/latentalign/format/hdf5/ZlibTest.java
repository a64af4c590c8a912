package org.latentalign.format.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unpacking, against the zlib that comes with Java. */
class ZlibTest {

    /** Some for every level and strategy. */
    private static final int CASES = 100;

    private static final int LONGEST = 60_000;

    private final Zlib zlib = new Zlib();

    /** Takes what nobody looks at. */
    private final byte[] unread = new byte[1 << 17];

    /** Contents that are packed in different ways. */
    private enum Content {
        RANDOM,
        FEW_VALUES,
        NORMAL,
        RUNS,
        COPIES,
        RARE_VALUES;

        /** Rare values have codes of up to 15 bits; copies reach back as far as copies can. */
        byte[] bytes(final SplittableRandom random) {
            final byte[] bytes = new byte[random.nextInt(LONGEST)];
            final int extent = 1 + random.nextInt(255);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte)
                        switch (this) {
                            case RANDOM -> random.nextInt();
                            case FEW_VALUES -> random.nextInt(extent);
                            case NORMAL -> (int) (random.nextGaussian() * extent / 4);
                            case RUNS -> i / extent;
                            case COPIES ->
                                i >= 100 * extent && random.nextInt(10) > 0
                                        ? bytes[i - 100 * extent]
                                        : random.nextInt();
                            case RARE_VALUES -> Integer.numberOfTrailingZeros(random.nextInt() | 1 << 17) * 11;
                        };
            }
            return bytes;
        }
    }

    @ParameterizedTest
    @EnumSource
    void unpacksWhatWasPacked(final Content content) throws DataFormatException {
        final SplittableRandom random = new SplittableRandom(content.ordinal());
        for (int i = 0; i < CASES; i++) {
            final byte[] bytes = content.bytes(random);
            final byte[] packed = packed(bytes, random.nextInt(10), random.nextInt(3));
            assertArrayEquals(bytes, unpacked(packed, bytes.length));
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhereItFoundNoRoom(final Content content) throws DataFormatException {
        final SplittableRandom random = new SplittableRandom(content.ordinal());
        for (int i = 0; i < CASES / 5; i++) {
            final byte[] bytes = content.bytes(random);
            final byte[] packed = packed(bytes, random.nextInt(10), Deflater.DEFAULT_STRATEGY);
            byte[] target = new byte[1 + Zlib.ROOM];
            zlib.begin(Arrays.copyOf(packed, packed.length + Zlib.PADDING), 0, packed.length);
            while (!zlib.unpack(target)) {
                assertTrue(target.length - Zlib.ROOM < bytes.length, "there was room for all");
                target = Arrays.copyOf(target, target.length + 1 + random.nextInt(5000));
            }
            zlib.finish(target);
            assertArrayEquals(bytes, Arrays.copyOf(target, zlib.length()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsDamagedDataWhenZlibDoes(final Content content) {
        final SplittableRandom random = new SplittableRandom(content.ordinal());
        for (int i = 0; i < CASES; i++) {
            final byte[] bytes = content.bytes(random);
            final byte[] packed = packed(bytes, random.nextInt(10), random.nextInt(3));
            final int within = random.nextBoolean() ? packed.length : Math.min(packed.length, 60);
            for (int j = random.nextInt(3); j >= 0; j--) {
                packed[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
            }
            final byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(packed, random.nextInt(packed.length)) : packed;
            final Optional<byte[]> expected = byJava(cut, bytes.length);
            if (expected.isPresent()) {
                assertArrayEquals(expected.get(), assertUnpacks(cut, bytes.length));
            } else {
                assertThrows(DataFormatException.class, () -> unpacked(cut, bytes.length));
            }
        }
    }

    /** Without the checksum, which finds nearly all damage, what is wrong with the codes themselves has to be found. */
    @Test
    void findsWrongCodesWithoutTheChecksum() {
        final SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 40 * CASES; i++) {
            final byte[] head = new byte[300];
            random.nextBytes(head);
            head[0] = 0x78;
            head[1] = 0x01;
            head[2] = (byte) (head[2] & ~7 | 1 + 2 * (1 + random.nextInt(2))); // the last block, with codes
            final boolean isRefusedByJava = isRefusedByJava(head);
            refused += isRefusedByJava ? 1 : 0;
            assertEquals(isRefusedByJava, isRefused(head), () -> Arrays.toString(head));
        }
        assertTrue(refused > 2 * CASES, "few were wrong");
    }

    @Test
    void doesNotReadBeyondTheEnd() {
        final byte[] packed = packed(new byte[] {1, 2, 3}, 9, Deflater.DEFAULT_STRATEGY);
        for (int length = 0; length < packed.length; length++) {
            final byte[] cut = Arrays.copyOf(packed, length);
            assertThrows(DataFormatException.class, () -> unpacked(cut, 3));
        }
    }

    private byte[] assertUnpacks(final byte[] packed, final int length) {
        try {
            return unpacked(packed, length);
        } catch (final DataFormatException e) {
            throw new AssertionError("refused", e);
        }
    }

    private byte[] unpacked(final byte[] packed, final int length) throws DataFormatException {
        final byte[] source = Arrays.copyOf(packed, packed.length + Zlib.PADDING);
        Arrays.fill(source, packed.length, source.length, (byte) 0x55);
        final byte[] target = new byte[length + Zlib.ROOM];
        zlib.begin(source, 0, packed.length);
        if (!zlib.unpack(target)) {
            throw new DataFormatException("longer");
        }
        zlib.finish(target);
        return Arrays.copyOf(target, zlib.length());
    }

    /** Whether codes are wrong before the target is full or the input at its end. */
    private boolean isRefused(final byte[] packed) {
        try {
            zlib.begin(Arrays.copyOf(packed, packed.length + Zlib.PADDING), 0, packed.length);
            zlib.unpack(unread);
            return false;
        } catch (final DataFormatException e) { // the question is whether
            return !"cut off".equals(e.getMessage());
        }
    }

    private boolean isRefusedByJava(final byte[] packed) {
        final Inflater inflater = new Inflater();
        inflater.setInput(packed);
        try {
            inflater.inflate(unread);
            return false;
        } catch (final DataFormatException e) { // the question is whether
            return !"incorrect data check".equals(e.getMessage());
        } finally {
            inflater.end();
        }
    }

    private static byte[] packed(final byte[] bytes, final int level, final int strategy) {
        final Deflater deflater = new Deflater(level);
        deflater.setStrategy(strategy);
        deflater.setInput(bytes);
        deflater.finish();
        final byte[] packed = new byte[2 * bytes.length + 100];
        int length = 0;
        while (!deflater.finished()) {
            length += deflater.deflate(packed, length, packed.length - length);
        }
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static Optional<byte[]> byJava(final byte[] packed, final int length) {
        final Inflater inflater = new Inflater();
        inflater.setInput(packed);
        final byte[] target = new byte[length + 1];
        try {
            int done = 0;
            int count;
            do {
                count = inflater.inflate(target, done, target.length - done);
                done += count;
            } while (count > 0 && !inflater.finished());
            return inflater.finished() && done <= length ? Optional.of(Arrays.copyOf(target, done)) : Optional.empty();
        } catch (final DataFormatException e) { // the question is whether
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
