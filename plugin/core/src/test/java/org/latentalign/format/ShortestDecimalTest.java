package org.latentalign.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {

    private static final int MOST_DIGITS = 17;

    private static String single(final float number) {
        final byte[] bytes = new byte[ShortestDecimal.MOST_BYTES];
        return new String(bytes, 0, ShortestDecimal.write(number, bytes, 0), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0",
        "1, 1",
        "-1.5, -1.5",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "16777217, 16777217",
        "1e16, 10000000000000000",
        "1e17, 1e+17",
        "1e22, 1e+22",
        "2e23, 2e+23", // whose neighbors' midpoint is near
        "9007199254740993, 9007199254740992",
        "0.00001, 0.00001",
        "0.000001, 1e-6",
        "1.25e-7, 1.25e-7",
        "5e-324, 5e-324",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "NaN, nan",
        "Infinity, inf",
        "-Infinity, -inf"
    })
    void isWrittenAs(final double number, final String text) {
        assertEquals(text, ShortestDecimal.of(number));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1.4e-45, 1e-45",
        "3.4028235e38, 3.4028235e+38",
        "-0.0, -0",
        "16777216, 16777216",
        "NaN, nan"
    })
    void isWrittenInSinglePrecisionAs(final float number, final String text) {
        assertEquals(text, single(number));
    }

    /** By exact arithmetic: with as few digits as any decimal that reads back, and of these the one nearest to the number. */
    private static BigDecimal shortest(final double number) {
        final BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            final BigDecimal below = exact.round(new MathContext(digits, RoundingMode.FLOOR));
            final BigDecimal above = exact.round(new MathContext(digits, RoundingMode.CEILING));
            final boolean isBelowNearer = exact.subtract(below).compareTo(above.subtract(exact)) <= 0;
            final BigDecimal nearer = isBelowNearer ? below : above;
            if (nearer.doubleValue() == number) {
                return nearer;
            }
            final BigDecimal other = isBelowNearer ? above : below;
            if (other.doubleValue() == number) {
                return other;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static void assertShortest(final double number) {
        final String text = ShortestDecimal.of(number);
        assertEquals(Double.doubleToLongBits(number), Double.doubleToLongBits(Double.parseDouble(text)), text);
        assertEquals(0, shortest(number).compareTo(new BigDecimal(text)), text);
    }

    @Test
    void isTheShortestThatReadsBack() {
        final Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            final double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertShortest(number);
            }
            assertShortest(random.nextGaussian());
            assertShortest((float) random.nextGaussian());
            assertShortest(Math.rint(random.nextGaussian() * 1e4) / 1e4);
            assertShortest(random.nextLong());
        }
    }

    /** Where the neighbor below is nearer than the one above. */
    @Test
    void isTheShortestAtPowersOfTwo() {
        for (int exponent = -1074; exponent < 1024; exponent++) {
            final double power = Math.scalb(1.0, exponent);
            assertShortest(power);
            assertShortest(Math.nextUp(power));
            if (exponent > -1074) {
                assertShortest(Math.nextDown(power));
            }
        }
    }

    @Test
    void singlePrecisionReadsBackWithNineDigitsAtMost() {
        final Random random = new Random(2);
        for (int i = 0; i < 50_000; i++) {
            final float number = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(number)) {
                final String text = single(number);
                assertEquals(Float.floatToIntBits(number), Float.floatToIntBits(Float.parseFloat(text)), text);
                assertTrue(
                        number == 0 || new BigDecimal(text).stripTrailingZeros().precision() <= 9, text);
            }
        }
    }
}
