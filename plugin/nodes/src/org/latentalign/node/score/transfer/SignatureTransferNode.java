package org.latentalign.node.score.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.Autoencoder;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.kernel.FitException;
import org.latentalign.node.score.transfer.SignatureTransferNodeParameters.HeldOut;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.progress.Progress;
import org.latentalign.score.statistics.Jackknife;
import org.latentalign.score.transfer.ContextWeights;
import org.latentalign.score.transfer.SignatureTransfer;
import org.latentalign.score.transfer.SignatureTransfer.HeldOutModels;
import org.latentalign.score.transfer.SignatureTransfer.Prediction;
import org.latentalign.score.transfer.TransferData;
import org.latentalign.score.transfer.TransferError;
import org.latentalign.score.transfer.TransferMethod;
import org.latentalign.score.transfer.TransferVerdict;

/** What Signature Transfer does: a model and samples in; predicted profiles, their errors and weights out. */
final class SignatureTransferNode {

    private static final int MODEL = 0;

    private static final int SAMPLES = 1;

    private static final String PREDICTION = "Prediction";

    private static final double READING_SHARE = 0.3;

    /** Fitting again takes some matrices of d x d; beyond, it is refused before any work. */
    private static final int LARGEST_FIT = 6000;

    private static final DataTableSpec KEYS = new DataTableSpec(
            ScoreColumns.column("drug", StringCell.TYPE),
            ScoreColumns.column("cell lines", IntCell.TYPE),
            ScoreColumns.column("treated samples", IntCell.TYPE),
            ScoreColumns.column("measured in target", BooleanCell.TYPE),
            ScoreColumns.column("Pearson of change", DoubleCell.TYPE),
            ScoreColumns.column("rank of right drug", DoubleCell.TYPE),
            ScoreColumns.column("other drugs", IntCell.TYPE));

    private static final DataTableSpec ERRORS = new DataTableSpec(
            "Errors",
            ScoreColumns.column("drug", StringCell.TYPE),
            ScoreColumns.column("method", StringCell.TYPE),
            ScoreColumns.column("drugs", IntCell.TYPE),
            ScoreColumns.column("Pearson of change", DoubleCell.TYPE),
            ScoreColumns.column("Pearson interval low", DoubleCell.TYPE),
            ScoreColumns.column("Pearson interval high", DoubleCell.TYPE),
            ScoreColumns.column("R2", DoubleCell.TYPE),
            ScoreColumns.column("R2 interval low", DoubleCell.TYPE),
            ScoreColumns.column("R2 interval high", DoubleCell.TYPE),
            ScoreColumns.column("relative error", DoubleCell.TYPE),
            ScoreColumns.column("top-gene overlap", DoubleCell.TYPE),
            ScoreColumns.column("overlap by chance", DoubleCell.TYPE),
            ScoreColumns.column("note", StringCell.TYPE),
            ScoreColumns.column("verdict", StringCell.TYPE));

    private static final DataTableSpec WEIGHTS = new DataTableSpec(
            "Weights",
            ScoreColumns.column("drug", StringCell.TYPE),
            ScoreColumns.column("cell line", StringCell.TYPE),
            ScoreColumns.column("weight", DoubleCell.TYPE),
            ScoreColumns.column("distance of controls", DoubleCell.TYPE),
            ScoreColumns.column("treated samples", IntCell.TYPE));

