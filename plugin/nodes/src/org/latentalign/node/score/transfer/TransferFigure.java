package org.latentalign.node.score.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
import org.latentalign.node.shared.view.ScoreFigure;
import org.latentalign.score.transfer.SignatureTransfer;
import org.latentalign.score.transfer.SignatureTransfer.Prediction;
import org.latentalign.score.transfer.TransferError;
import org.latentalign.score.transfer.TransferMethod;

/**
 * The picture of a transfer: what predictions are worth beside baselines, and for single drugs the predicted against the
 * measured change of every gene.
 */
final class TransferFigure {

    private static final String TITLE = "Signature transfer";

    /** Beyond, a picture is too large to be read. */
    private static final int SCENES = 24;

    private static final int DRUGS = 200;

    /** Genes as dots in one panel: those that change most. */
    private static final int GENES = 400;

    private TransferFigure() {}

    /**
     * @param transfer predictions with their errors
     * @param verdict in words
     * @param genes their names; none where they have none
     * @param isFittedAgain whether the model was fitted without what it predicts
     */
    static Figure of(
            final SignatureTransfer transfer,
            final String verdict,
            final List<String> genes,
            final boolean isFittedAgain) {
        var tested = transfer.tested();
        if (tested.isEmpty()) {
            return Figure.empty(TITLE, verdict);
        }
        var best = tested.stream()
                .sorted(Comparator.comparingDouble((Prediction drug) -> -orLowest(pearson(drug, transfer.predicted())))
                        .thenComparing(Prediction::drug))
                .toList();
        var scenes = new ArrayList<Scene>();
        scenes.add(total(transfer, verdict, best, isFittedAgain));
        best.subList(0, Math.min(SCENES, best.size()))
                .forEach(drug -> scenes.add(scene(drug, transfer.predicted(), genes)));
        return new Figure(TITLE, "Drug", scenes, "");
    }

    private static double pearson(final Prediction drug, final TransferMethod method) {
        var error = drug.errors().get(method);
        return error == null ? Double.NaN : error.changePearson();
    }

    private static double orLowest(final double value) {
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    private static Scene total(
            final SignatureTransfer transfer,
            final String verdict,
            final List<Prediction> best,
            final boolean isFittedAgain) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Drugs predicted", Numbers.count(transfer.drugs().size())));
        facts.add(new Fact("Measured where predicted", Numbers.count(best.size())));
        facts.add(new Fact(
                "Model",
                isFittedAgain ? "fitted again, to the rows of this input without those it predicts" : "as given"));
        transfer.test()
                .ifPresent(
                        test -> facts.add(new Fact("p of right against wrong drugs", Numbers.probability(test.p()))));
        double rank = best.stream()
                .mapToDouble(Prediction::rank)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
        if (!Double.isNaN(rank)) {
            double byChance = best.stream()
                    .filter(prediction -> !Double.isNaN(prediction.rank()))
                    .mapToDouble(prediction -> 1 + prediction.others() / 2.0)
                    .average()
                    .orElse(Double.NaN);
            facts.add(new Fact(
                    "Mean rank of the right drug",
                    Numbers.decimal(rank) + " (" + Numbers.decimal(byChance, 1) + " by chance)"));
        }
        if (best.size() > SCENES) {
            facts.add(Selection.fact("Drugs one by one", SCENES, best.size(), "those that are predicted best"));
        }
        return new Scene(
                "All drugs", verdict, facts, List.of(methods(transfer), byDrug(transfer.predicted(), best)), List.of());
    }

    private static Panel methods(final SignatureTransfer transfer) {
        var methods = Arrays.stream(TransferMethod.values())
                .filter(method -> Double.isFinite(
                        transfer.mean(method, TransferError::changePearson).estimate()))
                // what is predicted first, and the baselines last
                .sorted(Comparator.comparing((TransferMethod method) -> method != transfer.predicted())
                        .thenComparing(Comparator.reverseOrder()))
                .toList();
        double[] means = methods.stream()
                .mapToDouble(method ->
                        transfer.mean(method, TransferError::changePearson).estimate())
                .toArray();
        var marks = new ArrayList<Mark>();
        for (boolean isPredicted : new boolean[] {true, false}) {
            int[] places = IntStream.range(0, means.length)
                    .filter(i -> (methods.get(i) == transfer.predicted()) == isPredicted)
                    .toArray();
            if (places.length > 0) {
                marks.add(new Mark.Bars(
                        isPredicted ? "Predictions, mean over drugs" : "For comparison",
                        isPredicted ? Meaning.AFTER : Meaning.NEUTRAL,
                        Arrays.stream(places).asDoubleStream().toArray(),
                        Arrays.stream(places).mapToDouble(i -> means[i]).toArray()));
            }
        }
        var intervals = methods.stream()
                .map(method ->
                        transfer.mean(method, TransferError::changePearson).correlationInterval())
                .toList();
        int[] known = IntStream.range(0, intervals.size())
                .filter(i -> Double.isFinite(intervals.get(i).low()))
                .toArray();
        if (known.length > 0) {
            marks.add(new Mark.Whiskers(
                    "95% interval",
                    Meaning.AFTER,
                    Arrays.stream(known).asDoubleStream().toArray(),
                    Arrays.stream(known)
                            .mapToDouble(i -> intervals.get(i).low())
                            .toArray(),
                    Arrays.stream(known)
                            .mapToDouble(i -> intervals.get(i).high())
                            .toArray()));
        }
        return Panel.of(
                "Correlation of the change, by method",
                "The mean correlation over genes of predicted and measured changes from the controls, for each method"
                        + " and each baseline. A prediction is worth something where it stands above decoded controls"
                        + " and wrong drugs.",
                correlations(marks),
                Axis.categories(
                        "Method",
                        methods.stream().map(TransferFigure::explained).toList()),
                marks);
    }

