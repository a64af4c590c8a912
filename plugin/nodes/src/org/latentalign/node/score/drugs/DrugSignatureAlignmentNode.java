package org.latentalign.node.score.drugs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.compare.After;
import org.latentalign.node.shared.compare.SignatureColumns;
import org.latentalign.node.shared.frame.NodeFailure;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.port.PortSpecs;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.vectors.VectorWriter;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.score.Bootstrap;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.DrugAlignment.DrugRow;
import org.latentalign.score.SignatureTable;

/** What Drug Signature Alignment does: samples in; scores of drugs, a summary and signatures out. */
final class DrugSignatureAlignmentNode {

    private static final int SAMPLES = 0;

    private static final int AFTER = 1;

    private static final double READING_SHARE = 0.8;

    private DrugSignatureAlignmentNode() {}

    /** What the outputs look like, known at configure time. */
    private record Layout(
            boolean isSplit, boolean isAfter, boolean hasModel, VectorWriter signatures, String preprocessing) {

        static Layout of(
                final DrugSignatureAlignmentNodeParameters.Columns columns,
                final VectorSource source,
                final PortObjectSpec[] specs) {
            boolean isAfter = specs.length > AFTER;
            boolean hasModel = isAfter && specs[AFTER] instanceof AutoencoderPortObjectSpec;
            boolean isSplit = !columns.split().isEmpty();
            var keys = new ArrayList<DataColumnSpec>();
            keys.add(ScoreColumns.column(SignatureColumns.DRUG, StringCell.TYPE));
            if (isSplit) {
                keys.add(ScoreColumns.column(SignatureColumns.SPLIT, StringCell.TYPE));
            }
            keys.add(ScoreColumns.column(SignatureColumns.CELL_LINE, StringCell.TYPE));
            keys.add(ScoreColumns.column("treated samples", IntCell.TYPE));
            keys.add(ScoreColumns.column("control samples", IntCell.TYPE));
            return new Layout(
                    isSplit,
                    isAfter,
                    hasModel,
                    VectorWriter.behind(
                            new DataTableSpec(keys.toArray(DataColumnSpec[]::new)),
                            VectorShape.LIST,
                            SignatureColumns.SIGNATURE,
                            source.elementNames()),
                    hasModel
                            ? SignatureColumns.preprocessing((AutoencoderPortObjectSpec) specs[AFTER])
                            : SignatureColumns.NO_PREPROCESSING);
        }

        DataTableSpec drugs() {
            var columns = new ArrayList<DataColumnSpec>();
            columns.add(ScoreColumns.column(SignatureColumns.DRUG, StringCell.TYPE));
            if (isSplit) {
                columns.add(ScoreColumns.column(SignatureColumns.SPLIT, StringCell.TYPE));
            }
            for (var name : List.of("cell line 1", "cell line 2")) {
                columns.add(ScoreColumns.column(name, StringCell.TYPE));
            }
            for (var name :
                    List.of("treated samples 1", "control samples 1", "treated samples 2", "control samples 2")) {
                columns.add(ScoreColumns.column(name, IntCell.TYPE));
            }
            columns.add(ScoreColumns.column("cosine before", DoubleCell.TYPE));
            if (isAfter) {
                columns.add(ScoreColumns.column("cosine after", DoubleCell.TYPE));
                columns.add(ScoreColumns.column("change", DoubleCell.TYPE));
            }
            columns.add(ScoreColumns.column("reason", StringCell.TYPE));
            return new DataTableSpec("Drugs", columns.toArray(DataColumnSpec[]::new));
        }

        DataTableSpec summary() {
            var columns = new ArrayList<DataColumnSpec>();
            columns.add(ScoreColumns.column("cell line 1", StringCell.TYPE));
            columns.add(ScoreColumns.column("cell line 2", StringCell.TYPE));
            columns.add(ScoreColumns.column("without cosine", IntCell.TYPE));
            columns.add(ScoreColumns.column("in one cell line only", IntCell.TYPE));
            columns.addAll(ScoreColumns.specs(isAfter, hasModel));
            return new DataTableSpec("Summary", columns.toArray(DataColumnSpec[]::new));
        }

        /** The signatures remember how the samples were preprocessed, since a signature itself cannot be any more. */
        DataTableSpec signatureTable() {
            var spec = signatures.tableSpec();
            var columns = spec.stream().toArray(DataColumnSpec[]::new);
            int last = columns.length - 1;
            var creator = new DataColumnSpecCreator(columns[last]);
            creator.setProperties(new DataColumnProperties(Map.of(SignatureColumns.PREPROCESSING, preprocessing)));
            columns[last] = creator.createSpec();
            return new DataTableSpec("Signatures", columns);
        }
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        DrugSignatureAlignmentNodeParameters parameters = input.getParameters();
        parameters.validate();
        var table = input.getInTableSpec(SAMPLES);
        var source = After.check(input.getInPortSpecs(), AFTER, parameters.m_vectors.source(table));
        var layout = Layout.of(parameters.columns(table), source, input.getInPortSpecs());
        output.setOutSpecs(layout.drugs(), layout.summary(), layout.signatureTable());
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeFailure.run(() -> {
            DrugSignatureAlignmentNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var table = input.getInTable(SAMPLES);
            var spec = table.getDataTableSpec();
            var specs = PortSpecs.of(input.getInPortObjects());
            var source = After.check(specs, AFTER, parameters.m_vectors.source(spec));
            var columns = parameters.columns(spec);
            var after = After.of(input.getInPortObjects(), AFTER, table, source);
            var samples = new DrugSamples(
                    table,
                    source,
                    columns,
                    parameters.controlLabels(),
                    after,
                    new SignatureTable.Options(
                            parameters.aggregation(), parameters.m_filterControls, parameters.m_minimumReplicates));
            samples.read(NodeFailure.progress(exec.createSubProgress(READING_SHARE)));
            var cellLines = samples.signatures().cellLines();
            if (cellLines.size() < 2) {
                throw new KNIMEException("All samples are of the cell line " + VectorSource.list(cellLines)
                        + " by the column \"" + columns.cellLine() + "\": a comparison needs two or more.");
            }
            var alignment = DrugAlignment.of(
                    samples.signatures(),
                    parameters.pairs(cellLines),
                    parameters.m_minimumReplicates,
                    new Bootstrap(parameters.m_resamples, 0.95, parameters.m_seed),
                    parameters.m_unmatchedLimit,
                    NodeFailure.progress(exec.createSubProgress(1 - READING_SHARE)));
            var layout = Layout.of(columns, source, specs);
            output.setOutData(
                    drugs(alignment, layout, exec),
                    summary(alignment, layout, after, exec),
                    signatures(samples.signatures(), layout, exec));
            var figure = DrugSignatureFigure.of(alignment, after.log10ConditionNumber());
            FigureView.show(output, exec, figure);
            FigureImage.write(input, output, figure);
            NodeFailure.warn(output, samples.warnings());
        });
    }

