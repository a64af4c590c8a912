package org.latentalign.node.read.questions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.questions.BatsQuestions;
import org.latentalign.format.questions.GoogleQuestions;
import org.latentalign.format.questions.MsrQuestions;
import org.latentalign.format.questions.Question;
import org.latentalign.format.questions.QuestionOptions;
import org.latentalign.format.questions.QuestionReport;
import org.latentalign.format.questions.QuestionSink;
import org.latentalign.node.read.questions.AnalogyQuestionReaderNodeParameters.Format;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.files.ChosenFile;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.progress.Progress;

/** What the Analogy Question Reader does: settings in, a table of questions out. */
final class AnalogyQuestionReaderNode {

    private static final String QUESTION_FILE = "a file with analogy questions";

    private static final String ANSWER_FILE = "the file with their answers";

    private static final String BATS_FILE = "any file of those that BATS was unpacked to";

    private static final String QUESTIONS = "Analogy Questions";

    private AnalogyQuestionReaderNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        AnalogyQuestionReaderNodeParameters parameters = input.getParameters();
        parameters.validate();
        if (parameters.m_format != Format.BATS) {
            ChosenFile.check(parameters.m_file, QUESTION_FILE);
            if (parameters.m_format == Format.MSR) {
                ChosenFile.check(parameters.m_answerFile, ANSWER_FILE);
            }
        } else if (!ChosenFile.isChosen(parameters.m_folder)) {
            throw new InvalidSettingsException("No file has been chosen: choose " + BATS_FILE + ".");
        }
        output.setOutSpec(0, Column.spec(QUESTIONS, columns(parameters.m_format)));
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            AnalogyQuestionReaderNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            try (var table = NewTable.open(exec, QUESTIONS, columns(parameters.m_format))) {
                var report = read(parameters, table::add, NodeExecution.progress(exec));
                NodeExecution.warn(output, report.warnings(parameters.m_firstRelation));
                output.setOutData(0, table.finish());
            }
        });
    }

    private static QuestionReport read(
            final AnalogyQuestionReaderNodeParameters parameters, final QuestionSink sink, final Progress progress)
            throws IOException {
        var options = new QuestionOptions(
                switch (parameters.m_malformedLines) {
                    case FAIL -> MalformedEntries.STOP;
                    case SKIP -> MalformedEntries.SKIP;
                },
                parameters.m_encoding.encoding());
        if (parameters.m_format == Format.BATS) {
            try (var folder = ChosenFile.openFolderOrFile(parameters.m_folder, BATS_FILE)) {
                return BatsQuestions.read(BatsQuestions.folderAround(folder.path()), options, sink, progress);
            }
        }
        try (var file = ChosenFile.open(parameters.m_file, QUESTION_FILE)) {
            if (parameters.m_format == Format.GOOGLE) {
                return GoogleQuestions.read(file.path(), parameters.m_firstRelation, options, sink, progress);
            }
            try (var answers = ChosenFile.open(parameters.m_answerFile, ANSWER_FILE)) {
                return MsrQuestions.read(
                        file.path(), answers.path(), parameters.m_firstRelation, options, sink, progress);
            }
        }
    }

    private static List<Column<Question>> columns(final Format format) {
        var columns = new ArrayList<Column<Question>>();
        columns.add(Column.text("Relation", Question::relation));
        columns.add(Column.text("A", Question::a));
        columns.add(Column.text("B", Question::b));
        columns.add(Column.text("C", Question::c));
        columns.add(Column.text("D", Question::d));
        if (format == Format.BATS) {
            columns.add(Column.texts("Alternatives", Question::alternatives));
        }
        return columns;
    }
}
