package org.latentalign.node.score.drugs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.latentalign.figure.Axis;
import org.latentalign.figure.Fact;
import org.latentalign.figure.Figure;
import org.latentalign.figure.FigureTable;
import org.latentalign.figure.Mark;
import org.latentalign.figure.Meaning;
import org.latentalign.figure.Numbers;
import org.latentalign.figure.Panel;
import org.latentalign.figure.Scene;
import org.latentalign.figure.Selection;
import org.latentalign.node.shared.view.ScoreFigure;
import org.latentalign.node.shared.view.SignedTiles;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.DrugAlignment;
import org.latentalign.score.DrugAlignment.CellLinePair;
import org.latentalign.score.DrugAlignment.DrugRow;
import org.latentalign.score.DrugAlignment.Match;
import org.latentalign.score.DrugAlignment.PairRow;
import org.latentalign.score.SignatureTable.Treatment;
import org.latentalign.score.distance.AverageLinkage;

/**
 * The picture of drug signatures in two cell lines (Figure 4 of the paper) with the baseline that a cosine needs: a
 * scene for each pair of cell lines, behind one for all of them together when there are several.
 */
final class DrugSignatureFigure {

    private static final String TITLE = "Alignment of drug signatures";

    /** Beyond, a picture is too large to be read, and the tables at the outputs are the better place to look. */
    private static final int SCENES = 24;

    private static final int DRUGS = 200;

    private static final int RANKED = 20;

    private static final double LARGEST_FDR = 0.05;

    /** Bars over all scenes: with many pairs of cell lines, each shows fewer drugs. */
    private static final int BARS = 8000;

    private static final int FEWEST_DRUGS = 40;

    /** Of the map of cell lines: of fewer, the bars of their pairs say all there is. */
    private static final int FEWEST_LINES = 5;

    /** Of the same; more names cannot be read. */
    private static final int MOST_LINES = 40;

    private final DrugAlignment alignment;

    private final Optional<SignatureMap> signatures;

    private final OptionalDouble log10ConditionNumber;

    private final boolean isAfter;

    private DrugSignatureFigure(
            final DrugAlignment alignment,
            final Optional<SignatureMap> signatures,
            final OptionalDouble log10ConditionNumber) {
        this.alignment = alignment;
        this.signatures = signatures;
        this.log10ConditionNumber = log10ConditionNumber;
        isAfter = alignment.totalAfter().isPresent();
    }

    /**
     * @param alignment the scores
     * @param signatures drugs and genes, if there are enough
     * @param log10ConditionNumber of the encoder, if known
     */
    static Figure of(
            final DrugAlignment alignment,
            final Optional<SignatureMap> signatures,
            final OptionalDouble log10ConditionNumber) {
        return new DrugSignatureFigure(alignment, signatures, log10ConditionNumber).figure();
    }

    private Figure figure() {
        var pairs = alignment.pairs();
        if (pairs.isEmpty()) {
            return Figure.empty(TITLE, "There is no pair of cell lines to compare.");
        }
        var scenes = new ArrayList<Scene>();
        if (pairs.size() > 1) {
            scenes.add(total());
        }
        int shown = Math.min(SCENES, pairs.size());
        int limit = Math.max(FEWEST_DRUGS, Math.min(DRUGS, BARS / (isAfter ? 2 : 1) / shown));
        for (var pair : pairs.subList(0, shown)) {
            scenes.add(scene(pair, limit));
        }
        return new Figure(TITLE, "Cell lines", scenes, "");
    }

    private Scene total() {
        var score = new ScoreFigure(alignment.totalBefore(), alignment.totalAfter(), "drugs");
        var pairs = alignment.pairs();
        var sorted = pairs.stream()
                .sorted(Comparator.comparingDouble((PairRow pair) ->
                        -orLowest(pair.after().orElse(pair.before()).mean())))
                .toList();
        var shown = Arrays.stream(Selection.ends(sorted.size(), DRUGS))
                .mapToObj(sorted::get)
                .map(pair -> new ScoreFigure.Named(name(pair.lines()), pair.before(), pair.after()))
                .toList();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Pairs of cell lines", Numbers.count(pairs.size())));
        facts.addAll(score.facts(log10ConditionNumber));
        if (shown.size() < pairs.size()) {
            facts.add(Selection.fact(
                    "Pairs of cell lines", shown.size(), pairs.size(), "those with the highest and lowest means"));
        }
        if (pairs.size() > SCENES) {
            facts.add(Selection.fact(
                    "Pairs of cell lines one by one",
                    SCENES,
                    pairs.size(),
                    "the first of the table \"Summary\", which has all of them"));
        }
        var panels = new ArrayList<Panel>();
        panels.add(score.distribution());
        panels.add(ScoreFigure.bars("Pairs of cell lines", "Cell lines", shown));
        addHeatMaps(panels, facts);
        signatures.ifPresent(map -> panels.add(map.panel(facts)));
        var verdict = WeakDrugs.of(alignment.drugs()).behind(score.verdict(log10ConditionNumber));
        return new Scene("All pairs", verdict, facts, panels, List.of());
    }

