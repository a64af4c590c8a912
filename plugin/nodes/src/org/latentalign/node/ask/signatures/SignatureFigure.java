package org.latentalign.node.ask.signatures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Choice;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.score.query.Enrichment;
import org.latentalign.score.query.OwnDrugRank;
import org.latentalign.score.query.QueryHit;
import org.latentalign.score.query.RetrievalScore;
import org.latentalign.score.query.RunningSum;

/** The picture of a query: bars of the best hits, the running enrichment of the chosen one, and how queries find their own drug. */
final class SignatureFigure {

    private static final String TITLE = "Signature query";

    /** More queries are in the tables only. */
    static final int MOST_SCENES = 20;

    /** More hits on each side are in the table only. */
    static final int MOST_BARS = 15;

    private final SignatureAnswers answers;

    private SignatureFigure(final SignatureAnswers answers) {
        this.answers = answers;
    }

    static Figure of(final SignatureAnswers answers) {
        return new SignatureFigure(answers).figure();
    }

    private Figure figure() {
        var scenes = new ArrayList<Scene>();
        for (int q = 0; q < answers.queries().size() && scenes.size() < MOST_SCENES; q++) {
            if (!answers.answers().hits().get(q).isEmpty()) {
                scenes.add(scene(q));
            }
        }
        return scenes.isEmpty()
                ? Figure.empty(TITLE, "No reference is alike or opposite to a query.")
                : new Figure(TITLE, "Query", scenes, "");
    }

