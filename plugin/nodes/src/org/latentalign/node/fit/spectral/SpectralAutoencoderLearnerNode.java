package org.latentalign.node.fit.spectral;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.autoencoder.Coordinates;
import org.latentalign.autoencoder.PreprocessingStep;
import org.latentalign.autoencoder.SpectralFit;
import org.latentalign.autoencoder.SpectralOptions;
import org.latentalign.autoencoder.SpectrumRow;
import org.latentalign.kernel.FitException;
import org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeParameters.LatentDimensions;
import org.latentalign.node.fit.spectral.SpectralAutoencoderLearnerNodeParameters.OutputCoordinates;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.frame.NodeFailure;
import org.latentalign.node.shared.learner.FitRows;
import org.latentalign.node.shared.learner.PreprocessingParameters;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.spectral.GainScaling;
import org.latentalign.spectral.NullDirections;

/** What the Spectral Autoencoder Learner does: settings and table in, model and spectrum out. */
final class SpectralAutoencoderLearnerNode {

    private static final DataTableSpec SPECTRUM = new DataTableSpecCreator()
            .setName("Spectrum")
            .addColumns(
                    new DataColumnSpecCreator("Index", IntCell.TYPE).createSpec(),
                    new DataColumnSpecCreator("Eigenvalue", DoubleCell.TYPE).createSpec(),
                    new DataColumnSpecCreator("Share", DoubleCell.TYPE).createSpec(),
                    new DataColumnSpecCreator("Cumulative share", DoubleCell.TYPE).createSpec(),
                    new DataColumnSpecCreator("Initial gain", DoubleCell.TYPE).createSpec(),
                    new DataColumnSpecCreator("Trained gain", DoubleCell.TYPE).createSpec(),
                    new DataColumnSpecCreator("Decoder gain", DoubleCell.TYPE).createSpec())
            .createSpec();

    /** Matrices of d x d numbers that are in memory together at the worst moment. */
    private static final long MATRICES = 5;

    private static final double READING_SHARE = 0.8;

    private static final double FITTING_SHARE = 0.15;

    private SpectralAutoencoderLearnerNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        SpectralAutoencoderLearnerNodeParameters parameters = input.getParameters();
        var source = parameters.m_inputVectors.source(input.getInTableSpec(0));
        var options = options(parameters);
        output.setOutSpec(0, modelSpec(source, options, source.dimension()));
        output.setOutSpec(1, SPECTRUM);
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeFailure.run(() -> {
            SpectralAutoencoderLearnerNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var table = input.getInTable(0);
            var source = parameters.m_inputVectors.source(table.getDataTableSpec());
            var options = options(parameters);
            int dimension = FitRows.dimension(table, source);
            FitRows.requireMemory(
                    dimension + " dimensions", MATRICES * Double.BYTES * dimension * dimension, "choose fewer columns");

            var rows = new FitRows(
                    source, dimension, options.preprocessing(), options.centered(), parameters.m_incompleteRows);
            try (var cursor = VectorCursor.open(table, source)) {
                rows.read(cursor, table.size(), NodeFailure.progress(exec.createSubProgress(READING_SHARE)));
            }
            var fit = SpectralFit.of(
                    rows.moment(), options, names(source), NodeFailure.progress(exec.createSubProgress(FITTING_SHARE)));
            exec.setProgress(1, "Writing the spectrum");

            var warnings = new ArrayList<>(rows.warnings());
            if (options.nullDirections() == NullDirections.UNCHANGED) {
                rows.rankWarning(fit.model().rank()).ifPresent(warnings::add);
            }
            warnings.addAll(fit.model().summary().cautions());
            warnings.addAll(parameters.m_inputVectors.warnings(table.getDataTableSpec()));
            NodeFailure.warn(output, warnings);
            output.setOutData(
                    0, new AutoencoderPortObject(modelSpec(source, options, OptionalInt.of(dimension)), fit.model()));
            output.setOutData(1, spectrumTable(fit.spectrum(), exec));
            var figure = SpectrumFigure.of(fit);
            var named = figure.about(source.label());
            FigureView.show(output, exec, named);
            FigureImage.write(input, output, named);
        });
    }

    private static SpectralOptions options(final SpectralAutoencoderLearnerNodeParameters parameters)
            throws InvalidSettingsException {
        var gain = parameters.gain();
        boolean principal = parameters.m_outputCoordinates == OutputCoordinates.PRINCIPAL_AXES;
        return new SpectralOptions(
                gain,
                parameters.scale(),
                parameters.m_center || gain.needsCentering(),
                switch (parameters.m_gainScaling) {
                    case NONE -> GainScaling.NONE;
                    case LARGEST_ONE -> GainScaling.LARGEST_ONE;
                },
                principal ? Coordinates.PRINCIPAL_AXES : Coordinates.ORIGINAL_AXES,
                principal && parameters.m_latentDimensions == LatentDimensions.STRONGEST
                        ? parameters.m_latentDimension
                        : SpectralOptions.ALL,
                PreprocessingParameters.preprocessing(parameters.m_preprocessing),
                switch (parameters.m_nullDirections) {
                    case UNCHANGED -> NullDirections.UNCHANGED;
                    case FORMULA -> NullDirections.FORMULA;
                },
                0);
    }

    private static AutoencoderPortObjectSpec modelSpec(
            final VectorSource source, final SpectralOptions options, final OptionalInt dimension)
            throws InvalidSettingsException {
        int d = dimension.orElse(AutoencoderPortObjectSpec.UNKNOWN);
        return new AutoencoderPortObjectSpec(new AutoencoderPortObjectSpec.Content(
                source.shape(),
                AutoencoderPortObjectSpec.inputColumn(source),
                names(source),
                d,
                d == AutoencoderPortObjectSpec.UNKNOWN ? d : latentDimension(options, d),
                options.preprocessing().steps().stream()
                        .map(PreprocessingStep::title)
                        .toList(),
                options.gain().family() + " " + options.gain().formula(),
                options.coordinates() == Coordinates.ORIGINAL_AXES ? "original axes" : "principal axes"));
    }

    private static List<String> names(final VectorSource source) {
        return source.elementNames();
    }

    private static int latentDimension(final SpectralOptions options, final int d) throws InvalidSettingsException {
        try {
            int directions = options.gain().directions(d);
            if (options.coordinates() == Coordinates.ORIGINAL_AXES) {
                return d;
            }
            if (options.latentDimension() > directions) {
                throw new InvalidSettingsException("The latent dimension (h) is " + options.latentDimension()
                        + ", but there are only " + directions + " directions: choose " + directions + " or fewer.");
            }
            return options.latentDimension() == SpectralOptions.ALL ? directions : options.latentDimension();
        } catch (FitException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    private static BufferedDataTable spectrumTable(final List<SpectrumRow> spectrum, final ExecutionContext exec) {
        try (var table = NewTable.open(exec, SPECTRUM)) {
            double cumulative = 0;
            for (var direction : spectrum) {
                // Shares are rounded, and the last sum must not exceed 1.
                cumulative = Math.min(1, cumulative + direction.share());
                table.add(new DefaultRow(RowKey.createRowKey((long) direction.index() - 1), new DataCell[] {
                    new IntCell(direction.index()),
                    new DoubleCell(direction.eigenvalue()),
                    new DoubleCell(direction.share()),
                    new DoubleCell(cumulative),
                    new DoubleCell(direction.initialGain()),
                    new DoubleCell(direction.trainedGain()),
                    new DoubleCell(direction.decoderGain())
                }));
            }
            return table.finish();
        }
    }
}
