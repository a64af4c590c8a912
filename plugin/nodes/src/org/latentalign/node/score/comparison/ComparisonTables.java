package org.latentalign.node.score.comparison;

import static org.latentalign.node.shared.cells.Cells.column;
import static org.latentalign.node.shared.cells.Cells.number;
import static org.latentalign.node.shared.cells.Cells.text;
import static org.latentalign.node.shared.cells.Cells.truth;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.latentalign.score.distance.PairComparison;
import org.latentalign.score.shape.GroupShape;
import org.latentalign.score.shape.PairShape;
import org.latentalign.score.shape.TensorRobustness;

/** The output tables. */
final class ComparisonTables {

    private static final List<String> SIDES = List.of("a", "b", "c");

    private ComparisonTables() {}

    static DataTableSpec pairsSpec(final boolean isAfter, final boolean hasShapes) {
        var columns = new ArrayList<DataColumnSpec>();
        columns.add(column("group 1", StringCell.TYPE));
        columns.add(column("group 2", StringCell.TYPE));
        columns.add(column("rows 1", IntCell.TYPE));
        columns.add(column("rows 2", IntCell.TYPE));
        for (var when : spaces(isAfter)) {
            for (var figure :
                    List.of("distance", "null median", "standardized distance", "p-value", "false discovery rate")) {
                columns.add(column(figure + " " + when, DoubleCell.TYPE));
            }
            columns.add(column("differs " + when, BooleanCell.TYPE));
            columns.add(column("permutations " + when, IntCell.TYPE));
            columns.add(column("smallest p-value " + when, DoubleCell.TYPE));
            columns.add(column("share of mean shift " + when, DoubleCell.TYPE));
            if (hasShapes) {
                for (var figure : List.of(
                        "covariance distance",
                        "covariance null median",
                        "covariance p-value",
                        "covariance false discovery rate",
                        "largest angle",
                        "null largest angle")) {
                    columns.add(column(figure + " " + when, DoubleCell.TYPE));
                }
            }
        }
        return new DataTableSpec("Pairs", columns.toArray(DataColumnSpec[]::new));
    }

    private static List<String> spaces(final boolean isAfter) {
        return isAfter ? List.of("before", "after") : List.of("before");
    }

    static DataTableSpec groupsSpec(final boolean isAfter, final boolean hasShapes) {
        var columns = new ArrayList<DataColumnSpec>();
        columns.add(column("group", StringCell.TYPE));
        columns.add(column("rows", IntCell.TYPE));
        columns.add(column("compared rows", IntCell.TYPE));
        for (var when : spaces(isAfter)) {
            columns.add(column("differing pairs " + when, IntCell.TYPE));
            if (hasShapes) {
                columns.add(column("rank " + when, IntCell.TYPE));
                columns.add(column("participation ratio " + when, DoubleCell.TYPE));
                columns.add(column("variance " + when, DoubleCell.TYPE));
            }
        }
        return new DataTableSpec("Groups", columns.toArray(DataColumnSpec[]::new));
    }

    static DataTableSpec tensorsSpec() {
        var columns = new ArrayList<DataColumnSpec>();
        columns.add(column("noise", DoubleCell.TYPE));
        SIDES.forEach(side -> columns.add(column("rank " + side, DoubleCell.TYPE)));
        SIDES.forEach(side -> columns.add(column("participation ratio " + side, DoubleCell.TYPE)));
        columns.add(column("dimension", IntCell.TYPE));
        columns.add(column("smallest angle", DoubleCell.TYPE));
        columns.add(column("largest angle", DoubleCell.TYPE));
        return new DataTableSpec("Tensors", columns.toArray(DataColumnSpec[]::new));
    }

