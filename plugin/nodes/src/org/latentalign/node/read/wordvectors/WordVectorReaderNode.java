package org.latentalign.node.read.wordvectors;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.words.LetterCase;
import org.latentalign.format.words.WordList;
import org.latentalign.format.words.WordNames;
import org.latentalign.format.words.WordVectorFormat;
import org.latentalign.format.words.WordVectorOptions;
import org.latentalign.format.words.WordVectorReader;
import org.latentalign.format.words.WordVectorSink;
import org.latentalign.node.read.wordvectors.WordVectorReaderNodeParameters.Vocabulary;
import org.latentalign.node.read.wordvectors.WordVectorReaderNodeParameters.WordPlace;
import org.latentalign.node.read.wordvectors.WordVectorReaderNodeParameters.WordSelection;
import org.latentalign.node.shared.files.ChosenFile;
import org.latentalign.node.shared.files.QuickLook;
import org.latentalign.node.shared.frame.NodeExecution;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.progress.Progress;

/** What the Word Vector Reader does: settings in, a table of words out. */
final class WordVectorReaderNode {

    private static final String WORD_VECTORS = "a file with word vectors";

    private static final String WORD_LIST = "a word list";

    private static final String WORDS = "the file with the words of the vectors";

    private WordVectorReaderNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        WordVectorReaderNodeParameters parameters = input.getParameters();
        parameters.validate();
        ChosenFile.check(parameters.m_file, WORD_VECTORS);
        if (parameters.m_wordPlace == WordPlace.SECOND_FILE) {
            ChosenFile.check(parameters.m_wordsFile, WORDS);
        }
        if (parameters.m_wordSelection == WordSelection.LISTED) {
            ChosenFile.check(parameters.m_wordList, WORD_LIST);
        }
        // How many columns the vectors need, only the file knows.
        var dimension = parameters.m_vectorShape == VectorShape.COLUMNS ? dimension(parameters) : Optional.of(0);
        if (dimension.isPresent()) {
            var writer = WordVectorTable.writer(parameters.m_vectorShape, dimension.get());
            output.setOutSpec(0, writer.tableSpec());
        }
    }

    /** The length of the vectors, when the start of the file tells it. */
    private static Optional<Integer> dimension(final WordVectorReaderNodeParameters parameters) {
        var dimension = new DimensionSink();
        QuickLook.at(parameters.m_file, (file, look) -> {
            var options =
                    options(parameters, wordList(parameters, look.progress()), names(parameters, look.progress()));
            return WordVectorReader.read(file.path(), options, dimension, look.progress());
        });
        return Optional.ofNullable(dimension.found);
    }

    /** Takes the dimension, and no vectors. */
    private static final class DimensionSink implements WordVectorSink {

        private Integer found;

        @Override
        public void begin(final int dimension) {
            found = dimension;
            throw new CancellationException("The dimension is known.");
        }

        @Override
        public void accept(final String word, final long rank, final double[] vector) {
            throw new IllegalStateException("Vectors come behind the dimension.");
        }
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            WordVectorReaderNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var progress = NodeExecution.progress(exec);
            var options = options(parameters, wordList(parameters, progress), names(parameters, progress));
            try (var file = ChosenFile.open(parameters.m_file, WORD_VECTORS);
                    var table = new WordVectorTable(exec, parameters.m_vectorShape)) {
                var report = WordVectorReader.read(file.path(), options, table, progress);
                var warning = report.warning();
                if (!warning.isEmpty()) {
                    output.setWarningMessage(warning);
                }
                output.setOutData(0, table.finish());
            }
        });
    }

    private static WordList wordList(final WordVectorReaderNodeParameters parameters, final Progress progress)
            throws IOException {
        if (parameters.m_wordSelection == WordSelection.EVERY) {
            return WordList.EVERY_WORD;
        }
        // the list is small: its progress would only make the bar jump back
        try (var file = ChosenFile.open(parameters.m_wordList, WORD_LIST)) {
            return WordList.read(file.path(), (fraction, message) -> progress.report(0, message));
        }
    }

    private static WordNames names(final WordVectorReaderNodeParameters parameters, final Progress progress)
            throws IOException {
        if (parameters.m_wordPlace == WordPlace.SAME_FILE) {
            return WordNames.IN_FILE;
        }
        try (var file = ChosenFile.open(parameters.m_wordsFile, WORDS)) {
            return WordNames.read(
                    file.path(), parameters.m_encoding.encoding(), (fraction, message) -> progress.report(0, message));
        }
    }

    private static WordVectorOptions options(
            final WordVectorReaderNodeParameters parameters, final WordList words, final WordNames names) {
        return new WordVectorOptions(
                formats(parameters),
                parameters.m_archiveEntry.strip(),
                parameters.m_vocabulary == Vocabulary.ALL ? Long.MAX_VALUE : parameters.m_vocabularyLimit,
                switch (parameters.m_letterCase) {
                    case AS_IN_FILE -> LetterCase.AS_IN_FILE;
                    case LOWER_CASE_FIRST -> LetterCase.LOWER_KEEP_FIRST;
                    case LOWER_CASE_UNAMBIGUOUS -> LetterCase.LOWER_KEEP_CLASHING;
                },
                words,
                switch (parameters.m_malformedEntries) {
                    case FAIL -> MalformedEntries.STOP;
                    case SKIP -> MalformedEntries.SKIP;
                },
                parameters.m_encoding.encoding(),
                names);
    }

    private static Set<WordVectorFormat> formats(final WordVectorReaderNodeParameters parameters) {
        return switch (parameters.m_format) {
            case AUTOMATIC -> EnumSet.allOf(WordVectorFormat.class);
            case GLOVE_TEXT -> EnumSet.of(WordVectorFormat.GLOVE_TEXT);
            case WORD2VEC_TEXT -> EnumSet.of(WordVectorFormat.WORD2VEC_TEXT);
            case WORD2VEC_BINARY -> EnumSet.of(WordVectorFormat.WORD2VEC_BINARY);
            case DELIMITED_TEXT -> EnumSet.of(WordVectorFormat.DELIMITED_TEXT);
        };
    }
}
