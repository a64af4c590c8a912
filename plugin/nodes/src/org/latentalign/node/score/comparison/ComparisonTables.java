package org.latentalign.node.score.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.score.distance.PairComparison;
import org.latentalign.score.shape.GroupShape;
import org.latentalign.score.shape.PairShape;
import org.latentalign.score.shape.TensorRobustness;

/** The output tables. */
final class ComparisonTables {

    private static final String PAIRS = "Pairs";

    private static final String GROUPS = "Groups";

    private static final String TENSORS = "Tensors";

    private static final List<String> SIDES = List.of("a", "b", "c");

    /** A pair in one space, and the false discovery rate from which on its groups differ. */
    private record Distance(PairComparison pair, double level) {}

    private static final List<Column<Distance>> DISTANCE = List.of(
            Column.number("distance", row -> row.pair().distance()),
            Column.number("null median", row -> row.pair().nullMedian()),
            Column.number("standardized distance", row -> row.pair().standardized()),
            Column.number("p-value", row -> row.pair().pValue()),
            Column.number("false discovery rate", row -> row.pair().falseDiscoveryRate()),
            new Column<>(
                    "differs",
                    BooleanCell.TYPE,
                    row -> Double.isNaN(row.pair().falseDiscoveryRate())
                            ? DataType.getMissingCell()
                            : row.pair().falseDiscoveryRate() <= row.level() ? BooleanCell.TRUE : BooleanCell.FALSE),
            Column.count("permutations", row -> row.pair().permutations()),
            Column.number("smallest p-value", row -> row.pair().smallestPValue()),
            Column.number("share of mean shift", row -> row.pair().meanShare()));

    private static final List<Column<PairShape>> PAIR_SHAPE = List.of(
            Column.number("covariance distance", PairShape::covarianceDistance),
            Column.number("covariance null median", PairShape::nullMedian),
            Column.number("covariance p-value", PairShape::pValue),
            Column.number("covariance false discovery rate", PairShape::falseDiscoveryRate),
            Column.number("largest angle", shape -> Math.toDegrees(shape.largestAngle())),
            Column.number("null largest angle", shape -> Math.toDegrees(shape.nullLargestAngle())));

    private static final List<Column<GroupShape>> GROUP_SHAPE = List.of(
            Column.count("rank", GroupShape::rank),
            Column.number("participation ratio", GroupShape::participationRatio),
            Column.number("variance", GroupShape::variance));

    private ComparisonTables() {}

    /** A pair of groups: where it stands, in every space. */
    private record PairRow(List<SpaceComparison> spaces, int index) {

        PairComparison pair(final int space) {
            return spaces.get(space).distances().pairs().get(index);
        }

        String name(final int group) {
            return spaces.get(0).groups().get(group);
        }

        Distance distance(final int space) {
            return new Distance(pair(space), spaces.get(space).options().level());
        }

        PairShape shape(final int space) {
            var shapes = spaces.get(space).shapes().orElseThrow().pairs();
            return shapes.isEmpty() ? PairShape.undefined(0, 0) : shapes.get(index);
        }
    }

    private static List<Column<PairRow>> pairColumns(final boolean isAfter, final boolean hasShapes) {
        var columns = new ArrayList<Column<PairRow>>();
        columns.add(Column.text("group 1", row -> row.name(row.pair(0).first())));
        columns.add(Column.text("group 2", row -> row.name(row.pair(0).second())));
        columns.add(Column.count("rows 1", row -> row.pair(0).firstRows()));
        columns.add(Column.count("rows 2", row -> row.pair(0).secondRows()));
        for (int i = 0; i < names(isAfter).size(); i++) {
            int space = i;
            columns.addAll(Column.all(DISTANCE, names(isAfter).get(i), row -> row.distance(space)));
            if (hasShapes) {
                columns.addAll(Column.all(PAIR_SHAPE, names(isAfter).get(i), row -> row.shape(space)));
            }
        }
        return columns;
    }

