package org.latentalign.node.score.genes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
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
import org.latentalign.figure.Selection;
import org.latentalign.score.statistics.GeneContributions;

/** The picture of a drug's genes: one signature against the other, and the genes that contribute most. */
final class GenesFigure {

    private static final String TITLE = "Genes of two signatures";

    /** Genes as dots: those that contribute most in size, or change most. */
    private static final int DOTS = 1500;

    private static final int BARS = 20;

    private GenesFigure() {}

    /** @param genes of a drug in two cell lines */
    static Figure of(final DrugGenes genes) {
        if (Double.isNaN(genes.last().cosine())) {
            return Figure.empty(TITLE, "A signature has length zero, so there is nothing to draw.");
        }
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Drug", genes.drug()));
        facts.add(new Fact(
                genes.after().isPresent() ? "Cosine before" : "Cosine",
                Numbers.decimal(genes.before().cosine())));
        genes.after().ifPresent(after -> {
            facts.add(new Fact("Cosine after", Numbers.decimal(after.cosine())));
            facts.add(new Fact("Not shared out among genes", Numbers.decimal(after.residual())));
        });
        addHalf(facts, genes.before(), genes.after().isPresent() ? " before" : "");
        genes.after().ifPresent(after -> addHalf(facts, after, " after"));
        for (int line = 0; line < 2; line++) {
            facts.add(new Fact(
                    "Changed in " + genes.lines().get(line) + " (FDR at most 5%)",
                    genes.changed(line)
                            .map(changed -> Numbers.count(changed) + " of "
                                    + Numbers.count(genes.genes().size()) + " genes")
                            .orElse(Numbers.UNDEFINED)));
        }
        double[] contributions = genes.last().contributions();
        int[] shown = IntStream.range(0, contributions.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(contributions[j])))
                .limit(DOTS)
                .mapToInt(j -> j)
                .toArray();
        if (shown.length < contributions.length) {
            facts.add(
                    Selection.fact("Genes", shown.length, contributions.length, "those that contribute most in size"));
        }
        return Figure.of(
                TITLE, new Scene("", verdict(genes), facts, List.of(signatures(genes, shown), bars(genes)), List.of()));
    }

    private static void addHalf(final List<Fact> facts, final GeneContributions contributions, final String when) {
        int half = DrugGenes.genesForHalf(contributions);
        if (half > 0) {
            facts.add(new Fact("Genes for half of the cosine" + when, Numbers.count(half)));
        }
    }

    private static String verdict(final DrugGenes genes) {
        var where = genes.drug() + " in " + genes.lines().get(0) + " and "
                + genes.lines().get(1);
        var all = Numbers.count(genes.genes().size()) + " genes";
        int before = DrugGenes.genesForHalf(genes.before());
        int last = genes.genesForHalf();
        var first = "The cosine of " + where + " is "
                + Numbers.decimal(genes.before().cosine());
        if (genes.after().isEmpty()) {
            return first + (last > 0 ? "; half of it comes from " + Numbers.count(last) + " of " + all : "") + ".";
        }
        var both =
                first + " before encoding and " + Numbers.decimal(genes.last().cosine()) + " after it";
        if (before > 0 && last > 0) {
            return both + "; half of it comes from " + Numbers.count(before) + " of " + all + " before, and from "
                    + Numbers.count(last) + " after.";
        }
        return both + (last > 0 ? "; half of the latter comes from " + Numbers.count(last) + " of " + all : "") + ".";
    }

    /** Colored by what a gene does to the cosine. */
    private static Panel signatures(final DrugGenes genes, final int[] shown) {
        double[] contributions = genes.last().contributions();
        double large = genes.genes().size() < 2
                ? 0
                : 2.0 * Math.abs(genes.last().cosine()) / genes.genes().size();
        var marks = new ArrayList<Mark>();
        addDots(marks, "Contributes little", Meaning.NEUTRAL, genes, shown, j -> Math.abs(contributions[j]) <= large);
        addDots(marks, "Lowers the cosine", Meaning.BEFORE, genes, shown, j -> contributions[j] < -large);
        addDots(marks, "Raises the cosine", Meaning.AFTER, genes, shown, j -> contributions[j] > large);
        return Panel.of(
                "Signature against signature",
                "The change of every gene in " + genes.lines().get(1) + " against that in "
                        + genes.lines().get(0)
                        + ", colored by whether it raises or lowers the cosine"
                        + (genes.after().isPresent() ? " after encoding" : "")
                        + " by more than twice the average gene's share.",
                axis(genes.lines().get(0), genes.signatures().get(0).shift(), shown),
                axis(genes.lines().get(1), genes.signatures().get(1).shift(), shown),
                marks);
    }

    private static Axis axis(final String line, final double[] signature, final int[] shown) {
        double extreme = Arrays.stream(shown)
                .mapToDouble(j -> Math.abs(signature[j]))
                .max()
                .orElse(0);
        double end = extreme > 0 && Double.isFinite(extreme) ? 1.05 * extreme : 1;
        return Axis.linear("Change in " + line, -end, end);
    }

    private static void addDots(
            final List<Mark> marks,
            final String name,
            final Meaning meaning,
            final DrugGenes genes,
            final int[] shown,
            final IntPredicate isMeant) {
        int[] meant = Arrays.stream(shown).filter(isMeant).toArray();
        if (meant.length > 0) {
            double[] first = genes.signatures().get(0).shift();
            double[] second = genes.signatures().get(1).shift();
            marks.add(new Mark.Dots(
                    name,
                    meaning,
                    Arrays.stream(meant).mapToDouble(j -> first[j]).toArray(),
                    Arrays.stream(meant).mapToDouble(j -> second[j]).toArray(),
                    Arrays.stream(meant).mapToObj(genes.genes()::get).toList(),
                    false));
        }
    }

    private static Panel bars(final DrugGenes genes) {
        int[] top = Arrays.stream(genes.order()).limit(BARS).toArray();
        double[] places = IntStream.range(0, top.length).asDoubleStream().toArray();
        var marks = new ArrayList<Mark>();
        marks.add(new Mark.Bars(
                genes.after().isPresent() ? "Before" : "Contribution",
                Meaning.BEFORE,
                places,
                Arrays.stream(top)
                        .mapToDouble(j -> genes.before().contributions()[j])
                        .toArray()));
        genes.after()
                .ifPresent(after -> marks.add(new Mark.Bars(
                        "After",
                        Meaning.AFTER,
                        places,
                        Arrays.stream(top)
                                .mapToDouble(j -> after.contributions()[j])
                                .toArray())));
        double low = Math.min(0, extreme(marks, false));
        double high = Math.max(0, extreme(marks, true));
        return new Panel(
                "Genes that contribute most",
                "The contributions to the cosine of the " + top.length + " genes with the largest ones"
                        + (genes.after().isPresent() ? " after encoding, before and after" : "") + ".",
                Axis.linear("Contribution to the cosine", low, high > low ? 1.05 * high : low + 1),
                Axis.categories(
                        "Gene", Arrays.stream(top).mapToObj(genes.genes()::get).toList()),
                null,
                "Gene",
                marks);
    }

    private static double extreme(final List<Mark> marks, final boolean isHighest) {
        var values = marks.stream()
                .map(Mark.Bars.class::cast)
                .flatMapToDouble(bars -> DoubleStream.of(bars.values()))
                .summaryStatistics();
        return isHighest ? values.getMax() : values.getMin();
    }
}
