package org.latentalign.node.score.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.RowCondition;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.frame.NodeFailure;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.score.TransferError;

/** What Signature Transfer does: a model and samples in; predicted profiles and their errors out. */
final class SignatureTransferNode {

    private static final int MODEL = 0;

    private static final int SAMPLES = 1;

    private static final String PREDICTION = "Prediction";

    private static final DataTableSpec KEYS = new DataTableSpec(
            ScoreColumns.column("drug", StringCell.TYPE),
            ScoreColumns.column("treated samples in A", IntCell.TYPE),
            ScoreColumns.column("measured in B", BooleanCell.TYPE));

    private static final DataTableSpec ERRORS = new DataTableSpec(
            "Errors",
            ScoreColumns.column("drug", StringCell.TYPE),
            ScoreColumns.column("method", StringCell.TYPE),
            ScoreColumns.column("drugs", IntCell.TYPE),
            ScoreColumns.column("treated samples in A", IntCell.TYPE),
            ScoreColumns.column("treated samples in B", IntCell.TYPE),
            ScoreColumns.column("R2", DoubleCell.TYPE),
            ScoreColumns.column("Pearson of change", DoubleCell.TYPE),
            ScoreColumns.column("top-gene overlap", DoubleCell.TYPE));

    private SignatureTransferNode() {}

    /** How a profile is predicted. */
    private enum Method {
        LATENT("latent space"),
        INPUT("input space"),
        NO_EFFECT("no effect");

        private final String title;

        Method(final String title) {
            this.title = title;
        }
    }

    /** Turns what was computed into profiles in the units of the decoder's output. */
    private record Space(Autoencoder model) {

        double[] decoded(final double[] embedding) throws KNIMEException {
            double[] profile = new double[model.inputDimension()];
            RowCondition condition = model.decoder().decode(embedding, profile);
            if (!condition.isUsable()) {
                throw new KNIMEException("A prediction cannot be decoded, since it " + condition.predicate()
                        + ": choose a model with a lower degree.");
            }
            return profile;
        }

        double[] inverted(final double[] preprocessed) {
            double[] profile = preprocessed.clone();
            model.preprocessing().invert(profile);
            return profile;
        }
    }

