package org.latentalign.score.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicateAgreementTest {

    private static final double TOLERANCE = 1e-9;

    private final GoldenJson golden = GoldenJson.read("replicates.json");

    @ParameterizedTest
    @ValueSource(strings = {"three", "with_opposite", "four_one_noise", "two", "one", "all_opposed", "ties"})
    void moderatedScores(final String name) {
        final GoldenJson expected = golden.get(name);
        final double[][] z = expected.get("z").matrix();
        final ReplicateAgreement agreement = ReplicateAgreement.of(z);
        final double[] moderated = agreement.moderated(z);
        assertArrayEquals(expected.get("weights").numbers(), agreement.weights(), TOLERANCE);
        assertArrayEquals(expected.get("modz").numbers(), moderated, TOLERANCE);
        assertEquals(expected.get("cc_q75").number(), agreement.upperQuartile(), TOLERANCE);
        assertEquals(expected.get("ss").number(), agreement.changedGenes(moderated));
        assertEquals(expected.get("tas").number(), agreement.activity(moderated), TOLERANCE);
    }

    @Test
    void constantReplicateHasTheSmallestWeight() {
        final double[][] z = {{1, 2, 3}, {2, 3, 4}, {5, 5, 5}};
        assertArrayEquals(
                new double[] {0.5 / 1.01, 0.5 / 1.01, 0.01 / 1.01},
                ReplicateAgreement.of(z).weights(),
                1e-15);
    }
}
