package org.latentalign.node.fit.spectral;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.Coordinates;
import org.latentalign.autoencoder.DirectionMethod;
import org.latentalign.autoencoder.PreprocessedMoment;
import org.latentalign.autoencoder.PreprocessingStep;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.autoencoder.SpectrumRow;
import org.latentalign.kernel.FitException;
import org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeParameters.FoundDirections;
import org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeParameters.LatentDimensions;
import org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeParameters.OutputCoordinates;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.learner.FitRows;
import org.latentalign.node.shared.learner.FitSize;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.port.SecondMomentPortObject;
import org.latentalign.node.shared.port.SecondMomentPortObjectSpec;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.spectral.FittedRows;
import org.latentalign.spectral.GainScaling;
import org.latentalign.spectral.NullDirections;
import org.latentalign.spectral.Spectrum;

/** What the Spectral Autoencoder Learner does: settings and table or second moment in, model and spectrum out. */
final class SpectralAutoencoderLearnerNode {

    private static final String SPECTRUM = "Spectrum";

    /** A direction, and the share of it and all before it. */
    private record Direction(SpectrumRow row, double cumulativeShare) {}

    private static final List<Column<Direction>> SPECTRUM_COLUMNS = List.of(
            Column.count("Index", direction -> direction.row().index()),
            Column.number("Eigenvalue", direction -> direction.row().eigenvalue()),
            Column.number("Share", direction -> direction.row().share()),
            Column.number("Cumulative share", Direction::cumulativeShare),
            Column.number("Initial gain", direction -> direction.row().initialGain()),
            Column.number("Trained gain", direction -> direction.row().trainedGain()),
            Column.number("Decoder gain", direction -> direction.row().decoderGain()));

    /** Matrices of d x d numbers that are in memory together when a second moment is fitted, itself included. */
    private static final long MATRICES = 6;

    private SpectralAutoencoderLearnerNode() {}

    /**
     * What the model is told about the vectors that it takes.
     *
     * @param shape how the table holds them
     * @param column name of the vector column, or empty
     * @param names of the d values, or none
     * @param dimension d, or nothing when it is not known yet
     */
    private record Vectors(VectorShape shape, String column, List<String> names, OptionalInt dimension) {

        static Vectors of(final VectorSource source, final OptionalInt dimension) {
            return new Vectors(
                    source.shape(), AutoencoderPortObjectSpec.inputColumn(source), source.elementNames(), dimension);
        }

