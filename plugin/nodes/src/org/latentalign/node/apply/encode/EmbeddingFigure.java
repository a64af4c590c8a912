package org.latentalign.node.apply.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.figure.Selection;
import org.latentalign.kernel.FitException;
import org.latentalign.progress.Progress;
import org.latentalign.score.shape.GroupVariance;
import org.latentalign.score.shape.PrincipalPlane;

/**
 * The picture of encoded rows: a plane before and one after, in a scene for each column by which they can be colored; and
 * for a model that knows its strongest direction, rows against that.
 */
final class EmbeddingFigure {

    private static final String TITLE = "Rows before and after encoding";

    private static final String OTHERS = "Other values";

    private static final String MISSING = "Missing";

    private static final int MOST_SCENES = 4;

    /** Dots in all scenes together, so that a view opens at once and a workflow stays small. */
    private static final int MOST_DOTS = 40_000;

    /** With more, names would lie over each other. */
    private static final int MOST_NAMED = 200;

    private static final double MARGIN = 0.04;

    /** Digits of a place that are seen in a picture. */
    private static final double FINENESS = 10_000;

    private final PrincipalPlane before;

    private final PrincipalPlane after;

    private final EncodedRows rows;

    private final RowTexts texts;

    private EmbeddingFigure(
            final EncodedRows rows, final RowTexts texts, final PrincipalPlane before, final PrincipalPlane after) {
        this.rows = rows;
        this.texts = texts;
        this.before = before;
        this.after = after;
    }

    /**
     * @param rows before and after
     * @param texts what the table says of them
     * @param direction rows against the strongest direction, for models that know one
     * @param rowCount how many rows the table has
     * @param progress told often enough to cancel within a second
     * @throws FitException when the directions of the rows cannot be found
     */
    static Figure of(
            final EncodedRows rows,
            final RowTexts texts,
            final Optional<TopCosines> direction,
            final long rowCount,
            final Progress progress)
            throws FitException {
        if (rowCount == 0) {
            return Figure.empty(TITLE, "The table has no rows.");
        }
        if (rows.before().length < 2) {
            return Figure.empty(
                    TITLE,
                    "A picture needs two rows with an embedding, and " + rows.encoded() + " of " + rowCount
                            + (rows.encoded() == 1 ? " has one." : " have one."));
        }
        var before = PrincipalPlane.of(rows.before(), progress);
        var after = PrincipalPlane.of(rows.after(), progress).facing(before);
        var scenes = new EmbeddingFigure(rows, texts, before, after).scenes();
        var positions = TopCosinesFigure.scene(direction, rowCount);
        // along the table is of use where nothing tells rows apart but their order, as in files of words sorted by
        // frequency
        boolean isOrder = texts.columns().isEmpty()
                && direction.filter(TopCosinesFigure::hasOrder).isPresent();
        positions.ifPresent(scene -> scenes.add(isOrder ? 0 : scenes.size(), scene));
        return new Figure(TITLE, "Show", scenes, "");
    }

    /** The groupings of a column's values, and how much of the variance they account for. */
    private record Coloring(
            String column, List<String> values, int groupCount, GroupVariance before, GroupVariance after) {

        double beyondChance() {
            return Double.isNaN(before.share()) ? 0 : before.share() - before.chance();
        }
    }