    /** What a method adds to the controls, where its name in the tables does not tell. */
    private static String explained(final TransferMethod method) {
        return switch (method) {
            case EQUAL -> "equal: all others alike";
            case NEAREST -> "nearest other";
            case WEIGHTED -> "weighted by nearness";
            case NO_EFFECT, DECODED_CONTROLS, WRONG_DRUGS, INPUT_SPACE, LATENT_SPACE, DECODED_CHANGE -> method.title();
        };
    }

    private static Panel byDrug(final TransferMethod predicted, final List<Prediction> best) {
        var shown = Arrays.stream(Selection.ends(best.size(), DRUGS))
                .mapToObj(best::get)
                .toList();
        var marks = new ArrayList<Mark>();
        addBars(marks, "Predicted", Meaning.AFTER, shown, predicted);
        addDots(marks, "Decoded controls", Meaning.BASELINE_AFTER, shown, TransferMethod.DECODED_CONTROLS);
        addDots(marks, "Wrong drugs, median", Meaning.BASELINE_BEFORE, shown, TransferMethod.WRONG_DRUGS);
        return new Panel(
                "Drugs, the best predicted first",
                "The correlation of predicted and measured changes for each drug as a bar, and that of the decoded"
                        + " controls and of the predictions for other drugs as dots.",
                correlations(marks),
                Axis.categories("Drug", shown.stream().map(Prediction::drug).toList()),
                null,
                "Drug",
                marks);
    }

    /** As long as it has to be, so that most of the room is for what is there. */
    private static Axis correlations(final List<Mark> marks) {
        var cosines = ScoreFigure.cosines(marks);
        return Axis.linear("Correlation of the change", cosines.from(), cosines.to());
    }

    private static int[] defined(final List<Prediction> drugs, final TransferMethod method) {
        return IntStream.range(0, drugs.size())
                .filter(i -> Double.isFinite(pearson(drugs.get(i), method)))
                .toArray();
    }

    private static void addBars(
            final List<Mark> marks,
            final String name,
            final Meaning meaning,
            final List<Prediction> drugs,
            final TransferMethod method) {
        int[] defined = defined(drugs, method);
        if (defined.length > 0) {
            marks.add(new Mark.Bars(
                    name,
                    meaning,
                    Arrays.stream(defined).asDoubleStream().toArray(),
                    Arrays.stream(defined)
                            .mapToDouble(i -> pearson(drugs.get(i), method))
                            .toArray()));
        }
    }

    private static void addDots(
            final List<Mark> marks,
            final String name,
            final Meaning meaning,
            final List<Prediction> drugs,
            final TransferMethod method) {
        int[] defined = defined(drugs, method);
        if (defined.length > 0) {
            marks.add(new Mark.Dots(
                    name,
                    meaning,
                    Arrays.stream(defined)
                            .mapToDouble(i -> pearson(drugs.get(i), method))
                            .toArray(),
                    Arrays.stream(defined).asDoubleStream().toArray(),
                    Arrays.stream(defined).mapToObj(i -> drugs.get(i).drug()).toList(),
                    false));
        }
    }

    private static Scene scene(final Prediction drug, final TransferMethod predicted, final List<String> genes) {
        var facts = new ArrayList<Fact>();
        for (var entry : drug.errors().entrySet()) {
            if (!Double.isNaN(entry.getValue().changePearson())) {
                facts.add(new Fact(
                        "Correlation, " + entry.getKey().title(),
                        Numbers.decimal(entry.getValue().changePearson())));
            }
        }
        if (!Double.isNaN(drug.rank())) {
            facts.add(new Fact("Rank among other drugs", Numbers.reading(drug.rank()) + " of " + (drug.others() + 1)));
        }
        double[] measured = drug.measuredChange().orElseThrow();
        double[] change = drug.change();
        int[] shown = IntStream.range(0, measured.length)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.max(Math.abs(measured[j]), Math.abs(change[j]))))
                .limit(GENES)
                .mapToInt(j -> j)
                .toArray();
        if (shown.length < measured.length) {
            facts.add(Selection.fact("Genes", shown.length, measured.length, "those that change most"));
        }
        double extreme = Arrays.stream(shown)
                .mapToDouble(j -> Math.max(Math.abs(measured[j]), Math.abs(change[j])))
                .max()
                .orElse(1);
        double end = extreme > 0 && Double.isFinite(extreme) ? 1.05 * extreme : 1;
        List<Mark> marks = List.of(
                new Mark.Line("Equal", Meaning.NEUTRAL, new double[] {-end, end}, new double[] {-end, end}, false),
                new Mark.Dots(
                        "Genes",
                        Meaning.AFTER,
                        Arrays.stream(shown).mapToDouble(j -> measured[j]).toArray(),
                        Arrays.stream(shown).mapToDouble(j -> change[j]).toArray(),
                        Arrays.stream(shown)
                                .mapToObj(j -> genes.isEmpty() ? "gene " + (j + 1) : genes.get(j))
                                .toList(),
                        false));
        return new Scene(
                drug.drug(),
                "Correlation of the predicted with the measured change: " + Numbers.decimal(pearson(drug, predicted))
                        + ".",
                facts,
                List.of(Panel.of(
                        "Predicted against measured change",
                        "The predicted change of every gene from the controls against the measured one. On the line"
                                + " both are the same.",
                        Axis.linear("Measured change", -end, end),
                        Axis.linear("Predicted change", -end, end),
                        marks)),
                List.of());
    }
}
