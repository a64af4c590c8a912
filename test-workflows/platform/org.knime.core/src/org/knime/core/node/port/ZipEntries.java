package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;

/** What the archives of ports have in common. */
final class ZipEntries {

    private ZipEntries() {}

    /** Goes to the next entry, which must have this name. */
    static void expect(final ZipInputStream in, final String name) throws IOException {
        final ZipEntry entry = in.getNextEntry();
        if (entry == null || !name.equals(entry.getName())) {
            throw new IOException("Expected zip entry \"" + name + "\", got "
                    + (entry == null ? "none" : "\"" + entry.getName() + "\""));
        }
    }

    static String className(final ModelContentRO content) throws IOException {
        try {
            return content.getString("class_name");
        } catch (InvalidSettingsException e) {
            throw new IOException("Unable to load settings", e);
        }
    }

    /** A new object of the class that the content names; KNIME, too, calls the public constructor. */
    @SuppressWarnings("unchecked")
    static <T extends PortObject> T newObject(final ModelContentRO content) throws IOException {
        final String className = className(content);
        final Class<? extends PortObject> objectClass = PortTypeRegistry.getInstance()
                .getObjectClass(className)
                .orElseThrow(() -> new IllegalStateException("Unable to load class " + className));
        try {
            return (T) objectClass.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    className + " has no public constructor without arguments, or it failed", e);
        }
    }
}
