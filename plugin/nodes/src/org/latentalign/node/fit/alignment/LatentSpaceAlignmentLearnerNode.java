package org.latentalign.node.fit.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
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
import org.latentalign.autoencoder.LinearMap;
import org.latentalign.mapping.AlignmentScores;
import org.latentalign.mapping.SpaceAlignment;
import org.latentalign.node.fit.alignment.LatentSpaceAlignmentLearnerNodeParameters.Anchors;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.port.PortSpecs;
import org.latentalign.node.shared.vectors.InputColumns;
import org.latentalign.node.shared.vectors.RowsWithoutVector;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorTransformation;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** What the Latent Space Alignment Learner does: two tables in; a map, the mapped table and scores out. */
final class LatentSpaceAlignmentLearnerNode {

    private static final String MAPPED = "Mapped";

    private static final String BASELINE = ", shuffled anchors";

    private static final String SCORES = "Scores";

    private static final int SOURCE = 0;

    private static final int TARGET = 1;

    private static final double READING_SHARE = 0.3;

    private static final double LEARNING_SHARE = 0.5;

    private static final List<Column<AlignmentScores>> MEASURES = List.of(
            Column.number("P@1", scores -> scores.retrieval().first()),
            Column.number("P@5", scores -> scores.retrieval().amongFive()),
            Column.number("P@1 corrected", scores -> scores.retrieval().firstCorrected()),
            Column.number("mean reciprocal rank", scores -> scores.retrieval().meanReciprocalRank()),
            Column.number("FOSCTTM", scores -> scores.retrieval().closerThanTrue()),
            Column.number("relative error", AlignmentScores::relativeError),
            Column.number("debiased CKA", AlignmentScores::debiasedAlignment),
            Column.number("canonical correlation", AlignmentScores::canonicalCorrelation));

    private LatentSpaceAlignmentLearnerNode() {}

    private record ScoreRow(LatentSpaceAlignmentLearnerNodeParameters parameters, SpaceAlignment alignment) {}

    private static List<Column<ScoreRow>> scoreColumns() {
        var columns = new ArrayList<Column<ScoreRow>>();
        columns.add(Column.text("method", row -> row.parameters().method().title()));
        columns.add(Column.count("anchors", row -> row.alignment().anchors()));
        columns.add(Column.count(
                "held-out rows", row -> row.alignment().scores().retrieval().rows()));
        for (var measure : MEASURES) {
            columns.add(measure.of(row -> row.alignment().scores()));
            columns.add(measure.named(BASELINE).of(row -> row.alignment().baseline()));
        }
        columns.add(Column.text("verdict", row -> row.alignment().verdict()));
        return columns;
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        LatentSpaceAlignmentLearnerNodeParameters parameters = input.getParameters();
        parameters.validate();
        var specs = input.getInPortSpecs();
        var source = SpaceInput.source(specs, parameters);
        var target = SpaceInput.target(specs, parameters);
        parameters.sourceColumns(input.getInTableSpec(SOURCE));
        parameters.targetColumns(input.getInTableSpec(TARGET));
        output.setOutSpec(0, modelSpec(source, source.dimension(), target.dimension(), parameters));
        output.setOutSpec(1, writer(input.getInTableSpec(SOURCE)).tableSpec());
        output.setOutSpec(2, Column.spec(SCORES, scoreColumns()));
        FigureImage.configure(input, output);
    }

    private static VectorWriter writer(final DataTableSpec table) {
        return VectorWriter.behind(table, VectorShape.LIST, MAPPED, List.of());
    }

