package org.latentalign.node.ask.neighbors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.node.shared.view.ScoreFigure;

/** The picture of neighbors: for each query the two rankings with a line a neighbor, and the scores as bars. */
final class NeighborsFigure {

    private static final String TITLE = "Nearest neighbors";

    /** More queries are in the tables only. */
    private static final int MOST_SCENES = 50;

    /** More neighbors are in the tables only. */
    private static final int MOST_NEIGHBORS = 20;

    /** The distance of the two rankings on the picture, in ranks. */
    private static final double APART = 1.2;

    private final Neighborhoods found;

    private final String score;

    private NeighborsFigure(final Neighborhoods found, final String score) {
        this.found = found;
        this.score = score;
    }

    /**
     * Draws.
     *
     * @param found the answers
     * @param score what a score is called
     */
    static Figure of(final Neighborhoods found, final String score) {
        return new NeighborsFigure(found, score).figure();
    }

    private Figure figure() {
        var scenes = new ArrayList<Scene>();
        for (int q = 0; q < found.queries().size() && scenes.size() < MOST_SCENES; q++) {
            if (!found.neighbors().get(q).isEmpty()) {
                scenes.add(scene(q));
            }
        }
        return scenes.isEmpty()
                ? Figure.empty(TITLE, "No query has a neighbor.")
                : new Figure(TITLE, "Query", scenes, "");
    }

    private Scene scene(final int q) {
        int shown = Math.min(MOST_NEIGHBORS, found.count());
        List<FoundNeighbor> neighbors = found.neighbors().get(q).stream()
                .filter(neighbor -> neighbor.places().stream().anyMatch(place -> place.isAmong(shown)))
                .toList();
        var panels = new ArrayList<Panel>();
        if (found.hasAfter()) {
            panels.add(rankings(neighbors, shown));
        }
        panels.add(scores(q, neighbors));
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Rows searched", Numbers.count(found.rows())));
        if (found.hasAfter()) {
            facts.add(new Fact(
                    "Overlap of the " + found.count() + " nearest",
                    Numbers.decimal(found.overlap(q)) + " ("
                            + Numbers.significant(Math.min(1, (double) found.count() / Math.max(1, found.rows())))
                            + " by chance)"));
            facts.add(new Fact("Mean overlap of all queries", Numbers.decimal(found.overlap())));
        }
        for (int space = 0; space < found.hubness().size(); space++) {
            double mean = found.meanCosine(q, space);
            if (!Double.isNaN(mean)) {
                facts.add(new Fact("Mean cosine of all rows" + when(space), Numbers.decimal(mean)));
            }
        }
        for (int space = 0; space < found.hubness().size(); space++) {
            var hubness = found.hubness().get(space);
            facts.add(new Fact(
                    "Hubness" + when(space),
                    Numbers.decimal(hubness.skewness()) + " (by chance " + Numbers.decimal(hubness.byChance()) + ")"));
        }
        return new Scene(found.queries().get(q).text(), verdict(q), facts, panels, List.of());
    }

    private String verdict(final int q) {
        if (!found.hasAfter()) {
            var nearest = found.neighbors().get(q).get(0);
            return "The nearest is " + nearest.name() + ", with a " + score + " of "
                    + Numbers.decimal(nearest.place(0).score())
                    + (Double.isNaN(found.meanCosine(q, 0))
                            ? "."
                            : "; the mean of all rows is " + Numbers.decimal(found.meanCosine(q, 0)) + ".");
        }
        var before = nearest(q, 0);
        var after = nearest(q, 1);
        long size = found.size(q, 0);
        long both = Math.round(found.overlap(q) * size);
        return (before.equals(after)
                        ? "The nearest is " + before + " before and after encoding."
                        : "The nearest is " + before + " before encoding and " + after + " after it.")
                + " Of the " + size + " nearest before, " + both + (both == 1 ? " is" : " are")
                + " among the nearest after.";
    }

    private String when(final int space) {
        return found.hasAfter() ? space == 0 ? " before" : " after" : "";
    }

    private String nearest(final int q, final int space) {
        return found.neighbors().get(q).stream()
                .filter(neighbor -> neighbor.place(space).rank() == 1)
                .map(FoundNeighbor::name)
                .findFirst()
                .orElse("none");
    }

    /** On a map, which has no axes: before on the left, after on the right, the nearest at the top. */
    private Panel rankings(final List<FoundNeighbor> neighbors, final int shown) {
        var marks = new ArrayList<Mark>();
        marks.add(lines("Near in both", Meaning.NEUTRAL, neighbors, shown, true, true));
        marks.add(lines("Near before only", Meaning.BEFORE, neighbors, shown, true, false));
        marks.add(lines("Near after only", Meaning.AFTER, neighbors, shown, false, true));
        marks.removeIf(mark -> mark.size() == 0);
        double width = APART * shown;
        long outside =
                Math.max(outside(neighbors, 0, shown, Long.MAX_VALUE), outside(neighbors, 1, shown, Long.MAX_VALUE));
        return Panel.of(
                "Ranks before (left) and after (right)",
                "An arrow for each neighbor, from its rank before encoding on the left to that after on the right,"
                        + " the nearest at the top. Below the last rank are those that are not among the " + shown
                        + " nearest there.",
                Axis.map(-0.3 * width, 1.3 * width),
                Axis.map(-shown - 2.0 - outside, 0),
                marks);
    }