    private SignatureTransferNode() {}

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
        parameters.roles(table);
        boolean columnsUnknown = parameters.m_outputShape == VectorShape.COLUMNS
                && source.elementNames().isEmpty()
                && model.content().inputDimension() == AutoencoderPortObjectSpec.UNKNOWN;
        output.setOutSpecs(
                columnsUnknown
                        ? null
                        : writer(parameters, source, model.content().inputDimension())
                                .tableSpec(),
                RestsOn.behind(ERRORS),
                WEIGHTS);
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            SignatureTransferNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            AutoencoderPortObject port = input.getInPortObject(MODEL);
            var model = port.model();
            var table = input.getInTable(SAMPLES);
            var spec = table.getDataTableSpec();
            var source = parameters.m_vectors.source(spec, port.getSpec().expectedInput());
            VectorCursor.requireDimension(table, source, model.inputDimension());
            var roles = parameters.roles(spec);
            var contexts = TransferSamples.contexts(table, roles);
            var target = target(parameters, contexts);
            var sources = sources(parameters, contexts, target);
            boolean isFittedAgain = parameters.m_heldOut != HeldOut.NOTHING && model instanceof SpectralAutoencoder;
            requireFit(isFittedAgain, model);
            var samples = new TransferSamples(table, source, roles, model, target, isFittedAgain);
            samples.read(NodeExecution.progress(exec.createSubProgress(READING_SHARE)));
            var data = samples.data(sources);
            var progress = NodeExecution.progress(exec.createSubProgress(1 - READING_SHARE));
            var transfer = SignatureTransfer.of(
                    data,
                    model,
                    models(parameters.m_heldOut, isFittedAgain, samples, data, progress),
                    new SignatureTransfer.Options(
                            parameters.isFromAll(), parameters.predictedBy(), parameters.m_topGenes, parameters.m_seed),
                    progress);
            var verdict = TransferVerdict.of(
                    transfer, !isFittedAgain && !transfer.tested().isEmpty());
            output.setOutData(
                    predictions(transfer, samples, writer(parameters, source, model.inputDimension()), exec),
                    errors(
                            transfer,
                            parameters.m_topGenes,
                            model.inputDimension(),
                            verdict,
                            new RestsOn(source.label()),
                            exec),
                    weights(transfer, samples, exec));
            var figure = TransferFigure.of(transfer, verdict, source.elementNames(), isFittedAgain);
            var named = figure.about(source.label());
            FigureView.show(output, exec, named);
            FigureImage.write(input, output, named);
            NodeExecution.warn(output, warnings(parameters, samples, transfer, sources, isFittedAgain));
        });
    }

    private static void requireFit(final boolean isFittedAgain, final Autoencoder model) throws KNIMEException {
        if (isFittedAgain && model.inputDimension() > LARGEST_FIT) {
            throw new KNIMEException("A model of " + model.inputDimension() + " dimensions is too large to be fitted"
                    + " again here: choose \"Nothing\" under \"Held out of the model\", and a model that was fitted"
                    + " without the treated samples of the target.");
        }
    }

    private static String target(final SignatureTransferNodeParameters parameters, final List<String> contexts)
            throws KNIMEException {
        if (!parameters.to().isEmpty()) {
            return known(parameters.to(), contexts);
        }
        if (contexts.size() != 2) {
            throw new KNIMEException("The table has " + contexts.size()
                    + (contexts.size() == 1 ? " cell line, " : " cell lines, ") + VectorSource.list(contexts)
                    + (contexts.size() < 2
                            ? ": a transfer needs two."
                            : ": name the two between which to transfer under \"From cell line\" and \"To cell"
                                    + " line\"."));
        }
        return contexts.get(1);
    }

    private static List<String> sources(
            final SignatureTransferNodeParameters parameters, final List<String> contexts, final String target)
            throws KNIMEException {
        if (parameters.isFromAll()) {
            var others =
                    contexts.stream().filter(context -> !context.equals(target)).toList();
            if (others.isEmpty()) {
                throw new KNIMEException("The table has the cell line \"" + target + "\" only: a transfer needs two.");
            }
            return others;
        }
        return List.of(parameters.from().isEmpty() ? contexts.get(0) : known(parameters.from(), contexts));
    }

    private static String known(final String name, final List<String> contexts) throws KNIMEException {
        if (!contexts.contains(name)) {
            throw new KNIMEException("There is no sample of the cell line \"" + name + "\": the table has "
                    + VectorSource.list(contexts) + ". Choose among these under \"Transfer\".");
        }
        return name;
    }

    private static HeldOutModels models(
            final HeldOut heldOut,
            final boolean isFittedAgain,
            final TransferSamples samples,
            final TransferData data,
            final Progress progress)
            throws FitException {
        var drugs = data.testable();
        if (!isFittedAgain) {
            return HeldOutFits.asGiven(samples.model(), drugs);
        }
        var model = (SpectralAutoencoder) samples.model();
        return heldOut == HeldOut.ALL_DRUGS
                ? HeldOutFits.once(model, drugs, samples.rest(), progress)
                : HeldOutFits.each(model, drugs, samples.rest(), samples.heldOut(), progress);
    }

    private static List<String> warnings(
            final SignatureTransferNodeParameters parameters,
            final TransferSamples samples,
            final SignatureTransfer transfer,
            final List<String> sources,
            final boolean isFittedAgain) {
        var warnings = new ArrayList<>(samples.warnings());
        var model = samples.model();
        if (transfer.drugs().isEmpty()) {
            warnings.add("There is no treated sample with a signature in "
                    + (sources.size() == 1 ? "the cell line " : "the cell lines ") + VectorSource.list(sources)
                    + ", so nothing can be transferred.");
        } else if (transfer.tested().isEmpty()) {
            warnings.add("No drug of " + VectorSource.list(sources)
                    + " was measured in the target, so the predictions cannot be checked.");
        } else if (!isFittedAgain && parameters.m_heldOut != HeldOut.NOTHING) {
            warnings.add(
                    "Only a spectral autoencoder can be fitted again here: this model may have seen the samples that"
                            + " it is to predict.");
        }
        var limit = model.preprocessing().inversionLimit();
        if (limit != null && !limit.isEmpty()) {
            warnings.add(limit);
        }
        return warnings;
    }

    private static BufferedDataTable predictions(
            final SignatureTransfer transfer,
            final TransferSamples samples,
            final VectorWriter writer,
            final ExecutionContext exec)
            throws CanceledExecutionException {
        try (var table = NewTable.open(exec, writer.tableSpec())) {
            for (var drug : transfer.drugs()) {
                exec.checkCanceled();
                boolean isMeasured = drug.measuredChange().isPresent();
                var cells = new ArrayList<DataCell>();
                cells.add(new StringCell(drug.drug()));
                cells.add(new IntCell(drug.weights().size()));
                cells.add(new IntCell(
                        samples.treatedSamples(drug.drug(), drug.weights().keySet())));
                cells.add(isMeasured ? BooleanCell.TRUE : BooleanCell.FALSE);
                cells.add(ScoreColumns.number(
                        isMeasured ? drug.errors().get(transfer.predicted()).changePearson() : Double.NaN));
                cells.add(ScoreColumns.number(drug.rank()));
                cells.add(new IntCell(drug.others()));
                cells.addAll(Arrays.asList(writer.cells(drug.profile())));
                table.add(cells);
            }
            return table.finish();
        }
    }

    private static BufferedDataTable errors(
            final SignatureTransfer transfer,
            final int topGenes,
            final int genes,
            final String verdict,
            final RestsOn restsOn,
            final ExecutionContext exec)
            throws CanceledExecutionException {
        double byChance = topGenes < genes ? (double) topGenes / genes : Double.NaN;
        try (var table = NewTable.open(exec, ERRORS, restsOn)) {
            // the totals first, with the verdict
            for (var method : TransferMethod.values()) {
                table.add(total(transfer, method, byChance, verdict));
            }
            for (var drug : transfer.tested()) {
                exec.checkCanceled();
                for (var entry : drug.errors().entrySet()) {
                    table.add(cells(drug, entry.getKey(), entry.getValue(), byChance));
                }
            }
            return table.finish();
        }
    }

    private static List<DataCell> total(
            final SignatureTransfer transfer,
            final TransferMethod method,
            final double byChance,
            final String verdict) {
        var pearson = transfer.mean(method, TransferError::changePearson);
        var rSquared = transfer.mean(method, TransferError::rSquared);
        var cells = new ArrayList<DataCell>();
        cells.add(ScoreColumns.text(""));
        cells.add(new StringCell(method.title()));
        cells.add(new IntCell((int) transfer.tested().stream()
                .filter(drug -> drug.errors().containsKey(method))
                .count()));
        addWithInterval(cells, pearson, true);
        addWithInterval(cells, rSquared, false);
        addMean(cells, transfer, method, TransferError::relativeError);
        addMean(cells, transfer, method, TransferError::topGeneOverlap);
        cells.add(ScoreColumns.number(byChance));
        cells.add(ScoreColumns.text(note(transfer, method, rSquared)));
        cells.add(method == transfer.predicted() ? new StringCell(verdict) : ScoreColumns.text(""));
        return cells;
    }

    private static void addWithInterval(
            final List<DataCell> cells, final Jackknife figure, final boolean isCorrelation) {
        var interval = isCorrelation ? figure.correlationInterval() : figure.interval();
        cells.add(ScoreColumns.number(figure.estimate()));
        cells.add(ScoreColumns.number(interval.low()));
        cells.add(ScoreColumns.number(interval.high()));
    }

    private static void addMean(
            final List<DataCell> cells,
            final SignatureTransfer transfer,
            final TransferMethod method,
            final ToDoubleFunction<TransferError> figure) {
        cells.add(ScoreColumns.number(transfer.mean(method, figure).estimate()));
    }

    private static String note(final SignatureTransfer transfer, final TransferMethod method, final Jackknife figure) {
        if (method == TransferMethod.WEIGHTED && transfer.weights().tau().isEmpty()) {
            return "missing: it takes " + ContextWeights.FEWEST_SOURCES
                    + " cell lines besides the target to find out how weights should fall with distance, and there are "
                    + transfer.weights().distances().size();
        }
        if ((method == TransferMethod.EQUAL || method == TransferMethod.NEAREST)
                && figure.size() == 0
                && !transfer.tested().isEmpty()) {
            return "missing: the effect is taken from one cell line";
        }
        if (method == TransferMethod.WRONG_DRUGS && figure.size() > 0) {
            return "medians over other drugs";
        }
        return figure.size() == 0 ? "" : ScoreColumns.note(figure.interval());
    }

    private static List<DataCell> cells(
            final Prediction drug, final TransferMethod method, final TransferError error, final double byChance) {
        var cells = new ArrayList<DataCell>();
        cells.add(new StringCell(drug.drug()));
        cells.add(new StringCell(method.title()));
        cells.add(new IntCell(1));
        cells.add(ScoreColumns.number(error.changePearson()));
        cells.add(ScoreColumns.text(""));
        cells.add(ScoreColumns.text(""));
        cells.add(ScoreColumns.number(error.rSquared()));
        cells.add(ScoreColumns.text(""));
        cells.add(ScoreColumns.text(""));
        cells.add(ScoreColumns.number(error.relativeError()));
        cells.add(ScoreColumns.number(error.topGeneOverlap()));
        cells.add(ScoreColumns.number(byChance));
        cells.add(ScoreColumns.text(
                method == TransferMethod.WRONG_DRUGS ? "median of " + drug.others() + " other drugs" : ""));
        cells.add(ScoreColumns.text(""));
        return cells;
    }

    private static BufferedDataTable weights(
            final SignatureTransfer transfer, final TransferSamples samples, final ExecutionContext exec)
            throws CanceledExecutionException {
        try (var table = NewTable.open(exec, WEIGHTS)) {
            for (var drug : transfer.drugs()) {
                exec.checkCanceled();
                for (var weight : drug.weights().entrySet()) {
                    table.add(
                            new StringCell(drug.drug()),
                            new StringCell(weight.getKey()),
                            new DoubleCell(weight.getValue()),
                            ScoreColumns.number(transfer.weights().distances().get(weight.getKey())),
                            new IntCell(samples.treatedSamples(drug.drug(), List.of(weight.getKey()))));
                }
            }
            return table.finish();
        }
    }
}
