package org.latentalign.node.read.wordvectors;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelection;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.shared.files.EncodingChoice;
import org.latentalign.node.shared.vectors.VectorShape;

/**
 * The settings of the Word Vector Reader. Keys and the names of constants are written into saved workflows: they never
 * change.
 */
@SuppressWarnings("restriction") // KNIME 5.8 has no public file chooser
@LoadDefaultsForAbsentFields
final class WordVectorReaderNodeParameters implements NodeParameters {

    @Section(title = "File")
    interface FileSection {}

    @Section(title = "Vocabulary")
    @After(FileSection.class)
    interface VocabularySection {}

    @Section(title = "Output")
    @After(VocabularySection.class)
    interface OutputSection {}

    /** How the file is laid out. */
    enum Format {
        @Label(value = "Detect", description = "The content of the file decides. Right in nearly all cases.")
        AUTOMATIC,
        @Label(
                value = "GloVe text",
                description = "One line a word: the word and its numbers, separated by blanks or tabs. No header line.")
        GLOVE_TEXT,
        @Label(
                value = "word2vec text",
                description = "As GloVe text, after a first line with the number of words and the number of dimensions."
                        + " Also fastText's .vec files.")
        WORD2VEC_TEXT,
        @Label(
                value = "word2vec binary",
                description = "The binary form of word2vec, with 32-bit numbers. Such files often end in .bin.")
        WORD2VEC_BINARY,
        @Label(
                value = "Table (CSV)",
                description = "The word and its numbers, separated by commas, semicolons or tabs, in quotation marks or"
                        + " not, after a line with the names of the columns or without one.")
        DELIMITED_TEXT
    }

    /** Where the words are. */
    enum WordPlace {
        @Label(value = "In the same file", description = "Each vector follows its word.")
        SAME_FILE,
        @Label(
                value = "In a second file",
                description = "The file has lines of numbers alone, and a second file has their words.")
        SECOND_FILE
    }

    /** What happens to lines that cannot be read. */
    enum MalformedEntries {
        @Label(
                value = "Fail",
                description =
                        "The node stops and says which line is wrong and why. Nothing is read. Safest: a wrong line"
                                + " often means that the file was not downloaded completely.")
        FAIL,
        @Label(
                value = "Skip",
                description =
                        "Such lines are left out. A warning counts them and shows the first few. A file that ends in"
                                + " the middle of its compressed or binary data still fails.")
        SKIP
    }

    /** How much of the file is read. */
    enum Vocabulary {
        @Label(value = "All words", description = "The whole file is read.")
        ALL,
        @Label(
                value = "First words only",
                description = "Only the start of the file is read; in most files these are the most frequent words.")
        FIRST
    }

    /** What happens to upper-case letters. */
    enum LetterCase {
        @Label(value = "As in the file", description = "Words stay as they are.")
        AS_IN_FILE,
        @Label(
                value = "Lower case, first word wins",
                description =
                        "Words are lower-cased. Of words that become equal, such as Apple and apple, only the first"
                                + " in the file is kept, usually the most frequent. A warning counts the others.")
        LOWER_CASE_FIRST,
        @Label(
                value = "Lower case unless ambiguous",
                description =
                        "Words are lower-cased, except those that would become equal to another one: these all keep"
                                + " their spelling, and a warning counts them. The file is read twice.")
        LOWER_CASE_UNAMBIGUOUS
    }

    /** Which words are kept. */
    enum WordSelection {
        @Label(value = "Every word", description = "No word is left out.")
        EVERY,
        @Label(
                value = "Words in a list",
                description =
                        "Only words of a list of yours are kept, for example those of your analogy questions. Much"
                                + " faster for large files. The numbers of other words are not checked.")
        LISTED
    }

    static final class WordPlaceReference implements ParameterReference<WordPlace> {}

