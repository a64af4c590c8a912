package org.knime.filehandling.core.connections;

import java.util.Arrays;

/** What a relative path starts from. */
public enum RelativeTo {
    SPACE("knime.space", "Current Hub Space"),
    MOUNTPOINT("knime.mountpoint", "Current mountpoint"),
    WORKFLOW("knime.workflow", "Current workflow"),
    WORKFLOW_DATA("knime.workflow.data", "Current workflow data area");

    private final String settingsValue;
    private final String label;

    RelativeTo(final String settingsValue, final String label) {
        this.settingsValue = settingsValue;
        this.label = label;
    }

    public static RelativeTo fromSettingsValue(final String string) {
        return Arrays.stream(values())
                .filter(value -> value.settingsValue.equals(string))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No path is relative to '" + string + "'."));
    }

    public String getSettingsValue() {
        return settingsValue;
    }

    public String getLabel() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}
