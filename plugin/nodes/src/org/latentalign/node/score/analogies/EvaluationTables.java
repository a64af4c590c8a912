package org.latentalign.node.score.analogies;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.LongCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.figure.Figure;
import org.latentalign.node.score.analogies.Evaluation.Phase;
import org.latentalign.node.score.analogies.QuestionColumns.Questions;
import org.latentalign.node.score.analogies.RelationScores.PhaseScores;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.node.shared.cells.ScoreColumns.Scores;
import org.latentalign.progress.Progress;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.analogy.AnalogyAnswer;
import org.latentalign.score.analogy.AnalogyQuestion;

/** The output tables of the Analogy Evaluator. */
final class EvaluationTables {

    /** What the columns of a phase mean, for the description of the port. */
    static final String SCORES =
            "<tt>questions</tt>; <tt>covered</tt>: those with vectors for a, b, c and at least one right answer, on"
                    + " which all other figures rest; <tt>out of vocabulary</tt>: the others; <tt>words out of"
                    + " vocabulary</tt>. Then, each <tt>before</tt> and, with a model, <tt>after</tt> encoding:"
                    + " <tt>mean cosine</tt> of b - a and d - c, between -1 and 1; <tt>interval low</tt> and"
                    + " <tt>interval high</tt>: its 95% interval, found by leaving out one pair of words with all its"
                    + " questions after another; <tt>share above 0.5</tt>: of the cosines; <tt>without cosine</tt>:"
                    + " questions with two equal words or vectors; <tt>baseline</tt>: the mean cosine of pairs of"
                    + " words that have no relation in common; <tt>AUC</tt>, with its 95% interval, <tt>AUC interval"
                    + " low</tt> and <tt>AUC interval high</tt>: the probability that a question's cosine exceeds"
                    + " such an unrelated one (0.5 is chance), with its 95% interval; <tt>p</tt>: how often chance"
                    + " alone would match as well, found by exchanging pairs of words of similar length between"
                    + " relations; <tt>accuracy</tt>: the share of questions answered right when a, b and c are no"
                    + " answers, the usual convention; <tt>accuracy with question words</tt>: when they are, as in"
                    + " the paper; <tt>top-5 accuracy</tt>: the share with a right word among the first five, a, b"
                    + " and c left out; <tt>without answer</tt>: questions whose direction has length zero, which"
                    + " count as wrong. With a model also <tt>change</tt>: of the mean cosine, and <tt>AUC"
                    + " change</tt> with its 95% interval. <tt>word pairs</tt>: how many independent ones the"
                    + " questions are made of; <tt>interval note</tt>: below 6 there are no intervals, below 15 they"
                    + " are approximate. <tt>unrelated pairs</tt>: how many comparisons are behind the baseline;"
                    + " <tt>baseline sampled</tt>: whether these are a random sample; <tt>condition number"
                    + " (log10)</tt> of the encoder; <tt>verdict</tt>; " + RestsOn.DESCRIPTION
                    + " At the end, <tt>before</tt> and, with a model, <tt>after</tt>, what each accuracy has to beat:"
                    + " <tt>accuracy without shift</tt>, <tt>accuracy with question words without shift</tt> and"
                    + " <tt>top-5 accuracy without shift</tt> are those of the words nearest to c, with b - a left out of"
                    + " the questions. A figure that is not defined is missing.";

    /** More comparisons than this are sampled. */
    private static final int UNMATCHED_LIMIT = 200_000;

    private static final String TOTAL = "Total";

    private static final String SCORES_TABLE = "Analogy Scores";

    private static final String ANSWERS_TABLE = "Answers";

    private static final String MISSING_WORDS_TABLE = "Words Out of Vocabulary";

