package org.latentalign.node.score.analogies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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
import org.latentalign.node.score.analogies.RelationScores.Accuracy;
import org.latentalign.node.score.analogies.RelationScores.PhaseScores;
import org.latentalign.node.shared.view.ScoreFigure;
import org.latentalign.score.analogy.AnalogyAnswer;

/**
 * The picture of analogies (Figure 7 of the paper): cosines against the baseline, relations one by one, and the worst
 * questions.
 */
final class AnalogyFigure {

    private static final String TITLE = "Analogies";

    private static final int RELATIONS = 200;

    private static final int WORST = 20;

    /**
     * A question with its answers.
     *
     * @param relation to which it belongs
     * @param words a, b, c and d as the table has them; behind d there may be other right answers
     * @param cosineBefore of its two shifts
     * @param cosineAfter the same after encoding; NaN without a model
     * @param before what was found
     * @param after what was found after encoding, where there is a model
     */
    record Asked(
            String relation,
            List<String> words,
            double cosineBefore,
            double cosineAfter,
            AnalogyAnswer before,
            Optional<AnalogyAnswer> after) {

        /** The answer that counts: after encoding where there is one. */
        AnalogyAnswer last() {
            return after.orElse(before);
        }
    }

    private AnalogyFigure() {}

    /**
     * @param relations the scores of the relations
     * @param total the scores of all questions
     * @param asked the covered questions
     * @param log10ConditionNumber of the encoder, if known
     */
    static Figure of(
            final List<RelationScores> relations,
            final RelationScores total,
            final Iterable<Asked> asked,
            final OptionalDouble log10ConditionNumber) {
        if (total.covered() == 0) {
            return Figure.empty(
                    TITLE,
                    total.questions() == 0
                            ? "There is no complete question."
                            : "No question has vectors for all its words: check the word column and the letter case.");
        }
        var isAfter = total.after().isPresent();
        var score = named(total);
        var figure = new ScoreFigure(score.before(), score.after(), "analogies");
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(
                "Questions with vectors",
                Numbers.count(total.covered()) + " of " + Numbers.count(total.questions()) + " ("
                        + Numbers.percent((double) total.covered() / total.questions()) + ")"));
        facts.add(new Fact(
                "Words out of vocabulary", Numbers.count(total.missing().size())));
        addAccuracy(facts, total, "Accuracy", Accuracy::usual);
        addAccuracy(facts, total, "Accuracy with question words", Accuracy::withQuestionWords);
        addAccuracy(facts, total, "Top-5 accuracy", Accuracy::top);
        facts.addAll(figure.facts(log10ConditionNumber));

