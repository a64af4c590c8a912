package org.latentalign.format.gct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestDecimalTest {

    /** Against NumPy's shortest decimal numbers (the Dragon4 algorithm). */
    @Test
    void findsTheShortestDecimalNumber() throws IOException {
        int count = 0;
        for (final String line : Files.readAllLines(Golden.file("floats.tsv"))) {
            final String[] parts = line.split("\t");
            final float stored = Float.intBitsToFloat(Integer.parseUnsignedInt(parts[0], 16));
            assertEquals(Double.parseDouble(parts[1]), NearestDecimal.of(stored), line);
            count++;
        }
        assertTrue(count > 2000, "only " + count + " numbers");
    }

    /** What a text says with up to six digits survives being stored in single precision. */
    @Test
    void givesBackWhatWasWrittenWithSixDigits() {
        final var random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            final var written = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, random.nextInt(12));
            assertEquals(written.doubleValue(), NearestDecimal.of(written.floatValue()), written.toString());
        }
    }

    @Test
    void losesNothingThatWasStored() {
        final var random = new Random(2);
        for (int i = 0; i < 50_000; i++) {
            final float stored = Float.intBitsToFloat(random.nextInt());
            final double number = NearestDecimal.of(stored);
            assertEquals(Float.floatToIntBits(stored), Float.floatToIntBits((float) number));
        }
    }

    @Test
    void leavesWholeAndSpecialNumbersAlone() {
        for (final float stored : new float[] {
            0,
            -0.0f,
            1,
            -666,
            8388609,
            33554432,
            Float.MAX_VALUE,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY
        }) {
            assertEquals((double) stored, NearestDecimal.of(stored));
        }
        assertEquals(1e-45, NearestDecimal.of(Float.MIN_VALUE));
    }
}
