package org.knime.core.node.port;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/** Port objects in files and streams. */
public final class PortUtil {

    private static final String CONTENT = "content.xml";
    private static final String SPEC = "objectSpec.file";
    private static final String OBJECT = "object.file";
    private static final String SPEC_START = "portSpec.file";
    private static final String OBJECT_START = "portObject.file";
    private static final String KEY_SPEC_CLASS = "port_spec_class";
    private static final String KEY_OBJECT_CLASS = "port_object_class";

    private PortUtil() {}

    /**
     * @param <T> the class
     * @param c a class of specs
     * @return its serializer
     */
    @SuppressWarnings("unchecked")
    public static <T extends PortObjectSpec> PortObjectSpecSerializer<T> getPortObjectSpecSerializer(final Class<T> c) {
        return (PortObjectSpecSerializer<T>) PortTypeRegistry.getInstance()
                .getSpecSerializer(c)
                .orElseThrow(() -> new IllegalStateException("No serializer is registered for specs of " + c));
    }

    /**
     * @param <T> the class
     * @param cl a class of port objects
     * @return its serializer
     */
    @SuppressWarnings("unchecked")
    public static <T extends PortObject> PortObjectSerializer<T> getPortObjectSerializer(final Class<T> cl) {
        return (PortObjectSerializer<T>) PortTypeRegistry.getInstance()
                .getObjectSerializer(cl)
                .orElseThrow(() -> new IllegalStateException("No serializer is registered for objects of " + cl));
    }

    /**
     * @param in gets an archive
     * @return the archive, for a spec
     * @throws IOException if writing fails
     */
    public static PortObjectSpecZipOutputStream getPortObjectSpecZipOutputStream(final OutputStream in)
            throws IOException {
        final PortObjectSpecZipOutputStream archive = new PortObjectSpecZipOutputStream(in);
        archive.putNextEntry(new ZipEntry(SPEC_START));
        return archive;
    }

    /**
     * @param in gets an archive
     * @return the archive, for an object
     * @throws IOException if writing fails
     */
    public static PortObjectZipOutputStream getPortObjectZipOutputStream(final OutputStream in) throws IOException {
        final PortObjectZipOutputStream archive = new PortObjectZipOutputStream(in);
        archive.putNextEntry(new ZipEntry(OBJECT_START));
        return archive;
    }

    /**
     * @param in holds an archive
     * @return the archive, with a spec
     * @throws IOException if reading fails or it is something else
     */
    public static PortObjectSpecZipInputStream getPortObjectSpecZipInputStream(final InputStream in)
            throws IOException {
        final PortObjectSpecZipInputStream archive = new PortObjectSpecZipInputStream(in);
        ZipEntries.expect(archive, SPEC_START);
        return archive;
    }

    /**
     * @param in holds an archive
     * @return the archive, with an object
     * @throws IOException if reading fails or it is something else
     */
    public static PortObjectZipInputStream getPortObjectZipInputStream(final InputStream in) throws IOException {
        final PortObjectZipInputStream archive = new PortObjectZipInputStream(in);
        ZipEntries.expect(archive, OBJECT_START);
        return archive;
    }

    /**
     * @param po to write
     * @param output gets it; stays open
     * @param exec for progress and canceling
     * @throws IOException if writing fails
     * @throws CanceledExecutionException if the user canceled
     */
    @SuppressWarnings({"unchecked", "resource"})
    public static void writeObjectToStream(final PortObject po, final OutputStream output, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        final OutputStream buffered = new BufferedOutputStream(output);
        final ZipOutputStream archive = new ZipOutputStream(buffered);
        final PortObjectSpec spec = po.getSpec();
        archive.putNextEntry(new ZipEntry(CONTENT));
        final ModelContent content = new ModelContent("content");
        content.addInt("version", 1);
        content.addString(KEY_SPEC_CLASS, spec.getClass().getName());
        content.addString(KEY_OBJECT_CLASS, po.getClass().getName());
        content.saveToXML(NonClosing.entry(archive));
        archive.putNextEntry(new ZipEntry(SPEC));
        try (PortObjectSpecZipOutputStream out = getPortObjectSpecZipOutputStream(NonClosing.entry(archive))) {
            ((PortObjectSpecSerializer<PortObjectSpec>) getPortObjectSpecSerializer(spec.getClass()))
                    .savePortObjectSpec(spec, out);
        }
        archive.putNextEntry(new ZipEntry(OBJECT));
        try (PortObjectZipOutputStream out = getPortObjectZipOutputStream(NonClosing.entry(archive))) {
            ((PortObjectSerializer<PortObject>) getPortObjectSerializer(po.getClass())).savePortObject(po, out, exec);
        }
        archive.finish();
        buffered.flush();
    }

    /**
     * @param input holds what was written; closed at the end
     * @param exec for progress and canceling
     * @return the object
     * @throws IOException if reading fails or it is something else
     * @throws CanceledExecutionException if the user canceled
     */
    public static PortObject readObjectFromStream(final InputStream input, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        try (ZipInputStream archive = new ZipInputStream(new BufferedInputStream(input))) {
            final ModelContentRO content = content(archive);
            final PortObjectSpec spec = spec(content, archive);
            final String className = content.getString(KEY_OBJECT_CLASS);
            final Class<? extends PortObject> objectClass = PortTypeRegistry.getInstance()
                    .getObjectClass(className)
                    .orElseThrow(() -> new IOException("Can't load class \"" + className + "\""));
            ZipEntries.expect(archive, OBJECT);
            try (PortObjectZipInputStream in = getPortObjectZipInputStream(NonClosing.entry(archive))) {
                return getPortObjectSerializer(objectClass).loadPortObject(in, spec, exec);
            }
        } catch (InvalidSettingsException e) {
            throw new IOException("Unable to parse content.xml in port object file", e);
        }
    }

    @SuppressWarnings("resource") // the stream of the entry is closed by what reads the settings
    private static ModelContentRO content(final ZipInputStream archive) throws IOException {
        ZipEntries.expect(archive, CONTENT);
        return ModelContent.loadFromXML(NonClosing.entry(archive));
    }

    private static PortObjectSpec spec(final ModelContentRO content, final ZipInputStream archive)
            throws IOException, InvalidSettingsException {
        final String className = content.getString(KEY_SPEC_CLASS);
        final Class<? extends PortObjectSpec> specClass = PortTypeRegistry.getInstance()
                .getSpecClass(className)
                .orElseThrow(() -> new IOException("Can't load class \"" + className + "\""));
        ZipEntries.expect(archive, SPEC);
        try (PortObjectSpecZipInputStream in = getPortObjectSpecZipInputStream(NonClosing.entry(archive))) {
            return getPortObjectSpecSerializer(specClass).loadPortObjectSpec(in);
        }
    }
}
