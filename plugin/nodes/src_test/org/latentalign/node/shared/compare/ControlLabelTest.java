package org.latentalign.node.shared.compare;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.InvalidSettingsException;

class ControlLabelTest {

    private static final Set<String> LABELS = Set.of("DMSO", "ctl_vehicle");

    @ParameterizedTest
    @ValueSource(strings = {"dmso", " DMSO ", "Dmso.", "ctl vehicle", "CTL-VEHICLE"})
    void anotherSpellingIsNear(final String label) {
        assertTrue(ControlLabel.isNear(label, LABELS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DMSO2", "trt_cp", "vehicle", ""})
    void anotherNameIsNot(final String label) {
        assertFalse(ControlLabel.isNear(label, LABELS));
    }

    @Test
    void aListWithoutALabelIsRefused() {
        assertTrue(assertThrows(
                        InvalidSettingsException.class,
                        () -> ControlLabel.requireAny(new ControlLabel[0], "signatures"))
                .getMessage()
                .startsWith("At least one control label is needed"));
    }
}
