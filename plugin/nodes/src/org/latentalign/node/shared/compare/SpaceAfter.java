package org.latentalign.node.shared.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.RequirePortName;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.ExpectedVectors;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;

/**
 * The space that score nodes compare the vectors' own with: the optional input "After", which takes a model that encodes the
 * vectors on the fly, or a table that has the vectors after some other treatment.
 */
public sealed interface SpaceAfter {

    /** Id and name of the port group. Written into saved workflows: it never changes. */
    String GROUP = "After";

    /** The input is not there. */
    record Nothing() implements SpaceAfter {

        @Override
        public OptionalInt vectorLength() {
            return OptionalInt.empty();
        }
    }

    /**
     * A model.
     *
     * @param encoder encodes the vectors
     */
    record Model(Autoencoder encoder) implements SpaceAfter {

        @Override
        public OptionalInt vectorLength() {
            return OptionalInt.of(encoder.latentDimension());
        }

        @Override
        public Optional<Autoencoder> model() {
            return Optional.of(encoder);
        }
    }

    /**
     * A table whose rows are matched by RowID.
     *
     * @param table it
     * @param source where its vectors are
     * @param dimension how long they are
     */
    record Table(BufferedDataTable table, VectorSource source, int dimension) implements SpaceAfter {

        @Override
        public OptionalInt vectorLength() {
            return OptionalInt.of(dimension);
        }
    }

    /**
     * Describes the port.
     *
     * @param group of the node's ports
     * @return the same, configured
     */
    static ConfigurablePort port(final RequirePortName group) {
        return group.name(GROUP)
                .description("What to compare with, if anything. An <b>autoencoder</b> encodes the vectors on the fly,"
                        + " its preprocessing included; no table of embeddings is needed, and \"before\" then means the"
                        + " vectors after the model's preprocessing and before its stretching. A <b>table</b> has the"
                        + " vectors after any other treatment: its rows are matched by RowID, and its vectors are the"
                        + " column <tt>Embedding</tt>, or else the only vector column, or else the numeric columns.")
                .optional()
                .supportedTypes(AutoencoderPortObject.TYPE, BufferedDataTable.TYPE);
    }

    /**
     * Checks the vectors of the first table against the input at configure time.
     *
     * @param specs of all inputs
     * @param port index of the optional input
     * @param before where the vectors of the first table are
     * @return the same, in the order that a model expects
     * @throws InvalidSettingsException when they do not fit, with the sentence for the user
     */
    static VectorSource check(final PortObjectSpec[] specs, final int port, final VectorSource before)
            throws InvalidSettingsException {
        if (port < specs.length && specs[port] instanceof AutoencoderPortObjectSpec model) {
            return model.expectedInput().check(before);
        }
        if (port < specs.length && specs[port] instanceof DataTableSpec table) {
            tableSource(table, before);
        }
        return before;
    }

    /**
     * Takes the input at execution time.
     *
     * @param objects of all inputs
     * @param port index of the optional input
     * @param table the first table
     * @param before where its vectors are, as {@link #check} gave it
     * @return the input
     * @throws InvalidSettingsException when it does not fit the first table, with the sentence for the user
     */
    static SpaceAfter of(
            final PortObject[] objects, final int port, final BufferedDataTable table, final VectorSource before)
            throws InvalidSettingsException {
        if (port >= objects.length) {
            return new Nothing();
        }
        if (objects[port] instanceof AutoencoderPortObject model) {
            VectorCursor.requireDimension(table, before, model.model().inputDimension());
            return new Model(model.model());
        }
        var after = (BufferedDataTable) objects[port];
        var source = tableSource(after.getDataTableSpec(), before);
        return new Table(after, source, VectorCursor.dimension(after, source).orElse(0));
    }

    private static VectorSource tableSource(final DataTableSpec table, final VectorSource before)
            throws InvalidSettingsException {
        try {
            return new ExpectedVectors(AutoencoderPortObjectSpec.EMBEDDING, List.of(), 0, false).find(table);
        } catch (InvalidSettingsException e) {
            if (VectorSource.vectorColumns(table).isEmpty()) {
                return numericColumns(table, before);
            }
            throw new InvalidSettingsException(
                    "The table \"" + GROUP + "\" has "
                            + VectorSource.vectorColumns(table).size()
                            + " columns with vectors, and none is called \"" + AutoencoderPortObjectSpec.EMBEDDING
                            + "\": rename the right one, or leave out the others.",
                    e);
        }
    }

    /** The columns of the first table if they are there, else all. */
    private static VectorSource numericColumns(final DataTableSpec table, final VectorSource before)
            throws InvalidSettingsException {
        var numeric = VectorSource.numericColumns(table).stream()
                .map(column -> column.getName())
                .toList();
        if (numeric.isEmpty()) {
            throw new InvalidSettingsException("The table \"" + GROUP + "\" has no vectors: it needs a list column of"
                    + " numbers, a double vector column, or numeric columns.");
        }
        var embedding = numeric.stream()
                .filter(name -> name.startsWith(AutoencoderPortObjectSpec.EMBEDDING + " "))
                .toList();
        if (!embedding.isEmpty()) {
            return VectorSource.ofColumns(embedding);
        }
        return numeric.containsAll(before.columns())
                ? VectorSource.ofColumns(before.columns())
                : VectorSource.ofDimensions(table);
    }

    /** @return whether there is something to compare with */
    default boolean isThere() {
        return !(this instanceof Nothing);
    }

    /** @return how long the vectors after are; nothing when there are none */
    OptionalInt vectorLength();

    /** @return the model, where there is one */
    default Optional<Autoencoder> model() {
        return Optional.empty();
    }

    /** @return log10 of the encoder's condition number, where there is a model that has one */
    default OptionalDouble log10ConditionNumber() {
        return model().map(Autoencoder::log10Condition).orElseGet(OptionalDouble::empty);
    }
}
