package org.latentalign.node.score.similarity;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.latentalign.node.shared.words.WordCase;
import org.latentalign.node.shared.words.WordColumns;
import org.latentalign.node.shared.words.WordVectorParameters;

/** The settings of the Word Similarity Evaluator. Keys are written into saved workflows: they never change. */
@LoadDefaultsForAbsentFields
final class WordSimilarityEvaluatorNodeParameters extends WordVectorParameters {

    @Section(title = "Rated Pairs")
    @After(VectorsSection.class)
    interface PairsSection {}

    /** Offers the numeric columns of the second table. */
    static final class Ratings implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput input) {
            return WordColumns.tableSpec(input, 1)
                    .map(WordSimilarityEvaluatorNodeParameters::numbers)
                    .orElseGet(List::of);
        }
    }

    @Layout(PairsSection.class)
    @Widget(
            title = "Column of the first word",
            description = "The first word of a pair. If none is chosen, the first text column of the table.")
    @ChoicesProvider(WordColumns.OfSecondTable.class)
    String m_firstColumn;

    @Layout(PairsSection.class)
    @Widget(
            title = "Column of the second word",
            description = "The second word of a pair. If none is chosen, the second text column of the table.")
    @ChoicesProvider(WordColumns.OfSecondTable.class)
    String m_secondColumn;

    @Layout(PairsSection.class)
    @Widget(
            title = "Rating column",
            description =
                    "How similar people find the two words, in any unit; higher is more similar. If none is chosen,"
                            + " the first numeric column of the table.")
    @ChoicesProvider(Ratings.class)
    String m_ratingColumn;

    @Advanced
    @Layout(PairsSection.class)
    @Widget(
            title = "Seed",
            description = "Where the random numbers for intervals start. The same seed gives the same result.")
    @NumberInputWidget
    long m_seed = 1;

    /** For a node without input. */
    WordSimilarityEvaluatorNodeParameters() {
        super(WordCase.AS_THEY_ARE);
    }

    /** For a node with input. */
    WordSimilarityEvaluatorNodeParameters(final NodeParametersInput input) {
        super(WordCase.AS_THEY_ARE, input);
    }

    private static List<DataColumnSpec> numbers(final DataTableSpec table) {
        return table.stream()
                .filter(column -> column.getType().isCompatible(DoubleValue.class))
                .toList();
    }

    /** Names of the columns with the words and the rating. */
    List<String> pairColumns(final DataTableSpec table) throws InvalidSettingsException {
        String first =
                WordColumns.find(table, m_firstColumn, List.of("First", "Word 1", "Word1"), 0, "first words of pairs");
        String second = WordColumns.find(
                table, m_secondColumn, List.of("Second", "Word 2", "Word2"), 1, "second words of pairs");
        if (first.equals(second)) {
            throw new InvalidSettingsException(
                    "Both words of a pair are to be in the column \"" + first + "\": choose two columns.");
        }
        return List.of(first, second, rating(table));
    }

    private String rating(final DataTableSpec table) throws InvalidSettingsException {
        if (m_ratingColumn == null || m_ratingColumn.isEmpty()) {
            return numbers(table).stream()
                    .findFirst()
                    .map(DataColumnSpec::getName)
                    .orElseThrow(() -> new InvalidSettingsException(
                            "The table has no numeric column for the ratings of pairs: connect another table,"
                                    + " or choose a column."));
        }
        Optional<DataColumnSpec> column = Optional.ofNullable(table.getColumnSpec(m_ratingColumn));
        if (column.isEmpty()) {
            throw new InvalidSettingsException(
                    "The column \"" + m_ratingColumn + "\" for the rating is not in the table: choose another.");
        }
        if (!column.get().getType().isCompatible(DoubleValue.class)) {
            throw new InvalidSettingsException("The column \"" + m_ratingColumn + "\" for the rating holds "
                    + column.get().getType().getName() + ", but numbers are needed: choose another.");
        }
        return m_ratingColumn;
    }
}
