package org.knime.filehandling.core.connections;

/** The kinds of place a file can be in. */
public enum FSCategory {
    LOCAL("Local File System"),
    RELATIVE("Relative to"),
    MOUNTPOINT("Mountpoint"),
    HUB_SPACE("Hub Space"),
    CUSTOM_URL("Custom/KNIME URL"),
    CONNECTED("");

    private final String label;

    FSCategory(final String label) {
        this.label = label;
    }

    public String getLabel() {
        return label;
    }
}
