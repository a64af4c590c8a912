package org.latentalign.node.ask.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.cells.ScoreColumns.Scores;
import org.latentalign.node.shared.compare.ComparedRows;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.port.AutoencoderPortObjectSpec;
import org.latentalign.node.shared.port.PortSpecs;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.node.shared.words.NamedPairs;
import org.latentalign.score.DirectionAlignment;
import org.latentalign.score.DirectionAlignment.Direction;
import org.latentalign.score.LatentMap;
import org.latentalign.score.LatentMap.Point;
import org.latentalign.score.MultidimensionalScaling;
import org.latentalign.score.PairSelection;

/** What the Latent Map does: vectors and pairs of names in; places in a plane and how far to trust them out. */
final class LatentMapNode {

    private static final int VECTORS = 0;

    private static final int PAIRS = 1;

    private static final int AFTER = 2;

    private static final double PAIRS_SHARE = 0.1;

    private static final double VECTORS_SHARE = 0.4;

    private static final double MAP_SHARE = 0.3;

    private static final double SCORES_SHARE = 0.2;

    private static final int UNMATCHED_LIMIT = 100_000;

    private static final String POINTS = "Points";

    private static final String SUMMARY = "Summary";

    private static final List<Column<double[]>> COORDINATES =
            List.of(Column.number("x", place -> place[0]), Column.number("y", place -> place[1]));

    private static final List<Column<OneMap>> TRUST = List.of(
            Column.number("stress", map -> map.places().stress()),
            Column.count("iterations", map -> map.places().iterations()),
            Column.number("mean on the map", map -> map.both()
                    .meanCosineOn(map.places(), map.both().groups())));

    private LatentMapNode() {}

    /** A point, and where it lies. */
    private record Place(Point point, double[] before, Optional<double[]> after) {}

    private static List<Column<Place>> pointColumns(final boolean isAfter) {
        var columns = new ArrayList<Column<Place>>();
        columns.add(Column.text("name", row -> row.point().name()));
        columns.add(Column.text("role", row -> role(row.point())));
        columns.add(
                Column.textIfAny("group", row -> String.join(", ", row.point().groups())));
        columns.add(Column.count("pairs", row -> row.point().pairs()));
        columns.addAll(Column.all(COORDINATES, " before", Place::before));
        if (isAfter) {
            columns.addAll(Column.all(COORDINATES, " after", row -> row.after().orElseThrow()));
        }
        return columns;
    }

    /** What is known of a map and of the pairs on it. */
    private record Sheet(Drawing drawing, Scores scores) {}

    /** One of the two maps of a drawing. */
    private record OneMap(LatentMap both, MultidimensionalScaling places) {}

    private static List<Column<Sheet>> summaryColumns(final PortObjectSpec[] specs, final String vectors) {
        boolean isAfter = specs.length > AFTER;
        var drawing = new ArrayList<Column<Drawing>>();
        drawing.add(Column.count("points", row -> row.map().points().size()));
        drawing.add(Column.count("drawn pairs", row -> row.selection().drawn().size()));
        drawing.add(
                Column.count("pairs beyond the limit", row -> row.selection().beyondLimit()));
        drawing.add(Column.count("pairs of other groups", row -> row.selection().ofOtherGroups()));
        drawing.add(Column.count("pairs without a vector", row -> row.pairs().withoutVector()));
        drawing.add(Column.count(
                "names without a vector", row -> row.pairs().missing().size()));
        drawing.add(Column.count(
                "pairs with a vector of length zero", row -> row.selection().undefined()));
        drawing.add(Column.longCount(
                "incomplete or repeated pairs", row -> row.pairs().unusedRows()));
        drawing.addAll(Column.all(
                TRUST, " before", row -> new OneMap(row.map(), row.map().before())));
        if (isAfter) {
            drawing.addAll(Column.all(
                    TRUST,
                    " after",
                    row -> new OneMap(row.map(), row.map().after().orElseThrow())));
        }
        List<Column<Sheet>> columns = new ArrayList<>(Column.all(drawing, "", Sheet::drawing));
        columns.addAll(ScoreColumns.of(isAfter, hasModel(specs), Sheet::scores));
        columns.add(RestsOn.column(vectors));
        return columns;
    }