    private static Mark lines(
            final String name,
            final Meaning meaning,
            final List<FoundNeighbor> neighbors,
            final int shown,
            final boolean isBefore,
            final boolean isAfter) {
        List<FoundNeighbor> chosen = neighbors.stream()
                .filter(neighbor -> neighbor.place(0).isAmong(shown) == isBefore
                        && neighbor.place(1).isAmong(shown) == isAfter)
                .toList();
        double[] left = new double[chosen.size()];
        double[] right = new double[chosen.size()];
        Arrays.fill(right, APART * shown);
        return new Mark.Arrows(
                name,
                meaning,
                left,
                heights(chosen, 0, shown),
                right,
                heights(chosen, 1, shown),
                chosen.stream()
                        .map(neighbor -> neighbor.name() + rank(neighbor, 0, " ", ""))
                        .toList(),
                chosen.stream()
                        .map(neighbor -> rank(neighbor, 1, "", " ") + neighbor.name())
                        .toList());
    }

    /** The rank between name and arrow, which says how far away those are that are not among the nearest there. */
    private static String rank(
            final FoundNeighbor neighbor, final int space, final String before, final String behind) {
        long rank = neighbor.place(space).rank();
        return rank == 0 ? "" : before + Numbers.count(rank) + behind;
    }

    /** Those that are not among the nearest stand one below the other under the last of these. */
    private static double[] heights(final List<FoundNeighbor> neighbors, final int space, final int shown) {
        double[] heights = new double[neighbors.size()];
        for (int i = 0; i < heights.length; i++) {
            long rank = neighbors.get(i).place(space).rank();
            heights[i] = neighbors.get(i).place(space).isAmong(shown)
                    ? -rank
                    : -shown - 1.0 - outside(neighbors, space, shown, orLast(rank));
        }
        return heights;
    }

    /** How many of those outside are not farther away than the rank. */
    private static long outside(
            final List<FoundNeighbor> neighbors, final int space, final int shown, final long rank) {
        return neighbors.stream()
                .map(neighbor -> neighbor.place(space))
                .filter(place -> !place.isAmong(shown) && orLast(place.rank()) <= rank)
                .count();
    }

    private static long orLast(final long rank) {
        return rank == 0 ? Long.MAX_VALUE : rank;
    }

    private Panel scores(final int q, final List<FoundNeighbor> neighbors) {
        var marks = new ArrayList<Mark>();
        double low = 0;
        double high = 0;
        for (int space = 0; space < found.hubness().size(); space++) {
            int number = space;
            ToDoubleFunction<FoundNeighbor> value =
                    neighbor -> neighbor.place(number).score();
            int[] places = IntStream.range(0, neighbors.size())
                    .filter(i -> Double.isFinite(value.applyAsDouble(neighbors.get(i))))
                    .toArray();
            double[] values = Arrays.stream(places)
                    .mapToDouble(i -> value.applyAsDouble(neighbors.get(i)))
                    .toArray();
            marks.add(new Mark.Bars(
                    found.hasAfter() ? space == 0 ? "Before" : "After" : "Neighbors",
                    space == 0 ? Meaning.BEFORE : Meaning.AFTER,
                    Arrays.stream(places).asDoubleStream().toArray(),
                    values));
            for (double shownValue : values) {
                low = Math.min(low, shownValue);
                high = Math.max(high, shownValue);
            }
        }
        for (int space = 0; space < found.hubness().size(); space++) {
            double mean = found.meanCosine(q, space);
            if (!Double.isNaN(mean)) {
                var meaning = space == 0 ? Meaning.BASELINE_BEFORE : Meaning.BASELINE_AFTER;
                marks.add(new Mark.Dots(
                        "Mean of all rows" + when(space),
                        meaning,
                        DoubleStream.generate(() -> mean)
                                .limit(neighbors.size())
                                .toArray(),
                        IntStream.range(0, neighbors.size()).asDoubleStream().toArray(),
                        neighbors.stream().map(FoundNeighbor::name).toList(),
                        false));
            }
        }
        String label = score.substring(0, 1).toUpperCase(Locale.ROOT) + score.substring(1);
        return new Panel(
                label + " of the neighbors",
                "A bar for each neighbor and space: its " + score + "."
                        + (Double.isNaN(found.meanCosine(q, 0))
                                ? ""
                                : " A dot shows the mean of all rows: a bar means something as far as it reaches beyond.")
                        + " Type into the filter to look for a neighbor.",
                score.equals(NeighborTables.COSINE)
                        ? ScoreFigure.cosines(marks)
                        : Axis.linear(label, 1.05 * low, high > low ? 1.05 * high : low + 1),
                Axis.categories(
                        "Neighbor", neighbors.stream().map(FoundNeighbor::name).toList()),
                null,
                "Neighbor",
                marks);
    }
}
