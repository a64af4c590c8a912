package org.knime.core.node.port.image;

import java.io.IOException;
import java.util.Objects;
import java.util.zip.ZipEntry;
import javax.swing.JComponent;
import org.knime.core.data.DataCell;
import org.knime.core.data.image.ImageContent;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.AbstractPortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** An image at a port. */
public class ImagePortObject extends AbstractPortObject {

    /** The type of ports. */
    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(ImagePortObject.class);

    private ImageContent content;

    private ImagePortObjectSpec spec;

    /** The serializer. */
    public static final class Serializer extends AbstractPortObjectSerializer<ImagePortObject> {}

    /** For the serializer. */
    public ImagePortObject() {}

    /**
     * @param content the image, not null
     * @param spec whose type is that of the image's cell, not null
     */
    public ImagePortObject(final ImageContent content, final ImagePortObjectSpec spec) {
        this.content = Objects.requireNonNull(content, "There is no image");
        this.spec = Objects.requireNonNull(spec, "An image needs a specification");
    }

    /** @return a cell that holds the image */
    public DataCell toDataCell() {
        return content.toImageCell();
    }

    @Override
    public ImagePortObjectSpec getSpec() {
        return spec;
    }

    @Override
    public String getSummary() {
        return content.getSummary();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** One entry, named after the class of the image. */
    @Override
    protected void save(final PortObjectZipOutputStream out, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        out.putNextEntry(new ZipEntry(content.getClass().getName()));
        content.save(out);
        out.close();
    }

    @Override
    protected void load(final PortObjectZipInputStream in, final PortObjectSpec imageSpec, final ExecutionMonitor exec)
            throws IOException, CanceledExecutionException {
        final String name = in.getNextEntry().getName();
        if (!name.equals(PNGImageContent.class.getName())) {
            throw new IOException("Images of the class " + name + " are unknown.");
        }
        content = new PNGImageContent(in);
        in.close();
        spec = (ImagePortObjectSpec) imageSpec;
    }
}