    private static List<String> names(final boolean isAfter) {
        return isAfter ? List.of(" before", " after") : List.of(" before");
    }

    /** A group: where it stands, in every space, and how many rows it has. */
    private record GroupRow(List<SpaceComparison> spaces, int index, int rows) {

        GroupShape shape(final int space) {
            return spaces.get(space).shapes().orElseThrow().groups().get(index);
        }
    }

    private static List<Column<GroupRow>> groupColumns(final boolean isAfter, final boolean hasShapes) {
        var columns = new ArrayList<Column<GroupRow>>();
        columns.add(Column.text("group", row -> row.spaces().get(0).groups().get(row.index())));
        columns.add(Column.count("rows", GroupRow::rows));
        columns.add(Column.count("compared rows", row -> row.spaces().get(0).comparedRows(row.index())));
        for (int i = 0; i < names(isAfter).size(); i++) {
            int space = i;
            columns.add(Column.count(
                    "differing pairs" + names(isAfter).get(i),
                    row -> row.spaces().get(space).differing(row.index())));
            if (hasShapes) {
                columns.addAll(Column.all(GROUP_SHAPE, names(isAfter).get(i), row -> row.shape(space)));
            }
        }
        return columns;
    }

    /** What is left of a tensor at a level of noise. */
    private record Level(double noise, TensorRobustness found) {}

    private static List<Column<Level>> tensorColumns() {
        var columns = new ArrayList<Column<Level>>();
        columns.add(Column.number("noise", Level::noise));
        for (int i = 0; i < SIDES.size(); i++) {
            int side = i;
            columns.add(Column.number("rank " + SIDES.get(i), row -> row.found().ranks()[side]));
        }
        for (int i = 0; i < SIDES.size(); i++) {
            int side = i;
            columns.add(Column.number(
                    "participation ratio " + SIDES.get(i), row -> row.found().participationRatios()[side]));
        }
        columns.add(Column.count("dimension", row -> row.found().dimension()));
        columns.add(Column.number(
                "smallest angle", row -> Math.toDegrees(row.found().smallestAngle())));
        columns.add(
                Column.number("largest angle", row -> Math.toDegrees(row.found().largestAngle())));
        return columns;
    }

    static DataTableSpec pairsSpec(final boolean isAfter, final boolean hasShapes) {
        return Column.spec(PAIRS, pairColumns(isAfter, hasShapes));
    }

    static DataTableSpec groupsSpec(final boolean isAfter, final boolean hasShapes) {
        return Column.spec(GROUPS, groupColumns(isAfter, hasShapes));
    }

    static DataTableSpec tensorsSpec() {
        return Column.spec(TENSORS, tensorColumns());
    }

    static BufferedDataTable pairs(final List<SpaceComparison> spaces, final ExecutionContext exec) {
        return NewTable.of(
                exec,
                PAIRS,
                pairColumns(spaces.size() > 1, spaces.get(0).shapes().isPresent()),
                IntStream.range(0, spaces.get(0).distances().pairs().size())
                        .mapToObj(index -> new PairRow(spaces, index))
                        .toList());
    }

    static BufferedDataTable groups(
            final List<SpaceComparison> spaces, final List<Integer> sizes, final ExecutionContext exec) {
        return NewTable.of(
                exec,
                GROUPS,
                groupColumns(spaces.size() > 1, spaces.get(0).shapes().isPresent()),
                IntStream.range(0, sizes.size())
                        .mapToObj(index -> new GroupRow(spaces, index, sizes.get(index)))
                        .toList());
    }

    static BufferedDataTable tensors(final NoiseSweep sweep, final ExecutionContext exec) {
        return NewTable.of(
                exec,
                TENSORS,
                tensorColumns(),
                IntStream.range(0, sweep.levels().length)
                        .mapToObj(k ->
                                new Level(sweep.levels()[k], sweep.robustness().get(k)))
                        .toList());
    }
}
