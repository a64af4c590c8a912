package org.latentalign.figure.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.figure.Axis;

class TickTest {

    private static List<String> texts(final Axis axis, final int count, final boolean isWhole) {
        return Tick.of(axis, count, isWhole).stream().map(Tick::text).toList();
    }

    @Test
    void linear() {
        assertEquals(List.of("−1.0", "−0.5", "0", "0.5", "1.0"), texts(Axis.linear("", -1, 1), 5, false));
        assertEquals(List.of("0", "50", "100", "150"), texts(Axis.linear("", 0, 170), 4, false));
        assertEquals(List.of("0", "5,000", "10,000"), texts(Axis.linear("", 0, 10_000), 3, false));
        assertEquals(List.of("1", "2", "3"), texts(Axis.linear("", 1, 3), 8, true));
        assertEquals(List.of("0", "1 × 10⁻⁵"), texts(Axis.linear("", 0, 1.5e-5), 2, false));
    }

    @Test
    void axesOfAFewNeighboringNumbersHaveTheirEnds() {
        final double next = Math.nextUp(1.0);
        assertEquals(List.of(new Tick(1, "1")), Tick.of(Axis.linear("", 1, next), 5, false));
        assertEquals(List.of("1"), texts(Axis.logarithmic("", 1, next), 5, false));
        assertEquals(List.of("\u22121 \u00d7 10\u00b9\u2077"), texts(Axis.linear("", -1e17, -1e17 + 64), 5, false));
        assertEquals(List.of(0.0, Double.MIN_VALUE), values(Axis.linear("", 0, Double.MIN_VALUE)));
    }

    @Test
    void axesOfAllNumbersHaveTicks() {
        final double large = Double.MAX_VALUE;
        assertEquals(List.of(-1e308, -5e307, 0.0, 5e307, 1e308), values(Axis.linear("", -1.2e308, 1.2e308)));
        assertTrue(values(Axis.linear("", -large, large)).contains(0.0));
        assertEquals(
                List.of(1e-310, 1.1e-310, 1.2e-310),
                values(Axis.linear("", 1e-310, 1.5e-310)).subList(0, 3));
    }

    @Test
    void aTextStandsOnce() {
        final List<String> texts = texts(Axis.linear("", 1e8, 1e8 + 50), 5, false);
        assertEquals(texts.stream().distinct().toList(), texts);
    }

    private static List<Double> values(final Axis axis) {
        return Tick.of(axis, 5, false).stream().map(Tick::value).toList();
    }

    @Test
    void logarithmic() {
        assertEquals(List.of("1", "10", "100", "1,000"), texts(Axis.logarithmic("", 1, 1000), 5, false));
        assertEquals(List.of("10⁻⁶", "10⁻³", "1", "10³"), texts(Axis.logarithmic("", 1e-7, 1e4), 4, false));
        assertEquals(List.of("2", "5", "10", "20"), texts(Axis.logarithmic("", 1.5, 30), 5, false));
        assertEquals(List.of("1.5", "2.0", "2.5", "3.0"), texts(Axis.logarithmic("", 1.1, 3.2), 5, false));
        assertEquals(List.of("0.06", "0.07", "0.08"), texts(Axis.logarithmic("", 0.055, 0.085), 4, false));
        assertTrue(texts(Axis.logarithmic("", 1e-300, 1e300), 5, false).size() <= 6);
    }

    @Test
    void categoriesAndMapsHaveNone() {
        assertEquals(List.of(), texts(Axis.map(0, 1), 5, false));
        assertEquals(List.of(), texts(Axis.categories("", List.of("a")), 5, false));
    }
}
