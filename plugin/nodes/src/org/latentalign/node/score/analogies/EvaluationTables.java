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
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.latentalign.figure.Figure;
import org.latentalign.node.score.analogies.Evaluation.Phase;
import org.latentalign.node.score.analogies.QuestionColumns.Questions;
import org.latentalign.node.score.analogies.RelationScores.PhaseScores;
import org.latentalign.node.shared.cells.Cells;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.cells.RestsOn;
import org.latentalign.node.shared.cells.ScoreColumns;
import org.latentalign.progress.Progress;
import org.latentalign.score.AlignmentScore;
import org.latentalign.score.Verdict;
import org.latentalign.score.analogy.AnalogyAnswer;
import org.latentalign.score.analogy.AnalogyQuestion;

/** The output tables of the Analogy Evaluator. */
final class EvaluationTables {

    /** What the columns of a phase mean, for the description of the port. */
    static final String SCORES =
            "<tt>questions</tt>; <tt>covered</tt>: those with vectors for a, b, c and at least one right answer, on which"
                    + " all other figures rest; <tt>out of vocabulary</tt>: the others; <tt>words out of vocabulary</tt>."
                    + " Then, each <tt>before</tt> and, with a model, <tt>after</tt> encoding: <tt>mean cosine</tt> of"
                    + " b - a and d - c, between -1 and 1; <tt>interval low</tt> and <tt>interval high</tt>: its 95%"
                    + " interval, found by leaving out one pair of words with all its questions after another;"
                    + " <tt>share above 0.5</tt>: of the cosines; <tt>without cosine</tt>: questions with two equal words"
                    + " or vectors; <tt>baseline</tt>: the mean cosine of pairs of words that have no relation in common;"
                    + " <tt>AUC</tt>, with its 95% interval, <tt>AUC interval low</tt> and <tt>AUC interval high</tt>: the"
                    + " probability that a question's cosine exceeds such an unrelated one (0.5 is"
                    + " chance), with its 95% interval; <tt>p</tt>: how often chance alone would match as well, found by"
                    + " exchanging pairs of words of similar length between relations; <tt>accuracy</tt>: the share of questions answered right when a, b and c are no answers,"
                    + " the usual convention; <tt>accuracy with question words</tt>: when they are, as in the paper;"
                    + " <tt>top-5 accuracy</tt>: the share with a right word among the first five, a, b and c left out;"
                    + " <tt>without answer</tt>: questions whose direction has length zero, which count as wrong. With a"
                    + " model also <tt>change</tt>: of the mean cosine, and <tt>AUC change</tt> with its 95% interval."
                    + " <tt>word pairs</tt>: how many independent ones the questions are made of; <tt>interval note</tt>:"
                    + " below 6 there are no intervals, below 15 they are approximate. <tt>unrelated pairs</tt>: how many comparisons are"
                    + " behind the baseline; <tt>baseline sampled</tt>: whether these are a random sample;"
                    + " <tt>condition number (log10)</tt> of the encoder; <tt>verdict</tt>; " + RestsOn.DESCRIPTION
                    + " A figure that is not defined"
                    + " is missing.";

    /** More comparisons than this are sampled. */
    private static final int UNMATCHED_LIMIT = 200_000;

