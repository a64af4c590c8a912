package org.latentalign.node.shared.port;

import java.io.IOException;
import java.util.List;
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
import org.latentalign.autoencoder.MomentFormat;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.autoencoder.PreprocessingStep;
import org.latentalign.figure.Numbers;
import org.latentalign.format.FormatException;
import org.latentalign.node.shared.vectors.VectorShape;

/**
 * The second moment of a table on its way between nodes. KNIME copies it through {@link #save} and {@link #load} before
 * each downstream node runs, so both are complete and binary; the format is that of {@link MomentFormat}.
 */
public final class SecondMomentPortObject extends AbstractPortObject {

    /** Saves and loads the object; registered in plugin.xml. */
    public static final class Serializer extends AbstractPortObjectSerializer<SecondMomentPortObject> {}

    /** The type of ports that take or give a second moment. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(SecondMomentPortObject.class);

    private static final String ENTRY = "moment.bin";

    private SecondMomentPortObjectSpec spec;

    private PreprocessedMoment moment;

    /** For KNIME, which then loads the content. */
    public SecondMomentPortObject() {}

    /**
     * @param spec with the dimension known
     * @param moment the second moment
     */
    public SecondMomentPortObject(final SecondMomentPortObjectSpec spec, final PreprocessedMoment moment) {
        this.spec = spec;
        this.moment = moment;
    }

    /**
     * A moment whose table is not at hand, as one from a file.
     *
     * @param moment the second moment
     * @return the object, with a spec of its own
     */
    public static SecondMomentPortObject of(final PreprocessedMoment moment) {
        return new SecondMomentPortObject(
                new SecondMomentPortObjectSpec(new SecondMomentPortObjectSpec.Content(
                        moment.inputNames().isEmpty() ? VectorShape.LIST : VectorShape.COLUMNS,
                        "",
                        moment.inputNames(),
                        moment.moment().dimension(),
                        steps(moment))),
                moment);
    }

    private static List<String> steps(final PreprocessedMoment moment) {
        return moment.preprocessing().steps().stream()
                .map(PreprocessingStep::title)
                .toList();
    }

    /** @return the second moment */
    public PreprocessedMoment moment() {
        return moment;
    }

    @Override
    public SecondMomentPortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public String getSummary() {
        return "Second moment of " + Numbers.count(moment.moment().count()) + " rows: " + spec.summary();
    }

    @Override
    public JComponent[] getViews() {
        var area = new JTextArea(getSummary());
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        var view = new JScrollPane(area);
        view.setName("Second Moment");
        return new JComponent[] {view};
    }

    @Override
    protected void save(final PortObjectZipOutputStream out, final ExecutionMonitor exec) throws IOException {
        out.putNextEntry(new ZipEntry(ENTRY));
        MomentFormat.write(moment, out);
        out.closeEntry();
    }

    @Override
    protected void load(final PortObjectZipInputStream in, final PortObjectSpec portSpec, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        spec = (SecondMomentPortObjectSpec) portSpec;
        var entry = in.getNextEntry();
        if (entry == null || !ENTRY.equals(entry.getName())) {
            throw new FormatException("The file holds no second moment: it has "
                    + (entry == null ? "nothing" : "\"" + entry.getName() + "\"") + " where \"" + ENTRY
                    + "\" should be. Check that it was written by a node of the Latent Alignment extension.");
        }
        exec.checkCanceled();
        moment = MomentFormat.read(in);
        if (moment.moment().dimension() != spec.content().inputDimension()
                || !steps(moment).equals(spec.content().preprocessing())) {
            throw new FormatException("The second moment is damaged: it says of itself that it is of " + spec.summary()
                    + ", but its numbers are for " + moment.moment().dimension() + " dimensions and preprocessing "
                    + moment.preprocessing().title() + ". Write or copy it again.");
        }
    }
}
