package org.latentalign.node.shared.port;

import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.latentalign.node.shared.vectors.ExpectedVectors;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;

/**
 * What is known of an autoencoder before it is fitted: enough for downstream nodes to check their table and to tell
 * their output columns at configure time. Immutable once made.
 *
 * <p>Saved under the keys below with a version of its own; a reader refuses versions above its own.
 */
public final class AutoencoderPortObjectSpec extends AbstractSimplePortObjectSpec {

    /** Saves and loads the spec; registered in plugin.xml. */
    public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<AutoencoderPortObjectSpec> {}

    /** As dimension: it will be known after the fit. */
    public static final int UNKNOWN = 0;

    /** How the column with embeddings is called unless the user wants another name. */
    public static final String EMBEDDING = "Embedding";

    private static final int VERSION = 1;

    private Content content;

    /**
     * The facts.
     *
     * @param shape how the table held the vectors that the model is fitted on
     * @param inputColumn name of the vector column that the model is fitted on; empty for numeric columns
     * @param inputNames the names of the d inputs, in order; empty when they have none
     * @param inputDimension d, or {@link #UNKNOWN}
     * @param latentDimension h, or {@link #UNKNOWN}
     * @param preprocessing names of the steps, in order
     * @param gain family and formula of the gain, for readers
     * @param coordinates the axes of the latent space, for readers
     */
    public record Content(
            VectorShape shape,
            String inputColumn,
            List<String> inputNames,
            int inputDimension,
            int latentDimension,
            List<String> preprocessing,
            String gain,
            String coordinates) {

        /** Copies the lists. */
        public Content {
            inputNames = List.copyOf(inputNames);
            preprocessing = List.copyOf(preprocessing);
        }
    }

    /** For KNIME, which then loads the content. */
    public AutoencoderPortObjectSpec() {}

    /** @param content the facts */
    public AutoencoderPortObjectSpec(final Content content) {
        this.content = content;
    }

    /**
     * @param source where the vectors for the fit are
     * @return name of the vector column, or nothing for numeric columns
     */
    public static String inputColumn(final VectorSource source) {
        return source.shape() == VectorShape.COLUMNS ? "" : source.columns().get(0);
    }

    /** @return the facts */
    public Content content() {
        return content;
    }

    /** @return the vectors that can be encoded */
    public ExpectedVectors expectedInput() {
        return new ExpectedVectors(content.inputColumn(), content.inputNames(), content.inputDimension(), true);
    }

    /** @return the embeddings that can be decoded */
    public ExpectedVectors expectedEmbedding() {
        return new ExpectedVectors(
                EMBEDDING, numbered(EMBEDDING, content.latentDimension()), content.latentDimension(), false);
    }

    /**
     * Names the dimensions of a latent space.
     *
     * @param name of the whole
     * @param dimension how many there are, or {@link #UNKNOWN}
     * @return the name with a number from 1; empty when the dimension is not known
     */
    public static List<String> numbered(final String name, final int dimension) {
        return IntStream.rangeClosed(1, dimension).mapToObj(i -> name + " " + i).toList();
    }

    /** @return one line for a reader: dimensions and gain */
    public String summary() {
        return dimension(content.inputDimension()) + " to " + dimension(content.latentDimension()) + " dimensions, "
                + content.gain() + ", " + content.coordinates() + fittedOn();
    }

    /** The column or the columns that the model rests on, as far as they have names. */
    private String fittedOn() {
        if (!content.inputColumn().isEmpty()) {
            return ", of \"" + content.inputColumn() + "\"";
        }
        var names = content.inputNames();
        return content.shape() != VectorShape.COLUMNS || names.isEmpty()
                ? ""
                : ", of \"" + VectorSource.ofColumns(names).label() + "\"";
    }

    private static String dimension(final int dimension) {
        return dimension == UNKNOWN ? "?" : Integer.toString(dimension);
    }

    @Override
    protected void save(final ModelContentWO model) {
        model.addInt("version", VERSION);
        model.addString("inputShape", content.shape().name());
        model.addString("inputColumn", content.inputColumn());
        model.addStringArray("inputNames", content.inputNames().toArray(new String[0]));
        model.addInt("inputDimension", content.inputDimension());
        model.addInt("latentDimension", content.latentDimension());
        model.addStringArray("preprocessing", content.preprocessing().toArray(new String[0]));
        model.addString("gain", content.gain());
        model.addString("coordinates", content.coordinates());
    }

    @Override
    protected void load(final ModelContentRO model) throws InvalidSettingsException {
        int version = model.getInt("version");
        if (version > VERSION) {
            throw new InvalidSettingsException("The autoencoder was written in version " + version
                    + " of its format, but this release of the Latent Alignment extension reads versions up to "
                    + VERSION + ". Update the extension.");
        }
        content = new Content(
                shape(model.getString("inputShape")),
                model.getString("inputColumn"),
                List.of(model.getStringArray("inputNames")),
                model.getInt("inputDimension"),
                model.getInt("latentDimension"),
                List.of(model.getStringArray("preprocessing")),
                model.getString("gain"),
                model.getString("coordinates"));
    }

    private static VectorShape shape(final String name) throws InvalidSettingsException {
        for (var shape : VectorShape.values()) {
            if (shape.name().equals(name)) {
                return shape;
            }
        }
        throw new InvalidSettingsException("The autoencoder is damaged: it says that its input has the shape \"" + name
                + "\". Write or copy it again.");
    }

    @Override
    public String toString() {
        return summary();
    }
}