    private static VectorWriter writer(
            final SignatureTransferNodeParameters parameters, final VectorSource source, final int dimension) {
        var names = source.elementNames().isEmpty() && parameters.m_outputShape == VectorShape.COLUMNS
                ? AutoencoderPortObjectSpec.numbered(PREDICTION, dimension)
                : source.elementNames();
        return VectorWriter.behind(KEYS, parameters.m_outputShape, PREDICTION, names);
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        SignatureTransferNodeParameters parameters = input.getParameters();
        parameters.validate();
        AutoencoderPortObjectSpec model = input.getInPortSpec(MODEL);
        var table = input.getInTableSpec(SAMPLES);
        var source = parameters.m_vectors.source(table, model.expectedInput());
        parameters.columns(table);
        boolean columnsUnknown = parameters.m_outputShape == VectorShape.COLUMNS
                && source.elementNames().isEmpty()
                && model.content().inputDimension() == AutoencoderPortObjectSpec.UNKNOWN;
        output.setOutSpecs(
                columnsUnknown
                        ? null
                        : writer(parameters, source, model.content().inputDimension())
                                .tableSpec(),
                ERRORS);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeFailure.run(() -> {
            SignatureTransferNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            AutoencoderPortObject port = input.getInPortObject(MODEL);
            var model = port.model();
            var table = input.getInTable(SAMPLES);
            var spec = table.getDataTableSpec();
            var source = parameters.m_vectors.source(spec, port.getSpec().expectedInput());
            VectorCursor.requireDimension(table, source, model.inputDimension());
            boolean isNamed = !parameters.m_fromCellLine.isEmpty();
            var samples = new TransferSamples(model, parameters.controlLabels());
            samples.read(
                    table,
                    source,
                    parameters.columns(spec),
                    isNamed ? Set.of(parameters.m_fromCellLine, parameters.m_toCellLine) : Set.of(),
                    NodeFailure.progress(exec.createSubProgress(0.9)));
            var lines =
                    isNamed ? List.of(parameters.m_fromCellLine, parameters.m_toCellLine) : samples.onlyTwoCellLines();
            var space = new Space(model);
            var controlA = samples.controls(lines.get(0));
            var controlB = samples.controls(lines.get(1));
            double[] control = space.inverted(controlB.profile());
            var measured = samples.treated(lines.get(1));
            var writer = writer(parameters, source, model.inputDimension());
            try (var predictions = NewTable.open(exec, writer.tableSpec());
                    var errors = NewTable.open(exec, ERRORS)) {
                Map<Method, List<TransferError>> all = new EnumMap<>(Method.class);
                for (var drug : samples.treated(lines.get(0)).entrySet()) {
                    exec.checkCanceled();
                    var treated = drug.getValue();
                    var truth = measured.get(drug.getKey());
                    Map<Method, double[]> predicted = new EnumMap<>(Method.class);
                    predicted.put(
                            Method.LATENT,
                            space.decoded(shifted(controlB.embedding(), treated.embedding(), controlA.embedding())));
                    predicted.put(
                            Method.INPUT,
                            space.inverted(shifted(controlB.profile(), treated.profile(), controlA.profile())));
                    predicted.put(Method.NO_EFFECT, control);
                    var cells = new ArrayList<DataCell>(List.of(
                            new StringCell(drug.getKey()),
                            new IntCell(treated.size()),
                            truth == null ? BooleanCell.FALSE : BooleanCell.TRUE));
                    cells.addAll(Arrays.asList(writer.cells(predicted.get(Method.LATENT))));
                    predictions.add(cells);
                    if (truth != null) {
                        double[] profile = space.inverted(truth.profile());
                        for (var method : Method.values()) {
                            var error =
                                    TransferError.of(predicted.get(method), profile, control, parameters.m_topGenes);
                            all.computeIfAbsent(method, m -> new ArrayList<>()).add(error);
                            errors.add(
                                    new StringCell(drug.getKey()),
                                    new StringCell(method.title),
                                    new IntCell(1),
                                    new IntCell(treated.size()),
                                    new IntCell(truth.size()),
                                    ScoreColumns.number(error.rSquared()),
                                    ScoreColumns.number(error.changePearson()),
                                    ScoreColumns.number(error.topGeneOverlap()));
                        }
                    }
                }
                for (var entry : all.entrySet()) {
                    errors.add(summary(entry.getKey(), entry.getValue()));
                }
                output.setOutData(predictions.finish(), errors.finish());
            }
            var warnings = new ArrayList<>(samples.warnings());
            if (samples.treated(lines.get(0)).isEmpty()) {
                warnings.add("There is no treated sample in the cell line \"" + lines.get(0)
                        + "\", so nothing can be transferred.");
            }
            var limit = model.preprocessing().inversionLimit();
            if (limit != null && !limit.isEmpty()) {
                warnings.add(limit);
            }
            NodeFailure.warn(output, warnings);
        });
    }

    /** {@code control of B + (treated in A - control of A)}. */
    private static double[] shifted(final double[] controlB, final double[] treatedA, final double[] controlA) {
        double[] shifted = new double[controlB.length];
        for (int j = 0; j < shifted.length; j++) {
            shifted[j] = controlB[j] + (treatedA[j] - controlA[j]);
        }
        return shifted;
    }

    private static DataCell[] summary(final Method method, final List<TransferError> errors) {
        return new DataCell[] {
            ScoreColumns.text(""),
            new StringCell(method.title),
            new IntCell(errors.size()),
            ScoreColumns.text(""),
            ScoreColumns.text(""),
            mean(errors, TransferError::rSquared),
            mean(errors, TransferError::changePearson),
            mean(errors, TransferError::topGeneOverlap)
        };
    }

    /** The mean of what is defined. */
    private static DataCell mean(final List<TransferError> errors, final ToDoubleFunction<TransferError> figure) {
        return ScoreColumns.number(errors.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN));
    }
}
