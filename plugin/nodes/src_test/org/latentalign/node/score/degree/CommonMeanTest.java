package org.latentalign.node.score.degree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommonMeanTest {

    private static Optional<String> warning(final double[]... shifts) {
        var common = new CommonMean(2);
        for (int i = 0; i < shifts.length; i++) {
            common.add("drug " + i, shifts[i]);
        }
        return common.warning();
    }

    /** The mean is (10, 0), of squared length 100; the mean squared length is 101. */
    @Test
    void samplesAreSaidToHaveAMeanInCommon() {
        var warning = warning(new double[] {10, 1}, new double[] {10, -1}, new double[] {10, 1}, new double[] {10, -1})
                .orElseThrow();
        assertTrue(warning.contains("99% of their mean squared length"), warning);
    }

    @Test
    void differencesThatPointApartAreNot() {
        assertEquals(Optional.empty(), warning(new double[] {10, 1}, new double[] {-10, 1}, new double[] {0, -3}));
    }

    /** The signatures of one drug in several cell lines are to point the same way. */
    @Test
    void shiftsOfOneOrTwoKeysSayNothing() {
        var common = new CommonMean(2);
        for (var key : List.of("drug 1", "drug 2", "drug 1", "drug 2")) {
            common.add(key, new double[] {10, 1});
        }
        assertEquals(Optional.empty(), common.warning());
        assertEquals(Optional.empty(), new CommonMean(2).warning());
    }
}
