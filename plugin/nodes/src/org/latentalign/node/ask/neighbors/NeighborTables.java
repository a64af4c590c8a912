package org.latentalign.node.ask.neighbors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.LongCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;

/** The tables of Nearest Neighbors. */
final class NeighborTables {

    static final String COSINE = "cosine";

    private static final List<String> SPACES = List.of("before", "after");

    private NeighborTables() {}

    private static String when(final String name, final int space, final boolean hasAfter) {
        return hasAfter ? name + " " + SPACES.get(space) : name;
    }

    private static List<Column<FoundNeighbor>> neighborColumns(
            final boolean hasAfter, final String score, final int count) {
        var columns = new ArrayList<Column<FoundNeighbor>>();
        columns.add(Column.text("query", FoundNeighbor::query));
        columns.add(Column.text("neighbor", FoundNeighbor::name));
        for (int space = 0; space < (hasAfter ? 2 : 1); space++) {
            int number = space;
            columns.add(new Column<>(
                    when("rank", space, hasAfter),
                    LongCell.TYPE,
                    neighbor -> neighbor.place(number).rank() == 0
                            ? DataType.getMissingCell()
                            : new LongCell(neighbor.place(number).rank())));
            columns.add(Column.number(when(score, space, hasAfter), neighbor -> neighbor.place(number)
                    .score()));
        }
        if (hasAfter) {
            columns.add(Column.text("among the nearest", neighbor -> neighbor.in(count)));
        }
        return columns;
    }

    static DataTableSpec neighborsSpec(final boolean hasAfter, final String score) {
        return Column.spec("Neighbors", neighborColumns(hasAfter, score, 0));
    }

    static BufferedDataTable neighbors(
            final Neighborhoods neighborhoods, final String score, final ExecutionContext exec) {
        return NewTable.of(
                exec,
                "Neighbors",
                neighborColumns(neighborhoods.hasAfter(), score, neighborhoods.count()),
                neighborhoods.neighbors().stream().flatMap(List::stream)::iterator);
    }

    private static List<Column<Integer>> queryColumns(
            final boolean hasAfter, final String score, final Neighborhoods neighborhoods) {
        var columns = new ArrayList<Column<Integer>>();
        columns.add(Column.text("query", q -> neighborhoods.queries().get(q).text()));
        columns.add(Column.texts(
                "names not found", q -> neighborhoods.queries().get(q).missing()));
        columns.add(Column.longCount("neighbors", q -> neighborhoods.size(q, 0)));
        if (hasAfter) {
            columns.add(Column.number("overlap", q -> neighborhoods.overlap(q)));
        }
        for (int space = 0; COSINE.equals(score) && space < (hasAfter ? 2 : 1); space++) {
            int number = space;
            columns.add(Column.number(
                    when("mean cosine of all rows", space, hasAfter), q -> neighborhoods.meanCosine(q, number)));
        }
        return columns;
    }

    static DataTableSpec queriesSpec(final boolean hasAfter, final String score) {
        return Column.spec("Queries", queryColumns(hasAfter, score, null));
    }

    static BufferedDataTable queries(
            final Neighborhoods neighborhoods, final String score, final ExecutionContext exec) {
        return NewTable.of(
                exec,
                "Queries",
                queryColumns(neighborhoods.hasAfter(), score, neighborhoods),
                IntStream.range(0, neighborhoods.queries().size()).boxed()::iterator);
    }

    private static List<Column<Neighborhoods>> summaryColumns(final boolean hasAfter, final String score) {
        var columns = new ArrayList<Column<Neighborhoods>>();
        columns.add(Column.longCount("rows searched", Neighborhoods::rows));
        columns.add(Column.count("queries", found -> found.queries().size()));
        columns.add(Column.longCount("queries with neighbors", Neighborhoods::answered));
        columns.add(Column.count("names not found", found -> (int) found.queries().stream()
                .flatMap(query -> query.missing().stream())
                .distinct()
                .count()));
        columns.add(Column.count("k", Neighborhoods::count));
        if (hasAfter) {
            columns.add(Column.number("mean overlap", Neighborhoods::overlap));
        }
        for (int space = 0; space < (hasAfter ? 2 : 1); space++) {
            int number = space;
            columns.add(Column.number(
                    when("mean " + score + " of the nearest", space, hasAfter), found -> found.nearest(number)));
            columns.add(Column.number(
                    when("hubness", space, hasAfter),
                    found -> found.hubness().get(number).skewness()));
            columns.add(Column.text(
                    when("largest hub", space, hasAfter),
                    found -> orNull(found.hubness().get(number).largest())));
            columns.add(Column.count(
                    when("queries near to the hub", space, hasAfter),
                    found -> found.hubness().get(number).occurrences()));
        }
        columns.add(Column.number(
                "hubness by chance", found -> found.hubness().get(0).byChance()));
        return columns;
    }

    private static String orNull(final String text) {
        return text.isEmpty() ? null : text;
    }

    static DataTableSpec summarySpec(final boolean hasAfter, final String score) {
        return Column.spec("Summary", summaryColumns(hasAfter, score));
    }

    static BufferedDataTable summary(
            final Neighborhoods neighborhoods, final String score, final ExecutionContext exec) {
        return NewTable.of(exec, "Summary", summaryColumns(neighborhoods.hasAfter(), score), List.of(neighborhoods));
    }
}
