package org.latentalign.spectral;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The reference itself, against digits from tables. */
class HighPrecisionTest {

    @Test
    void agreesWithTables() {
        assertClose("2.302585092994045684017991454684364207601101488628772976", HighPrecision.ln(BigDecimal.TEN));
        assertClose("2.718281828459045235360287471352662497757247093699959575", HighPrecision.exp(BigDecimal.ONE));
        assertClose(
                "1.414213562373095048801688724209698078569671875376948073",
                HighPrecision.pow(BigDecimal.valueOf(2), 0.5));
        // the golden ratio's root: the paper's limit for b0 = 1, a0 = 0
        assertClose(
                "1.272019649514068964252422461737491491715608041840246",
                HighPrecision.flow(BigDecimal.ONE, BigDecimal.ZERO));
    }

    private static void assertClose(final String expected, final BigDecimal actual) {
        final BigDecimal difference = new BigDecimal(expected).subtract(actual).abs();
        assertTrue(difference.compareTo(new BigDecimal("1e-48")) < 0, () -> expected + " but was " + actual);
    }
}
