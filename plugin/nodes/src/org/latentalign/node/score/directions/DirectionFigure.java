package org.latentalign.node.score.directions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.FigureTable;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.figure.Selection;
import org.latentalign.node.shared.view.ScoreFigure;
import org.latentalign.score.DirectionAlignment;
import org.latentalign.score.DirectionAlignment.Direction;
import org.latentalign.score.DirectionAlignment.GroupRow;
import org.latentalign.score.DirectionAlignment.PairRow;

/**
 * The picture of directions (Figure 7 of the paper): their cosines against the baseline, all together and by group, and
 * the directions that agree least.
 */
final class DirectionFigure {

    private static final String TITLE = "Alignment of directions";

    private static final int GROUPS = 200;

    private static final int WORST = 20;

    private DirectionFigure() {}

    /**
     * @param alignment the scores
     * @param log10ConditionNumber of the encoder, if known
     * @param withoutVector how many pairs are left out, because a name has no vector
     * @param missing how many names have none
     */
    static Figure of(
            final DirectionAlignment alignment,
            final OptionalDouble log10ConditionNumber,
            final int withoutVector,
            final int missing) {
        var isAfter = alignment.totalAfter().isPresent();
        var groups = alignment.groups();
        // with one group the total is that group's score, but without its interval and retrieval
        var score = groups.size() == 1
                ? new ScoreFigure(groups.get(0).before(), groups.get(0).after(), "directions")
                : new ScoreFigure(alignment.totalBefore(), alignment.totalAfter(), "directions");
        var facts = new ArrayList<Fact>();
        int directions = groups.stream().mapToInt(GroupRow::directions).sum();
        facts.add(new Fact("Groups", Numbers.count(groups.size())));
        facts.add(new Fact(
                "Directions",
                Numbers.count(directions) + " of " + Numbers.count((long) directions + withoutVector) + " pairs"));
        facts.add(new Fact("Names without a vector", Numbers.count(missing)));
        facts.addAll(score.facts(log10ConditionNumber));
        long combinations = groups.stream().mapToLong(GroupRow::combinations).sum();
        if (groups.stream().anyMatch(GroupRow::sampled)) {
            facts.add(new Fact(
                    "Combinations scored",
                    Numbers.count(alignment.pairs().size()) + " of " + Numbers.count(combinations)
                            + ", drawn at random"));
        }
        var panels = new ArrayList<Panel>();
        panels.add(score.distribution());
        var sorted = groups.stream()
                .sorted(Comparator.comparingDouble((GroupRow group) ->
                                -orLowest(group.after().orElse(group.before()).mean()))
                        .thenComparing(GroupRow::group))
                .toList();
        var shown = Arrays.stream(Selection.ends(sorted.size(), GROUPS))
                .mapToObj(sorted::get)
                .map(group -> new ScoreFigure.Named(group.group(), group.before(), group.after()))
                .toList();
        if (groups.size() > 1) {
            panels.add(ScoreFigure.bars("Groups", "Group", shown));
        }
        if (shown.size() < groups.size()) {
            facts.add(Selection.fact(
                    "Groups", shown.size(), groups.size(), "those with the highest and the lowest means"));
        }
        return Figure.of(
                TITLE,
                new Scene("", score.verdict(log10ConditionNumber), facts, panels, worst(alignment.pairs(), isAfter)));
    }

    /** The directions that agree least: the lowest cosines, without sorting all of them. */
    private static List<FigureTable> worst(final List<PairRow> pairs, final boolean isAfter) {
        var worst = Selection.lowest(pairs, WORST, pair -> isAfter ? pair.after() : pair.before());
        if (worst.isEmpty()) {
            return List.of();
        }
        var columns = new ArrayList<>(List.of("Group", "Direction", "Other direction"));
        columns.add(isAfter ? "Cosine before" : "Cosine");
        if (isAfter) {
            columns.add("Cosine after");
        }
        var rows = new ArrayList<List<String>>();
        for (var pair : worst) {
            var row = new ArrayList<>(List.of(pair.first().group(), name(pair.first()), name(pair.second())));
            row.add(Numbers.decimal(pair.before()));
            if (isAfter) {
                row.add(Numbers.decimal(pair.after()));
            }
            rows.add(row);
        }
        return List.of(new FigureTable("Directions of a group that agree least", columns, rows));
    }

    private static String name(final Direction direction) {
        return direction.from() + " → " + direction.to();
    }

    private static double orLowest(final double value) {
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }
}
