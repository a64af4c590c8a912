package org.latentalign.node.shared.port;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.NumpyFormat;
import org.latentalign.node.shared.vectors.VectorShape;

/** What a port knows of a model besides the model itself, as notes of its archive: where its input is in tables. */
public final class ModelNotes {

    private static final String SHAPE = "input_shape";

    private static final String COLUMN = "input_column";

    private static final String GAIN = "gain_formula";

    private static final String AXES = "latent_axes";

    /** The names of all notes. */
    public static final Set<String> NAMES = Set.of(SHAPE, COLUMN, GAIN, AXES);

    private ModelNotes() {}

    /** @return the notes of a model on its way to a file */
    public static Map<String, String> of(final AutoencoderPortObjectSpec spec) {
        return Map.of(
                SHAPE, spec.content().shape().name(),
                COLUMN, spec.content().inputColumn(),
                GAIN, spec.content().gain(),
                AXES, spec.content().coordinates());
    }

    /** @return the model, ready for nodes; what there is no note of is left open */
    public static AutoencoderPortObject portObject(final NumpyFormat.Stored stored) {
        Autoencoder model = stored.model();
        Map<String, String> notes = stored.notes();
        VectorShape shape = Arrays.stream(VectorShape.values())
                .filter(value -> value.name().equals(notes.get(SHAPE)))
                .findFirst()
                .orElse(VectorShape.LIST);
        List<String> steps =
                model.preprocessing().steps().stream().map(step -> step.title()).toList();
        return new AutoencoderPortObject(
                new AutoencoderPortObjectSpec(new AutoencoderPortObjectSpec.Content(
                        shape,
                        notes.getOrDefault(COLUMN, ""),
                        model.inputNames(),
                        model.inputDimension(),
                        model.latentDimension(),
                        steps,
                        notes.getOrDefault(GAIN, model.summary().title()),
                        notes.getOrDefault(AXES, "axes of the model"))),
                model);
    }
}
