package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeNumberTest {

    /** 10^3.8 is 6309.57, 10^5.9999 is 999769.8, 10^7.8 is 6.3096e7, 10^0.9999 is 9.99770, by BigDecimal. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 10",
        "1.0899, 12.3",
        "0.9999, 10",
        "2.9999, '1,000'",
        "3.8, '6,300'",
        "5, '100,000'",
        "5.9999, 1e6",
        "7.8, 6.3e7",
        "66, 1e66",
        "467.691, 4.9e467",
        "-2, 0.01",
        "-3.5, 0.00032",
        "-7.2, 6.3e-8",
        "NaN, not defined",
        "Infinity, not defined"
    })
    void writesANumberByItsLogarithm(final double log10, final String expected) {
        assertEquals(expected, LargeNumber.text(log10));
    }
}
