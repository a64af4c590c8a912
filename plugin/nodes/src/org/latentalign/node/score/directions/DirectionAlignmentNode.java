package org.latentalign.node.score.directions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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
import org.latentalign.kernel.Length;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.cells.ScoreColumns.Scores;
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
import org.latentalign.score.DirectionAlignment.GroupRow;
import org.latentalign.score.DirectionAlignment.Match;
import org.latentalign.score.DirectionAlignment.PairRow;

/** What Direction Alignment does: vectors and pairs of names in; cosines of directions and a summary out. */
final class DirectionAlignmentNode {

    private static final int VECTORS = 0;

    private static final int PAIRS = 1;

    private static final int AFTER = 2;

    private static final String SCORES = "Direction Scores";

    private static final String SUMMARY = "Summary";

    /** What is compared, for verdicts. */
    private static final String THINGS = "directions";

    private static final String MISSING = "Missing Names";

    private static final List<Column<Match>> MATCH =
            List.of(Column.number("p", Match::p), Column.number("FDR", Match::falseDiscoveryRate));

    private static final List<Column<Map.Entry<String, Integer>>> MISSING_NAMES =
            List.of(Column.text("name", Map.Entry::getKey), Column.count("pairs", Map.Entry::getValue));

    private DirectionAlignmentNode() {}

    private static List<Column<PairRow>> scoreColumns(final boolean isAfter) {
        var columns = new ArrayList<Column<PairRow>>();
        columns.add(Column.textIfAny("group", row -> row.first().group()));
        columns.add(Column.text("from 1", row -> row.first().from()));
        columns.add(Column.text("to 1", row -> row.first().to()));
        columns.add(Column.text("from 2", row -> row.second().from()));
        columns.add(Column.text("to 2", row -> row.second().to()));
        columns.add(Column.number("cosine before", PairRow::before));
        if (isAfter) {
            columns.add(Column.number("cosine after", PairRow::after));
            columns.add(Column.number("change", row -> row.after() - row.before()));
        }
        columns.addAll(Column.all(MATCH, " before", PairRow::matchBefore));
        if (isAfter) {
            columns.addAll(Column.all(MATCH, " after", PairRow::matchAfter));
        }
        return columns;
    }

    /** A group, or all of them together. */
    private record SummaryRow(String group, int directions, long combinations, boolean sampled, Scores scores) {}

    private static List<Column<SummaryRow>> summaryColumns(final PortObjectSpec[] specs, final String vectors) {
        var columns = new ArrayList<Column<SummaryRow>>();
        columns.add(Column.textIfAny("group", SummaryRow::group));
        columns.add(Column.count("directions", SummaryRow::directions));
        columns.add(Column.longCount("combinations", SummaryRow::combinations));
        columns.add(Column.truth("combinations sampled", SummaryRow::sampled));
        columns.add(Column.count("without cosine", row -> row.scores().before().undefined()));
        columns.addAll(ScoreColumns.of(specs.length > AFTER, hasModel(specs), SummaryRow::scores));
        columns.add(RestsOn.column(vectors));
        return columns;
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
                Column.spec(SCORES, scoreColumns(specs.length > AFTER)),
                Column.spec(SUMMARY, summaryColumns(specs, source.label())),
                Column.spec(MISSING, MISSING_NAMES),
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
                    NewTable.of(exec, SCORES, scoreColumns(after.isThere()), alignment.pairs()),
                    summary(alignment, summaryColumns(specs, source.label()), after.log10ConditionNumber(), exec),
                    NewTable.of(exec, MISSING, MISSING_NAMES, pairs.missing().entrySet()),
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
            warnings.addAll(withoutLength(directions));
            warnings.addAll(rows.warnings());
            warnings.addAll(parameters.vectorWarnings(table.getDataTableSpec()));
            NodeExecution.warn(output, warnings);
        });
    }

    /** A sentence when both ends of a direction have the same vector, so that no cosine is its. */
    static List<String> withoutLength(final List<DirectionAlignment.Direction> directions) {
        var standing = directions.stream()
                .filter(direction -> Length.isZero(direction.before().shift()))
                .toList();
        if (standing.isEmpty()) {
            return List.of();
        }
        var first = standing.get(0);
        return List.of(standing.size() + " of " + directions.size()
                + (standing.size() == 1 ? " directions has length zero" : " directions have length zero")
                + ", so that nothing is compared with "
                + (standing.size() == 1 ? "it: from \"" : "them; the first: from \"") + first.from() + "\" to \""
                + first.to() + "\". Are both ends in their columns, and the vectors different?");
    }

    private static BufferedDataTable summary(
            final DirectionAlignment alignment,
            final List<Column<SummaryRow>> columns,
            final OptionalDouble log10ConditionNumber,
            final ExecutionContext exec) {
        try (var table = NewTable.open(exec, SUMMARY, columns)) {
            for (var group : alignment.groups()) {
                table.add(new SummaryRow(
                        group.group(),
                        group.directions(),
                        group.combinations(),
                        group.sampled(),
                        Scores.of(group.before(), group.after(), log10ConditionNumber, THINGS)));
            }
            if (alignment.groups().size() > 1) {
                var groups = alignment.groups();
                table.add(
                        "Total",
                        new SummaryRow(
                                "",
                                groups.stream().mapToInt(GroupRow::directions).sum(),
                                groups.stream()
                                        .mapToLong(GroupRow::combinations)
                                        .sum(),
                                groups.stream().anyMatch(GroupRow::sampled),
                                Scores.of(
                                        alignment.totalBefore(),
                                        alignment.totalAfter(),
                                        log10ConditionNumber,
                                        THINGS)));
            }
            return table.finish();
        }
    }
}
