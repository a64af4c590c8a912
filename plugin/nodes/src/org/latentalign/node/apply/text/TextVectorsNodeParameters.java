package org.latentalign.node.apply.text;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.CollectionDataValue;
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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentalign.node.shared.compare.LabelColumn;
import org.latentalign.node.shared.vectors.VectorShape;
import org.latentalign.node.shared.words.WordCase;
import org.latentalign.node.shared.words.WordColumns;
import org.latentalign.node.shared.words.WordVectorParameters;
import org.latentalign.text.TextPooling;
import org.latentalign.text.Tokens;

/** The settings of Text Vectors. Keys and the names of constants are written into saved workflows: they never change. */
@LoadDefaultsForAbsentFields
final class TextVectorsNodeParameters extends WordVectorParameters {

    private static final List<String> TEXT_NAMES =
            List.of("text", "sentence", "document", "abstract", "description", "title", "tokens", "words");

    @Section(title = "Texts")
    @After(VectorsSection.class)
    interface TextsSection {}

    @Section(title = "Output")
    @After(VectorsSection.class) // and so beside it, not in a root of its own
    @After(TextsSection.class)
    interface OutputSection {}

    /** How words' vectors become one. */
    enum Pooling {
        @Label(value = "Mean", description = "The mean of the words' vectors.")
        MEAN(TextPooling.MEAN),
        @Label(
                value = "Weighted by rarity",
                description =
                        "Rare words count more, by their rank in the table of word vectors, whose first row must be"
                                + " the most frequent word, as in files of GloVe and word2vec; then the direction"
                                + " that all texts have in common is removed (smooth inverse frequency, SIF). A"
                                + " text's vector depends on the other texts.")
        INVERSE_FREQUENCY(TextPooling.INVERSE_FREQUENCY),
        @Label(value = "Maximum", description = "The largest value of the words' vectors at every position.")
        MAXIMUM(TextPooling.MAXIMUM);

        private final TextPooling m_pooling;

        Pooling(final TextPooling pooling) {
            m_pooling = pooling;
        }
    }

    /** Where texts are cut. */
    enum Cut {
        @Label(
                value = "At blanks and punctuation",
                description =
                        "A word is a run of letters and digits, or a run with punctuation in it that the table of words"
                                + " has, such as \"well-known\". A short text that is a word of the table as a whole"
                                + " stays whole.")
        WORDS(Tokens.WORDS),
        @Label(value = "At blanks only", description = "For texts that some other node has cut into words already.")
        BLANKS(Tokens.BLANKS);

        private final Tokens m_tokens;

        Cut(final Tokens tokens) {
            m_tokens = tokens;
        }
    }

    /** Offers columns of texts and of lists of texts. */
    static final class Texts implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput input) {
            return WordColumns.tableSpec(input, 1)
                    .map(TextVectorsNodeParameters::texts)
                    .orElseGet(List::of);
        }
    }

    @Layout(TextsSection.class)
    @Widget(
            title = "Text column",
            description = "The column with the texts, or with lists of words, which are taken as they are. If none is"
                    + " chosen, a column called text, sentence or the like, or else the first of its kind.")
    @ChoicesProvider(Texts.class)
    String m_textColumn;

    @Layout(TextsSection.class)
    @Widget(title = "Cut into words", description = "Where a text is cut. Lists are cut already.")
    @ValueSwitchWidget
    Cut m_cut = Cut.WORDS;

    @Layout(OutputSection.class)
    @Widget(title = "Vector of a text", description = "How the vectors of a text's words become one.")
    @RadioButtonsWidget
    Pooling m_pooling = Pooling.MEAN;

    @Advanced
    @Layout(OutputSection.class)
    @Widget(title = "New vector as", description = "How the vector of a text is written.")
    @RadioButtonsWidget
    VectorShape m_outputShape = VectorShape.LIST;

    /** For a node without input. */
    TextVectorsNodeParameters() {
        super(WordCase.LOWER_CASE);
    }

    /** For a node with input. */
    TextVectorsNodeParameters(final NodeParametersInput input) {
        super(WordCase.LOWER_CASE, input);
        m_textColumn = WordColumns.tableSpec(input, 1)
                .flatMap(table -> LabelColumn.guess(table, TEXT_NAMES))
                .orElse(null);
    }

    private static List<DataColumnSpec> texts(final DataTableSpec table) {
        return table.stream()
                .filter(column -> column.getType().isCompatible(StringValue.class) || isList(column))
                .toList();
    }

    private static boolean isList(final DataColumnSpec column) {
        return column.getType().isCompatible(CollectionDataValue.class)
                && column.getType().getCollectionElementType() != null
                && column.getType().getCollectionElementType().isCompatible(StringValue.class);
    }

    /** The column with texts or lists of words. */
    String textColumn(final DataTableSpec table) throws InvalidSettingsException {
        if (m_textColumn != null && !m_textColumn.isEmpty()) {
            DataColumnSpec column = table.getColumnSpec(m_textColumn);
            if (column == null) {
                throw new InvalidSettingsException(
                        "The column \"" + m_textColumn + "\" for the texts is not in the table: choose another.");
            }
            if (!texts(table).contains(column)) {
                throw new InvalidSettingsException("The column \"" + m_textColumn + "\" for the texts holds "
                        + column.getType().getName() + ", but texts or lists of words are needed: choose another.");
            }
            return m_textColumn;
        }
        List<String> names = texts(table).stream().map(DataColumnSpec::getName).toList();
        return LabelColumn.guess(table, TEXT_NAMES)
                .filter(names::contains)
                .or(() -> names.stream().findFirst())
                .orElseThrow(() -> new InvalidSettingsException(
                        "The table of texts has no column with texts or lists of words: connect another table."));
    }

    Tokens tokens() {
        return m_cut.m_tokens;
    }

    TextPooling pooling() {
        return m_pooling.m_pooling;
    }
}
