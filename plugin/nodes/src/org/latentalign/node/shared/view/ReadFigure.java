package org.latentalign.node.shared.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.filter.TableFilter;
import org.knime.core.data.v2.RowRead;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.figure.Selection;

/**
 * What a reader has read: how many rows have each value of the columns of text, which combinations of two columns there
 * are, and what is missing.
 */
public final class ReadFigure {

    private static final int MOST_COLUMNS = 60;

    private static final int MOST_BAR_PANELS = 4;

    private static final int MOST_BARS = 200;

    /** Of a column that has an edge of the map of combinations. */
    private static final int MOST_ACROSS = 12;

    private static final int MOST_DOWN = 60;

    /** Values that are told apart; a column with more names its rows. */
    private static final int MOST_VALUES = 5_000;

    private static final int ROWS_BETWEEN_CHECKS = 4096;

    /**
     * A column that is counted.
     *
     * @param name as the table has it
     * @param isText whether its values are told apart
     */
    record ReadColumn(String name, boolean isText) {

        private static ReadColumn of(final DataColumnSpec spec) {
            return new ReadColumn(spec.getName(), spec.getType().isCompatible(StringValue.class));
        }
    }

    private final String things;

    private final List<ReadColumn> columns;

    private final int[] missing;

    /** By column the number of each value of each row, in the order in which they come; of others than texts null. */
    private final List<List<Integer>> values = new ArrayList<>();

    private final List<Map<String, Integer>> numbers = new ArrayList<>();

    private long rows;

    /**
     * @param things what a row is, in the plural
     * @param columns those that are counted
     */
    ReadFigure(final String things, final List<ReadColumn> columns) {
        this.things = things;
        this.columns = columns;
        missing = new int[columns.size()];
        columns.forEach(column -> {
            values.add(new ArrayList<>());
            numbers.add(new LinkedHashMap<>());
        });
    }

    /**
     * @param title what the picture is about
     * @param things what a row is, in the plural
     * @param table what was read
     * @param facts further figures
     * @param ifUnknown what to do when a row has a name and nothing else is known of it; or empty
     * @param exec of the node
     * @throws CanceledExecutionException when the user canceled
     */
    public static Figure of(
            final String title,
            final String things,
            final BufferedDataTable table,
            final List<Fact> facts,
            final String ifUnknown,
            final ExecutionContext exec)
            throws CanceledExecutionException {
        var columns = table.getDataTableSpec().stream()
                .filter(column -> !column.getType().isCollectionType())
                .limit(MOST_COLUMNS)
                .map(ReadColumn::of)
                .toList();
        if (table.size() == 0) {
            return Figure.empty(title, "No " + things + " were read.");
        }
        if (columns.isEmpty()) {
            return Figure.empty(
                    title,
                    Numbers.count(table.size()) + " " + things + " were read, without any column that says what they"
                            + " are.");
        }
        var figure = new ReadFigure(things, columns);
        figure.count(table, exec);
        return Figure.of(title, figure.scene(facts, ifUnknown));
    }

    private void count(final BufferedDataTable table, final ExecutionContext exec) throws CanceledExecutionException {
        int[] indices = columns.stream()
                .mapToInt(column -> table.getDataTableSpec().findColumnIndex(column.name()))
                .toArray();
        try (var cursor = table.cursor(TableFilter.materializeCols(indices))) {
            while (cursor.canForward()) {
                if (rows % ROWS_BETWEEN_CHECKS == 0) {
                    exec.checkCanceled();
                }
                var row = cursor.forward();
                add(column -> row.isMissing(indices[column]), column -> text(row, indices[column]));
            }
        }
    }

    private static String text(final RowRead row, final int index) {
        return ((StringValue) row.getValue(index)).getStringValue();
    }

