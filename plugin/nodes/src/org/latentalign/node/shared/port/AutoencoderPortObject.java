package org.latentalign.node.shared.port;

import java.io.IOException;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.AbstractPortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.AutoencoderFormat;
import org.latentalign.autoencoder.StorageException;

/**
 * A fitted autoencoder on its way between nodes. KNIME copies it through {@link #save} and {@link #load} before each
 * downstream node runs, so both are complete and binary; the format is that of {@link AutoencoderFormat}.
 */
public final class AutoencoderPortObject extends AbstractPortObject {

    /** Saves and loads the object; registered in plugin.xml. */
    public static final class Serializer extends AbstractPortObjectSerializer<AutoencoderPortObject> {}

    /** The type of ports that take or give an autoencoder. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(AutoencoderPortObject.class);

    private static final String ENTRY = "autoencoder.bin";

    private AutoencoderPortObjectSpec spec;

    private Autoencoder model;

    /** For KNIME, which then loads the content. */
    public AutoencoderPortObject() {}

    /**
     * @param spec with all dimensions known
     * @param model the autoencoder
     */
    public AutoencoderPortObject(final AutoencoderPortObjectSpec spec, final Autoencoder model) {
        this.spec = spec;
        this.model = model;
    }

    /** @return the autoencoder */
    public Autoencoder model() {
        return model;
    }

    @Override
    public AutoencoderPortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public String getSummary() {
        return model.summary().title() + ": " + spec.summary();
    }

    @Override
    public JComponent[] getViews() {
        var text = new StringBuilder();
        for (var fact : model.summary().facts()) {
            text.append(fact.label()).append(": ").append(fact.value()).append('\n');
        }
        for (var caution : model.summary().cautions()) {
            text.append('\n').append(caution).append('\n');
        }
        var area = new JTextArea(text.toString());
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        var view = new JScrollPane(area);
        view.setName("Autoencoder");
        return new JComponent[] {view};
    }

    @Override
    protected void save(final PortObjectZipOutputStream out, final ExecutionMonitor exec) throws IOException {
        out.putNextEntry(new ZipEntry(ENTRY));
        AutoencoderFormat.write(model, out);
        out.closeEntry();
    }

    @Override
    protected void load(final PortObjectZipInputStream in, final PortObjectSpec portSpec, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        spec = (AutoencoderPortObjectSpec) portSpec;
        var entry = in.getNextEntry();
        if (entry == null || !ENTRY.equals(entry.getName())) {
            throw new StorageException("The file holds no autoencoder: it has "
                    + (entry == null ? "nothing" : "\"" + entry.getName() + "\"") + " where \"" + ENTRY
                    + "\" should be. Check that it was written by a node of the Latent Alignment extension.");
        }
        exec.checkCanceled();
        model = AutoencoderFormat.read(in);
        if (model.inputDimension() != spec.content().inputDimension()
                || model.latentDimension() != spec.content().latentDimension()) {
            throw new StorageException("The autoencoder is damaged: it says that it goes from "
                    + spec.content().inputDimension() + " to " + spec.content().latentDimension()
                    + " dimensions, but its numbers are for " + model.inputDimension() + " and "
                    + model.latentDimension() + ". Write or copy it again.");
        }
    }
}