    static BufferedDataTable pairs(final List<SpaceComparison> spaces, final ExecutionContext exec)
            throws CanceledExecutionException {
        boolean hasShapes = spaces.get(0).shapes().isPresent();
        var container = exec.createDataContainer(pairsSpec(spaces.size() > 1, hasShapes));
        var first = spaces.get(0);
        for (int k = 0; k < first.distances().pairs().size(); k++) {
            exec.checkCanceled();
            var cells = new ArrayList<DataCell>();
            var pair = first.distances().pairs().get(k);
            cells.add(text(first.groups().get(pair.first())));
            cells.add(text(first.groups().get(pair.second())));
            cells.add(new IntCell(pair.firstRows()));
            cells.add(new IntCell(pair.secondRows()));
            for (var space : spaces) {
                addDistance(
                        cells, space.distances().pairs().get(k), space.options().level());
                if (hasShapes) {
                    var shapes = space.shapes().orElseThrow().pairs();
                    addShape(cells, shapes.isEmpty() ? PairShape.undefined(0, 0) : shapes.get(k));
                }
            }
            container.addRowToTable(new DefaultRow(RowKey.createRowKey((long) k), cells));
        }
        container.close();
        return container.getTable();
    }

    private static void addDistance(final List<DataCell> cells, final PairComparison pair, final double level) {
        cells.add(number(pair.distance()));
        cells.add(number(pair.nullMedian()));
        cells.add(number(pair.standardized()));
        cells.add(number(pair.pValue()));
        cells.add(number(pair.falseDiscoveryRate()));
        cells.add(
                Double.isNaN(pair.falseDiscoveryRate())
                        ? DataType.getMissingCell()
                        : truth(pair.falseDiscoveryRate() <= level));
        cells.add(new IntCell(pair.permutations()));
        cells.add(number(pair.smallestPValue()));
        cells.add(number(pair.meanShare()));
    }

    private static void addShape(final List<DataCell> cells, final PairShape shape) {
        cells.add(number(shape.covarianceDistance()));
        cells.add(number(shape.nullMedian()));
        cells.add(number(shape.pValue()));
        cells.add(number(shape.falseDiscoveryRate()));
        cells.add(degrees(shape.largestAngle()));
        cells.add(degrees(shape.nullLargestAngle()));
    }

    private static DataCell degrees(final double radians) {
        return number(Math.toDegrees(radians));
    }

    static BufferedDataTable groups(
            final List<SpaceComparison> spaces, final List<Integer> sizes, final ExecutionContext exec) {
        boolean hasShapes = spaces.get(0).shapes().isPresent();
        var container = exec.createDataContainer(groupsSpec(spaces.size() > 1, hasShapes));
        var names = spaces.get(0).groups();
        for (int g = 0; g < names.size(); g++) {
            var cells = new ArrayList<DataCell>();
            cells.add(text(names.get(g)));
            cells.add(new IntCell(sizes.get(g)));
            cells.add(new IntCell(spaces.get(0).comparedRows(g)));
            for (var space : spaces) {
                cells.add(new IntCell(space.differing(g)));
                if (hasShapes) {
                    addShape(cells, space.shapes().orElseThrow().groups().get(g));
                }
            }
            container.addRowToTable(new DefaultRow(RowKey.createRowKey((long) g), cells));
        }
        container.close();
        return container.getTable();
    }

    private static void addShape(final List<DataCell> cells, final GroupShape shape) {
        cells.add(new IntCell(shape.rank()));
        cells.add(number(shape.participationRatio()));
        cells.add(number(shape.variance()));
    }

    static BufferedDataTable tensors(final NoiseSweep sweep, final ExecutionContext exec) {
        var container = exec.createDataContainer(tensorsSpec());
        for (int k = 0; k < sweep.levels().length; k++) {
            TensorRobustness found = sweep.robustness().get(k);
            var cells = new ArrayList<DataCell>();
            cells.add(number(sweep.levels()[k]));
            for (double rank : found.ranks()) {
                cells.add(number(rank));
            }
            for (double ratio : found.participationRatios()) {
                cells.add(number(ratio));
            }
            cells.add(new IntCell(found.dimension()));
            cells.add(degrees(found.smallestAngle()));
            cells.add(degrees(found.largestAngle()));
            container.addRowToTable(new DefaultRow(RowKey.createRowKey((long) k), cells));
        }
        container.close();
        return container.getTable();
    }
}