    /**
     * Counts a row.
     *
     * @param isMissing whether it has no value in a column
     * @param text its value in a column of text that is not missing
     */
    void add(final IntPredicate isMissing, final IntFunction<String> text) {
        for (int column = 0; column < columns.size(); column++) {
            boolean isGap = isMissing.test(column);
            missing[column] += isGap ? 1 : 0;
            if (columns.get(column).isText() && numbers.get(column).size() <= MOST_VALUES) {
                count(column, isGap ? "" : text.apply(column));
            }
        }
        rows++;
    }

    private void count(final int column, final String text) {
        var known = numbers.get(column);
        values.get(column).add(known.computeIfAbsent(text, unseen -> known.size()));
        if (known.size() > MOST_VALUES) {
            values.get(column).clear();
        }
    }

    /**
     * @param further figures beside it
     * @param ifUnknown what to do when a row has a name and nothing else is known of it
     */
    Scene scene(final List<Fact> further, final String ifUnknown) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(capitalized(things), Numbers.count(rows)));
        facts.addAll(further);
        int[] telling = IntStream.range(0, columns.size())
                .filter(this::isTelling)
                .boxed()
                .sorted(Comparator.comparingInt(
                        (Integer column) -> numbers.get(column).size()))
                .mapToInt(Integer::intValue)
                .toArray();
        var panels = new ArrayList<Panel>();
        Arrays.stream(telling).limit(MOST_BAR_PANELS).forEach(column -> panels.add(bars(column)));
        combinations(panels, telling);
        int gaps = Arrays.stream(missing).sum();
        if (gaps > 0 || panels.isEmpty()) {
            panels.add(present());
        }
        facts.add(new Fact("Missing values in columns of text and numbers", Numbers.count(gaps)));
        // those that are low beside each other, and then the high ones
        panels.sort(Comparator.comparingInt(panel -> panel.y().categories().size()));
        return new Scene("", verdict(telling, gaps, ifUnknown), facts, panels, List.of());
    }

    /** Whether a column has values that several rows share, and not one for all. */
    private boolean isTelling(final int column) {
        int count = numbers.get(column).size();
        return columns.get(column).isText() && count > 1 && count <= rows / 2 && count <= MOST_VALUES;
    }

    private String verdict(final int[] telling, final int gaps, final String ifUnknown) {
        var groups = Arrays.stream(telling)
                .limit(MOST_BAR_PANELS)
                .mapToObj(column -> Numbers.count(numbers.get(column).size()) + " values of "
                        + columns.get(column).name())
                .toList();
        var known = columns.size() == 1 && !ifUnknown.isEmpty()
                ? "Nothing but their identifiers is known. " + ifUnknown
                : gaps == 0 ? "Nothing is missing in their columns." : sentenceOfGaps();
        return Numbers.count(rows) + " " + things + (rows == 1 ? " was read" : " were read")
                + (groups.isEmpty() ? "" : ": " + String.join(", ", groups)) + ". "
                + known;
    }

    private String sentenceOfGaps() {
        int worst = IntStream.range(0, missing.length)
                .boxed()
                .max(Comparator.comparingInt(column -> missing[column]))
                .orElse(0);
        return "Most is missing in " + columns.get(worst).name() + ": "
                + Numbers.percent((double) missing[worst] / rows) + " of the " + things + ".";
    }

    private Panel bars(final int column) {
        var name = columns.get(column).name();
        int[] counts = new int[numbers.get(column).size()];
        values.get(column).forEach(value -> counts[value]++);
        var texts = new ArrayList<>(numbers.get(column).keySet());
        int[] order = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Collections.reverseOrder(Comparator.comparingInt((Integer value) -> counts[value])))
                .limit(MOST_BARS)
                .mapToInt(Integer::intValue)
                .toArray();
        double most = counts[order[0]];
        return new Panel(
                capitalized(things) + " by " + name
                        + (order.length < counts.length ? ", the most frequent " + MOST_BARS : ""),
                "How many " + things + " have each value of " + name + ", the most frequent first: "
                        + written(texts.get(order[0])) + " with " + Numbers.count((long) most) + ".",
                Axis.linear(capitalized(things), 0, 1.05 * most),
                Axis.categories(
                        name,
                        Arrays.stream(order)
                                .mapToObj(value -> written(texts.get(value)))
                                .toList()),
                null,
                name,
                List.of(new Mark.Bars(
                        capitalized(things),
                        Meaning.BEFORE,
                        IntStream.range(0, order.length).asDoubleStream().toArray(),
                        Arrays.stream(order).mapToDouble(value -> counts[value]).toArray())));
    }

    private static String written(final String value) {
        return value.isEmpty() ? "(missing)" : value;
    }

    /** Of the two columns with the most combinations that are there, among those of which the map can be read. */
    private void combinations(final List<Panel> panels, final int[] telling) {
        Map<Long, Integer> best = Map.of();
        int across = -1;
        int down = -1;
        for (int i = 0; i < telling.length; i++) {
            for (int j = i + 1; j < telling.length; j++) {
                if (numbers.get(telling[i]).size() <= MOST_ACROSS
                        && numbers.get(telling[j]).size() <= MOST_DOWN) {
                    var found = counts(telling[i], telling[j]);
                    if (found.size() > best.size()) {
                        best = found;
                        across = telling[i];
                        down = telling[j];
                    }
                }
            }
        }
        if (across >= 0) {
            panels.add(combinations(across, down, best));
        }
    }

    private Map<Long, Integer> counts(final int across, final int down) {
        Map<Long, Integer> counts = new TreeMap<>();
        for (int row = 0; row < rows; row++) {
            long place = (long) values.get(across).get(row) * MOST_VALUES
                    + values.get(down).get(row);
            counts.merge(place, 1, Integer::sum);
        }
        return counts;
    }

    private Panel combinations(final int across, final int down, final Map<Long, Integer> counts) {
        var nameAcross = columns.get(across).name();
        var nameDown = columns.get(down).name();
        double[] x = counts.keySet().stream()
                .mapToLong(place -> place / MOST_VALUES)
                .asDoubleStream()
                .toArray();
        double[] y = counts.keySet().stream()
                .mapToDouble(place -> place % MOST_VALUES)
                .toArray();
        int all = numbers.get(across).size() * numbers.get(down).size();
        return new Panel(
                capitalized(things) + " by " + nameAcross + " and " + nameDown,
                "How many " + things + " each combination of " + nameAcross + " and " + nameDown + " has: "
                        + Numbers.count(counts.size()) + " of " + Numbers.count(all) + " combinations are there.",
                Axis.categories(nameAcross, names(across)),
                Axis.categories(nameDown, names(down)),
                null,
                nameDown,
                List.of(new Mark.Tiles(
                        capitalized(things),
                        Meaning.AFTER,
                        x,
                        x,
                        y,
                        y,
                        counts.values().stream()
                                .mapToDouble(Integer::doubleValue)
                                .toArray())));
    }

    private List<String> names(final int column) {
        return numbers.get(column).keySet().stream().map(ReadFigure::written).toList();
    }

    private Panel present() {
        int[] shown = Selection.ends(columns.size(), MOST_COLUMNS);
        double[] places = Arrays.stream(shown).asDoubleStream().toArray();
        var marks = new ArrayList<Mark>();
        marks.add(new Mark.Bars(
                "Present",
                Meaning.AFTER,
                places,
                Arrays.stream(shown)
                        .mapToDouble(column -> rows - missing[column])
                        .toArray()));
        boolean isAnyMissing = Arrays.stream(missing).anyMatch(count -> count > 0);
        if (isAnyMissing) {
            marks.add(new Mark.Bars(
                    "Missing",
                    Meaning.BEFORE,
                    places,
                    Arrays.stream(shown).mapToDouble(column -> missing[column]).toArray()));
        }
        return new Panel(
                isAnyMissing ? "What is missing" : "Values in each column",
                "How many " + things + " have a value in each column, and how many do not.",
                Axis.linear(capitalized(things), 0, Math.max(1, 1.05 * rows)),
                Axis.categories("Column", columns.stream().map(ReadColumn::name).toList()),
                null,
                "Column",
                marks);
    }

    private static String capitalized(final String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
