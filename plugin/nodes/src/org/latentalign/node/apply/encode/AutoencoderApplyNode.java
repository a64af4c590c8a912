package org.latentalign.node.apply.encode;

import java.util.List;
import java.util.function.Supplier;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.Encoder;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.autoencoder.RowCurvature;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.vectors.VectorTransformation;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/**
 * What Autoencoder Apply does: a model and a table in, the table with embeddings out.
 *
 * <p>It does not stream. The public node API of KNIME 5.8 makes the node model itself (the method of the factory is final)
 * and streams column rearrangers only, which have exactly one table at the input and none but it: there is no place for
 * the model's port. In a component that is executed by streaming, the node runs as any other does: on the whole table, in
 * one pass, without holding it in memory.
 */
final class AutoencoderApplyNode {

    private static final List<String> CURVATURES = List.of("Extrinsic curvature", "Parameter-effects curvature");

    private AutoencoderApplyNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        AutoencoderApplyNodeParameters parameters = input.getParameters();
        AutoencoderPortObjectSpec model = input.getInPortSpec(0);
        var table = input.getInTableSpec(1);
        var source = parameters.vectors().source(table, model.expectedInput());
        boolean columnsUnknown = parameters.outputShape() == VectorShape.COLUMNS
                && model.content().latentDimension() == AutoencoderPortObjectSpec.UNKNOWN;
        output.setOutSpec(
                0,
                columnsUnknown ? null : writer(parameters, table, source, model).tableSpec());
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            AutoencoderApplyNodeParameters parameters = input.getParameters();
            AutoencoderPortObject port = input.getInPortObject(0);
            var model = port.model();
            var table = input.getInTable(1);
            var source = parameters
                    .vectors()
                    .source(table.getDataTableSpec(), port.getSpec().expectedInput());
            VectorCursor.requireDimension(table, source, model.inputDimension());
            var cosines = TopCosines.of(model, table.size());
            var rows = new EncodedRows(model.inputDimension(), model.latentDimension(), table.size());
            var transformation = new VectorTransformation(
                    source,
                    model.inputDimension(),
                    model.latentDimension(),
                    kernels(model, parameters.m_curvature),
                    parameters.incompleteRows(),
                    cosines.isPresent() ? new Both(cosines.get(), rows) : rows);
            var writer = writer(parameters, table.getDataTableSpec(), source, port.getSpec());
            output.setOutData(
                    0, transformation.transform(table, writer, parameters.inputColumns(), input.getExecutionContext()));
            var texts = RowTexts.of(table, rows.positions(), input.getExecutionContext());
            var figure = EmbeddingFigure.of(
                            rows,
                            texts,
                            cosines,
                            table.size(),
                            NodeExecution.progress(input.getExecutionContext().createSilentSubProgress(0)))
                    .about(source.label());
            FigureView.show(output, input.getExecutionContext(), figure);
            FigureImage.write(input, output, figure);
            NodeExecution.warn(output, transformation.warnings());
        });
    }

    private static Supplier<VectorTransformation.Kernel> kernels(final Autoencoder model, final boolean isBent)
            throws KNIMEException {
        if (!isBent) {
            return () -> model.encoder()::encodeAll;
        }
        try {
            var curvature = RowCurvature.of(model);
            return () -> new BendingKernel(model.encoder(), curvature.another());
        } catch (IllegalArgumentException e) {
            throw new KNIMEException(e.getMessage() + " Leave its columns out, or train such a network.", e);
        }
    }

    /** Encodes rows, and measures how the decoder bends lines through their embeddings. */
    private record BendingKernel(Encoder encoder, RowCurvature curvature) implements VectorTransformation.Kernel {

        @Override
        public void apply(
                final double[][] vectors, final int count, final double[][] results, final RowCondition[] conditions) {
            encoder.encodeAll(vectors, count, results, conditions);
        }

        @Override
        public void measure(final double[] result, final double[] figures) {
            curvature.measure(result);
            figures[0] = curvature.extrinsic();
            figures[1] = curvature.parameterEffects();
        }
    }

    /** A list or double vector gets no element names, since the latent dimension may not be known yet. */
    private static VectorWriter writer(
            final AutoencoderApplyNodeParameters parameters,
            final DataTableSpec table,
            final VectorSource source,
            final AutoencoderPortObjectSpec model) {
        return VectorWriter.behind(
                VectorTransformation.keptColumns(table, source, parameters.inputColumns()),
                parameters.outputShape(),
                parameters.outputColumn(),
                parameters.outputShape() == VectorShape.COLUMNS
                        ? AutoencoderPortObjectSpec.numbered(
                                parameters.outputColumn(), model.content().latentDimension())
                        : List.of(),
                parameters.m_curvature ? CURVATURES : List.of());
    }
}
