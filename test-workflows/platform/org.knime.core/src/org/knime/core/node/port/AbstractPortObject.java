package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;

/** A port object that writes archive entries of its own, and is made by a constructor without arguments. */
public abstract class AbstractPortObject implements PortObject {

    private static final String META = "meta.xml";

    /**
     * @param out gets this object's entries
     * @param exec for progress and canceling
     * @throws IOException if writing fails
     * @throws CanceledExecutionException if the user canceled
     */
    protected abstract void save(PortObjectZipOutputStream out, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

    /**
     * @param in holds the entries that were written
     * @param spec of the object
     * @param exec for progress and canceling
     * @throws IOException if reading fails or it is something else
     * @throws CanceledExecutionException if the user canceled
     */
    protected abstract void load(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor exec)
            throws IOException, CanceledExecutionException;

    /**
     * The serializer: an entry that names the class, then the object's own.
     *
     * @param <T> the class
     */
    public abstract static class AbstractPortObjectSerializer<T extends AbstractPortObject>
            extends PortObjectSerializer<T> {

        @Override
        @SuppressWarnings("resource") // the stream of an entry is closed by what reads or writes the settings
        public void savePortObject(final T portObject, final PortObjectZipOutputStream out, final ExecutionMonitor exec)
                throws IOException, CanceledExecutionException {
            out.putNextEntry(new ZipEntry(META));
            final ModelContent meta = new ModelContent(META);
            meta.addInt("version", 1);
            meta.addString("class_name", portObject.getClass().getName());
            meta.saveToXML(NonClosing.entry(out));
            portObject.save(out, exec);
        }

        @Override
        @SuppressWarnings("resource")
        public T loadPortObject(
                final PortObjectZipInputStream in, final PortObjectSpec spec, final ExecutionMonitor exec)
                throws IOException, CanceledExecutionException {
            ZipEntries.expect(in, META);
            final ModelContentRO meta = ModelContent.loadFromXML(NonClosing.entry(in));
            final T object = ZipEntries.newObject(meta);
            object.load(in, spec, exec);
            return object;
        }
    }
}