    /** Cell lines against cell lines, when there are several, both in the order of the space after encoding. */
    private void addHeatMaps(final List<Panel> panels, final List<Fact> facts) {
        var all = alignment.pairs().stream()
                .flatMap(pair -> Stream.of(pair.lines().first(), pair.lines().second()))
                .distinct()
                .toList();
        if (all.size() < FEWEST_LINES) {
            return;
        }
        var lines = all.subList(0, Math.min(MOST_LINES, all.size()));
        if (lines.size() < all.size()) {
            facts.add(Selection.fact("Cell lines", lines.size(), all.size(), "the first of the table"));
        }
        double[][] before = means(lines, PairRow::before);
        double[][] last = isAfter ? means(lines, pair -> pair.after().orElseThrow()) : before;
        int[] order = AverageLinkage.order(Arrays.stream(last)
                .map(row -> Arrays.stream(row)
                        .map(mean -> Double.isNaN(mean) ? 1 : 1 - mean)
                        .toArray())
                .toArray(double[][]::new));
        double full = Math.max(largest(before), largest(last));
        panels.add(heatMap(isAfter ? "before" : "", before, lines, order, full));
        if (isAfter) {
            panels.add(heatMap("after", last, lines, order, full));
        }
    }

    private static double largest(final double[][] means) {
        return Arrays.stream(means)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .filter(size -> size > 0)
                .max()
                .orElse(1);
    }

    /** The mean cosines of every two cell lines; NaN where there is none. */
    private double[][] means(final List<String> lines, final Function<PairRow, AlignmentScore> score) {
        double[][] means = new double[lines.size()][lines.size()];
        for (double[] row : means) {
            Arrays.fill(row, Double.NaN);
        }
        for (var pair : alignment.pairs()) {
            int first = lines.indexOf(pair.lines().first());
            int second = lines.indexOf(pair.lines().second());
            if (first >= 0 && second >= 0) {
                means[first][second] = score.apply(pair).mean();
                means[second][first] = means[first][second];
            }
        }
        return means;
    }

    private static Panel heatMap(
            final String when, final double[][] means, final List<String> lines, final int[] order, final double full) {
        var names = Arrays.stream(order).mapToObj(lines::get).toList();
        var sorted = Arrays.stream(order)
                .mapToObj(first -> Arrays.stream(order)
                        .mapToDouble(second -> means[first][second])
                        .toArray())
                .toArray(double[][]::new);
        return new Panel(
                "Cell lines that are alike stand together" + (when.isEmpty() ? "" : ", " + when + " encoding"),
                "For every two cell lines the mean cosine of drugs" + (when.isEmpty() ? "" : " " + when + " encoding")
                        + ". Cell lines are ordered by average linkage.",
                Axis.categories("", names),
                Axis.categories("Cell line", names),
                null,
                "",
                SignedTiles.of("Mean cosine above 0", "Mean cosine below 0", sorted, full));
    }

    private static String name(final CellLinePair lines) {
        return lines.first() + " and " + lines.second();
    }

    private static String name(final Treatment treatment) {
        return treatment.label().isEmpty() ? treatment.drug() : treatment.drug() + ", " + treatment.label();
    }

    private Scene scene(final PairRow pair, final int limit) {
        var score = new ScoreFigure(pair.before(), pair.after(), "drugs");
        var facts = new ArrayList<>(score.facts(log10ConditionNumber));
        if (pair.withoutCosine() > 0) {
            facts.add(new Fact("Drugs without cosine", Numbers.count(pair.withoutCosine())));
        }
        facts.add(new Fact("Drugs in one cell line only", Numbers.count(pair.inOneOnly())));
        var panels = new ArrayList<Panel>();
        var drugs = alignment.drugs().stream()
                .filter(row -> row.lines().equals(pair.lines()) && Double.isFinite(row.before()))
                .filter(row -> !isAfter || Double.isFinite(row.after()))
                .toList();
        if (isAfter) {
            addSignificant(facts, drugs, DrugRow::matchBefore, " before");
            addSignificant(facts, drugs, DrugRow::matchAfter, " after");
        } else {
            addSignificant(facts, drugs, DrugRow::matchBefore, "");
        }
        var weak = WeakDrugs.of(drugs);
        if (weak.judged() > 0) {
            facts.add(new Fact("Weak drugs", weak.share()));
        }
        if (Double.isFinite(pair.smallestP())) {
            facts.add(new Fact("Smallest p of a drug", Numbers.probability(pair.smallestP())));
        }
        var shown = Arrays.stream(Selection.ends(drugs.size(), limit))
                .mapToObj(drugs::get)
                .toList();
        if (shown.size() < drugs.size()) {
            facts.add(Selection.fact("Drugs", shown.size(), drugs.size(), "the most and the least significant ones"));
        }
        if (!shown.isEmpty()) {
            panels.add(bars(shown, pair));
        }
        panels.add(score.distribution());
        if (alignment.pairs().size() == 1) {
            signatures.ifPresent(map -> panels.add(map.panel(facts)));
        }
        return new Scene(
                name(pair.lines()),
                weak.behind(score.verdict(log10ConditionNumber)),
                facts,
                panels,
                drugs.isEmpty() ? List.of() : List.of(ranking(drugs)));
    }

