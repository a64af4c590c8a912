package org.latentalign.node.read.pairs;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.pairs.ColumnChoice;
import org.latentalign.format.pairs.HeaderLine;
import org.latentalign.format.pairs.Separator;
import org.latentalign.format.pairs.ThirdField;
import org.latentalign.format.pairs.WordPair;
import org.latentalign.format.pairs.WordPairOptions;
import org.latentalign.format.pairs.WordPairReader;
import org.latentalign.node.shared.cells.Column;
import org.latentalign.node.shared.cells.NewTable;
import org.latentalign.node.shared.files.ChosenFile;
import org.latentalign.node.shared.frame.NodeExecution;

/** What the Word Pair Reader does: settings in, a table of pairs out. */
final class WordPairReaderNode {

    private static final String PAIR_FILE = "a file with word pairs";

    private static final String PAIRS = "Word Pairs";

    private WordPairReaderNode() {}

    static void configure(final ConfigureInput input, final ConfigureOutput output) throws InvalidSettingsException {
        WordPairReaderNodeParameters parameters = input.getParameters();
        parameters.validate();
        ChosenFile.check(parameters.m_file, PAIR_FILE);
        output.setOutSpec(0, Column.spec(PAIRS, columns(thirdField(parameters))));
    }

    static void execute(final ExecuteInput input, final ExecuteOutput output)
            throws KNIMEException, CanceledExecutionException {
        NodeExecution.run(() -> {
            WordPairReaderNodeParameters parameters = input.getParameters();
            var exec = input.getExecutionContext();
            var thirdField = thirdField(parameters);
            try (var file = ChosenFile.open(parameters.m_file, PAIR_FILE);
                    var table = NewTable.open(exec, PAIRS, columns(thirdField))) {
                var report =
                        WordPairReader.read(file.path(), options(parameters), table::add, NodeExecution.progress(exec));
                NodeExecution.warn(output, report.warnings(thirdField));
                output.setOutData(0, table.finish());
            }
        });
    }

    private static WordPairOptions options(final WordPairReaderNodeParameters parameters) {
        return new WordPairOptions(
                thirdField(parameters),
                separators(parameters),
                switch (parameters.m_headerLine) {
                    case AUTOMATIC -> HeaderLine.AUTOMATIC;
                    case YES -> HeaderLine.PRESENT;
                    case NO -> HeaderLine.ABSENT;
                },
                switch (parameters.m_malformedLines) {
                    case FAIL -> MalformedEntries.STOP;
                    case SKIP -> MalformedEntries.SKIP;
                },
                switch (parameters.m_columns) {
                    case AUTOMATIC -> new ColumnChoice.Automatic();
                    case CHOSEN ->
                        new ColumnChoice.Chosen(
                                parameters.m_firstColumn, parameters.m_secondColumn, parameters.m_thirdColumn);
                },
                parameters.m_encoding.encoding());
    }

    private static List<Column<WordPair>> columns(final ThirdField thirdField) {
        var columns = new ArrayList<Column<WordPair>>();
        columns.add(Column.text("First", WordPair::first));
        columns.add(Column.text("Second", WordPair::second));
        switch (thirdField) {
            case RATING -> columns.add(Column.number("Rating", pair -> ((WordPair.Rated) pair).rating()));
            case GROUP -> columns.add(Column.text("Group", pair -> ((WordPair.Grouped) pair).group()));
            case NONE -> {}
        }
        return columns;
    }

    private static ThirdField thirdField(final WordPairReaderNodeParameters parameters) {
        return switch (parameters.m_thirdField) {
            case RATING -> ThirdField.RATING;
            case GROUP -> ThirdField.GROUP;
            case NONE -> ThirdField.NONE;
        };
    }

    private static Set<Separator> separators(final WordPairReaderNodeParameters parameters) {
        return switch (parameters.m_separator) {
            case AUTOMATIC -> EnumSet.allOf(Separator.class);
            case TAB -> EnumSet.of(Separator.TAB);
            case SEMICOLON -> EnumSet.of(Separator.SEMICOLON);
            case COMMA -> EnumSet.of(Separator.COMMA);
            case BLANK -> EnumSet.of(Separator.BLANK);
        };
    }
}
