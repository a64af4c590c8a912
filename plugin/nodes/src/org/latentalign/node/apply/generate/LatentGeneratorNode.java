package org.latentalign.node.apply.generate;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.frame.Limits;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.AutoencoderPortObject;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.vectors.VectorCursor;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;

/** What the Latent Generator does: a model and embedded rows in, new latent rows and checks out. */
final class LatentGeneratorNode {

    private static final String ROW_TABLE = "Generated";

    private static final List<Column<GeneratedRow>> ROWS = List.of(
            Column.text("Origin", GeneratedRow::origin),
            Column.text("Destination", GeneratedRow::destination),
            Column.text("Group", GeneratedRow::group),
            Column.number("Position", GeneratedRow::position),
            Column.number("Energy distance", GeneratedRow::distance),
            Column.number("Floor", GeneratedRow::floor),
            new Column<>(
                    AutoencoderPortObjectSpec.EMBEDDING,
                    ListCell.getCollectionType(DoubleCell.TYPE),
                    row -> list(row.embedding())));

    private static final String CHECK_TABLE = "Checks";

    private static final List<Column<GenerationCheck>> CHECKS = List.of(
            Column.text("Group", GenerationCheck::group),
            Column.count("From rows", GenerationCheck::from),
            Column.count("To rows", GenerationCheck::to),
            Column.number("Cosine with the others", GenerationCheck::cosine),
            Column.number("Energy distance", GenerationCheck::distance),
            Column.number("Floor", GenerationCheck::floor),
            Column.number("Share of the largest", GenerationCheck::share));

    /** Copies of the embeddings that are in memory together. */
    private static final long COPIES = 4;

    /** Of what is known of a generated vector besides its values. */
    private static final long BYTES_PER_VECTOR = 256;

    private static final double READING_SHARE = 0.2;

    private static final double GENERATING_SHARE = 0.6;

    private LatentGeneratorNode() {}

    private static DataCell list(final double[] values) {
        var cells = new ArrayList<DoubleCell>();
        for (double value : values) {
            cells.add(new DoubleCell(value));
        }
        return CollectionCellFactory.createListCell(cells);
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        LatentGeneratorNodeParameters parameters = input.getParameters();
        parameters.validate();
        AutoencoderPortObjectSpec model = input.getInPortSpec(0);
        var table = input.getInTableSpec(1);
        parameters.m_vectors.source(table, model.expectedEmbedding());
        parameters.check(table);
        output.setOutSpec(0, Column.spec(ROW_TABLE, ROWS));
        output.setOutSpec(1, Column.spec(CHECK_TABLE, CHECKS));
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            LatentGeneratorNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            AutoencoderPortObject port = input.getInPortObject(0);
            var model = port.model();
            var table = input.getInTable(1);
            var source = parameters.m_vectors.source(
                    table.getDataTableSpec(), port.getSpec().expectedEmbedding());
            parameters.check(table.getDataTableSpec());
            VectorCursor.requireDimension(table, source, model.latentDimension());
            Limits.requireMemory(
                    "Reading " + table.size() + " rows of " + model.latentDimension() + " latent dimensions",
                    COPIES * Double.BYTES * table.size() * model.latentDimension(),
                    "take a sample of the rows");
            var rows = EmbeddedRows.read(
                    table,
                    source,
                    model.latentDimension(),
                    parameters,
                    NodeExecution.progress(exec.createSubProgress(READING_SHARE)));
            long count = Generation.count(parameters, rows);
            Limits.requireMemory(
                    "Making " + count + " vectors of " + model.latentDimension() + " latent dimensions",
                    count * (BYTES_PER_VECTOR + COPIES * Double.BYTES * model.latentDimension()),
                    "ask for fewer");
            var generation = Generation.of(
                    model, rows, parameters, NodeExecution.progress(exec.createSubProgress(GENERATING_SHARE)));
            output.setOutData(0, NewTable.of(exec, ROW_TABLE, ROWS, generation.generated()));
            output.setOutData(1, NewTable.of(exec, CHECK_TABLE, CHECKS, generation.checks()));
            var figure = GeneratorFigure.of(
                            generation,
                            rows,
                            model,
                            parameters.m_method,
                            NodeExecution.progress(exec.createSubProgress(1 - READING_SHARE - GENERATING_SHARE)))
                    .about(source.label());
            FigureView.show(output, exec, figure);
            FigureImage.write(input, output, figure);
            var warnings = new ArrayList<>(rows.warnings());
            warnings.addAll(generation.warnings());
            NodeExecution.warn(output, warnings);
        });
    }
}