    static final class HasSecondFile implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(WordPlaceReference.class).isOneOf(WordPlace.SECOND_FILE);
        }
    }

    static final class VocabularyReference implements ParameterReference<Vocabulary> {}

    static final class WordSelectionReference implements ParameterReference<WordSelection> {}

    static final class IsLimited implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(VocabularyReference.class).isOneOf(Vocabulary.FIRST);
        }
    }

    static final class HasList implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(WordSelectionReference.class).isOneOf(WordSelection.LISTED);
        }
    }

    @Layout(FileSection.class)
    @Widget(
            title = "File",
            description =
                    "The file with the word vectors: text, a table or word2vec binary, plain, compressed with gzip, or"
                            + " inside a zip archive.")
    @FileReaderWidget(fileExtensions = {"txt", "vec", "bin", "w2v", "vectors", "csv", "tsv", "gz", "zip"})
    FileSelection m_file = new FileSelection();

    @Layout(FileSection.class)
    @Widget(title = "Format", description = "How the file is laid out, once it is unpacked.")
    Format m_format = Format.AUTOMATIC;

    @Layout(FileSection.class)
    @Widget(
            title = "Malformed lines",
            description =
                    "What to do with a line that has too few or too many numbers, a number that cannot be read or is"
                            + " infinite, or a word that is no text in the encoding; also with a header line that gives"
                            + " the wrong number of words. In binary files, the same goes for each word.")
    @ValueSwitchWidget
    MalformedEntries m_malformedEntries = MalformedEntries.FAIL;

    @Advanced
    @Layout(FileSection.class)
    @Widget(title = "Place of the words", description = "Where the words of the vectors are.")
    @ValueSwitchWidget
    @ValueReference(WordPlaceReference.class)
    WordPlace m_wordPlace = WordPlace.SAME_FILE;

    @Advanced
    @Layout(FileSection.class)
    @Widget(
            title = "File with the words",
            description = "A text file with one line for each vector, in the same order, perhaps after a line with"
                    + " the names of its columns: such as metadata.tsv of the Embedding Projector or the list of a"
                    + " vocabulary. When a column numbers the vectors, as in entity2id.txt of programs that embed"
                    + " graphs, the order of the lines does not matter. Of several columns, one called word, label,"
                    + " name, token, entity, term, gene or symbol is taken, or else the first; a warning names it."
                    + " There must be as many words as vectors.")
    @FileReaderWidget(fileExtensions = {"txt", "tsv", "csv", "gz"})
    @Effect(predicate = HasSecondFile.class, type = EffectType.SHOW)
    FileSelection m_wordsFile = new FileSelection();

    @Advanced
    @Layout(FileSection.class)
    @Widget(title = "Encoding", description = "How the bytes of the words stand for letters.")
    EncodingChoice m_encoding = EncodingChoice.UTF_8;

    @Advanced
    @Layout(FileSection.class)
    @Widget(
            title = "File in archive",
            description =
                    "For a zip archive with several files: the name of the file to read, with its folder if it is in"
                            + " one, for example glove.6B.100d.txt. Leave it empty when there is only one.")
    String m_archiveEntry = "";

    @Layout(VocabularySection.class)
    @Widget(title = "Vocabulary", description = "How much of the file is read.")
    @ValueSwitchWidget
    @ValueReference(VocabularyReference.class)
    Vocabulary m_vocabulary = Vocabulary.ALL;

    @Layout(VocabularySection.class)
    @Widget(
            title = "Number of words",
            description =
                    "How many words from the start of the file are read. Words that are left out for another reason"
                            + " count, so the table can have fewer rows.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsLimited.class, type = EffectType.SHOW)
    long m_vocabularyLimit = 100_000;

    @Layout(VocabularySection.class)
    @Widget(title = "Letter case", description = "What happens to upper-case letters in words. This changes scores.")
    @RadioButtonsWidget
    LetterCase m_letterCase = LetterCase.AS_IN_FILE;

    @Layout(VocabularySection.class)
    @Widget(title = "Words", description = "Which words are kept.")
    @ValueSwitchWidget
    @ValueReference(WordSelectionReference.class)
    WordSelection m_wordSelection = WordSelection.EVERY;

    @Layout(VocabularySection.class)
    @Widget(
            title = "Word list",
            description =
                    "A text file with one word a line, in the encoding UTF-8. Blanks around words and empty lines do"
                            + " not matter. When words are lower-cased, those of the list are, too. Words of the list"
                            + " that the file does not have are counted in a warning.")
    @FileReaderWidget(fileExtensions = {"txt", "csv", "tsv", "gz"})
    @Effect(predicate = HasList.class, type = EffectType.SHOW)
    FileSelection m_wordList = new FileSelection();

    @Layout(OutputSection.class)
    @Widget(title = "Vectors as", description = "How the numbers of a word are written into the table.")
    @RadioButtonsWidget
    VectorShape m_vectorShape = VectorShape.LIST;

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_vocabulary == Vocabulary.FIRST && m_vocabularyLimit < 1) {
            throw new InvalidSettingsException(
                    "The number of words is " + m_vocabularyLimit + ": it must be at least 1, or choose all words.");
        }
    }
}
