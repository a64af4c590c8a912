package org.latentalign.node.shared.port;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;

/**
 * What is known of a second moment before it is computed: enough for a learner downstream to tell what its model will
 * take. Immutable once made.
 *
 * <p>Saved under the keys below with a version of its own; a reader refuses versions above its own.
 */
public final class SecondMomentPortObjectSpec extends AbstractSimplePortObjectSpec {

    /** Saves and loads the spec; registered in plugin.xml. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<SecondMomentPortObjectSpec> {}

    /** As dimension: it will be known when the moment has been computed. */
    public static final int UNKNOWN = 0;

    private static final int VERSION = 1;

    private Content content;

    /**
     * The facts.
     *
     * @param shape how the table held the vectors
     * @param inputColumn name of the vector column; empty for numeric columns, or when it is not known
     * @param inputNames the names of the d values of a row, in order; empty when they have none
     * @param inputDimension d, or {@link #UNKNOWN}
     * @param preprocessing names of the steps, in order
     */
    public record Content(
            VectorShape shape,
            String inputColumn,
            List<String> inputNames,
            int inputDimension,
            List<String> preprocessing) {

        /** Copies the lists. */
        public Content {
            inputNames = List.copyOf(inputNames);
            preprocessing = List.copyOf(preprocessing);
        }

        /**
         * @param source where the vectors are
         * @param dimension d, or {@link #UNKNOWN}
         * @param preprocessing names of the steps, in order
         * @return the facts
         */
        public static Content of(final VectorSource source, final int dimension, final List<String> preprocessing) {
            return new Content(
                    source.shape(),
                    AutoencoderPortObjectSpec.inputColumn(source),
                    source.elementNames(),
                    dimension,
                    preprocessing);
        }
    }

    /** For KNIME, which then loads the content. */
    public SecondMomentPortObjectSpec() {}

    /** @param content the facts */
    public SecondMomentPortObjectSpec(final Content content) {
        this.content = content;
    }

    /** @return the facts */
    public Content content() {
        return content;
    }

    /** @return one line for a reader */
    public String summary() {
        return (content.inputDimension() == UNKNOWN ? "?" : Integer.toString(content.inputDimension()))
                + " dimensions, preprocessing "
                + (content.preprocessing().isEmpty() ? "none" : String.join(", then ", content.preprocessing()));
    }

    @Override
    protected void save(final ModelContentWO model) {
        model.addInt("version", VERSION);
        model.addString("inputShape", content.shape().name());
        model.addString("inputColumn", content.inputColumn());
        model.addStringArray("inputNames", content.inputNames().toArray(new String[0]));
        model.addInt("inputDimension", content.inputDimension());
        model.addStringArray("preprocessing", content.preprocessing().toArray(new String[0]));
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        int version = model.getInt("version");
        if (version > VERSION) {
            throw new InvalidSettingsException("The second moment was written in version " + version
                    + " of its format, but this release of the Latent Alignment extension reads versions up to "
                    + VERSION + ". Update the extension.");
        }
        content = new Content(
                shape(model.getString("inputShape")),
                model.getString("inputColumn"),
                List.of(model.getStringArray("inputNames")),
                model.getInt("inputDimension"),
                List.of(model.getStringArray("preprocessing")));
    }

    private static VectorShape shape(final String name) throws InvalidSettingsException {
        for (var shape : VectorShape.values()) {
            if (shape.name().equals(name)) {
                return shape;
            }
        }
        throw new InvalidSettingsException("The second moment is damaged: it says that its input has the shape \""
                + name + "\". Write or copy it again.");
    }

    @Override
    public String toString() {
        return summary();
    }
}
