package org.latentalign.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void counts() {
        assertEquals("0", Numbers.count(0));
        assertEquals("1,234,567", Numbers.count(1_234_567));
    }

    @Test
    void decimals() {
        assertEquals("0.12", Numbers.decimal(0.1234));
        assertEquals("-0.12", Numbers.decimal(-0.1234));
        assertEquals("0.00", Numbers.decimal(-0.0001));
        assertEquals("0", Numbers.decimal(-0.1, 0));
        assertEquals("not defined", Numbers.decimal(Double.NaN));
        assertEquals("not defined", Numbers.decimal(Double.POSITIVE_INFINITY));
    }

    @Test
    void intervals() {
        assertEquals("0.50 (95% interval 0.40 to 0.60)", Numbers.withInterval(0.5, 0.4, 0.6));
        assertEquals("0.50", Numbers.withInterval(0.5, Double.NaN, Double.NaN));
        assertEquals("not defined", Numbers.withInterval(Double.NaN, 0, 1));
    }

    @Test
    void percentages() {
        assertEquals("0%", Numbers.percent(0));
        assertEquals("100%", Numbers.percent(1));
        assertEquals("33%", Numbers.percent(1 / 3.0));
        assertEquals("0.4%", Numbers.percent(0.004));
        assertEquals("5%", Numbers.percent(0.05));
        assertEquals("99.5%", Numbers.percent(0.995));
        assertEquals("not defined", Numbers.percent(Double.NaN));
        assertEquals("0%", Numbers.share(0));
        assertEquals("less than 0.1%", Numbers.share(0.0004));
        assertEquals("0.4%", Numbers.share(0.004));
        assertEquals("not defined", Numbers.share(Double.NaN));
    }

    @Test
    void probabilitiesAreNeverZero() {
        assertEquals("below 0.001", Numbers.probability(0.0009999));
        assertEquals("0.001", Numbers.probability(0.001));
        assertEquals("0.049", Numbers.probability(0.0494));
        assertEquals("1.000", Numbers.probability(1));
        assertEquals(Numbers.UNDEFINED, Numbers.probability(Double.NaN));
    }

    @Test
    void significantDigits() {
        assertEquals("0", Numbers.significant(0));
        assertEquals("0.0123", Numbers.significant(0.01234));
        assertEquals("12.3", Numbers.significant(12.34));
        assertEquals("-1,235", Numbers.significant(-1234.6));
        assertEquals("1.23e-7", Numbers.significant(1.2345e-7));
        assertEquals("1.23e300", Numbers.significant(1.2345e300));
        assertEquals("100", Numbers.significant(100));
    }

    /** A German machine writes the same. */
    @Test
    void doesNotDependOnTheLanguage() {
        final Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("1,234", Numbers.count(1234));
            assertEquals("0.50", Numbers.decimal(0.5));
        } finally {
            Locale.setDefault(before);
        }
    }

    /** The values of the page's own test (layout.test.js): tooltips, which the page writes, read as the picture does. */
    @Test
    void readingsAreThoseOfThePage() {
        final double[] values = {
            0,
            -0.0,
            1,
            -1,
            0.5,
            1.0 / 3,
            -2.0 / 3,
            12.34567,
            0.000123456,
            1234.5678,
            9999,
            10000,
            1234567,
            12345678,
            1e-5,
            -2.5e-12,
            6.02214e23,
            1e100,
            Double.NaN,
            Double.POSITIVE_INFINITY
        };
        assertEquals(
                List.of(
                        "0",
                        "0",
                        "1",
                        "−1",
                        "0.5",
                        "0.3333",
                        "−0.6667",
                        "12.35",
                        "0.0001235",
                        "1234.6",
                        "9999",
                        "10,000",
                        "1,234,567",
                        "1.23 × 10⁷",
                        "1 × 10⁻⁵",
                        "−2.5 × 10⁻¹²",
                        "6.02 × 10²³",
                        "1 × 10¹⁰⁰",
                        "–",
                        "–"),
                Arrays.stream(values).mapToObj(Numbers::reading).toList());
    }
}
