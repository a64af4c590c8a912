package org.latentalign.node.score.degree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latentalign.score.SweptGain;
import org.latentalign.spectral.WhiteningGain;

/** Which gains are compared, and in which order. */
class SweptGainsTest {

    private static List<String> formulas(final List<SweptGain> gains) {
        return gains.stream().map(swept -> swept.gain().formula()).toList();
    }

    @Test
    void everyFamilyOfEveryDegreeAndThenTheOthers() {
        var gains = SweptGains.of(2, List.of(1.0), List.of(new WhiteningGain(0)));
        assertEquals(
                List.of(
                        "(lambda + 1)^0",
                        "lambda^0",
                        "1",
                        "(lambda + 1)^0.05",
                        "lambda^0.05",
                        "(lambda + 1)^0.1",
                        "lambda^0.1",
                        "(lambda + 1)^0.2",
                        "lambda^0.2",
                        "(lambda + 1)^0.3",
                        "lambda^0.3",
                        "(lambda + 1)^0.5",
                        "lambda^0.5",
                        "(lambda + 1)^0.7",
                        "lambda^0.7",
                        "(lambda + 1)^1",
                        "lambda^1",
                        "1 + 1 lambda",
                        "(lambda + 1)^2",
                        "lambda^2",
                        "1 + 1 lambda + 1 lambda^2",
                        "lambda^-1/2"),
                formulas(gains));
        assertEquals(2, gains.get(20).degree().getAsDouble());
        assertTrue(gains.get(21).degree().isEmpty());
    }

    @Test
    void theLastCoefficientStandsForAllFurtherOnes() {
        var gains = SweptGains.of(3, List.of(0.0, 2.0, 0.5), List.of());
        assertEquals(
                List.of("2 lambda", "2 lambda + 0.5 lambda^2", "2 lambda + 0.5 lambda^2 + 0.5 lambda^3"),
                gains.stream()
                        .filter(swept -> swept.gain().family().equals("Polynomial"))
                        .map(swept -> swept.gain().formula())
                        .toList());
        assertEquals(23, gains.size()); // degree 0 would be a polynomial that is 0
    }
}
