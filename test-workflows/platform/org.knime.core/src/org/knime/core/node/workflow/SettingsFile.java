package org.knime.core.node.workflow;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

/** Reads and writes settings files, and copies settings entry by entry. */
final class SettingsFile {

    private SettingsFile() {}

    static NodeSettingsRO read(final File file) throws IOException {
        try (InputStream in = new BufferedInputStream(new FileInputStream(file))) {
            return NodeSettings.loadFromXML(in);
        }
    }

    static void write(final NodeSettings settings, final File file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(file))) {
            settings.saveToXML(out);
        }
    }

    /** @return a copy, so that what nobody here knows is kept in its place when the file is written again */
    static NodeSettings copy(final NodeSettingsRO settings, final String key) {
        final NodeSettings copy = new NodeSettings(key);
        settings.copyTo(copy);
        return copy;
    }
}