    private static final List<Column<PhaseScores>> PHASE_SCORES = List.of(
            Column.number("mean cosine", phase -> phase.alignment().mean()),
            Column.number("interval low", phase -> phase.alignment().interval().low()),
            Column.number("interval high", phase -> phase.alignment().interval().high()),
            Column.number("share above 0.5", phase -> phase.alignment().shareAboveHalf()),
            Column.count("without cosine", phase -> phase.alignment().undefined()),
            Column.number("baseline", phase -> phase.alignment().baseline()),
            Column.number("AUC", phase -> phase.alignment().areaUnderCurve()),
            Column.number(
                    "AUC interval low",
                    phase -> phase.alignment().areaInterval().low()),
            Column.number(
                    "AUC interval high",
                    phase -> phase.alignment().areaInterval().high()),
            Column.number("p", phase -> ScoreColumns.p(phase.alignment())),
            Column.number("accuracy", phase -> phase.accuracy().usual()),
            Column.number(
                    "accuracy with question words", phase -> phase.accuracy().withQuestionWords()),
            Column.number("top-5 accuracy", phase -> phase.accuracy().top()),
            Column.count("without answer", PhaseScores::withoutAnswer));

    private static final List<Column<PhaseScores>> WITHOUT_SHIFT = List.of(
            Column.number(
                    "accuracy without shift", phase -> phase.withoutShift().usual()),
            Column.number("accuracy with question words without shift", phase -> phase.withoutShift()
                    .withQuestionWords()),
            Column.number("top-5 accuracy without shift", phase -> phase.withoutShift()
                    .top()));

    private static final List<Column<Answered>> ANSWER = List.of(
            Column.number("cosine", Answered::cosine),
            Column.text("answer", row -> row.answer().other().word()),
            Column.number("answer score", row -> row.answer().other().score()),
            Column.truth("right", row -> row.answer().isOtherRight()),
            Column.text("answer with question words", row -> row.answer().best().word()),
            Column.truth("right with question words", row -> row.answer().isBestRight()),
            new Column<>(
                    "rank of right word",
                    LongCell.TYPE,
                    row -> row.answer().rank() == 0
                            ? DataType.getMissingCell()
                            : new LongCell(row.answer().rank())),
            Column.number("score of right word", row -> row.answer().right().score()),
            Column.text("best wrong word", row -> row.answer().wrong().word()),
            Column.number(
                    "score of best wrong word", row -> row.answer().wrong().score()));

    private static final List<Column<Map.Entry<String, Integer>>> MISSING_WORDS =
            List.of(Column.text("word", Map.Entry::getKey), Column.count("questions", Map.Entry::getValue));

    private final Questions questions;

    private final Evaluation evaluation;

    private final OptionalDouble log10ConditionNumber;

    private final Progress progress;

    private final List<RelationScores> relations = new ArrayList<>();

    private final RelationScores total;

    /** Scores the relations. */
    EvaluationTables(
            final Questions questions,
            final Evaluation evaluation,
            final OptionalDouble log10ConditionNumber,
            final long seed,
            final Progress progress) {
        this.questions = questions;
        this.evaluation = evaluation;
        this.log10ConditionNumber = log10ConditionNumber;
        this.progress = progress;
        for (int relation = 0; relation < questions.relations().size(); relation++) {
            int number = relation;
            String name = questions.relations().get(relation);
            progress.report(Double.NaN, () -> "Scoring " + name);
            relations.add(score(name, q -> questions.questions().get(q).relation() == number, phase -> phase.alignment()
                    .score(number, seed, UNMATCHED_LIMIT, progress)));
        }
        total = score(TOTAL, q -> true, phase -> phase.alignment().score(seed, UNMATCHED_LIMIT, progress));
    }

    /** The picture of the same scores. */
    Figure figure() {
        return AnalogyFigure.of(relations, total, this::asked, log10ConditionNumber);
    }

    /** The covered questions with their answers. */
    private Iterator<AnalogyFigure.Asked> asked() {
        double[] before = evaluation.before().alignment().cosines();
        Optional<double[]> after =
                evaluation.after().map(phase -> phase.alignment().cosines());
        int[] coveredQuestions = IntStream.range(0, questions.questions().size())
                .filter(q -> evaluation.covered().get(q).isPresent())
                .toArray();
        return IntStream.range(0, coveredQuestions.length)
                .mapToObj(position -> {
                    int q = coveredQuestions[position];
                    return new AnalogyFigure.Asked(
                            questions
                                    .relations()
                                    .get(questions.questions().get(q).relation()),
                            questions.texts().get(q),
                            before[position],
                            after.map(cosines -> cosines[position]).orElse(Double.NaN),
                            evaluation.before().answers().get(position),
                            evaluation.after().map(phase -> phase.answers().get(position)));
                })
                .iterator();
    }

