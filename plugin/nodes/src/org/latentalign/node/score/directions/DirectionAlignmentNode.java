package org.latentalign.node.score.directions;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
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
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.compare.SignatureColumns;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.port.PortSpecs;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.node.shared.words.NamedPairs;
import org.latentalign.score.DirectionAlignment;

/** What Direction Alignment does: vectors and pairs of names in; cosines of directions and a summary out. */
final class DirectionAlignmentNode {

    private static final int VECTORS = 0;

    private static final int PAIRS = 1;

    private static final int AFTER = 2;

    private static final DataTableSpec MISSING = new DataTableSpec(
            "Missing Names", ScoreColumns.column("name", StringCell.TYPE), ScoreColumns.column("pairs", IntCell.TYPE));

    private DirectionAlignmentNode() {}

    private static DataTableSpec scoresSpec(final boolean isAfter) {
        var columns = new ArrayList<DataColumnSpec>();
        for (var name : List.of("group", "from 1", "to 1", "from 2", "to 2")) {
            columns.add(ScoreColumns.column(name, StringCell.TYPE));
        }
        columns.add(ScoreColumns.column("cosine before", DoubleCell.TYPE));
        if (isAfter) {
            columns.add(ScoreColumns.column("cosine after", DoubleCell.TYPE));
            columns.add(ScoreColumns.column("change", DoubleCell.TYPE));
        }
        for (var when : isAfter ? List.of("before", "after") : List.of("before")) {
            columns.add(ScoreColumns.column("p " + when, DoubleCell.TYPE));
            columns.add(ScoreColumns.column("FDR " + when, DoubleCell.TYPE));
        }
        return new DataTableSpec("Direction Scores", columns.toArray(DataColumnSpec[]::new));
    }

    private static DataTableSpec summarySpec(final PortObjectSpec[] specs) {
        var columns = new ArrayList<DataColumnSpec>();
        columns.add(ScoreColumns.column("group", StringCell.TYPE));
        columns.add(ScoreColumns.column("directions", IntCell.TYPE));
        columns.add(ScoreColumns.column("combinations", LongCell.TYPE));
        columns.add(ScoreColumns.column("combinations sampled", BooleanCell.TYPE));
        columns.add(ScoreColumns.column("without cosine", IntCell.TYPE));
        columns.addAll(ScoreColumns.specs(specs.length > AFTER, hasModel(specs)));
        return new DataTableSpec("Summary", columns.toArray(DataColumnSpec[]::new));
    }

    private static boolean hasModel(final PortObjectSpec[] specs) {
        return specs.length > AFTER && specs[AFTER] instanceof AutoencoderPortObjectSpec;
    }