    private static final String TOTAL = "Total";

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
            final int number = relation;
            final String name = questions.relations().get(relation);
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
        final double[] before = evaluation.before().alignment().cosines();
        final Optional<double[]> after =
                evaluation.after().map(phase -> phase.alignment().cosines());
        final int[] coveredQuestions = IntStream.range(0, questions.questions().size())
                .filter(q -> evaluation.covered().get(q).isPresent())
                .toArray();
        return IntStream.range(0, coveredQuestions.length)
                .mapToObj(position -> {
                    final int q = coveredQuestions[position];
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

    private static List<String> phases(final boolean hasModel) {
        return hasModel ? List.of("before", "after") : List.of("before");
    }

    private static DataTableSpec spec(final String name, final List<DataColumnSpec> columns) {
        return new DataTableSpec(name, columns.toArray(DataColumnSpec[]::new));
    }

    static DataTableSpec scoresSpec(final boolean hasModel) {
        final List<DataColumnSpec> columns = new ArrayList<>();
        columns.add(Cells.column("relation", StringCell.TYPE));
        for (final String name : List.of("questions", "covered", "out of vocabulary")) {
            columns.add(Cells.column(name, IntCell.TYPE));
        }
        columns.add(Cells.column("words out of vocabulary", ListCell.getCollectionType(StringCell.TYPE)));
        for (final String phase : phases(hasModel)) {
            for (final String name : List.of("mean cosine", "interval low", "interval high", "share above 0.5")) {
                columns.add(Cells.column(name + " " + phase, DoubleCell.TYPE));
            }
            columns.add(Cells.column("without cosine " + phase, IntCell.TYPE));
            for (final String name : List.of(
                    "baseline",
                    "AUC",
                    "AUC interval low",
                    "AUC interval high",
                    "p",
                    "accuracy",
                    "accuracy with question words",
                    "top-5 accuracy")) {
                columns.add(Cells.column(name + " " + phase, DoubleCell.TYPE));
            }
            columns.add(Cells.column("without answer " + phase, IntCell.TYPE));
        }
        if (hasModel) {
            for (final String name : List.of("change", "AUC change", "AUC change low", "AUC change high")) {
                columns.add(Cells.column(name, DoubleCell.TYPE));
            }
        }
        columns.add(Cells.column("word pairs", IntCell.TYPE));
        columns.add(Cells.column("interval note", StringCell.TYPE));
        columns.add(Cells.column("unrelated pairs", LongCell.TYPE));
        columns.add(Cells.column("baseline sampled", BooleanCell.TYPE));
        if (hasModel) {
            columns.add(Cells.column("condition number (log10)", DoubleCell.TYPE));
        }
        columns.add(Cells.column("verdict", StringCell.TYPE));
        return spec("Analogy Scores", columns);
    }

    static DataTableSpec answersSpec(final boolean hasModel) {
        final List<DataColumnSpec> columns = new ArrayList<>();
        for (final String name : List.of("relation", "a", "b", "c", "d")) {
            columns.add(Cells.column(name, StringCell.TYPE));
        }
        for (final String phase : phases(hasModel)) {
            columns.add(Cells.column("cosine " + phase, DoubleCell.TYPE));
            columns.add(Cells.column("answer " + phase, StringCell.TYPE));
            columns.add(Cells.column("answer score " + phase, DoubleCell.TYPE));
            columns.add(Cells.column("right " + phase, BooleanCell.TYPE));
            columns.add(Cells.column("answer with question words " + phase, StringCell.TYPE));
            columns.add(Cells.column("right with question words " + phase, BooleanCell.TYPE));
            columns.add(Cells.column("rank of right word " + phase, LongCell.TYPE));
            columns.add(Cells.column("score of right word " + phase, DoubleCell.TYPE));
            columns.add(Cells.column("best wrong word " + phase, StringCell.TYPE));
            columns.add(Cells.column("score of best wrong word " + phase, DoubleCell.TYPE));
        }
        columns.add(Cells.column("words out of vocabulary", ListCell.getCollectionType(StringCell.TYPE)));
        return spec("Answers", columns);
    }

    static DataTableSpec missingWordsSpec() {
        return spec(
                "Words Out of Vocabulary",
                List.of(Cells.column("word", StringCell.TYPE), Cells.column("questions", IntCell.TYPE)));
    }

    BufferedDataTable scores(final RestsOn restsOn, final ExecutionContext exec) {
        try (var table = NewTable.open(exec, scoresSpec(evaluation.after().isPresent()), restsOn)) {
            for (final RelationScores relation : relations) {
                table.add(cells(relation));
            }
            table.add(new DefaultRow(TOTAL, cells(total)));
            return table.finish();
        }
    }

    /** Gives the score of a phase. */
    private interface Scorer {
        AlignmentScore score(Phase phase);
    }

    private RelationScores score(final String name, final IntPredicate isMember, final Scorer scorer) {
        int count = 0;
        int position = 0;
        final Set<String> missing = new LinkedHashSet<>();
        final List<Integer> positions = new ArrayList<>();
        for (int q = 0; q < questions.questions().size(); q++) {
            final boolean isCovered = evaluation.covered().get(q).isPresent();
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
                positions.stream().map(phase.answers()::get).toList());
    }

    private List<DataCell> cells(final RelationScores relation) {
        final List<DataCell> cells = new ArrayList<>();
        cells.add(new StringCell(relation.name()));
        cells.add(new IntCell(relation.questions()));
        cells.add(new IntCell(relation.covered()));
        cells.add(new IntCell(relation.questions() - relation.covered()));
        cells.add(Cells.texts(relation.missing()));
        final AlignmentScore before = relation.before().alignment();
        final Optional<AlignmentScore> after = relation.after().map(PhaseScores::alignment);
        addPhase(cells, relation.before());
        relation.after().ifPresent(phase -> addPhase(cells, phase));
        after.ifPresent(score -> {
            cells.add(Cells.number(score.mean() - before.mean()));
            ScoreColumns.addChange(cells, before, score);
        });
        cells.add(new IntCell(before.units()));
        cells.add(ScoreColumns.text(ScoreColumns.note(before.interval())));
        cells.add(new LongCell(before.unmatchedPairs()));
        cells.add(Cells.truth(before.sampled()));
        if (after.isPresent()) {
            cells.add(Cells.number(log10ConditionNumber.orElse(Double.NaN)));
        }
        cells.add(new StringCell(
                Verdict.of(before, after, log10ConditionNumber, "analogies").sentence()));
        return cells;
    }

    private static void addPhase(final List<DataCell> cells, final PhaseScores phase) {
        final AlignmentScore score = phase.alignment();
        cells.add(Cells.number(score.mean()));
        cells.add(Cells.number(score.interval().low()));
        cells.add(Cells.number(score.interval().high()));
        cells.add(Cells.number(score.shareAboveHalf()));
        cells.add(new IntCell(score.undefined()));
        cells.add(Cells.number(score.baseline()));
        cells.add(Cells.number(score.areaUnderCurve()));
        cells.add(Cells.number(score.areaInterval().low()));
        cells.add(Cells.number(score.areaInterval().high()));
        cells.add(Cells.number(ScoreColumns.p(score)));
        cells.add(Cells.number(phase.accuracy()));
        cells.add(Cells.number(phase.accuracyWithQuestionWords()));
        cells.add(Cells.number(phase.topAccuracy()));
        cells.add(new IntCell(phase.withoutAnswer()));
    }

    /** The words for which a question cannot be asked: a, b, c, or d when no answer has a vector. */
    private List<String> missingWords(final int q) {
        final AnalogyQuestion question = questions.questions().get(q);
        final List<String> texts = questions.texts().get(q);
        final Set<String> missing = new LinkedHashSet<>();
        final int[] words = {question.a(), question.b(), question.c()};
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
        final DataTableSpec spec = answersSpec(evaluation.after().isPresent());
        try (var table = NewTable.open(exec, spec)) {
            final double[] before = evaluation.before().alignment().cosines();
            final double[] after =
                    evaluation.after().map(phase -> phase.alignment().cosines()).orElse(new double[0]);
            int position = 0;
            for (int q = 0; q < questions.questions().size(); q++) {
                if (q % 1000 == 0) {
                    progress.report(Double.NaN, () -> "Writing answers");
                }
                final List<DataCell> cells = new ArrayList<>();
                cells.add(new StringCell(
                        questions.relations().get(questions.questions().get(q).relation())));
                questions.texts().get(q).forEach(word -> cells.add(new StringCell(word)));
                if (evaluation.covered().get(q).isPresent()) {
                    addAnswer(
                            cells,
                            before[position],
                            evaluation.before().answers().get(position));
                    if (evaluation.after().isPresent()) {
                        addAnswer(
                                cells,
                                after[position],
                                evaluation.after().get().answers().get(position));
                    }
                    position++;
                }
                while (cells.size() < spec.getNumColumns() - 1) {
                    cells.add(DataType.getMissingCell());
                }
                cells.add(Cells.texts(missingWords(q)));
                table.add(cells);
            }
            return table.finish();
        }
    }

    private static void addAnswer(final List<DataCell> cells, final double cosine, final AnalogyAnswer answer) {
        cells.add(Cells.number(cosine));
        cells.add(Cells.text(answer.other().word()));
        cells.add(Cells.number(answer.other().score()));
        cells.add(Cells.truth(answer.isOtherRight()));
        cells.add(Cells.text(answer.best().word()));
        cells.add(Cells.truth(answer.isBestRight()));
        cells.add(answer.rank() == 0 ? DataType.getMissingCell() : new LongCell(answer.rank()));
        cells.add(Cells.number(answer.right().score()));
        cells.add(Cells.text(answer.wrong().word()));
        cells.add(Cells.number(answer.wrong().score()));
    }

    BufferedDataTable missingWords(final ExecutionContext exec) {
        final Map<String, Integer> counts = new LinkedHashMap<>();
        for (int q = 0; q < questions.questions().size(); q++) {
            missingWords(q).forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        try (var table = NewTable.open(exec, missingWordsSpec())) {
            counts.forEach((word, count) -> table.add(new StringCell(word), new IntCell(count)));
            return table.finish();
        }
    }
}
