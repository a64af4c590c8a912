package org.latentalign.node.shared.frame;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.knime.core.node.KNIMEException;

class LimitsTest {

    @Test
    void refusesWhatDoesNotFitIntoMemory() {
        assertDoesNotThrow(() -> Limits.requireMemory("Making a vector", 1000, "ask for fewer"));
        var message = assertThrows(
                        KNIMEException.class, () -> Limits.requireMemory("Making vectors", 3L << 40, "ask for fewer"))
                .getMessage();
        assertTrue(message.startsWith("Making vectors needs about 3072 GB of memory, but KNIME may use "), message);
        assertTrue(message.endsWith(" GB: ask for fewer, or raise -Xmx in the file knime.ini."), message);
    }
}