    /** A row of the scores: those of a relation, and those of its shifts alone. */
    private record ScoreRow(RelationScores relation, Scores scores) {}

    private static List<Column<ScoreRow>> scoreColumns(final boolean hasModel, final String vectors) {
        List<Column<RelationScores>> relation = new ArrayList<>();
        relation.add(Column.text("relation", RelationScores::name));
        relation.add(Column.count("questions", RelationScores::questions));
        relation.add(Column.count("covered", RelationScores::covered));
        relation.add(Column.count("out of vocabulary", row -> row.questions() - row.covered()));
        relation.add(Column.texts("words out of vocabulary", RelationScores::missing));
        relation.addAll(Column.all(PHASE_SCORES, " before", RelationScores::before));
        List<Column<Scores>> scores = new ArrayList<>();
        if (hasModel) {
            relation.addAll(
                    Column.all(PHASE_SCORES, " after", row -> row.after().orElseThrow()));
            scores.addAll(ScoreColumns.changes());
        }
        scores.add(Column.count("word pairs", row -> row.before().units()));
        scores.add(Column.textIfAny(
                "interval note", row -> ScoreColumns.note(row.before().interval())));
        scores.add(Column.longCount("unrelated pairs", row -> row.before().unmatchedPairs()));
        scores.add(Column.truth("baseline sampled", row -> row.before().sampled()));
        if (hasModel) {
            scores.add(ScoreColumns.condition());
        }
        scores.add(Column.text("verdict", Scores::verdict));
        List<Column<ScoreRow>> columns = new ArrayList<>(Column.all(relation, "", ScoreRow::relation));
        columns.addAll(Column.all(scores, "", ScoreRow::scores));
        columns.add(RestsOn.column(vectors));
        // behind all others, since workflows may choose columns by their place
        columns.addAll(Column.all(
                WITHOUT_SHIFT, " before", (ScoreRow row) -> row.relation().before()));
        if (hasModel) {
            columns.addAll(Column.all(
                    WITHOUT_SHIFT, " after", row -> row.relation().after().orElseThrow()));
        }
        return columns;
    }

    /** A question with the words that have no vector, and, unless these prevent it, its answers. */
    private record AnswerRow(
            String relation,
            List<String> words,
            Optional<Answered> before,
            Optional<Answered> after,
            List<String> missing) {}

    /** An answer in one space, and how far the question's two shifts point the same way there. */
    private record Answered(double cosine, AnalogyAnswer answer) {}

    private static List<Column<AnswerRow>> answerColumns(final boolean hasModel) {
        List<Column<AnswerRow>> columns = new ArrayList<>();
        columns.add(Column.text("relation", AnswerRow::relation));
        List<String> places = List.of("a", "b", "c", "d");
        for (int place = 0; place < places.size(); place++) {
            int index = place;
            columns.add(Column.text(places.get(place), row -> row.words().get(index)));
        }
        for (Column<Answered> column : ANSWER) {
            columns.add(column.named(" before").ofOptional(AnswerRow::before));
        }
        if (hasModel) {
            for (Column<Answered> column : ANSWER) {
                columns.add(column.named(" after").ofOptional(AnswerRow::after));
            }
        }
        columns.add(Column.texts("words out of vocabulary", AnswerRow::missing));
        return columns;
    }

    static DataTableSpec scoresSpec(final boolean hasModel, final String vectors) {
        return Column.spec(SCORES_TABLE, scoreColumns(hasModel, vectors));
    }

    static DataTableSpec answersSpec(final boolean hasModel) {
        return Column.spec(ANSWERS_TABLE, answerColumns(hasModel));
    }