    /** How many of the drugs that can be tested pass a false discovery rate. */
    private static void addSignificant(
            final List<Fact> facts,
            final List<DrugRow> drugs,
            final Function<DrugRow, Match> match,
            final String when) {
        long tested = count(drugs, row -> Double.isFinite(match.apply(row).falseDiscoveryRate()));
        if (tested > 0) {
            facts.add(new Fact(
                    "Drugs with an FDR of at most 5%" + when,
                    count(drugs, row -> match.apply(row).falseDiscoveryRate() <= LARGEST_FDR) + " of " + tested));
        }
    }

    private static long count(final List<DrugRow> drugs, final Predicate<DrugRow> isMeant) {
        return drugs.stream()
                .filter(isMeant)
                .map(row -> row.treatment().drug())
                .distinct()
                .count();
    }

    private FigureTable ranking(final List<DrugRow> drugs) {
        var columns = new ArrayList<>(List.of("Drug"));
        columns.addAll(
                isAfter
                        ? List.of("Cosine before", "p before", "FDR before", "Cosine after", "p after", "FDR after")
                        : List.of("Cosine", "p", "FDR"));
        boolean anyWeak = drugs.stream().limit(RANKED).anyMatch(DrugRow::isWeak);
        if (anyWeak) {
            columns.add("Strength");
        }
        var rows = new ArrayList<List<String>>();
        for (var row : drugs.subList(0, Math.min(RANKED, drugs.size()))) {
            var cells = new ArrayList<>(List.of(name(row.treatment())));
            for (var match : isAfter ? List.of(row.matchBefore(), row.matchAfter()) : List.of(row.matchBefore())) {
                cells.add(Numbers.decimal(match.cosine()));
                cells.add(Numbers.probability(match.p()));
                cells.add(Numbers.probability(match.falseDiscoveryRate()));
            }
            if (anyWeak) {
                cells.add(row.isWeak() ? "weak" : "");
            }
            rows.add(cells);
        }
        return new FigureTable("Drugs, the most significant first", columns, rows);
    }

    private Panel bars(final List<DrugRow> drugs, final PairRow pair) {
        double[] places = IntStream.range(0, drugs.size()).asDoubleStream().toArray();
        var marks = new ArrayList<Mark>();
        marks.add(new Mark.Bars(isAfter ? "Before" : "Cosine", Meaning.BEFORE, places, values(drugs, DrugRow::before)));
        addBaseline(marks, pair.before(), Meaning.BASELINE_BEFORE, isAfter ? "Unmatched before" : "Unmatched");
        pair.after().ifPresent(after -> {
            marks.add(1, new Mark.Bars("After", Meaning.AFTER, places, values(drugs, DrugRow::after)));
            addBaseline(marks, after, Meaning.BASELINE_AFTER, "Unmatched after");
        });
        return new Panel(
                "Drugs, the most significant first",
                "The cosine of each drug's signature in " + pair.lines().first() + " with that in "
                        + pair.lines().second() + (isAfter ? ", before and after encoding" : "")
                        + ". The first: " + name(drugs.get(0).treatment())
                        + ". Lines show the mean of unmatched drugs.",
                ScoreFigure.cosines(marks),
                Axis.categories(
                        "Drug", drugs.stream().map(row -> name(row.treatment())).toList()),
                null,
                "Drug",
                marks);
    }

    private static void addBaseline(
            final List<Mark> marks, final AlignmentScore score, final Meaning meaning, final String name) {
        if (Double.isFinite(score.baseline())) {
            marks.add(new Mark.Rule(name, meaning, score.baseline(), true));
        }
    }

    private static double[] values(final List<DrugRow> drugs, final ToDoubleFunction<DrugRow> cosine) {
        return drugs.stream().mapToDouble(cosine).toArray();
    }

    private static double orLowest(final double value) {
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }
}
