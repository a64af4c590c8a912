package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** A port object that is kept as settings are. */
public abstract class AbstractSimplePortObject implements PortObject {

    private static final String CONTENT = "content.xml";

    /**
     * @param model gets this object
     * @param exec for progress and cancelling
     * @throws CanceledExecutionException if the user cancelled
     */
    protected abstract void save(ModelContentWO model, ExecutionMonitor exec) throws CanceledExecutionException;

    /**
     * @param model holds what was written
     * @param spec of the object
     * @param exec for progress and cancelling
     * @throws InvalidSettingsException if an entry is missing or wrong
     * @throws CanceledExecutionException if the user cancelled
     */
    protected abstract void load(ModelContentRO model, PortObjectSpec spec, ExecutionMonitor exec)
            throws InvalidSettingsException, CanceledExecutionException;

    /**
     * The serializer.
     *
     * @param <T> the class
     */
    public abstract static class AbstractSimplePortObjectSerializer<T extends AbstractSimplePortObject>
            extends PortObjectSerializer<T> {

        @Override
        public void savePortObject(final T portObject, final PortObjectZipOutputStream out, final ExecutionMonitor exec)
                throws IOException, CanceledExecutionException {
            final ModelContent model = new ModelContent("model.xml");
            model.addInt("version", 1);
            model.addString("class_name", portObject.getClass().getName());
            portObject.save(model.addModelContent("model"), exec);
            out.putNextEntry(new ZipEntry(CONTENT));
            model.saveToXML(out);
        }

        @Override
        @SuppressWarnings("resource") // the stream of the entry is closed by what reads the settings
        public T loadPortObject(
                final PortObjectZipInputStream in, final PortObjectSpec spec, final ExecutionMonitor exec)
                throws IOException, CanceledExecutionException {
            ZipEntries.expect(in, CONTENT);
            final ModelContentRO model = ModelContent.loadFromXML(NonClosing.entry(in));
            final T object = ZipEntries.newObject(model);
            try {
                object.load(model.getModelContent("model"), spec, exec);
            } catch (InvalidSettingsException e) {
                throw new IOException("Unable to load model content: " + e.getMessage(), e);
            }
            return object;
        }
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public boolean equals(final Object oport) {
        return oport == this
                || oport != null
                        && oport.getClass() == getClass()
                        && content().equals(((AbstractSimplePortObject) oport).content());
    }

    @Override
    public int hashCode() {
        return content().hashCode();
    }

    private ModelContent content() {
        final ModelContent content = new ModelContent("ignored");
        try {
            save(content, new ExecutionMonitor());
        } catch (CanceledExecutionException e) {
            throw new IllegalStateException(e);
        }
        return content;
    }
}
