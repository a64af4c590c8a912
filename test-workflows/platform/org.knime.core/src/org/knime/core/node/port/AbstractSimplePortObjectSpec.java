package org.knime.core.node.port;

import java.io.IOException;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** A spec that is kept as settings are. */
public abstract class AbstractSimplePortObjectSpec implements PortObjectSpec {

    private static final String CONTENT = "content.xml";

    /** @param model gets this spec */
    protected abstract void save(ModelContentWO model);

    /**
     * @param model holds what was written
     * @throws InvalidSettingsException if an entry is missing or wrong
     */
    protected abstract void load(ModelContentRO model) throws InvalidSettingsException;

    /**
     * The serializer.
     *
     * @param <T> the class
     */
    public abstract static class AbstractSimplePortObjectSpecSerializer<T extends AbstractSimplePortObjectSpec>
            extends PortObjectSpecSerializer<T> {

        @Override
        public void savePortObjectSpec(final T portObject, final PortObjectSpecZipOutputStream out) throws IOException {
            final ModelContent model = new ModelContent("model.xml");
            savePortObjectSpecToModelSettings(portObject, model);
            out.putNextEntry(new ZipEntry(CONTENT));
            model.saveToXML(out);
        }

        @Override
        @SuppressWarnings("resource") // the stream of the entry is closed by what reads the settings
        public T loadPortObjectSpec(final PortObjectSpecZipInputStream in) throws IOException {
            ZipEntries.expect(in, CONTENT);
            try {
                return loadPortObjectSpecFromModelSettings(ModelContent.loadFromXML(NonClosing.entry(in)));
            } catch (ClassNotFoundException | InstantiationException | IllegalAccessException e) {
                throw new IllegalStateException("The class of the spec cannot be used: " + e.getMessage(), e);
            }
        }

        /**
         * @param <T> the spec's class
         * @param spec to write
         * @param model gets it
         */
        public static <T extends AbstractSimplePortObjectSpec> void savePortObjectSpecToModelSettings(
                final T spec, final ModelContentWO model) {
            model.addInt("version", 1);
            model.addString("class_name", spec.getClass().getName());
            spec.save(model.addModelContent("model"));
        }

        /**
         * @param <T> the spec's class
         * @param model holds what was written
         * @return the spec
         * @throws IOException if an entry is missing or wrong
         * @throws ClassNotFoundException if its class is not registered
         * @throws InstantiationException if its class is abstract
         * @throws IllegalAccessException if its constructor is not public
         */
        @SuppressWarnings("unchecked")
        public static <T extends AbstractSimplePortObjectSpec> T loadPortObjectSpecFromModelSettings(
                final ModelContentRO model)
                throws IOException, ClassNotFoundException, InstantiationException, IllegalAccessException {
            final String className = ZipEntries.className(model);
            final Class<? extends PortObjectSpec> specClass = PortTypeRegistry.getInstance()
                    .getSpecClass(className)
                    .orElseThrow(() -> new ClassNotFoundException(className));
            try {
                final T spec = (T) specClass.getConstructor().newInstance();
                ((AbstractSimplePortObjectSpec) spec).load(model.getModelContent("model"));
                return spec;
            } catch (InvalidSettingsException e) {
                throw new IOException("Unable to load model content: " + e.getMessage(), e);
            } catch (NoSuchMethodException | java.lang.reflect.InvocationTargetException e) {
                throw new IllegalStateException(
                        className + " has no public constructor without arguments, or it failed", e);
            }
        }
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public boolean equals(final Object ospec) {
        return ospec == this
                || ospec != null
                        && ospec.getClass() == getClass()
                        && content().equals(((AbstractSimplePortObjectSpec) ospec).content());
    }

    @Override
    public int hashCode() {
        return content().hashCode();
    }

    private ModelContent content() {
        final ModelContent content = new ModelContent("ignored");
        save(content);
        return content;
    }
}
