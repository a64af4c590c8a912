package org.latentalign.node.score.degree;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.node.KNIMEException;

class MatchedSignaturesTest {

    private static MatchedSignatures of(final String... keys) {
        var signatures = new MatchedSignatures();
        for (var context : List.of("A", "B")) {
            for (var key : keys) {
                signatures.add(context, key, null, new double[] {1, 2});
            }
        }
        return signatures;
    }

    /** A reader of samples connected straight into the node has controls among its drugs. */
    @Test
    void samplesWithControlsAmongThemAreRefused() {
        var error = assertThrows(KNIMEException.class, of("drug 1", "dmso")::requireShifts);
        assertEquals(
                "One of the keys is \"dmso\": shifts are differences from controls, and none of a control. Connect the"
                        + " output \"Signatures\" of Drug Signature Alignment in place of samples; if it is that already,"
                        + " correct the labels of its controls.",
                error.getMessage());
    }

    @Test
    void signaturesOfDrugsAreNot() {
        assertDoesNotThrow(of("drug 1", "control of growth")::requireShifts);
    }

    @Test
    void ofShiftsThatAreThereTwiceTheFirstCounts() {
        var signatures = of("drug 1", "drug 2");
        signatures.add("A", "drug 1", null, new double[] {5, 5});
        assertEquals(
                List.of("Of shifts with the same key and context the first was used; 1 other was left out."),
                signatures.match(List.of()).warnings());
    }
}