    static DataTableSpec missingWordsSpec() {
        return Column.spec(MISSING_WORDS_TABLE, MISSING_WORDS);
    }

    BufferedDataTable scores(final String vectors, final ExecutionContext exec) {
        try (var table = NewTable.open(
                exec, SCORES_TABLE, scoreColumns(evaluation.after().isPresent(), vectors))) {
            for (RelationScores relation : relations) {
                table.add(row(relation));
            }
            table.add(TOTAL, row(total));
            return table.finish();
        }
    }

    private ScoreRow row(final RelationScores relation) {
        return new ScoreRow(
                relation,
                Scores.of(
                        relation.before().alignment(),
                        relation.after().map(PhaseScores::alignment),
                        log10ConditionNumber,
                        "analogies"));
    }

    /** Gives the score of a phase. */
    private interface Scorer {
        AlignmentScore score(Phase phase);
    }

    private RelationScores score(final String name, final IntPredicate isMember, final Scorer scorer) {
        int count = 0;
        int position = 0;
        Set<String> missing = new LinkedHashSet<>();
        List<Integer> positions = new ArrayList<>();
        for (int q = 0; q < questions.questions().size(); q++) {
            boolean isCovered = evaluation.covered().get(q).isPresent();
            if (isMember.test(q)) {
                count++;
                missing.addAll(missingWords(q));
                if (isCovered) {
                    positions.add(position);
                }
            }
            position += isCovered ? 1 : 0;
        }
        return new RelationScores(
                name,
                count,
                positions.size(),
                List.copyOf(missing),
                score(evaluation.before(), positions, scorer),
                evaluation.after().map(phase -> score(phase, positions, scorer)));
    }

    private static PhaseScores score(final Phase phase, final List<Integer> positions, final Scorer scorer) {
        return PhaseScores.of(
                scorer.score(phase),
                positions.stream().map(phase.answers()::get).toList(),
                positions.stream().map(phase.withoutShift()::get).toList());
    }

    /** The words for which a question cannot be asked: a, b, c, or d when no answer has a vector. */
    private List<String> missingWords(final int q) {
        AnalogyQuestion question = questions.questions().get(q);
        List<String> texts = questions.texts().get(q);
        Set<String> missing = new LinkedHashSet<>();
        int[] words = {question.a(), question.b(), question.c()};
        for (int i = 0; i < words.length; i++) {
            if (!evaluation.has(words[i])) {
                missing.add(texts.get(i));
            }
        }
        if (IntStream.of(question.answers()).noneMatch(evaluation::has)) {
            missing.add(texts.get(words.length));
        }
        return List.copyOf(missing);
    }

    BufferedDataTable answers(final ExecutionContext exec) {
        progress.report(Double.NaN, () -> "Writing answers");
        double[] before = evaluation.before().alignment().cosines();
        Optional<double[]> after =
                evaluation.after().map(phase -> phase.alignment().cosines());
        try (var table = NewTable.open(
                exec, ANSWERS_TABLE, answerColumns(evaluation.after().isPresent()))) {
            int position = 0;
            for (int q = 0; q < questions.questions().size(); q++) {
                boolean isCovered = evaluation.covered().get(q).isPresent();
                int covered = position;
                table.add(new AnswerRow(
                        questions.relations().get(questions.questions().get(q).relation()),
                        questions.texts().get(q),
                        isCovered ? Optional.of(answered(evaluation.before(), before, covered)) : Optional.empty(),
                        isCovered
                                ? evaluation.after().map(phase -> answered(phase, after.orElseThrow(), covered))
                                : Optional.empty(),
                        missingWords(q)));
                position += isCovered ? 1 : 0;
            }
            return table.finish();
        }
    }

    private static Answered answered(final Phase phase, final double[] cosines, final int position) {
        return new Answered(cosines[position], phase.answers().get(position));
    }

    BufferedDataTable missingWords(final ExecutionContext exec) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int q = 0; q < questions.questions().size(); q++) {
            missingWords(q).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        return NewTable.of(exec, MISSING_WORDS_TABLE, MISSING_WORDS, counts.entrySet());
    }
}
