package org.latentalign.node.fit.alignment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.InputVectorParameters;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;

/**
 * One of the two spaces: a table, and perhaps the model that encodes its vectors.
 *
 * @param source where the table's vectors are
 * @param modelSpec of the model, if there is one
 */
record SpaceInput(VectorSource source, Optional<AutoencoderPortObjectSpec> modelSpec) {

    private static final int SOURCE = 0;

    private static final int TARGET = 1;

    private static final int FIRST_MODEL = 2;

    /** The space that is mapped. */
    static SpaceInput source(final PortObjectSpec[] specs, final LatentSpaceAlignmentLearnerNodeParameters parameters)
            throws InvalidSettingsException {
        var model = model(specs, SOURCE);
        var found = parameters.m_vectors.source((DataTableSpec) specs[SOURCE]);
        return new SpaceInput(model.isPresent() ? model.get().expectedInput().check(found) : found, model);
    }

    /** The space that it is mapped onto. */
    static SpaceInput target(final PortObjectSpec[] specs, final LatentSpaceAlignmentLearnerNodeParameters parameters)
            throws InvalidSettingsException {
        var model = model(specs, TARGET);
        var table = (DataTableSpec) specs[TARGET];
        var chosen = parameters.m_targetColumn;
        if (chosen != null && !chosen.isEmpty()) {
            var column = table.getColumnSpec(chosen);
            if (column == null) {
                throw new InvalidSettingsException(
                        "The vector column \"" + chosen + "\" is not in the second table: choose another.");
            }
            var found = VectorSource.ofColumn(column);
            return new SpaceInput(
                    model.isPresent() ? model.get().expectedInput().check(found) : found, model);
        }
        return new SpaceInput(
                model.isPresent() ? model.get().expectedInput().find(table) : new InputVectorParameters().source(table),
                model);
    }

    /** Both models or none: with one alone it would not be clear whose it is. */
    private static Optional<AutoencoderPortObjectSpec> model(final PortObjectSpec[] specs, final int space)
            throws InvalidSettingsException {
        if (specs.length == FIRST_MODEL + 1) {
            throw new InvalidSettingsException("Only one of the inputs \"Source Model\" and \"Target Model\" is there:"
                    + " add both, or remove it.");
        }
        return specs.length > FIRST_MODEL
                ? Optional.of((AutoencoderPortObjectSpec) specs[FIRST_MODEL + space])
                : Optional.empty();
    }

    /** @return the model of a space at execution time, as the input of the score nodes */
    static SpaceAfter encoding(
            final PortObject[] objects, final int space, final BufferedDataTable table, final VectorSource source)
            throws InvalidSettingsException {
        if (objects.length <= FIRST_MODEL) {
            return new SpaceAfter.Nothing();
        }
        var model = ((AutoencoderPortObject) objects[FIRST_MODEL + space]).model();
        VectorCursor.requireDimension(table, source, model.inputDimension());
        return new SpaceAfter.Model(model);
    }

    /** @return how long the vectors of the space are, as far as is known at configure time */
    OptionalInt dimension() {
        if (modelSpec.isEmpty()) {
            return source.dimension();
        }
        int h = modelSpec.get().content().latentDimension();
        return h == AutoencoderPortObjectSpec.UNKNOWN ? OptionalInt.empty() : OptionalInt.of(h);
    }

    /** @return the names of the space's dimensions; none when a model makes it */
    List<String> names() {
        return modelSpec.isPresent() ? List.of() : source.elementNames();
    }

    /** @return the model, for encoding; refuses vectors that have no values */
    static int requireDimension(
            final BufferedDataTable table, final VectorSource source, final Optional<Autoencoder> model)
            throws KNIMEException {
        int dimension = model.map(Autoencoder::latentDimension)
                .orElseGet(() -> VectorCursor.dimension(table, source).orElse(0));
        if (dimension == 0) {
            throw new KNIMEException("No row of the table has a vector: there is nothing to align.");
        }
        return dimension;
    }
}
