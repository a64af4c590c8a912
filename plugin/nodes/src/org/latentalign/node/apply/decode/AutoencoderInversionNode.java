package org.latentalign.node.apply.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Coordinates;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.vectors.VectorTransformation;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.spectral.LargeNumber;

/**
 * What Autoencoder Inversion does: a model and a table with embeddings in, the table with decoded vectors out.
 *
 * <p>It does not stream. The public node API of KNIME 5.8 makes the node model itself (the method of the factory is final)
 * and streams column rearrangers only, which have exactly one table at the input and none but it: there is no place for
 * the model's port. In a component that is executed by streaming, the node runs as any other does: on the whole table, in
 * one pass, without holding it in memory.
 */
final class AutoencoderInversionNode {

    /** Decimal digits of a double: a condition number of 10^c costs c of them along the original axes. */
    private static final double DIGITS_OF_DOUBLE = 15.6;

    /** Logarithm of the condition number from which on a warning is due: half of the digits are lost. */
    private static final double FEW_DIGITS_LOST = 8;

    private AutoencoderInversionNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        AutoencoderInversionNodeParameters parameters = input.getParameters();
        AutoencoderPortObjectSpec model = input.getInPortSpec(0);
        var table = input.getInTableSpec(1);
        var source = parameters.vectors().source(table, model.expectedEmbedding());
        boolean columnsUnknown = parameters.outputShape() == VectorShape.COLUMNS
                && model.content().inputDimension() == AutoencoderPortObjectSpec.UNKNOWN;
        output.setOutSpec(
                0,
                columnsUnknown ? null : writer(parameters, table, source, model).tableSpec());
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            AutoencoderInversionNodeParameters parameters = input.getParameters();
            AutoencoderPortObject port = input.getInPortObject(0);
            var model = port.model();
            var table = input.getInTable(1);
            var source = parameters
                    .vectors()
                    .source(table.getDataTableSpec(), port.getSpec().expectedEmbedding());
            VectorCursor.requireDimension(table, source, model.latentDimension());
            var transformation = new VectorTransformation(
                    source,
                    model.latentDimension(),
                    model.inputDimension(),
                    () -> model.decoder()::decodeAll,
                    parameters.incompleteRows());
            var writer = writer(parameters, table.getDataTableSpec(), source, port.getSpec());
            output.setOutData(
                    0, transformation.transform(table, writer, parameters.inputColumns(), input.getExecutionContext()));
            var warnings = new ArrayList<>(transformation.warnings());
            warnings.addAll(limits(model));
            NodeExecution.warn(output, warnings);
        });
    }

    private static VectorWriter writer(
            final AutoencoderInversionNodeParameters parameters,
            final DataTableSpec table,
            final VectorSource source,
            final AutoencoderPortObjectSpec model) {
        return VectorWriter.behind(
                VectorTransformation.keptColumns(table, source, parameters.inputColumns()),
                parameters.outputShape(),
                parameters.outputColumn(),
                elementNames(parameters, model));
    }

    private static List<String> elementNames(
            final AutoencoderInversionNodeParameters parameters, final AutoencoderPortObjectSpec model) {
        var names = model.content().inputNames();
        if (parameters.outputShape() != VectorShape.COLUMNS) {
            return names;
        }
        var name = parameters.outputColumn();
        return names.isEmpty()
                ? AutoencoderPortObjectSpec.numbered(name, model.content().inputDimension())
                : names.stream()
                        .map(input -> input + " (" + name.toLowerCase(Locale.ROOT) + ")")
                        .toList();
    }

    /** What decoding with this model cannot bring back. */
    private static List<String> limits(final Autoencoder model) {
        var limits = new ArrayList<String>();
        var preprocessing = model.preprocessing().inversionLimit();
        if (!preprocessing.isEmpty()) {
            limits.add(preprocessing);
        }
        if (model instanceof SpectralAutoencoder spectral) {
            limits.addAll(limits(spectral));
        }
        return limits;
    }

    private static List<String> limits(final SpectralAutoencoder model) {
        var limits = new ArrayList<String>();
        int decoded = 0;
        for (double gain : model.decoderGains()) {
            if (gain != 0) {
                decoded++;
            }
        }
        if (decoded < model.rank()) {
            limits.add("The embedding holds " + decoded + " of the " + model.rank()
                    + " directions of the data: what the rows had in the others is not decoded.");
        }
        double log10Condition = model.log10ConditionNumber();
        if (model.options().coordinates() == Coordinates.ORIGINAL_AXES && log10Condition > FEW_DIGITS_LOST) {
            int digits = (int) Math.max(0, Math.floor(DIGITS_OF_DOUBLE - log10Condition));
            String kept = digits == 0
                    ? "no correct digits"
                    : "only about " + digits + (digits == 1 ? " correct digit" : " correct digits");
            limits.add("The model's condition number is " + LargeNumber.text(log10Condition)
                    + ": in the weakest directions the decoded vectors have " + kept
                    + ". Fit with principal axes as output coordinates, or with a lower degree.");
        }
        return limits;
    }
}
