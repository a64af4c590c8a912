package org.latentalign.node.score.transfer;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.SpectralAutoencoder;
import org.latentalign.node.score.transfer.SignatureTransferNodeParameters.HeldOut;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.learner.FitSize;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.progress.Progress;
import org.latentalign.score.transfer.SignatureTransfer;
import org.latentalign.score.transfer.SignatureTransfer.HeldOutModels;
import org.latentalign.score.transfer.TransferVerdict;

/** What Signature Transfer does: a model and samples in; predicted profiles, their errors and weights out. */
final class SignatureTransferNode {

    private static final int MODEL = 0;

    private static final int SAMPLES = 1;

    private static final double READING_SHARE = 0.3;

    /** From so many dimensions on, no d x d matrix is decomposed for every drug; it is refused before any work. */
    private static final int LARGEST_FIT = 6000;

    private SignatureTransferNode() {}

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
                        : TransferTables.predictionsSpec(
                                parameters.m_outputShape,
                                source,
                                model.content().inputDimension()),
                TransferTables.errorsSpec(source.label()),
                TransferTables.weightsSpec());
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
            var refit = parameters.m_heldOut != HeldOut.NOTHING
                            && model instanceof SpectralAutoencoder spectral
                            && !spectral.isGiven()
                    ? refit(spectral, FitSize.here(table.size(), model.inputDimension()))
                    : null;
            boolean isFittedAgain = refit != null;
            var samples = new TransferSamples(table, source, roles, model, target, refit);
            samples.read(NodeExecution.progress(exec.createSubProgress(READING_SHARE)));
            var data = samples.data(sources);
            var progress = NodeExecution.progress(exec.createSubProgress(1 - READING_SHARE));
            var transfer = SignatureTransfer.of(
                    data,
                    model,
                    models(parameters.m_heldOut, refit, samples, data.testable(), progress),
                    new SignatureTransfer.Options(
                            parameters.isFromAll(), parameters.predictedBy(), parameters.m_topGenes, parameters.m_seed),
                    progress);
            var verdict = TransferVerdict.of(
                    transfer, !isFittedAgain && !transfer.tested().isEmpty());
            var tables = new TransferTables(transfer, samples, verdict, exec);
            output.setOutData(
                    tables.predictions(parameters.m_outputShape, source, model.inputDimension()),
                    tables.errors(parameters.m_topGenes, model.inputDimension(), source.label()),
                    tables.weights());
            var figure = TransferFigure.of(transfer, verdict, source.elementNames(), isFittedAgain);
            var named = figure.about(source.label());
            FigureView.show(output, exec, named);
            FigureImage.write(input, output, named);
            NodeExecution.warn(output, warnings(parameters, samples, transfer, sources, isFittedAgain));
        });
    }

    /** The way in which the model can be fitted again, by the number of samples and dimensions. */
    static Refit refit(final SpectralAutoencoder model, final FitSize size) throws KNIMEException {
        boolean isByRows = RowsRefit.isAffordable(size);
        if (!isByRows && size.dimensions() > LARGEST_FIT) {
            throw new KNIMEException("A model of " + size.dimensions() + " dimensions cannot be fitted again to "
                    + size.rows() + " samples here, which would take more memory or time than there is: choose"
                    + " \"Nothing\" under \"Held out of the model\", and a model that was fitted without the treated"
                    + " samples of the target.");
        }
        return isByRows ? new RowsRefit(model) : new MomentRefit(model);
    }

    private static String target(final SignatureTransferNodeParameters parameters, final List<String> contexts)
            throws KNIMEException {
        if (!parameters.to().isEmpty()) {
            return known(parameters.to(), contexts);
        }
        if (contexts.size() != 2) {
            throw new KNIMEException("The table has "
                    + (contexts.isEmpty()
                            ? "no cell line"
                            : contexts.size()
                                    + (contexts.size() == 1 ? " cell line, " : " cell lines, ")
                                    + VectorSource.list(contexts))
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
            final Refit refit,
            final TransferSamples samples,
            final List<String> drugs,
            final Progress progress) {
        return sink -> {
            if (refit != null && heldOut == HeldOut.EACH_DRUG) {
                refit.withoutEach(drugs, samples.heldOut(), sink, progress);
            } else if (!drugs.isEmpty()) {
                var same = refit == null ? samples.model() : refit.withoutAll(progress);
                for (var drug : drugs) {
                    sink.accept(drug, same);
                }
            }
        };
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
}
