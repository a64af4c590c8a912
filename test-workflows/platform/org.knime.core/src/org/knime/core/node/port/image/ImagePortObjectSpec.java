package org.knime.core.node.port.image;

import java.util.Objects;
import javax.swing.JComponent;
import org.knime.core.data.DataType;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;

/** What is known of an image before there is one: the type of cells that can hold it. */
public final class ImagePortObjectSpec extends AbstractSimplePortObjectSpec {

    private DataType type;

    /** The serializer. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<ImagePortObjectSpec> {}

    /** For the serializer. */
    public ImagePortObjectSpec() {}

    /** @param type of cells, not null */
    public ImagePortObjectSpec(final DataType type) {
        this.type = Objects.requireNonNull(type, "An image needs a type");
    }

    /** @return the type of cells that hold the image */
    public DataType getDataType() {
        return type;
    }

    @Override
    protected void save(final ModelContentWO model) {
        type.save(model);
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        type = DataType.load(model);
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}
