package org.knime.filehandling.core.connections;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

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

    /** Those that need no file system port. */
    public static Set<FSCategory> getStandardFSCategories() {
        return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(CONNECTED)));
    }
}
