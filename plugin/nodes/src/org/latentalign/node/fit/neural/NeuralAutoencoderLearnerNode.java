package org.latentalign.node.fit.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.AutoencoderSummary.Fact;
import org.latentalign.autoencoder.NeuralAutoencoder;
import org.latentalign.autoencoder.PreprocessingStep;
import org.latentalign.kernel.FitException;
import org.latentalign.neural.Architecture;
import org.latentalign.neural.EpochLoss;
import org.latentalign.neural.ErrorDifference;
import org.latentalign.neural.Initialization;
import org.latentalign.neural.LinearReconstruction;
import org.latentalign.neural.Network;
import org.latentalign.neural.RowStore;
import org.latentalign.neural.Stretch;
import org.latentalign.neural.Training;
import org.latentalign.neural.TrainingOptions;
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
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.Spectrum;

/** What the Neural Autoencoder Learner does: settings and table in, model, losses and stretch out. */
final class NeuralAutoencoderLearnerNode {

    private static final String LOSS_TABLE = "Losses";

    /** An epoch beside what it is compared with. */
    private record LossRow(EpochLoss loss, ReconstructionErrors errors) {}

    private static final List<Column<LossRow>> LOSSES = List.of(
            Column.count("Epoch", row -> row.loss().epoch()),
            Column.number("Training loss", row -> row.loss().training()),
            Column.number("Validation loss", row -> row.loss().validation()),
            Column.number("Training error", row -> row.loss().trainingError()),
            Column.number("Validation error", row -> row.loss().validationError()),
            Column.number("PCA training error", row -> row.errors().componentsTraining()),
            Column.number("PCA validation error", row -> row.errors().componentsValidation()));

    private static final String SIZE_TABLE = "Bottleneck Sizes";

    private static final List<Column<ReconstructionErrors>> SIZES = List.of(
            Column.count("Bottleneck size", ReconstructionErrors::size),
            Column.count("Epoch", errors -> errors.kept().epoch()),
            Column.number("Training error", errors -> errors.kept().trainingError()),
            Column.number("Validation error", errors -> errors.kept().validationError()),
            Column.number("PCA training error", ReconstructionErrors::componentsTraining),
            Column.number("PCA validation error", ReconstructionErrors::componentsValidation));

    /** The first output that only those have who added it, besides the picture. */
    private static final int OPTIONAL_OUT = 3;

    /**
     * All that decides what a training comes to.
     *
     * @param rows a checksum of the rows, preprocessed
     * @param centered whether their mean is subtracted
     * @param architecture the network's shape
     * @param initialization its start
     * @param startSeed of the initial weights
     * @param options how it is trained
     */
    private record Task(
            long rows,
            boolean centered,
            Architecture architecture,
            Initialization initialization,
            long startSeed,
            TrainingOptions options) {}

    private static final String STRETCH_TABLE = "Stretch";

    private static final List<Column<Stretch>> STRETCH = List.of(
            Column.count("Index", Stretch::index),
            Column.number("Eigenvalue", Stretch::eigenvalue),
            Column.number("Share", Stretch::share),
            Column.number("Initial stretch", Stretch::initial),
            Column.number("Trained stretch", Stretch::trained),
            Column.number(
                    "Ratio",
                    direction -> direction.initial() == 0 ? Double.NaN : direction.trained() / direction.initial()));

    private static final int STRETCHED_DIRECTIONS = 100;

    private static final int STRETCHED_POINTS = 64;

    /** How many of these the model's description tells. */
    private static final int DESCRIBED_DIRECTIONS = 5;

    private static final double READING_SHARE = 0.1;

    private static final double SPECTRUM_SHARE = 0.05;

    private static final double TRAINING_SHARE = 0.79;

    private NeuralAutoencoderLearnerNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        NeuralAutoencoderLearnerNodeParameters parameters = input.getParameters();
        parameters.validate();
        var source = parameters.vectors().source(input.getInTableSpec(0));
        output.setOutSpec(0, modelSpec(source, parameters, source.dimension()));
        output.setOutSpec(1, Column.spec(LOSS_TABLE, LOSSES));
        output.setOutSpec(2, Column.spec(STRETCH_TABLE, STRETCH));
        int sizes = sizesPort(input.getOutPortTypes());
        if (sizes >= 0) {
            output.setOutSpec(sizes, Column.spec(SIZE_TABLE, SIZES));
        }
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            NeuralAutoencoderLearnerNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            try (var rows = TrainingRows.read(input.getInTable(0), parameters, exec.createSubProgress(READING_SHARE))) {
                train(input, rows, output);
            }
        });
    }

    /** Where the table of bottleneck sizes goes; -1 when the user has not added it. */
    private static int sizesPort(final PortType[] outputs) {
        for (int port = OPTIONAL_OUT; port < outputs.length; port++) {
            if (outputs[port].equals(BufferedDataTable.TYPE)) {
                return port;
            }
        }
        return -1;
    }

    @SuppressWarnings("resource") // the store is closed with the rows
    private static void train(final ExecuteInput input, final TrainingRows rows, final ExecuteOutput output)
            throws FitException, InvalidSettingsException, CanceledExecutionException, KNIMEException {
        NeuralAutoencoderLearnerNodeParameters parameters = input.getParameters();
        var exec = input.getExecutionContext();
        var source = rows.source();
        var store = rows.store();
        int dimension = store.dimension();
        var architecture = parameters.architecture(dimension);
        var options = parameters.trainingOptions();
        var initialization = parameters.initialization();
        double[] center = rows.center();
        var spectrum = Spectrum.of(
                rows.moment(), new Scale.One(), NodeExecution.progress(exec.createSubProgress(SPECTRUM_SHARE)));
        requireUnitValues(parameters, store);
        var sizes = parameters.bottleneckSizes();
        var components = LinearReconstruction.of(
                store,
                center,
                options,
                architecture.biased(),
                Math.max(architecture.narrowest(), largest(sizes)),
                NodeThreads.POOL,
                NodeThreads.count(),
                NodeExecution.progress(exec.createSubProgress(SPECTRUM_SHARE)));
        double share = TRAINING_SHARE / (parameters.m_restarts + sizes.size());
        var restarts = new Restarts();
        for (int attempt = 0; attempt < parameters.m_restarts; attempt++) {
            long seed = options.seed() + attempt;
            Network start = initialization.start(architecture, spectrum, seed);
            var trained = training(
                    new Task(store.checksum(), parameters.isCentered(), architecture, initialization, seed, options),
                    store,
                    center,
                    start,
                    exec,
                    share);
            restarts.add(new Restarts.Attempt(seed, start, trained));
            if (trained.end() == Training.End.CANCELED) {
                break; // the user did not want to wait for more
            }
        }
        var best = restarts.best();
        var start = best.start();
        var training = best.training();
        var errors = ReconstructionErrors.of(
                architecture,
                best.kept(),
                components,
                ErrorDifference.of(
                        store,
                        center,
                        training.network(),
                        components,
                        architecture.narrowest(),
                        options,
                        NodeExecution.progress(exec.createSilentSubProgress(0))));
        var compared = compared(parameters, spectrum, store, center, components, exec, share);
        var warnings = new ArrayList<>(rows.warnings());
        if (training.end() == Training.End.CANCELED) {
            warnings.add(CanceledTrainings.warning(training.losses().size(), options.epochs(), training.keptEpoch()));
        }
        errors.warning().ifPresent(warnings::add);
        var stretch = Stretch.of(
                start,
                training.network(),
                parameters.embedding(),
                store.sample(STRETCHED_POINTS, center),
                spectrum,
                STRETCHED_DIRECTIONS,
                NodeExecution.progress(
                        exec.createSubProgress(1 - READING_SHARE - 2 * SPECTRUM_SHARE - TRAINING_SHARE)));

        var model = new NeuralAutoencoder(
                training.network(),
                parameters.embedding(),
                parameters.preprocessing(),
                center,
                source.elementNames(),
                facts(initialization.title(), options, restarts, errors, stretch, store.count()));
        NodeExecution.warn(output, warnings);
        output.setOutData(
                0, new AutoencoderPortObject(modelSpec(source, parameters, OptionalInt.of(dimension)), model));
        output.setOutData(
                1,
                NewTable.of(
                        exec,
                        LOSS_TABLE,
                        LOSSES,
                        training.losses().stream()
                                .map(loss -> new LossRow(loss, errors))
                                .toList()));
        output.setOutData(2, NewTable.of(exec, STRETCH_TABLE, STRETCH, stretch));
        int sizesPort = sizesPort(input.getOutPortTypes());
        if (sizesPort >= 0) {
            output.setOutData(sizesPort, NewTable.of(exec, SIZE_TABLE, SIZES, compared));
        }
        var figure = TrainingFigure.of(training, stretch, errors, compared);
        var named = figure.about(source.label());
        FigureView.show(output, exec, named);
        FigureImage.write(input, output, named);
        CanceledTrainings.forget();
    }

    /** A sigmoid output can give nothing else. */
    private static void requireUnitValues(final NeuralAutoencoderLearnerNodeParameters parameters, final RowStore store)
            throws FitException {
        if (parameters.isSigmoidOutput() && !(store.least() >= 0 && store.greatest() <= 1)) {
            throw new FitException("A sigmoid output gives values between 0 and 1, but those of the rows reach from "
                    + store.least() + " to " + store.greatest()
                    + ": scale the rows by min-max in the preprocessing, or choose the linear output.");
        }
    }

    private static int largest(final List<Integer> sizes) {
        return sizes.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** The same network with other innermost layers. */
    private static List<ReconstructionErrors> compared(
            final NeuralAutoencoderLearnerNodeParameters parameters,
            final Spectrum spectrum,
            final RowStore store,
            final double[] center,
            final LinearReconstruction components,
            final ExecutionContext exec,
            final double share)
            throws FitException, InvalidSettingsException {
        var options = parameters.trainingOptions();
        var results = new ArrayList<ReconstructionErrors>();
        for (int size : parameters.bottleneckSizes()) {
            var architecture = parameters.architecture(store.dimension(), size);
            var training = Training.of(
                    store,
                    center,
                    parameters.initialization().start(architecture, spectrum, options.seed()),
                    options.withoutKeeping(),
                    NodeThreads.POOL,
                    NodeThreads.count() - 1,
                    NodeExecution.progress(exec.createSubProgress(share)));
            results.add(ReconstructionErrors.of(
                    architecture, training.losses().get(training.keptEpoch() - 1), components, ErrorDifference.NONE));
        }
        return results;
    }

    /**
     * Trains, unless the same task was canceled in the last execution of this node and its model was to be kept: then
     * that is the result.
     */
    private static Training training(
            final Task task,
            final RowStore store,
            final double[] center,
            final Network start,
            final ExecutionContext exec,
            final double share)
            throws FitException, CanceledExecutionException {
        var kept = CanceledTrainings.find(task, Training.class);
        if (kept.isPresent()) {
            return kept.get();
        }
        var training = Training.of(
                store,
                center,
                start,
                task.options(),
                NodeThreads.POOL,
                NodeThreads.count() - 1,
                NodeExecution.progress(exec.createSubProgress(share)));
        if (training.end() == Training.End.CANCELED) {
            CanceledTrainings.keep(task, training);
            throw CanceledTrainings.canceled(training.losses().size(), training.keptEpoch());
        }
        return training;
    }

    private static List<Fact> facts(
            final String initialization,
            final TrainingOptions options,
            final Restarts restarts,
            final ReconstructionErrors errors,
            final List<Stretch> stretch,
            final long count) {
        var training = restarts.best().training();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Rows (n)", Long.toString(count)));
        facts.add(new Fact("Initialization", initialization));
        facts.add(new Fact(
                "Optimizer",
                options.optimizer().title() + ", learning rate " + options.learningRate()
                        + (options.decayEpochs() == 0
                                ? ""
                                : " times " + options.decayFactor() + " every " + options.decayEpochs() + " epochs")
                        + ", batch size " + options.batchSize()));
        facts.add(new Fact("L2 penalty", options.weightDecay() == 0 ? "none" : Double.toString(options.weightDecay())));
        facts.add(new Fact("Input noise", options.noise().title()));
        facts.add(new Fact(
                "Validation share",
                options.validationShare() == 0 ? "none" : Double.toString(options.validationShare())));
        facts.add(new Fact(
                "Epochs",
                training.losses().size() + ", because " + training.end().reason()));
        facts.add(new Fact("Model of epoch", Integer.toString(training.keptEpoch())));
        var kept = training.losses().get(training.keptEpoch() - 1);
        facts.add(new Fact("Training loss", text(kept.training())));
        facts.add(new Fact("Validation loss", Double.isNaN(kept.validation()) ? "none" : text(kept.validation())));
        facts.add(new Fact("Error", text(errors.error())));
        facts.add(new Fact(
                "Error of PCA with as many dimensions as the narrowest layer, " + errors.size(),
                text(errors.componentsError())));
        if (errors.isNarrow()) {
            facts.add(new Fact("Compared with PCA", errors.verdict()));
        }
        if (restarts.count() > 1) {
            facts.add(new Fact("Restarts", restarts.title()));
        }
        facts.add(new Fact(
                "Stretch of the strongest directions",
                stretch.stream()
                        .limit(DESCRIBED_DIRECTIONS)
                        .map(direction ->
                                String.format(Locale.ROOT, "%.4g to %.4g", direction.initial(), direction.trained()))
                        .collect(Collectors.joining(", "))));
        facts.add(new Fact("Seed", Long.toString(options.seed())));
        return facts;
    }

    private static String text(final double loss) {
        return String.format(Locale.ROOT, "%.6g", loss);
    }

    private static AutoencoderPortObjectSpec modelSpec(
            final VectorSource source,
            final NeuralAutoencoderLearnerNodeParameters parameters,
            final OptionalInt dimension)
            throws InvalidSettingsException {
        int d = dimension.orElse(AutoencoderPortObjectSpec.UNKNOWN);
        return new AutoencoderPortObjectSpec(new AutoencoderPortObjectSpec.Content(
                source.shape(),
                AutoencoderPortObjectSpec.inputColumn(source),
                source.elementNames(),
                d,
                parameters.latentDimension(dimension).orElse(AutoencoderPortObjectSpec.UNKNOWN),
                parameters.preprocessing().steps().stream()
                        .map(PreprocessingStep::title)
                        .toList(),
                "network with " + parameters.activation().title(),
                parameters.embedding().title()));
    }
}