    private static boolean hasModel(final PortObjectSpec[] specs) {
        return specs.length > AFTER && specs[AFTER] instanceof AutoencoderPortObjectSpec;
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        LatentMapNodeParameters parameters = input.getParameters();
        parameters.validate();
        var specs = input.getInPortSpecs();
        var vectors = input.getInTableSpec(VECTORS);
        var source = SpaceAfter.check(specs, AFTER, parameters.source(vectors));
        parameters.nameColumns(vectors);
        parameters.pairColumns(input.getInTableSpec(PAIRS));
        output.setOutSpecs(
                Column.spec(POINTS, pointColumns(specs.length > AFTER)),
                Column.spec(SUMMARY, summaryColumns(specs, source.label())));
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            LatentMapNodeParameters parameters = input.getParameters();
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
                    NodeExecution.progress(exec.createSubProgress(PAIRS_SHARE)));
            var nameColumns = parameters.nameColumns(table.getDataTableSpec());
            var rows = new ComparedRows(table, source, nameColumns, after);
            pairs.readVectors(
                    rows, nameColumns.isEmpty(), NodeExecution.progress(exec.createSubProgress(VECTORS_SHARE)));
            var options = parameters.options();
            var directions = pairs.directions();
            var selection =
                    PairSelection.of(directions, parameters.groups(), options.dissimilarity(), parameters.m_pairLimit);
            requireSomething(selection, directions, parameters.groups());
            var map =
                    LatentMap.of(selection.drawn(), options, NodeExecution.progress(exec.createSubProgress(MAP_SHARE)));
            var alignment = DirectionAlignment.of(
                    selection.drawn(),
                    new DirectionAlignment.Options(parameters.m_seed, Integer.MAX_VALUE, UNMATCHED_LIMIT),
                    NodeExecution.progress(exec.createSubProgress(SCORES_SHARE)));
            var drawing = new Drawing(map, selection, alignment, pairs, after.log10ConditionNumber());
            output.setOutData(
                    points(map, exec),
                    NewTable.of(exec, SUMMARY, summaryColumns(specs, source.label()), List.of(sheet(drawing))));
            var figure = LatentMapFigure.of(drawing);
            var named = figure.about(source.label());
            FigureView.show(output, exec, named);
            FigureImage.write(input, output, named);
            var warnings = new ArrayList<>(pairs.warnings());
            warnings.addAll(rows.warnings());
            warnings.addAll(parameters.vectorWarnings(table.getDataTableSpec()));
            warnings.addAll(warnings(selection, directions, parameters.groups()));
            NodeExecution.warn(output, warnings);
        });
    }

    private static void requireSomething(
            final PairSelection selection, final List<Direction> directions, final Set<String> groups)
            throws KNIMEException {
        if (!selection.drawn().isEmpty()) {
            return;
        }
        if (selection.undefined() == 0) {
            throw new KNIMEException(
                    "No pair with vectors is in one of the groups to draw, " + VectorSource.list(groups)
                            + ". There are " + VectorSource.list(groupsOf(directions)) + ". Check the letter case.");
        }
        throw new KNIMEException("All " + selection.undefined() + " pairs have a vector of length zero, whose cosine is"
                + " not defined: choose the Euclidean distance.");
    }

    private static Set<String> groupsOf(final List<Direction> directions) {
        return directions.stream().map(Direction::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> warnings(
            final PairSelection selection, final List<Direction> directions, final Set<String> groups) {
        var warnings = new ArrayList<String>();
        if (selection.beyondLimit() > 0) {
            int all = selection.drawn().size() + selection.beyondLimit();
            warnings.add("Drew " + selection.drawn().size() + " of " + all + " pairs, the first ones of each group in"
                    + " turn.");
        }
        if (selection.undefined() > 0) {
            warnings.add("Left out " + selection.undefined() + (selection.undefined() == 1 ? " pair" : " pairs")
                    + " with a vector of length zero, whose cosine is not defined.");
        }
        var unknown = new TreeSet<>(groups);
        unknown.removeAll(groupsOf(directions));
        if (!unknown.isEmpty()) {
            warnings.add("No pair with vectors is in the " + (unknown.size() == 1 ? "group " : "groups ")
                    + VectorSource.list(unknown) + ".");
        }
        return warnings;
    }

    private static BufferedDataTable points(final LatentMap map, final ExecutionContext exec) {
        try (var table = NewTable.open(exec, POINTS, pointColumns(map.after().isPresent()))) {
            for (int i = 0; i < map.points().size(); i++) {
                int index = i;
                table.add(new Place(
                        map.points().get(i),
                        map.before().points()[i],
                        map.after().map(after -> after.points()[index])));
            }
            return table.finish();
        }
    }

    private static String role(final Point point) {
        if (point.isFrom() && point.isTo()) {
            return "from and to";
        }
        return point.isFrom() ? "from" : "to";
    }

    private static Sheet sheet(final Drawing drawing) {
        var score = drawing.score();
        return new Sheet(
                drawing, Scores.of(score.before(), score.after(), drawing.log10ConditionNumber(), Drawing.THINGS));
    }
}
