package org.latentalign.format.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen at a glance of a vector's numbers, against what the whole look at them says. */
class MagnitudesTest {

    private static final int NUMBERS = 400;

    private static final int COUNT = 3;

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 5, 30})
    void aGlanceSaysTheSame(final double spread) {
        final Random random = new Random(2);
        final int[] bits = new int[NUMBERS];
        Arrays.setAll(bits, i -> Float.floatToIntBits((float) Math.exp(spread * random.nextGaussian())));
        bits[7] = spread > 20 ? 3 : bits[7];
        final Magnitudes magnitudes = Magnitudes.of(bits, false, 1000, false);
        final int[] sorted = bits.clone();
        Arrays.sort(sorted);
        assertEquals(Float.intBitsToFloat(sorted[NUMBERS / 2]), magnitudes.typical());
        final ByteBuffer bytes = ByteBuffer.allocate(COUNT * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int usual = 0;
        int impossible = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            for (int j = 0; j < COUNT; j++) {
                final double power = 2 * (magnitudes.usual() + 4) * (random.nextDouble() - 0.5);
                final double number = random.nextInt(10) == 0 ? 0 : magnitudes.typical() * Math.pow(2, power);
                bytes.putFloat(j * Float.BYTES, (float) Math.min(Float.MAX_VALUE, number));
            }
            final double unusual = magnitudes.unusual(bytes.array(), 0, COUNT, ByteOrder.LITTLE_ENDIAN);
            final boolean areUsual = magnitudes.areUsual(bytes.array(), 0, COUNT, ByteOrder.LITTLE_ENDIAN);
            final boolean arePossible = magnitudes.arePossible(bytes.array(), 0, COUNT, ByteOrder.LITTLE_ENDIAN);
            assertEquals(unusual <= magnitudes.usual(), areUsual, Arrays.toString(bytes.array()));
            assertTrue(!arePossible || unusual < Double.POSITIVE_INFINITY, Arrays.toString(bytes.array()));
            usual += areUsual ? 1 : 0;
            impossible += unusual == Double.POSITIVE_INFINITY ? 1 : 0;
        }
        assertTrue(usual > 1000, usual + " usual");
        assertTrue(impossible < 19_000, impossible + " impossible");
    }
}