    private Scene scene(final int q) {
        List<QueryHit> shown = Stream.concat(
                        answers.answers().hits().get(q).stream()
                                .filter(QueryHit::isAlike)
                                .limit(MOST_BARS),
                        answers.answers().hits().get(q).stream()
                                .filter(hit -> !hit.isAlike())
                                .limit(MOST_BARS))
                .toList();
        var panels = new ArrayList<Panel>();
        panels.add(bars(shown));
        List<Choice.Detail> details =
                shown.stream().map(hit -> enrichment(q, hit)).toList();
        panels.add(enrichment(details.get(0)));
        if (answers.queriesWithOwnDrug() > 0) {
            panels.add(curves());
        }
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                "References", Numbers.count(answers.references().labels().size())));
        facts.add(new Fact("Background signatures", Numbers.count(answers.background())));
        facts.add(new Fact("Alike at 5% FDR", Numbers.count(answers.significant(q, true, 0))));
        facts.add(new Fact("Opposite at 5% FDR", Numbers.count(answers.significant(q, false, 0))));
        for (int space = 0; space < answers.spaces(); space++) {
            String when = answers.spaces() == 1 ? "" : space == 0 ? " before" : " after";
            answers.retrieval(space).ifPresent(score -> {
                facts.add(new Fact(
                        "Mean reciprocal rank" + when,
                        Numbers.decimal(score.meanReciprocalRank().estimate()) + " (" + Numbers.decimal(score.chance())
                                + " by chance)"));
                facts.add(new Fact("AUC" + when, Numbers.decimal(score.area().estimate())));
            });
        }
        return new Scene(
                answers.queries().get(q).name(),
                verdict(q),
                facts,
                panels,
                List.of(),
                new Choice(0, 1, 0, "Choose a bar to see the enrichment in that reference.", details));
    }

    private String verdict(final int q) {
        long alike = answers.significant(q, true, 0);
        long opposite = answers.significant(q, false, 0);
        String hits = alike + opposite == 0
                ? "No reference passes a false discovery rate of 5%: no listed one is more like the query, or more against it,"
                        + " than other drugs' signatures are." + tooFewToPass()
                : "Of the listed references, " + alike + ofDrugs(q, true) + " are alike and " + opposite
                        + ofDrugs(q, false)
                        + " opposite at a false discovery rate of 5%, against " + Numbers.count(answers.background())
                        + " background signatures.";
        return Stream.of(hits, likeRandomGenes(q, alike + opposite), answers.verdict())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String likeRandomGenes(final int q, final long hits) {
        return !answers.isLikeRandomGenes(q) || hits > 0 && !answers.isDoubtful(q)
                ? ""
                : "The genes of the query agree with the references no better than genes at random (p = "
                        + Numbers.probability(answers.byRandomGenes(q)) + ")"
                        + (hits == 0
                                ? "."
                                : ": do not trust these hits, whose p compares it with drugs' signatures only.");
    }

    /** References of one drug are no independent finds. */
    private String ofDrugs(final int q, final boolean isAlike) {
        long drugs = answers.significantDrugs(q, isAlike, 0);
        return drugs == 0 ? "" : drugs == 1 ? " (of 1 drug)" : " (of " + Numbers.count(drugs) + " drugs)";
    }

    /** Where the smallest possible p is too large for one reference to pass. */
    private String tooFewToPass() {
        long fewest = answers.fewestToPass();
        return fewest < 2
                ? ""
                : " With " + Numbers.count(answers.background()) + " background signatures fewer than "
                        + Numbers.count(fewest) + " references could not pass, however alike: use more of them.";
    }

    /** Of those that pass a false discovery rate of 5% in one color, of the others in another. */
    private Panel bars(final List<QueryHit> hits) {
        var marks = new ArrayList<Mark>();
        marks.add(bars(hits, "FDR of at most 5%", Meaning.ADVICE, true));
        marks.add(bars(hits, "Other hits", Meaning.NEUTRAL, false));
        marks.removeIf(mark -> mark.size() == 0);
        double most = roundedUp(
                hits.stream().mapToDouble(hit -> Math.abs(cosine(hit))).max().orElse(1));
        return new Panel(
                "Alike and opposite references",
                "A bar for each of the best alike and opposite references: its cosine with the query. Those with a"
                        + " false discovery rate of at most 5% have a color of their own.",
                Axis.linear("Cosine", -most, most),
                Axis.categories("Reference", names(hits)),
                null,
                "Reference",
                marks);
    }

    /** To 1, 0.5, 0.2, 0.1, ..., so that both ends of the axis have ticks however narrow it is. */
    private static double roundedUp(final double cosine) {
        double power = 1;
        while (power > 0.01 && power / 10 >= cosine) {
            power /= 10;
        }
        return power / 5 >= cosine ? power / 5 : power / 2 >= cosine ? power / 2 : power;
    }

    private static double cosine(final QueryHit hit) {
        double cosine = hit.inSpaces().get(0).cosine();
        return Double.isNaN(cosine) ? 0 : cosine;
    }

    private String name(final QueryHit hit) {
        String drug = answers.drugOf(hit);
        String line = answers.lineOf(hit);
        return drug == null ? hit.reference() : line == null ? drug : drug + ", " + line;
    }

    private String label(final QueryHit hit) {
        String name = name(hit);
        double rate = hit.inSpaces().get(0).falseDiscoveryRate();
        return Double.isNaN(rate) ? name : name + " (FDR " + Numbers.probability(rate) + ")";
    }

    private List<String> names(final List<QueryHit> hits) {
        return hits.stream().map(this::name).toList();
    }

    private static Mark bars(
            final List<QueryHit> hits, final String name, final Meaning meaning, final boolean isSignificant) {
        int[] places = IntStream.range(0, hits.size())
                .filter(i ->
                        hits.get(i).inSpaces().get(0).falseDiscoveryRate() <= SignatureAnswers.LEVEL == isSignificant)
                .toArray();
        return new Mark.Bars(
                name,
                meaning,
                Arrays.stream(places).asDoubleStream().toArray(),
                Arrays.stream(places).mapToDouble(i -> cosine(hits.get(i))).toArray());
    }

    private Choice.Detail enrichment(final int q, final QueryHit hit) {
        Enrichment enrichment = answers.answers().enrichments().get(q).get(hit.row());
        var marks = new ArrayList<Mark>();
        addLine(marks, "Raised genes", Meaning.UP, enrichment.raised());
        addLine(marks, "Lowered genes", Meaning.DOWN, enrichment.lowered());
        return new Choice.Detail(
                "Enrichment in " + label(hit),
                "Walking down the genes of the reference from the most raised to the most lowered one, the line rises"
                        + " at genes of the query's list and falls at others. WTCS is"
                        + " " + Numbers.decimal(hit.connectivity()) + ".",
                marks);
    }

    private Panel enrichment(final Choice.Detail shown) {
        return Panel.of(
                shown.title(),
                shown.description(),
                Axis.linear("Rank of the gene in the reference", 0, answers.genes()),
                Axis.linear("Running sum", -1, 1),
                shown.marks());
    }

    private static void addLine(
            final List<Mark> marks, final String name, final Meaning meaning, final RunningSum sum) {
        if (sum.places().length > 0) {
            marks.add(new Mark.Line(name, meaning, sum.places(), sum.sums(), false));
        }
    }

    /** The share of queries whose own drug is among so many of the others. */
    private Panel curves() {
        var marks = new ArrayList<Mark>();
        double most = IntStream.range(0, answers.queries().size())
                .mapToObj(q -> answers.rank(q, 0))
                .flatMap(Optional::stream)
                .mapToDouble(rank -> rank.others() + 1.0)
                .max()
                .orElse(2);
        for (int space = 0; space < answers.spaces(); space++) {
            int number = space;
            double[] ranks = IntStream.range(0, answers.queries().size())
                    .mapToObj(q -> answers.rank(q, number))
                    .flatMap(Optional::stream)
                    .mapToDouble(OwnDrugRank::rank)
                    .sorted()
                    .toArray();
            if (ranks.length > 0) {
                marks.add(curve(
                        answers.spaces() == 1 ? "Queries" : space == 0 ? "Before" : "After",
                        space == 0 ? Meaning.BEFORE : Meaning.AFTER,
                        ranks,
                        most));
            }
        }
        marks.add(chance(most));
        String by = answers.retrieval(0)
                .map(RetrievalScore::chance)
                .map(Numbers::decimal)
                .orElse("");
        return Panel.of(
                "How queries find their own drug",
                "The share of queries whose best reference of the same drug is at that rank or better, against the"
                        + " rank; by chance the mean reciprocal rank would be " + by + ".",
                Axis.logarithmic("Rank of the own drug", 1, Math.max(2, most)),
                Axis.linear("Share of queries", 0, 1),
                marks);
    }

    private static Mark curve(final String name, final Meaning meaning, final double[] ranks, final double most) {
        var distinct = new TreeSet<Double>();
        distinct.add(1.0);
        Arrays.stream(ranks).forEach(distinct::add);
        distinct.add(Math.max(2, most));
        return new Mark.Line(
                name,
                meaning,
                distinct.stream().mapToDouble(Double::doubleValue).toArray(),
                distinct.stream()
                        .mapToDouble(rank ->
                                Arrays.stream(ranks).filter(own -> own <= rank).count() / (double) ranks.length)
                        .toArray(),
                false);
    }

    /** With m references of the own drug among others, by chance: 1 less the share of orders in which all m come later. */
    private Mark chance(final double most) {
        double[] ranks = new double[60];
        double[] shares = new double[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = Math.floor(Math.pow(Math.max(2, most), i / (ranks.length - 1.0)));
        }
        double[] distinct = Arrays.stream(ranks).distinct().toArray();
        for (int i = 0; i < distinct.length; i++) {
            double rank = distinct[i];
            shares[i] = IntStream.range(0, answers.queries().size())
                    .mapToObj(q -> answers.rank(q, 0))
                    .flatMap(Optional::stream)
                    .mapToDouble(own -> 1 - allLater(own, rank))
                    .average()
                    .orElse(0);
        }
        return new Mark.Line(
                "Chance", Meaning.BASELINE_BEFORE, distinct, Arrays.copyOf(shares, distinct.length), false);
    }

    private static double allLater(final OwnDrugRank own, final double rank) {
        double probability = 1;
        double all = (double) own.own() + own.others();
        for (int i = 0; i < own.own(); i++) {
            probability *= Math.max(0, (all - rank - i) / (all - i));
        }
        return probability;
    }
}
