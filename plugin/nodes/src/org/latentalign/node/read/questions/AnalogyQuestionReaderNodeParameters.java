package org.latentalign.node.read.questions;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentalign.node.shared.files.EncodingChoice;

/**
 * The settings of the Analogy Question Reader. Keys and the names of constants are written into saved workflows: they
 * never
 * change.
 */
@SuppressWarnings("restriction") // KNIME 5.8 has no public file chooser
@LoadDefaultsForAbsentFields
final class AnalogyQuestionReaderNodeParameters implements NodeParameters {

    /** How the questions are laid out. */
    enum Format {
        @Label(
                value = "Google",
                description = "One text file: a line with a colon and the name of a relation, then four words a line.")
        GOOGLE,
        @Label(
                value = "BATS",
                description =
                        "A folder with sub-folders, in them a text file for every relation: a word, a tab, and the"
                                + " right answers separated by slashes. Every ordered pair of lines makes a question.")
        BATS,
        @Label(
                value = "MSR",
                description =
                        "Two text files, as those of Microsoft Research: one with three words a line, and one with"
                                + " the name of a relation and the answer, or the answer alone, a line.")
        MSR
    }

    /** What happens to lines that cannot be read. */
    enum MalformedEntries {
        @Label(value = "Fail", description = "The node stops and says which line is wrong and why.")
        FAIL,
        @Label(value = "Skip", description = "Such lines are left out. A warning counts them and shows the first few.")
        SKIP
    }

    static final class FormatReference implements ParameterReference<Format> {}

    static final class IsOfFiles implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(Format.GOOGLE, Format.MSR);
        }
    }

    static final class IsMsr implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(Format.MSR);
        }
    }

    static final class IsBats implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FormatReference.class).isOneOf(Format.BATS);
        }
    }

    @Widget(title = "Format", description = "How the questions are laid out.")
    @ValueSwitchWidget
    @ValueReference(FormatReference.class)
    Format m_format = Format.GOOGLE;

    @Widget(
            title = "Question file",
            description =
                    "The text file with the questions, such as questions-words.txt or word_relationship.questions, as"
                            + " it is or compressed with gzip.")
    @FileReaderWidget(fileExtensions = {"txt", "questions", "csv", "tsv", "gz"})
    @Effect(predicate = IsOfFiles.class, type = EffectType.SHOW)
    FileSelection m_file = new FileSelection();

    @Widget(
            title = "Answer file",
            description =
                    "The text file with the answers, such as word_relationship.answers: as many lines as questions,"
                            + " each with the answer to the question on the line of the same number, perhaps after"
                            + " the name of its relation.")
    @FileReaderWidget(fileExtensions = {"txt", "answers", "gz"})
    @Effect(predicate = IsMsr.class, type = EffectType.SHOW)
    FileSelection m_answerFile = new FileSelection();

    @Widget(
            title = "Relation before the first header",
            description = "The name of the relation of questions that come before the first header. In some copies of"
                    + " Google's file the first header, capital-common-countries, is lost. A warning counts such"
                    + " questions. With MSR, the relation of answers without one.")
    @Effect(predicate = IsOfFiles.class, type = EffectType.SHOW)
    @Advanced
    String m_firstRelation = "(no relation)";

    @Widget(
            title = "Any file of BATS",
            description = "Any text file in the folder that BATS was unpacked to, or in one of its sub-folders such as"
                    + " 1_Inflectional_morphology: all relations beside it are read. The path of a folder can be typed,"
                    + " too; then that folder is read and what is in it. A README is passed over.")
    @FileReaderWidget(fileExtensions = {"txt"})
    @Effect(predicate = IsBats.class, type = EffectType.SHOW)
    FileSelection m_folder = new FileSelection();

    @Widget(
            title = "Malformed lines",
            description = "What to do with a line that is neither a header nor has four words, or in BATS has no"
                    + " answer, or is no text in the encoding.")
    @ValueSwitchWidget
    MalformedEntries m_malformedLines = MalformedEntries.FAIL;

    @Advanced
    @Widget(title = "Encoding", description = "How the bytes of the files stand for letters.")
    EncodingChoice m_encoding = EncodingChoice.UTF_8;

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_format != Format.BATS && (m_firstRelation == null || m_firstRelation.isBlank())) {
            throw new InvalidSettingsException("The relation before the first header needs a name.");
        }
    }
}
