package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgmentsTest {

    private static Optional<PermutationTest> p(final double p) {
        return Optional.of(new PermutationTest(0.5, p, 0.001));
    }

    @Test
    void distinction() {
        assertEquals(Distinction.TOO_FEW, Distinction.of(Optional.empty(), 0.9));
        assertEquals(Distinction.TOO_FEW, Distinction.of(Optional.of(new PermutationTest(1, 1 / 6.0, 1 / 6.0)), 1));
        assertEquals(Distinction.TOO_FEW, Distinction.of(p(0.01), Double.NaN));
        assertEquals(Distinction.NO_EVIDENCE, Distinction.of(p(0.051), 0.9));
        assertEquals(Distinction.NEGLIGIBLE, Distinction.of(p(0.001), 0.59));
        assertEquals(Distinction.WEAK, Distinction.of(p(0.05), 0.6));
        assertEquals(Distinction.CLEAR, Distinction.of(p(0.05), 0.75));
    }

    @Test
    void change() {
        assertEquals(EncodingChange.TOO_FEW, change(Distinction.CLEAR, Distinction.CLEAR, 5, 0.3, 0));
        assertEquals(EncodingChange.HELPED, change(Distinction.NO_EVIDENCE, Distinction.CLEAR, 6, 0.3, 0.01));
        assertEquals(EncodingChange.NO_EVIDENCE, change(Distinction.NO_EVIDENCE, Distinction.CLEAR, 6, 0.3, 0.1));
        assertEquals(EncodingChange.NO_EVIDENCE, change(Distinction.WEAK, Distinction.CLEAR, 6, 0.04, 0));
        assertEquals(EncodingChange.NO_EVIDENCE, change(Distinction.WEAK, Distinction.NO_EVIDENCE, 6, 0.3, 0.01));
        assertEquals(EncodingChange.MADE_WORSE, change(Distinction.WEAK, Distinction.NO_EVIDENCE, 6, -0.3, 0.01));
        assertEquals(EncodingChange.NO_EVIDENCE, change(Distinction.NO_EVIDENCE, Distinction.WEAK, 6, -0.3, 0.01));
    }

    private static EncodingChange change(
            final Distinction before, final Distinction after, final int n, final double by, final double spread) {
        return EncodingChange.of(
                before,
                after,
                new Jackknife(
                        by,
                        IntStream.range(0, n).toArray(),
                        IntStream.range(0, n)
                                .mapToDouble(i -> by + (i % 2 == 0 ? spread : -spread))
                                .toArray()));
    }

    @Test
    void advice() {
        assertTrue(new StretchingAdvice(0.60, 0.62, 0.05).isToStretch());
        assertFalse(new StretchingAdvice(0.60, 0.605, 0.01).isToStretch());
        assertFalse(new StretchingAdvice(0.50, 0.59, 0.01).isToStretch());
        assertFalse(new StretchingAdvice(0.50, 0.69, 0.1).isToStretch());
        assertFalse(new StretchingAdvice(Double.NaN, 0.69, 0.01).isToStretch());
        assertFalse(new StretchingAdvice(0.5, 0.69, Double.NaN).isToStretch());
    }
}
