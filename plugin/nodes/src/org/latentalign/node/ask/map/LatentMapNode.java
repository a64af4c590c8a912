package org.latentalign.node.ask.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
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

    private LatentMapNode() {}

    private static DataTableSpec pointsSpec(final boolean isAfter) {
        var columns = new ArrayList<DataColumnSpec>();
        columns.add(ScoreColumns.column("name", StringCell.TYPE));
        columns.add(ScoreColumns.column("role", StringCell.TYPE));
        columns.add(ScoreColumns.column("group", StringCell.TYPE));
        columns.add(ScoreColumns.column("pairs", IntCell.TYPE));
        for (var when : isAfter ? List.of("before", "after") : List.of("before")) {
            columns.add(ScoreColumns.column("x " + when, DoubleCell.TYPE));
            columns.add(ScoreColumns.column("y " + when, DoubleCell.TYPE));
        }
        return new DataTableSpec("Points", columns.toArray(DataColumnSpec[]::new));
    }

    private static DataTableSpec summarySpec(final PortObjectSpec[] specs) {
        boolean isAfter = specs.length > AFTER;
        var columns = new ArrayList<DataColumnSpec>();
        columns.add(ScoreColumns.column("points", IntCell.TYPE));
        columns.add(ScoreColumns.column("drawn pairs", IntCell.TYPE));
        columns.add(ScoreColumns.column("pairs beyond the limit", IntCell.TYPE));
        columns.add(ScoreColumns.column("pairs of other groups", IntCell.TYPE));
        columns.add(ScoreColumns.column("pairs without a vector", IntCell.TYPE));
        columns.add(ScoreColumns.column("names without a vector", IntCell.TYPE));
        columns.add(ScoreColumns.column("pairs with a vector of length zero", IntCell.TYPE));
        columns.add(ScoreColumns.column("incomplete or repeated pairs", LongCell.TYPE));
        for (var when : isAfter ? List.of("before", "after") : List.of("before")) {
            columns.add(ScoreColumns.column("stress " + when, DoubleCell.TYPE));
            columns.add(ScoreColumns.column("iterations " + when, IntCell.TYPE));
            columns.add(ScoreColumns.column("mean on the map " + when, DoubleCell.TYPE));
        }
        columns.addAll(ScoreColumns.specs(isAfter, hasModel(specs)));
        return new DataTableSpec("Summary", columns.toArray(DataColumnSpec[]::new));
    }

    private static boolean hasModel(final PortObjectSpec[] specs) {
        return specs.length > AFTER && specs[AFTER] instanceof AutoencoderPortObjectSpec;
    }

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        LatentMapNodeParameters parameters = input.getParameters();
        parameters.validate();
        var specs = input.getInPortSpecs();
        var vectors = input.getInTableSpec(VECTORS);
        SpaceAfter.check(specs, AFTER, parameters.source(vectors));
        parameters.nameColumns(vectors);
        parameters.pairColumns(input.getInTableSpec(PAIRS));
        output.setOutSpecs(pointsSpec(specs.length > AFTER), RestsOn.behind(summarySpec(specs)));
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
            output.setOutData(points(map, exec), summary(drawing, specs, new RestsOn(source.label()), exec));
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

    private static BufferedDataTable points(final LatentMap map, final ExecutionContext exec)
            throws CanceledExecutionException {
        int index = 0;
        try (var table = NewTable.open(exec, pointsSpec(map.after().isPresent()))) {
            for (var point : map.points()) {
                exec.checkCanceled();
                var cells = new ArrayList<DataCell>();
                cells.add(new StringCell(point.name()));
                cells.add(new StringCell(role(point)));
                cells.add(ScoreColumns.text(String.join(", ", point.groups())));
                cells.add(new IntCell(point.pairs()));
                addPlace(cells, map.before(), index);
                if (map.after().isPresent()) {
                    addPlace(cells, map.after().get(), index);
                }
                table.add(cells);
                index++;
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

    private static void addPlace(final List<DataCell> cells, final MultidimensionalScaling places, final int index) {
        for (double coordinate : places.points()[index]) {
            cells.add(new DoubleCell(coordinate));
        }
    }

    private static BufferedDataTable summary(
            final Drawing drawing, final PortObjectSpec[] specs, final RestsOn restsOn, final ExecutionContext exec) {
        try (var table = NewTable.open(exec, summarySpec(specs), restsOn)) {
            var selection = drawing.selection();
            var cells = new ArrayList<DataCell>();
            cells.add(new IntCell(drawing.map().points().size()));
            cells.add(new IntCell(selection.drawn().size()));
            cells.add(new IntCell(selection.beyondLimit()));
            cells.add(new IntCell(selection.ofOtherGroups()));
            cells.add(new IntCell(drawing.pairs().withoutVector()));
            cells.add(new IntCell(drawing.pairs().missing().size()));
            cells.add(new IntCell(selection.undefined()));
            cells.add(new LongCell(drawing.pairs().unusedRows()));
            addMap(cells, drawing.map(), drawing.map().before());
            drawing.map().after().ifPresent(after -> addMap(cells, drawing.map(), after));
            var score = drawing.score();
            cells.addAll(ScoreColumns.cells(
                    score.before(), score.after(), hasModel(specs), drawing.log10ConditionNumber(), Drawing.THINGS));
            table.add(cells);
            return table.finish();
        }
    }

    private static void addMap(final List<DataCell> cells, final LatentMap map, final MultidimensionalScaling places) {
        cells.add(new DoubleCell(places.stress()));
        cells.add(new IntCell(places.iterations()));
        cells.add(ScoreColumns.number(map.meanCosineOn(places, map.groups())));
    }
}