    private static BufferedDataTable drugs(
            final DrugAlignment alignment, final Layout layout, final ExecutionContext exec)
            throws CanceledExecutionException {
        try (var table = NewTable.open(exec, layout.drugs())) {
            for (var row : alignment.drugs()) {
                exec.checkCanceled();
                table.add(drugCells(row, layout));
            }
            return table.finish();
        }
    }

    private static List<DataCell> drugCells(final DrugRow row, final Layout layout) {
        var cells = new ArrayList<DataCell>();
        cells.add(new StringCell(row.treatment().drug()));
        if (layout.isSplit()) {
            cells.add(ScoreColumns.text(row.treatment().label()));
        }
        cells.add(new StringCell(row.lines().first()));
        cells.add(new StringCell(row.lines().second()));
        for (var samples : List.of(row.first(), row.second())) {
            cells.add(new IntCell(samples.treated()));
            cells.add(new IntCell(samples.controls()));
        }
        cells.add(ScoreColumns.number(row.before()));
        if (layout.isAfter()) {
            cells.add(ScoreColumns.number(row.after()));
            cells.add(ScoreColumns.number(row.after() - row.before()));
        }
        cells.add(ScoreColumns.text(row.reason()));
        return cells;
    }

    private static BufferedDataTable summary(
            final DrugAlignment alignment, final Layout layout, final After after, final ExecutionContext exec) {
        try (var table = NewTable.open(exec, layout.summary())) {
            int without = 0;
            for (var pair : alignment.pairs()) {
                var cells = new ArrayList<DataCell>();
                cells.add(new StringCell(pair.lines().first()));
                cells.add(new StringCell(pair.lines().second()));
                cells.add(new IntCell(pair.withoutCosine()));
                cells.add(new IntCell(pair.inOneOnly()));
                cells.addAll(ScoreColumns.cells(
                        pair.before(), pair.after(), layout.hasModel(), after.log10ConditionNumber(), "drugs"));
                table.add(cells);
                without += pair.withoutCosine();
            }
            if (alignment.pairs().size() > 1) {
                var cells = new ArrayList<DataCell>();
                cells.add(ScoreColumns.text(""));
                cells.add(ScoreColumns.text(""));
                cells.add(new IntCell(without));
                cells.add(new IntCell(alignment.pairs().stream()
                        .mapToInt(pair -> pair.inOneOnly())
                        .sum()));
                cells.addAll(ScoreColumns.cells(
                        alignment.totalBefore(),
                        alignment.totalAfter(),
                        layout.hasModel(),
                        after.log10ConditionNumber(),
                        "drugs"));
                table.add(new DefaultRow("Total", cells));
            }
            return table.finish();
        }
    }

    private static BufferedDataTable signatures(
            final SignatureTable samples, final Layout layout, final ExecutionContext exec)
            throws CanceledExecutionException {
        try (var table = NewTable.open(exec, layout.signatureTable())) {
            for (var line : samples.cellLines()) {
                for (var treatment : samples.treatments(line)) {
                    exec.checkCanceled();
                    var signature = samples.signature(line, treatment);
                    if (signature.isPresent()) {
                        var cells = new ArrayList<DataCell>();
                        cells.add(new StringCell(treatment.drug()));
                        if (layout.isSplit()) {
                            cells.add(ScoreColumns.text(treatment.label()));
                        }
                        cells.add(new StringCell(line));
                        cells.add(new IntCell(signature.get().treated()));
                        cells.add(new IntCell(signature.get().controls()));
                        cells.addAll(Arrays.asList(
                                layout.signatures().cells(signature.get().shift())));
                        table.add(cells);
                    }
                }
            }
            return table.finish();
        }
    }
}
