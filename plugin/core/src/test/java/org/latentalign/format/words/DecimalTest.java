package org.latentalign.format.words;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "+1", "1.", ".5", "-.5e-3", "1E5", "1e+05", "00012", "9007199254740993", "1e-400"})
    void decimalNumbersAreRead(final String text) {
        assertEquals(new BigDecimal(text.endsWith(".") ? text + "0" : text).doubleValue() + 0.0, parse(text) + 0.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "e5",
                "1e",
                "1e+",
                "1,5",
                "1_000",
                "1.2.3",
                "--1",
                "1d",
                "1F",
                "0x1p3",
                "-0x10",
                "NaN",
                "nan",
                "Infinity",
                "-inf",
                "½",
                "１",
                "1/2",
                "a"
            })
    void everythingElseIsNot(final String text) {
        assertThrows(NumberFormatException.class, () -> parse(text));
    }

    @Test
    void isRoundedCorrectly() {
        final Random random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            final double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, parse(Double.toString(value)));
                final String exact = new BigDecimal(value).toString();
                assertEquals(value, parse(exact), exact);
            }
        }
    }

    /** All lengths before and behind the point, so also those at which one way of reading ends and the next begins. */
    @Test
    void numberInsideALineIsReadAsThePlatformReadsIt() {
        final Random random = new Random(5);
        for (int whole = 0; whole <= 20; whole++) {
            for (int decimals = 0; decimals <= 26; decimals++) {
                for (int leadingZeros = 0; leadingZeros <= decimals; leadingZeros += 1 + decimals / 3) {
                    final String text = (random.nextBoolean() ? "-" : "")
                            + digits(random, whole)
                            + (decimals > 0 || random.nextBoolean() ? "." : "")
                            + "0".repeat(leadingZeros)
                            + digits(random, decimals - leadingZeros);
                    if (whole + decimals > 0) {
                        assertEquals(Double.parseDouble(text), parse(text), text);
                        assertEquals(Double.parseDouble(text + "e-3"), parse(text + "e-3"), text);
                    }
                }
            }
        }
        assertEquals(1 / -0.0, 1 / parse("-0.000"));
    }

    /** Bytes next to those of the digits, and bytes of characters beyond ASCII, in every place. */
    @Test
    void noOtherByteIsTakenForADigit() {
        for (int place = 1; place < 20; place++) {
            for (int b = Byte.MIN_VALUE; b <= Byte.MAX_VALUE; b++) {
                final boolean couldBePart = b >= '0' && b <= '9' || b == 'e' || b == 'E' || b <= ' ';
                final byte[] bytes = " 1.234567890123456789 0 0 0 ".getBytes(StandardCharsets.US_ASCII);
                bytes[place] = (byte) b;
                if (!couldBePart && !(place == 1 && (b == '-' || b == '+' || b == '.')) && !(place == 2 && b == '.')) {
                    assertThrows(
                            NumberFormatException.class,
                            () -> Decimal.read(bytes, 1, new double[1], 0),
                            "byte " + b + " at " + place);
                }
            }
        }
    }

    @Test
    void readingStopsBehindTheNumber() {
        for (final String text : new String[] {"1", "-2", "0.25", "-0.12345678", "0.123456789012345678", "1e-5"}) {
            for (final String rest : new String[] {" ", "\n", "\t1 2 3 4 5 6 7 8 9", " 0.1 0.2 0.3 0.4"}) {
                final byte[] bytes = ("w " + text + rest).getBytes(StandardCharsets.US_ASCII);
                final double[] values = {7, 7, 7};
                assertEquals(2 + text.length(), Decimal.read(bytes, 2, values, 1));
                assertArrayEquals(new double[] {7, Double.parseDouble(text), 7}, values);
            }
        }
    }

    private static String digits(final Random random, final int count) {
        final StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    /** Alone, and inside a line, where the two ways of reading must agree. */
    private static double parse(final String text) {
        final byte[] bytes = (" " + text + " ").getBytes(StandardCharsets.UTF_8);
        final byte[] line = (" " + text + " 0.5 0.25\n").getBytes(StandardCharsets.UTF_8);
        double value = Double.NaN;
        try {
            value = Decimal.parse(bytes, 1, bytes.length - 1);
        } catch (final NumberFormatException e) { // then the other way must fail as well
            assertThrows(NumberFormatException.class, () -> Decimal.read(line, 1, new double[1], 0), text);
            throw e;
        }
        for (final byte[] place : new byte[][] {bytes, line}) {
            final double[] values = new double[1];
            assertEquals(bytes.length - 1, Decimal.read(place, 1, values, 0), text);
            assertEquals(Double.doubleToRawLongBits(value), Double.doubleToRawLongBits(values[0]), text);
        }
        return value;
    }
}