    private List<Scene> scenes() {
        // first columns whose groups all have a color, and of these what tells most
        var colorings = texts.columns().entrySet().stream()
                .map(column -> coloring(column.getKey(), column.getValue()))
                .sorted(Comparator.comparing((Coloring coloring) -> coloring.groupCount() > Meaning.MOST_GROUPS)
                        .thenComparingDouble(coloring -> -coloring.beyondChance()))
                .limit(MOST_SCENES)
                .toList();
        int[] shown = shown(MOST_DOTS / 2 / Math.max(1, colorings.size()));
        if (colorings.isEmpty()) {
            return new ArrayList<>(List.of(new Scene(
                    "In a plane",
                    "The picture shows " + Numbers.share(before.shares()[0] + before.shares()[1])
                            + " of the variance before encoding and "
                            + Numbers.share(after.shares()[0] + after.shares()[1]) + " after it.",
                    facts(shown),
                    panels(Map.of("Rows", shown), Map.of("Rows", Meaning.BEFORE), Map.of("Rows", Meaning.AFTER)),
                    List.of())));
        }
        return colorings.stream()
                .map(coloring -> scene(coloring, shown))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Coloring coloring(final String column, final List<String> values) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] groups = values.stream()
                .mapToInt(value -> numbers.computeIfAbsent(value, unseen -> numbers.size()))
                .toArray();
        return new Coloring(
                column,
                values,
                numbers.size(),
                GroupVariance.of(rows.before(), groups, numbers.size()),
                GroupVariance.of(rows.after(), groups, numbers.size()));
    }

    /** Evenly spread. */
    private int[] shown(final int most) {
        int count = rows.before().length;
        int shown = Math.min(most, count);
        return IntStream.range(0, shown)
                .map(i -> (int) ((long) i * count / shown))
                .toArray();
    }

    private Scene scene(final Coloring coloring, final int[] shown) {
        var values = coloring.values();
        Map<String, Integer> counts = new LinkedHashMap<>();
        values.forEach(value -> counts.merge(value.isEmpty() ? MISSING : value, 1, Integer::sum));
        var frequent = counts.keySet().stream()
                .filter(value -> !value.equals(MISSING))
                .sorted(Collections.reverseOrder(Comparator.comparing(counts::get)))
                .limit(Meaning.MOST_GROUPS)
                .toList();
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        // what has no color of its own lies below
        groups.put(OTHERS, new ArrayList<>());
        groups.put(MISSING, new ArrayList<>());
        frequent.forEach(value -> groups.put(value, new ArrayList<>()));
        for (int row : shown) {
            var value = values.get(row);
            var name = value.isEmpty() ? MISSING : frequent.contains(value) ? value : OTHERS;
            groups.get(name).add(row);
        }
        Map<String, int[]> members = new LinkedHashMap<>();
        Map<String, Meaning> colors = new LinkedHashMap<>();
        groups.forEach((name, list) -> {
            if (!list.isEmpty()) {
                members.put(name, list.stream().mapToInt(Integer::intValue).toArray());
                int place = frequent.indexOf(name);
                colors.put(name, place < 0 ? Meaning.NEUTRAL : Meaning.group(place));
            }
        });
        var facts = facts(shown);
        var verdict = verdict(coloring, facts);
        return new Scene("Colored by " + coloring.column(), verdict, facts, panels(members, colors, colors), List.of());
    }

    /** Says how much of the variance the column accounts for, in all dimensions, beside what chance gives. */
    private static String verdict(final Coloring coloring, final List<Fact> facts) {
        var before = Numbers.share(coloring.before().share());
        var after = Numbers.share(coloring.after().share());
        var chance = Numbers.share(coloring.before().chance());
        facts.add(new Fact("Groups", Numbers.count(coloring.groupCount())));
        facts.add(new Fact("Variance between groups before", before));
        facts.add(new Fact("Variance between groups after", after));
        facts.add(new Fact("With exchanged labels", chance));
        if (Double.isNaN(coloring.before().share())
                || Double.isNaN(coloring.after().share())) {
            return "All rows are alike: nothing tells groups apart.";
        }
        return "In all dimensions, groups by " + coloring.column() + " account for " + before
                + " of the variance before encoding and " + after + " after it; with exchanged labels, it would be "
                + chance
                + ".";
    }

    private List<Fact> facts(final int[] shown) {
        var facts = new ArrayList<Fact>();
        if (shown.length < rows.encoded()) {
            facts.add(Selection.fact("Rows", shown.length, (int) rows.encoded(), "evenly spread over the table"));
        } else {
            facts.add(new Fact("Rows", Numbers.count(rows.encoded())));
        }
        facts.add(new Fact("Variance in the plane before", Numbers.share(before.shares()[0] + before.shares()[1])));
        facts.add(new Fact("Variance in the plane after", Numbers.share(after.shares()[0] + after.shares()[1])));
        return facts;
    }

    private List<Panel> panels(
            final Map<String, int[]> groups,
            final Map<String, Meaning> colorsBefore,
            final Map<String, Meaning> colorsAfter) {
        return List.of(
                panel("Before encoding", before, groups, colorsBefore),
                panel("After encoding", after, groups, colorsAfter));
    }

    private Panel panel(
            final String title,
            final PrincipalPlane plane,
            final Map<String, int[]> groups,
            final Map<String, Meaning> colors) {
        var axisX = axis(plane, 0);
        var axisY = axis(plane, 1);
        int count = groups.values().stream().mapToInt(group -> group.length).sum();
        double step = Math.max(axisX.to() - axisX.from(), axisY.to() - axisY.from()) / FINENESS;
        var marks = new ArrayList<Mark>();
        groups.forEach((name, members) -> marks.add(new Mark.Dots(
                name,
                colors.get(name),
                places(plane, members, 0, step),
                places(plane, members, 1, step),
                Arrays.stream(members).mapToObj(texts.names()::get).toList(),
                count <= MOST_NAMED)));
        return Panel.of(
                title,
                "A dot for each of " + Numbers.count(count) + " rows, in the plane of "
                        + (plane.projected() ? "their two strongest directions" : "their two dimensions") + ", with "
                        + Numbers.share(plane.shares()[0] + plane.shares()[1])
                        + " of their variance. Both directions have the same scale. Rows that lie apart here are"
                        + " apart; rows that lie together need not be alike.",
                axisX,
                axisY,
                marks);
    }

    private static Axis axis(final PrincipalPlane plane, final int k) {
        double low = Arrays.stream(plane.places())
                .mapToDouble(place -> place[k])
                .min()
                .orElse(0);
        double high = Arrays.stream(plane.places())
                .mapToDouble(place -> place[k])
                .max()
                .orElse(0);
        double margin = high > low ? MARGIN * (high - low) : 1;
        var name = (plane.projected() ? "Direction " : "Dimension ") + (k + 1);
        return Axis.map(
                name + " (" + Numbers.share(plane.shares()[k]) + " of the variance)", low - margin, high + margin);
    }

    private static double[] places(final PrincipalPlane plane, final int[] members, final int k, final double step) {
        // written shortly; the step is a power of ten, so that the decimals are few
        double unit = Math.pow(10, Math.floor(Math.log10(step)));
        return Arrays.stream(members)
                .mapToDouble(i -> unit >= 1
                        ? Math.rint(plane.places()[i][k] / unit) * unit
                        : Math.rint(plane.places()[i][k] * Math.rint(1 / unit)) / Math.rint(1 / unit))
                .toArray();
    }
}
