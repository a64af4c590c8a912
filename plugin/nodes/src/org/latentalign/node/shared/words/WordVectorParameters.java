package org.latentalign.node.shared.words;

import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.latentalign.node.shared.vectors.InputVectorParameters;

/**
 * The settings of a node whose first table has words with vectors, which it looks up for the words of a second table. Keys
 * and the names of constants are written into saved workflows: they never change.
 *
 * <p>A base class and not a part of the nodes' settings, because a part has its keys in a group of its own.
 */
@LoadDefaultsForAbsentFields
public abstract class WordVectorParameters implements NodeParameters {

    /** Usual names of a column with words. */
    private static final List<String> WORD_NAMES = List.of("Word", "Words", "Token", "Term", "Gene");

    /** About the first table. */
    @Section(title = "Word Vectors")
    protected interface VectorsSection {}

    @Layout(VectorsSection.class)
    InputVectorParameters m_vectors = new InputVectorParameters();

    @Layout(VectorsSection.class)
    @Widget(
            title = "Word column",
            description = "The column with the words. If none is chosen, a column called Word, or else the first text"
                    + " column.")
    @ChoicesProvider(WordColumns.OfFirstTable.class)
    String m_wordColumn;

    @Layout(VectorsSection.class)
    @Widget(
            title = "Letter case",
            description = "How the words of the two tables are compared. Words that become equal are one word, with the"
                    + " vector of the first row. Where many words have no vector, another choice may find them.")
    @RadioButtonsWidget
    WordCase m_letterCase;

    /** @param letterCase how words are compared, unless somebody chooses otherwise */
    protected WordVectorParameters(final WordCase letterCase) {
        m_letterCase = letterCase;
    }

    /**
     * @param letterCase how words are compared, unless somebody chooses otherwise
     * @param input what is known of the node's input
     */
    protected WordVectorParameters(final WordCase letterCase, final NodeParametersInput input) {
        this(letterCase);
        m_vectors = new InputVectorParameters(input);
        m_wordColumn = WordColumns.tableSpec(input, 0)
                .flatMap(table -> WordColumns.guess(table, WORD_NAMES, 0))
                .orElse(null);
    }

    /** @return where the vectors are */
    public final InputVectorParameters vectors() {
        return m_vectors;
    }

    /**
     * @param table spec of the first table
     * @return the column with its words
     * @throws InvalidSettingsException when there is none, with the sentence for the user
     */
    public final String wordColumn(final DataTableSpec table) throws InvalidSettingsException {
        return WordColumns.find(table, m_wordColumn, WORD_NAMES, 0, "words");
    }

    /** @return how words are compared */
    public final WordCase letterCase() {
        return m_letterCase;
    }
}