    private static AutoencoderPortObjectSpec modelSpec(
            final SpaceInput source,
            final OptionalInt d,
            final OptionalInt h,
            final LatentSpaceAlignmentLearnerNodeParameters parameters) {
        boolean isEncoded = source.modelSpec().isPresent();
        return new AutoencoderPortObjectSpec(new AutoencoderPortObjectSpec.Content(
                isEncoded ? VectorShape.LIST : source.source().shape(),
                isEncoded
                        ? AutoencoderPortObjectSpec.EMBEDDING
                        : AutoencoderPortObjectSpec.inputColumn(source.source()),
                source.names(),
                d.orElse(AutoencoderPortObjectSpec.UNKNOWN),
                h.orElse(AutoencoderPortObjectSpec.UNKNOWN),
                List.of(),
                parameters.method().title(),
                "axes of the target space"));
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            LatentSpaceAlignmentLearnerNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var specs = PortSpecs.of(input.getInPortObjects());
            var source = SpaceInput.source(specs, parameters);
            var target = SpaceInput.target(specs, parameters);
            var sourceTable = input.getInTable(SOURCE);
            var targetTable = input.getInTable(TARGET);
            var sourceModel = SpaceInput.encoding(input.getInPortObjects(), SOURCE, sourceTable, source.source());
            var targetModel = SpaceInput.encoding(input.getInPortObjects(), TARGET, targetTable, target.source());
            int d = SpaceInput.requireDimension(sourceTable, source.source(), sourceModel.model());
            int h = SpaceInput.requireDimension(targetTable, target.source(), targetModel.model());
            boolean hasKey = parameters.m_anchors != Anchors.ROW_ID;
            boolean isUnique = parameters.m_anchors != Anchors.GROUP_MEANS;
            var sourceRows = new SpaceRows(
                    "first",
                    sourceTable,
                    source.source(),
                    parameters.sourceColumns(sourceTable.getDataTableSpec()),
                    hasKey,
                    isUnique,
                    sourceModel);
            sourceRows.read(NodeExecution.progress(exec.createSubProgress(READING_SHARE / 2)));
            var targetRows = new SpaceRows(
                    "second",
                    targetTable,
                    target.source(),
                    parameters.targetColumns(targetTable.getDataTableSpec()),
                    hasKey,
                    isUnique,
                    targetModel);
            targetRows.read(NodeExecution.progress(exec.createSubProgress(READING_SHARE / 2)));
            var options = parameters.options();
            var spaces = MatchedSpaces.of(sourceRows, targetRows, parameters, options);
            var learning = NodeExecution.progress(exec.createSubProgress(LEARNING_SHARE));
            var alignment = SpaceAlignment.of(
                    spaces.known(), spaces.all(), spaces.allTargets(), source.names(), options, learning);
            var figure = AlignmentFigure.of(alignment, options.method(), spaces.scoredNames(sourceRows), learning);
            output.setOutData(
                    0,
                    new AutoencoderPortObject(
                            modelSpec(source, OptionalInt.of(d), OptionalInt.of(h), parameters), alignment.map()));
            var transformation = new VectorTransformation(
                    source.source(),
                    sourceModel.model().map(Autoencoder::inputDimension).orElse(d),
                    h,
                    mapping(sourceModel, alignment.map()),
                    RowsWithoutVector.MISSING);
            output.setOutData(
                    1,
                    transformation.transform(
                            sourceTable,
                            writer(sourceTable.getDataTableSpec()),
                            InputColumns.KEEP,
                            exec.createSubExecutionContext(1 - READING_SHARE - LEARNING_SHARE)));
            output.setOutData(
                    2, NewTable.of(exec, SCORES, scoreColumns(), List.of(new ScoreRow(parameters, alignment))));
            FigureView.show(output, exec, figure);
            FigureImage.write(input, output, figure);
            var warnings = new ArrayList<>(sourceRows.warnings());
            warnings.addAll(targetRows.warnings());
            warnings.addAll(spaces.warnings());
            warnings.addAll(alignment.warnings(options.method()));
            NodeExecution.warn(output, warnings);
        });
    }

    /** Encodes, where there is a model, and then maps. */
    private static Supplier<VectorTransformation.Kernel> mapping(final SpaceAfter encoding, final LinearMap map) {
        var model = encoding.model();
        if (model.isEmpty()) {
            return () -> map.encoder()::encodeAll;
        }
        return () -> {
            var encoder = model.get().encoder();
            var mapper = map.encoder();
            return (vectors, count, results, conditions) -> {
                double[][] latent = new double[count][map.inputDimension()];
                encoder.encodeAll(vectors, count, latent, conditions);
                mapper.encodePreprocessed(latent, count, results, conditions);
            };
        };
    }
}
