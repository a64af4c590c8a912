package org.latentalign.node.fit.variational;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.AutoencoderSummary.Fact;
import org.latentalign.autoencoder.NeuralAutoencoder;
import org.latentalign.autoencoder.PreprocessingStep;
import org.latentalign.kernel.FitException;
import org.latentalign.neural.Architecture;
import org.latentalign.neural.ErrorDifference;
import org.latentalign.neural.Initialization;
import org.latentalign.neural.LatentDimension;
import org.latentalign.neural.LinearReconstruction;
import org.latentalign.neural.LinearVariationalOptimum;
import org.latentalign.neural.RowStore;
import org.latentalign.neural.Training;
import org.latentalign.neural.TrainingOptions;
import org.latentalign.neural.VariationalEpoch;
import org.latentalign.neural.VariationalEvaluation;
import org.latentalign.neural.VariationalNetwork;
import org.latentalign.neural.VariationalOptions;
import org.latentalign.neural.VariationalTraining;
import org.latentalign.node.fit.variational.VariationalAutoencoderLearnerNodeParameters.BetaChoice;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.node.shared.learner.CanceledTrainings;
import org.latentalign.node.shared.learner.TrainingRows;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.progress.Progress;

/** What the Variational Autoencoder Learner does: settings and table in, model, losses and dimensions out. */
final class VariationalAutoencoderLearnerNode {

    private static final String LOSS_TABLE = "Losses";

    /** An epoch beside what it is compared with. */
    private record LossRow(VariationalEpoch epoch, VariationalFit fit) {}

    private static final List<Column<LossRow>> LOSSES = List.of(
            Column.count("Epoch", row -> row.epoch().epoch()),
            Column.number("Training loss", row -> row.epoch().training().all()),
            Column.number("Training error", row -> row.epoch().training().squaredError()),
            Column.number("Training KL", row -> row.epoch().training().divergence()),
            Column.number("Training curvature", row -> row.epoch().training().curvature()),
            Column.number("Validation loss", row -> row.epoch().validation().all()),
            Column.number("Validation error", row -> row.epoch().validation().squaredError()),
            Column.number("Validation KL", row -> row.epoch().validation().divergence()),
            Column.number(
                    "Validation curvature", row -> row.epoch().validation().curvature()),
            Column.number("Linear optimum", row -> row.fit().optimalLoss()),
            Column.number(
                    "PCA training error",
                    row -> row.fit().components().trainingError(row.fit().latentDimension())),
            Column.number(
                    "PCA validation error",
                    row -> row.fit().components().validationError(row.fit().latentDimension())));

    /**
     * All that decides what a training comes to.
     *
     * @param rows a checksum of the rows, preprocessed
     * @param centered whether their mean is subtracted
     * @param architecture the shape of the encoder with the means, and of the decoder
     * @param initialization its start
     * @param options how it is trained
     * @param variational what the loss consists of
     */
    private record Task(
            long rows,
            boolean centered,
            Architecture architecture,
            Initialization initialization,
            TrainingOptions options,
            VariationalOptions variational) {}

    private static final String DIMENSION_TABLE = "Dimensions";

    /** A latent dimension beside the direction of the data that theory gives it. */
    private record DimensionRow(LatentDimension dimension, double theory) {}

    private static final List<Column<DimensionRow>> DIMENSIONS = List.of(
            Column.count("Latent dimension", row -> row.dimension().index()),
            Column.number("KL", row -> row.dimension().divergence()),
            Column.number("KL in theory", DimensionRow::theory),
            Column.number("Variance of mean", row -> row.dimension().meanVariance()),
            Column.number("Mean sigma", row -> row.dimension().meanDeviation()),
            Column.truth("Carries information", row -> row.dimension().isActive()));

    private static final double READING_SHARE = 0.1;

    private static final double COMPONENTS_SHARE = 0.05;

    private static final double TRAINING_SHARE = 0.8;

    private VariationalAutoencoderLearnerNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        VariationalAutoencoderLearnerNodeParameters parameters = input.getParameters();
        parameters.validate();
        var source = parameters.vectors().source(input.getInTableSpec(0));
        output.setOutSpec(0, modelSpec(source, parameters, source.dimension()));
        output.setOutSpec(1, Column.spec(LOSS_TABLE, LOSSES));
        output.setOutSpec(2, Column.spec(DIMENSION_TABLE, DIMENSIONS));
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            VariationalAutoencoderLearnerNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            try (var rows = TrainingRows.read(input.getInTable(0), parameters, exec.createSubProgress(READING_SHARE))) {
                train(input, rows, output);
            }
        });
    }

    @SuppressWarnings("resource") // the store is closed with the rows
    private static void train(final ExecuteInput input, final TrainingRows rows, final ExecuteOutput output)
            throws FitException, InvalidSettingsException, CanceledExecutionException, KNIMEException {
        VariationalAutoencoderLearnerNodeParameters parameters = input.getParameters();
        var exec = input.getExecutionContext();
        var source = rows.source();
        var store = rows.store();
        double[] center = rows.center();
        int dimension = store.dimension();
        int latent = parameters.m_latentDimensions;
        var options = parameters.trainingOptions();
        var components = LinearReconstruction.of(
                store,
                center,
                options,
                true,
                latent,
                NodeThreads.POOL,
                NodeThreads.count(),
                NodeExecution.progress(exec.createSubProgress(COMPONENTS_SHARE)));
        if (parameters.m_betaChoice == BetaChoice.AUTOMATIC) {
            requireRest(components, latent);
        }
        var variational =
                parameters.variationalOptions(LinearVariationalOptimum.automaticBeta(components.eigenvalues(), latent));
        var optimum = LinearVariationalOptimum.of(components.eigenvalues(), latent, variational.beta());
        NodeExecution.warn(output, VariationalFit.room(optimum));
        exec.setMessage(
                "Beta leaves room for " + VariationalFit.dimensions(optimum.activeDimensions()) + " of " + latent);
        var start = VariationalNetwork.start(
                parameters.architecture(dimension), parameters.initialization(), options.seed());
        var training = training(
                new Task(
                        store.checksum(),
                        center.length > 0,
                        parameters.architecture(dimension),
                        parameters.initialization(),
                        options,
                        variational),
                store,
                center,
                start,
                NodeExecution.progress(exec.createSubProgress(TRAINING_SHARE)));
        var evaluation = VariationalEvaluation.of(
                store,
                center,
                training.network(),
                options,
                NodeThreads.POOL,
                NodeThreads.count() - 1,
                NodeExecution.progress(exec.createSubProgress(1 - READING_SHARE - COMPONENTS_SHARE - TRAINING_SHARE)));
        var difference = ErrorDifference.of(
                store,
                center,
                training.network().meanNetwork(),
                components,
                latent,
                options,
                NodeExecution.progress(exec.createSilentSubProgress(0)));
        var fit = new VariationalFit(
                training,
                evaluation,
                components,
                optimum,
                difference,
                parameters.architecture(dimension).canBeatComponents(),
                dimension);
        var model = NeuralAutoencoder.variational(
                training.network().meanNetwork(),
                training.network().embedding(),
                training.network().logVarianceHead(),
                parameters.preprocessing(),
                center,
                source.elementNames(),
                facts(parameters, options, variational, fit, store.count()));
        var warnings = new ArrayList<>(rows.warnings());
        if (training.end() == Training.End.CANCELED) {
            warnings.add(CanceledTrainings.warning(training.epochs().size(), options.epochs(), training.keptEpoch()));
        }
        warnings.addAll(fit.warnings());
        NodeExecution.warn(output, warnings);
        output.setOutData(
                0, new AutoencoderPortObject(modelSpec(source, parameters, OptionalInt.of(dimension)), model));
        output.setOutData(
                1,
                NewTable.of(
                        exec,
                        LOSS_TABLE,
                        LOSSES,
                        training.epochs().stream()
                                .map(epoch -> new LossRow(epoch, fit))
                                .toList()));
        output.setOutData(2, NewTable.of(exec, DIMENSION_TABLE, DIMENSIONS, dimensions(fit)));
        var figure = VariationalFigure.of(fit).about(source.label());
        FigureView.show(output, exec, figure);
        FigureImage.write(input, output, figure);
        CanceledTrainings.forget();
    }

    /**
     * Trains, unless the same task was canceled in the last execution of this node and its model was to be kept: then
     * that is the result.
     */
    private static VariationalTraining training(
            final Task task,
            final RowStore store,
            final double[] center,
            final VariationalNetwork start,
            final Progress progress)
            throws FitException, CanceledExecutionException {
        var kept = CanceledTrainings.find(task, VariationalTraining.class);
        if (kept.isPresent()) {
            return kept.get();
        }
        var training = VariationalTraining.of(
                store,
                center,
                start,
                task.options(),
                task.variational(),
                NodeThreads.POOL,
                NodeThreads.count() - 1,
                progress);
        if (training.end() == Training.End.CANCELED) {
            CanceledTrainings.keep(task, training);
            throw CanceledTrainings.canceled(training.epochs().size(), training.keptEpoch());
        }
        return training;
    }

    /** Nothing would be left to count as noise. */
    private static void requireRest(final LinearReconstruction components, final int latent) throws FitException {
        if (latent >= components.rank()) {
            throw new FitException("The rows trained on vary in " + components.rank()
                    + (components.rank() == 1 ? " direction" : " directions") + " only, so that "
                    + latent + " latent dimensions leave no variance beyond them from which beta could be set: choose"
                    + (components.rank() > 1 ? " fewer latent dimensions than " + components.rank() + ", or" : "")
                    + " a number as beta.");
        }
    }

    private static List<DimensionRow> dimensions(final VariationalFit fit) {
        double[] eigenvalues = fit.components().eigenvalues();
        var dimensions = fit.evaluation().dimensions();
        return IntStream.range(0, dimensions.size())
                .mapToObj(i -> new DimensionRow(
                        dimensions.get(i),
                        i < eigenvalues.length
                                ? LinearVariationalOptimum.divergence(
                                        eigenvalues[i], fit.optimum().beta())
                                : 0))
                .toList();
    }

    private static List<Fact> facts(
            final VariationalAutoencoderLearnerNodeParameters parameters,
            final TrainingOptions options,
            final VariationalOptions variational,
            final VariationalFit fit,
            final long count) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Rows (n)", Long.toString(count)));
        facts.add(new Fact(
                "Beta",
                text(variational.beta()) + (parameters.m_betaChoice == BetaChoice.AUTOMATIC ? ", automatic" : "")));
        facts.add(
                new Fact("Warm-up", variational.warmUpEpochs() == 0 ? "none" : variational.warmUpEpochs() + " epochs"));
        facts.add(new Fact(
                "Weights of curvature",
                variational.curvature().isActive()
                        ? variational.curvature().extrinsic() + " extrinsic, "
                                + variational.curvature().parameterEffects() + " parameter effects"
                        : "none"));
        facts.add(new Fact("Initialization", parameters.initialization().title()));
        facts.add(new Fact(
                "Optimizer",
                options.optimizer().title() + ", learning rate " + options.learningRate() + ", batch size "
                        + options.batchSize()));
        facts.add(new Fact(
                "Validation share",
                options.validationShare() == 0 ? "none" : Double.toString(options.validationShare())));
        facts.add(new Fact(
                "Epochs",
                fit.training().epochs().size() + ", because "
                        + fit.training().end().reason()));
        facts.add(new Fact("Model of epoch", Integer.toString(fit.training().keptEpoch())));
        facts.add(new Fact("Training loss", text(fit.kept().training().all())));
        facts.add(new Fact("Linear optimum", text(fit.optimalLoss())));
        facts.add(new Fact("KL divergence", text(fit.evaluation().divergence()) + " nats"));
        facts.add(new Fact(
                "Dimensions that carry information",
                Integer.toString(fit.evaluation().activeDimensions())));
        facts.add(new Fact("Error at the mean", text(fit.error())));
        facts.add(new Fact("Error of PCA", text(fit.componentsError())));
        facts.add(new Fact("Seed", Long.toString(options.seed())));
        return facts;
    }

    private static String text(final double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    private static AutoencoderPortObjectSpec modelSpec(
            final VectorSource source,
            final VariationalAutoencoderLearnerNodeParameters parameters,
            final OptionalInt dimension)
            throws InvalidSettingsException {
        return new AutoencoderPortObjectSpec(new AutoencoderPortObjectSpec.Content(
                source.shape(),
                AutoencoderPortObjectSpec.inputColumn(source),
                source.elementNames(),
                dimension.orElse(AutoencoderPortObjectSpec.UNKNOWN),
                parameters.m_latentDimensions,
                parameters.preprocessing().steps().stream()
                        .map(PreprocessingStep::title)
                        .toList(),
                "variational network with " + parameters.activation().title(),
                "means of the latent distribution"));
    }
}