        static Vectors of(final SecondMomentPortObjectSpec moment) {
            var content = moment.content();
            return new Vectors(
                    content.shape(),
                    content.inputColumn(),
                    content.inputNames(),
                    content.inputDimension() == SecondMomentPortObjectSpec.UNKNOWN
                            ? OptionalInt.empty()
                            : OptionalInt.of(content.inputDimension()));
        }
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        SpectralAutoencoderLearnerNodeParameters parameters = input.getParameters();
        var options = options(parameters);
        if (input.getInPortSpecs().length == 0) {
            throw new InvalidSettingsException(
                    "The input \"Vectors\" was removed: add it again at the node, as a table or"
                            + " as a Second Moment.");
        }
        PortObjectSpec spec = input.getInPortSpec(0);
        if (spec instanceof SecondMomentPortObjectSpec moment) {
            requireSameSteps(options, moment.content().preprocessing());
            var vectors = Vectors.of(moment);
            output.setOutSpec(
                    0,
                    modelSpec(
                            vectors,
                            options,
                            moment.content().preprocessing(),
                            latent(parameters, options, vectors.dimension())));
        } else {
            var source = parameters.vectors().source((DataTableSpec) spec);
            var vectors = Vectors.of(source, source.dimension());
            output.setOutSpec(
                    0, modelSpec(vectors, options, titles(options), latent(parameters, options, vectors.dimension())));
        }
        output.setOutSpec(1, Column.spec(SPECTRUM, SPECTRUM_COLUMNS));
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            SpectralAutoencoderLearnerNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var options = options(parameters);
            PortObject object = input.getInPortObject(0);
            SpectralFit fit;
            Vectors vectors;
            String label;
            var warnings = new ArrayList<String>();
            if (object instanceof SecondMomentPortObject moment) {
                requireSameSteps(options, moment.getSpec().content().preprocessing());
                vectors = Vectors.of(moment.getSpec());
                label = "Second Moment";
                fit = fit(moment.moment(), parameters, options, exec);
            } else {
                var table = (BufferedDataTable) object;
                var source = parameters.vectors().source(table.getDataTableSpec());
                var tableFit = new TableFit(parameters, options, table, source, exec);
                fit = tableFit.run();
                vectors = Vectors.of(source, OptionalInt.of(fit.model().inputDimension()));
                label = source.label();
                warnings.addAll(tableFit.warnings());
                warnings.addAll(parameters.vectors().warnings(table.getDataTableSpec()));
            }
            exec.setProgress(1, "Writing the spectrum");
            warnings.addAll(fit.model().summary().cautions());
            NodeExecution.warn(output, warnings);
            output.setOutData(
                    0,
                    new AutoencoderPortObject(
                            modelSpec(
                                    vectors,
                                    fit.model().options(),
                                    titles(fit.model().options()),
                                    fit.model().latentDimension()),
                            fit.model()));
            output.setOutData(1, spectrumTable(fit.spectrum(), exec));
            var figure = SpectrumFigure.of(fit).about(label);
            FigureView.show(output, exec, figure);
            FigureImage.write(input, output, figure);
        });
    }

    private static SpectralFit fit(
            final PreprocessedMoment moment,
            final SpectralAutoencoderLearnerNodeParameters parameters,
            final SpectralOptions options,
            final ExecutionContext exec)
            throws KNIMEException, FitException {
        long d = moment.moment().dimension();
        FitRows.requireMemory(d + " dimensions", MATRICES * Double.BYTES * d * d, "use fewer dimensions");
        var same = options.withPreprocessing(moment.preprocessing());
        SpectralFit.check((int) d, same.centered(), same, moment.inputNames());
        var sum = moment.momentFor(same.centered());
        var spectrum = Spectrum.of(sum, same.scale(), NodeExecution.progress(exec));
        return SpectralFit.of(
                spectrum,
                FittedRows.of(sum),
                TableFit.withShare(same, parameters, spectrum),
                moment.inputNames(),
                new DirectionMethod.All());
    }

    /** A moment's rows cannot be preprocessed any more. */
    private static void requireSameSteps(final SpectralOptions options, final List<String> done)
            throws InvalidSettingsException {
        if (!options.preprocessing().steps().isEmpty() && !titles(options).equals(done)) {
            throw new InvalidSettingsException("The rows of the second moment were preprocessed already ("
                    + (done.isEmpty() ? "none" : String.join(", then ", done)) + "), and other steps ("
                    + options.preprocessing().title()
                    + ") can no longer be done: remove the steps here, and choose them where the moment is made.");
        }
    }

    private static List<String> titles(final SpectralOptions options) {
        return options.preprocessing().steps().stream()
                .map(PreprocessingStep::title)
                .toList();
    }

    private static SpectralOptions options(final SpectralAutoencoderLearnerNodeParameters parameters)
            throws InvalidSettingsException {
        var gain = parameters.gain();
        boolean principal = parameters.m_outputCoordinates == OutputCoordinates.PRINCIPAL_AXES;
        return new SpectralOptions(
                gain,
                parameters.scale(),
                parameters.isCentered() || gain.needsCentering(),
                switch (parameters.m_gainScaling) {
                    case NONE -> GainScaling.NONE;
                    case LARGEST_ONE -> GainScaling.LARGEST_ONE;
                },
                principal ? Coordinates.PRINCIPAL_AXES : Coordinates.ORIGINAL_AXES,
                principal && parameters.m_latentDimensions == LatentDimensions.STRONGEST
                        ? parameters.m_latentDimension
                        : SpectralOptions.ALL,
                parameters.preprocessing(),
                switch (parameters.m_nullDirections) {
                    case UNCHANGED -> NullDirections.UNCHANGED;
                    case FORMULA -> NullDirections.FORMULA;
                },
                0);
    }

    private static AutoencoderPortObjectSpec modelSpec(
            final Vectors vectors, final SpectralOptions options, final List<String> steps, final int latentDimension) {
        return new AutoencoderPortObjectSpec(new AutoencoderPortObjectSpec.Content(
                vectors.shape(),
                vectors.column(),
                vectors.names(),
                vectors.dimension().orElse(AutoencoderPortObjectSpec.UNKNOWN),
                latentDimension,
                steps,
                options.gain().family() + " " + options.gain().formula(),
                options.coordinates() == Coordinates.ORIGINAL_AXES ? "original axes" : "principal axes"));
    }

    /** The latent dimension as far as it is known before the rows have been seen. */
    private static int latent(
            final SpectralAutoencoderLearnerNodeParameters parameters,
            final SpectralOptions options,
            final OptionalInt dimension)
            throws InvalidSettingsException {
        if (dimension.isEmpty()) {
            return AutoencoderPortObjectSpec.UNKNOWN;
        }
        int d = dimension.getAsInt();
        try {
            int directions = options.gain().directions(d);
            if (options.coordinates() == Coordinates.ORIGINAL_AXES) {
                return d;
            }
            if (options.latentDimension() > directions) {
                throw new InvalidSettingsException("The latent dimension (h) is " + options.latentDimension()
                        + ", but there are only " + directions + " directions: choose " + directions + " or fewer.");
            }
            boolean isOpen = parameters.keepsShare()
                    || options.latentDimension() == SpectralOptions.ALL
                            && (d > FitSize.SMALL || parameters.m_foundDirections == FoundDirections.STRONGEST);
            if (isOpen) {
                return AutoencoderPortObjectSpec.UNKNOWN;
            }
            return options.latentDimension() == SpectralOptions.ALL ? directions : options.latentDimension();
        } catch (FitException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    private static BufferedDataTable spectrumTable(final List<SpectrumRow> spectrum, final ExecutionContext exec) {
        try (var table = NewTable.open(exec, SPECTRUM, SPECTRUM_COLUMNS)) {
            double cumulative = 0;
            for (var row : spectrum) {
                // Shares are rounded, and the last sum must not exceed 1.
                cumulative = Math.min(1, cumulative + row.share());
                table.add(RowKey.createRowKey((long) row.index() - 1).getString(), new Direction(row, cumulative));
            }
            return table.finish();
        }
    }
}