    private static DirectionVectors directions(final VectorSource source, final PortObjectSpec[] specs) {
        return new DirectionVectors(
                source.elementNames(),
                hasModel(specs)
                        ? SignatureColumns.preprocessing((AutoencoderPortObjectSpec) specs[AFTER])
                        : SignatureColumns.NO_PREPROCESSING);
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        DirectionAlignmentNodeParameters parameters = input.getParameters();
        parameters.validate();
        var specs = input.getInPortSpecs();
        var vectors = input.getInTableSpec(VECTORS);
        var source = SpaceAfter.check(specs, AFTER, parameters.source(vectors));
        parameters.nameColumns(vectors);
        parameters.pairColumns(input.getInTableSpec(PAIRS));
        output.setOutSpecs(
                scoresSpec(specs.length > AFTER),
                RestsOn.behind(summarySpec(specs)),
                MISSING,
                directions(source, specs).spec());
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            DirectionAlignmentNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var specs = PortSpecs.of(input.getInPortObjects());
            var table = input.getInTable(VECTORS);
            var pairTable = input.getInTable(PAIRS);
            var source = SpaceAfter.check(specs, AFTER, parameters.source(table.getDataTableSpec()));
            var after = SpaceAfter.of(input.getInPortObjects(), AFTER, table, source);
            var pairs = new NamedPairs();
            pairs.readPairs(
                    pairTable,
                    parameters.pairColumns(pairTable.getDataTableSpec()),
                    NodeExecution.progress(exec.createSubProgress(0.1)));
            var nameColumns = parameters.nameColumns(table.getDataTableSpec());
            var rows = new ComparedRows(table, source, nameColumns, after);
            pairs.readVectors(rows, nameColumns.isEmpty(), NodeExecution.progress(exec.createSubProgress(0.4)));
            var directions = pairs.directions();
            var alignment = DirectionAlignment.of(
                    directions,
                    new DirectionAlignment.Options(
                            parameters.m_seed, parameters.m_combinationLimit, parameters.m_unmatchedLimit),
                    NodeExecution.progress(exec.createSubProgress(0.5)));
            output.setOutData(
                    scores(alignment, after.isThere(), exec),
                    summary(alignment, specs, after, new RestsOn(source.label()), exec),
                    missing(pairs, exec),
                    directions(source, specs).table(directions, exec));
            var figure = DirectionFigure.of(
                    alignment,
                    after.log10ConditionNumber(),
                    pairs.withoutVector(),
                    pairs.missing().size());
            var named = figure.about(source.label());
            FigureView.show(output, exec, named);
            FigureImage.write(input, output, named);
            var warnings = new ArrayList<>(pairs.warnings());
            warnings.addAll(rows.warnings());
            warnings.addAll(parameters.vectorWarnings(table.getDataTableSpec()));
            NodeExecution.warn(output, warnings);
        });
    }

    private static BufferedDataTable scores(
            final DirectionAlignment alignment, final boolean isAfter, final ExecutionContext exec)
            throws CanceledExecutionException {
        try (var table = NewTable.open(exec, scoresSpec(isAfter))) {
            for (var pair : alignment.pairs()) {
                exec.checkCanceled();
                var cells = new ArrayList<DataCell>();
                cells.add(ScoreColumns.text(pair.first().group()));
                for (var direction : List.of(pair.first(), pair.second())) {
                    cells.add(new StringCell(direction.from()));
                    cells.add(new StringCell(direction.to()));
                }
                cells.add(ScoreColumns.number(pair.before()));
                if (isAfter) {
                    cells.add(ScoreColumns.number(pair.after()));
                    cells.add(ScoreColumns.number(pair.after() - pair.before()));
                }
                for (var match :
                        isAfter ? List.of(pair.matchBefore(), pair.matchAfter()) : List.of(pair.matchBefore())) {
                    cells.add(ScoreColumns.number(match.p()));
                    cells.add(ScoreColumns.number(match.falseDiscoveryRate()));
                }
                table.add(cells);
            }
            return table.finish();
        }
    }

    private static BufferedDataTable summary(
            final DirectionAlignment alignment,
            final PortObjectSpec[] specs,
            final SpaceAfter after,
            final RestsOn restsOn,
            final ExecutionContext exec) {
        try (var table = NewTable.open(exec, summarySpec(specs), restsOn)) {
            for (var group : alignment.groups()) {
                var cells = new ArrayList<DataCell>();
                cells.add(ScoreColumns.text(group.group()));
                cells.add(new IntCell(group.directions()));
                cells.add(new LongCell(group.combinations()));
                cells.add(group.sampled() ? BooleanCell.TRUE : BooleanCell.FALSE);
                cells.add(new IntCell(group.before().undefined()));
                cells.addAll(ScoreColumns.cells(
                        group.before(), group.after(), hasModel(specs), after.log10ConditionNumber(), "directions"));
                table.add(cells);
            }
            if (alignment.groups().size() > 1) {
                var groups = alignment.groups();
                var cells = new ArrayList<DataCell>();
                cells.add(ScoreColumns.text(""));
                cells.add(new IntCell(
                        groups.stream().mapToInt(group -> group.directions()).sum()));
                cells.add(new LongCell(
                        groups.stream().mapToLong(group -> group.combinations()).sum()));
                cells.add(groups.stream().anyMatch(group -> group.sampled()) ? BooleanCell.TRUE : BooleanCell.FALSE);
                cells.add(new IntCell(alignment.totalBefore().undefined()));
                cells.addAll(ScoreColumns.cells(
                        alignment.totalBefore(),
                        alignment.totalAfter(),
                        hasModel(specs),
                        after.log10ConditionNumber(),
                        "directions"));
                table.add(new DefaultRow("Total", cells));
            }
            return table.finish();
        }
    }

    private static BufferedDataTable missing(final NamedPairs pairs, final ExecutionContext exec) {
        try (var table = NewTable.open(exec, MISSING)) {
            for (var entry : pairs.missing().entrySet()) {
                table.add(new StringCell(entry.getKey()), new IntCell(entry.getValue()));
            }
            return table.finish();
        }
    }
}
