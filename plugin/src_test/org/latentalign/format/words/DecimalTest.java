package org.latentalign.format.words;

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
        for (int i = 0; i < 20_000; i++) {
            final double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertEquals(value, parse(Double.toString(value)));
                final String exact = new BigDecimal(value).toString();
                assertEquals(value, parse(exact), exact);
            }
        }
    }

    private static double parse(final String text) {
        final byte[] bytes = (" " + text + " ").getBytes(StandardCharsets.UTF_8);
        return Decimal.parse(bytes, 1, bytes.length - 1);
    }
}
