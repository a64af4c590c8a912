package org.latentalign.node.score.analogies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.kernel.VectorLength;
import org.latentalign.node.score.analogies.QuestionColumns.Questions;
import org.latentalign.node.shared.compare.SpaceAfter;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.frame.NodeThreads;
import org.latentalign.node.shared.port.PortSpecs;
import org.latentalign.node.shared.view.FigureImage;
import org.latentalign.node.shared.view.FigureView;
import org.latentalign.node.shared.words.CaseCoverage;
import org.latentalign.node.shared.words.Vocabulary;
import org.latentalign.score.analogy.AnalogyMethod;

/** What the Analogy Evaluator does: word vectors and questions in; scores, answers and missing words out. */
final class AnalogyEvaluatorNode {

    private static final int VECTORS = 0;

    private static final int QUESTIONS = 1;

    private static final int AFTER = 2;

    private static final double SEARCH_SHARE = 0.85;

    private AnalogyEvaluatorNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        AnalogyEvaluatorNodeParameters parameters = input.getParameters();
        parameters.validate();
        PortObjectSpec[] specs = input.getInPortSpecs();
        var vectors = (DataTableSpec) specs[VECTORS];
        var source = SpaceAfter.check(specs, AFTER, parameters.vectors().source(vectors));
        parameters.wordColumn(vectors);
        QuestionColumns.find((DataTableSpec) specs[QUESTIONS], parameters);
        boolean hasModel = specs.length > AFTER;
        output.setOutSpec(0, EvaluationTables.scoresSpec(hasModel, source.label()));
        output.setOutSpec(1, EvaluationTables.answersSpec(hasModel));
        output.setOutSpec(2, EvaluationTables.missingWordsSpec());
        FigureImage.configure(input, output);
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            AnalogyEvaluatorNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var objects = input.getInPortObjects();
            var table = (BufferedDataTable) objects[VECTORS];
            var questionTable = (BufferedDataTable) objects[QUESTIONS];
            var source = SpaceAfter.check(
                    PortSpecs.of(objects), AFTER, parameters.vectors().source(table.getDataTableSpec()));
            var after = SpaceAfter.of(objects, AFTER, table, source);
            var questions = QuestionColumns.find(questionTable.getDataTableSpec(), parameters)
                    .read(questionTable, parameters.letterCase(), NodeExecution.progress(exec));
            var vocabulary = new Vocabulary(
                    table,
                    source,
                    parameters.wordColumn(table.getDataTableSpec()),
                    parameters.letterCase(),
                    parameters.limit());
            var evaluation = Evaluation.run(
                    questions,
                    vocabulary,
                    after.model(),
                    method(parameters),
                    length(parameters),
                    NodeThreads.POOL,
                    NodeExecution.progress(exec.createSubProgress(SEARCH_SHARE)));
            var tables = new EvaluationTables(
                    questions,
                    evaluation,
                    after.log10ConditionNumber(),
                    parameters.m_seed,
                    NodeExecution.progress(exec));
            output.setOutData(0, tables.scores(source.label(), exec));
            output.setOutData(1, tables.answers(exec));
            output.setOutData(2, tables.missingWords(exec));
            var figure = tables.figure();
            var named = figure.about(source.label());
            FigureView.show(output, exec, named);
            FigureImage.write(input, output, named);
            var warnings = warnings(questions, evaluation, vocabulary);
            CaseCoverage.warning(
                            "questions",
                            questions.texts(),
                            evaluation.covered().stream()
                                    .filter(Optional::isPresent)
                                    .count(),
                            parameters.letterCase(),
                            wanted -> vocabulary.known(wanted, NodeExecution.progress(exec)))
                    .ifPresent(warnings::add);
            warnings.addAll(parameters.vectors().warnings(table.getDataTableSpec()));
            NodeExecution.warn(output, warnings);
        });
    }

    private static AnalogyMethod method(final AnalogyEvaluatorNodeParameters parameters) {
        return switch (parameters.m_method) {
            case THREE_COS_ADD -> AnalogyMethod.THREE_COS_ADD;
            case THREE_COS_MUL -> AnalogyMethod.THREE_COS_MUL;
            case THREE_COS_AVG -> AnalogyMethod.THREE_COS_AVG;
            case PAIR_DIRECTION -> AnalogyMethod.PAIR_DIRECTION;
        };
    }

    private static VectorLength length(final AnalogyEvaluatorNodeParameters parameters) {
        return switch (parameters.m_vectorLength) {
            case AS_GIVEN -> VectorLength.AS_GIVEN;
            case UNIT_LENGTH -> VectorLength.UNIT;
        };
    }

    private static List<String> warnings(
            final Questions questions, final Evaluation evaluation, final Vocabulary vocabulary) {
        var warnings = new ArrayList<String>();
        if (questions.questions().isEmpty()) {
            warnings.add("The table of questions has no complete question: there is nothing to score.");
        } else if (evaluation.covered().stream().noneMatch(Optional::isPresent)) {
            warnings.add("No question has vectors for all its words: check the word column and the letter case.");
        }
        if (questions.incomplete() > 0) {
            warnings.add((questions.incomplete() == 1 ? "1 question" : questions.incomplete() + " questions")
                    + " with missing values left out.");
        }
        warnings.addAll(vocabulary.warnings());
        return warnings;
    }
}