        var scored = relations.stream()
                .filter(relation -> relation.covered() > 0)
                .sorted(Comparator.comparingDouble((RelationScores relation) ->
                                -orLowest(last(relation).alignment().mean()))
                        .thenComparing(RelationScores::name))
                .toList();
        var shown = Arrays.stream(Selection.ends(scored.size(), RELATIONS))
                .mapToObj(scored::get)
                .toList();
        if (scored.size() < relations.size()) {
            facts.add(new Fact(
                    "Relations without a question with vectors", Numbers.count(relations.size() - scored.size())));
        }
        if (shown.size() < scored.size()) {
            facts.add(Selection.fact(
                    "Relations", shown.size(), scored.size(), "those with the highest and the lowest cosines"));
        }
        var panels = new ArrayList<Panel>();
        panels.add(figure.distribution());
        panels.add(ScoreFigure.bars(
                "Cosine by relation",
                "Relation",
                shown.stream().map(AnalogyFigure::named).toList()));
        panels.add(accuracy(shown, isAfter));
        return Figure.of(
                TITLE, new Scene("", figure.verdict(log10ConditionNumber), facts, panels, worst(asked, isAfter)));
    }

    private static ScoreFigure.Named named(final RelationScores relation) {
        return new ScoreFigure.Named(
                relation.name(), relation.before().alignment(), relation.after().map(PhaseScores::alignment));
    }

    private static PhaseScores last(final RelationScores relation) {
        return relation.after().orElse(relation.before());
    }

    private static void addAccuracy(
            final List<Fact> facts,
            final RelationScores total,
            final String name,
            final ToDoubleFunction<Accuracy> share) {
        facts.add(new Fact(name + (total.after().isPresent() ? " before" : ""), accuracy(total.before(), share)));
        total.after().ifPresent(after -> facts.add(new Fact(name + " after", accuracy(after, share))));
    }

    private static String accuracy(final PhaseScores scores, final ToDoubleFunction<Accuracy> share) {
        return Numbers.percent(share.applyAsDouble(scores.accuracy())) + " ("
                + Numbers.percent(share.applyAsDouble(scores.withoutShift())) + " without shift)";
    }

    private static Panel accuracy(final List<RelationScores> relations, final boolean isAfter) {
        double[] places = IntStream.range(0, relations.size()).asDoubleStream().toArray();
        var marks = new ArrayList<Mark>();
        var names = relations.stream().map(RelationScores::name).toList();
        marks.add(new Mark.Bars(
                isAfter ? "Accuracy before" : "Accuracy",
                Meaning.BEFORE,
                places,
                usual(relations, RelationScores::before, PhaseScores::accuracy)));
        if (isAfter) {
            marks.add(new Mark.Bars(
                    "Accuracy after",
                    Meaning.AFTER,
                    places,
                    usual(relations, AnalogyFigure::last, PhaseScores::accuracy)));
        }
        marks.add(new Mark.Dots(
                isAfter ? "Without shift before" : "Without shift",
                Meaning.BASELINE_BEFORE,
                usual(relations, RelationScores::before, PhaseScores::withoutShift),
                places,
                names,
                false));
        if (isAfter) {
            marks.add(new Mark.Dots(
                    "Without shift after",
                    Meaning.BASELINE_AFTER,
                    usual(relations, AnalogyFigure::last, PhaseScores::withoutShift),
                    places,
                    names,
                    false));
        }
        return new Panel(
                "Accuracy by relation",
                "The share of questions of each relation that are answered right, the question's own words left out,"
                        + " as bars, and the share of which the answer is simply the word nearest to c as dots. A bar"
                        + " means something where it stands out from its dot.",
                Axis.linear("Accuracy", 0, 1),
                Axis.categories("Relation", names),
                null,
                "Relation",
                marks);
    }

    private static double[] usual(
            final List<RelationScores> relations,
            final Function<RelationScores, PhaseScores> phase,
            final Function<PhaseScores, Accuracy> accuracy) {
        return relations.stream()
                .mapToDouble(relation -> accuracy.apply(phase.apply(relation)).usual())
                .toArray();
    }

    /** The questions whose right word comes last among all words. */
    private static List<FigureTable> worst(final Iterable<Asked> asked, final boolean isAfter) {
        var worst = Selection.lowest(asked, WORST, question -> {
            long rank = question.last().rank();
            // without a right word among the candidates there is no rank: nothing can be worse
            return rank == 1 ? Double.NaN : rank == 0 ? Double.NEGATIVE_INFINITY : -rank;
        });
        if (worst.isEmpty()) {
            return List.of();
        }
        var columns = new ArrayList<>(List.of("Relation", "Question", "Right"));
        columns.addAll(
                isAfter
                        ? List.of(
                                "Answer before",
                                "Answer after",
                                "Rank of right word before",
                                "Rank of right word after",
                                "Cosine before",
                                "Cosine after")
                        : List.of("Answer", "Rank of right word", "Cosine"));
        var rows = new ArrayList<List<String>>();
        for (var question : worst) {
            var words = question.words();
            var row = new ArrayList<>(List.of(
                    question.relation(),
                    words.get(0) + " : " + words.get(1) + " :: " + words.get(2) + " : ?",
                    words.get(3)));
            row.add(answer(question.before()));
            question.after().ifPresent(answer -> row.add(answer(answer)));
            row.add(rank(question.before()));
            question.after().ifPresent(answer -> row.add(rank(answer)));
            row.add(Numbers.decimal(question.cosineBefore()));
            if (isAfter) {
                row.add(Numbers.decimal(question.cosineAfter()));
            }
            rows.add(row);
        }
        return List.of(new FigureTable("Questions whose right word is found last", columns, rows));
    }

    private static String answer(final AnalogyAnswer answer) {
        return answer.other().exists() ? answer.other().word() : "none";
    }

    private static String rank(final AnalogyAnswer answer) {
        return answer.rank() == 0 ? "none" : Numbers.count(answer.rank());
    }

    private static double orLowest(final double value) {
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }
}
