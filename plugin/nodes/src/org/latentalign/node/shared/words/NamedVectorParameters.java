package org.latentalign.node.shared.words;

import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.latentalign.node.shared.compare.LabelColumn;
import org.latentalign.node.shared.vectors.InputVectorParameters;
import org.latentalign.node.shared.vectors.TableColumns;
import org.latentalign.node.shared.vectors.VectorSource;

/**
 * The settings of a node whose first table has vectors that are referred to by a name. Keys and the names of constants are
 * written into saved workflows: they never change.
 *
 * <p>A base class and not a part of the nodes' settings, because a part has its keys in a group of its own.
 *
 * <p>Subclasses are annotated for absent fields to load their defaults: KNIME does not look at the annotations of a base
 * class.
 */
public abstract class NamedVectorParameters implements NodeParameters {

    private static final List<String> KEY_NAMES = List.of("word", "term", "token", "name", "sample", "id");

    /** About the first table. */
    @Section(title = "Vectors")
    protected interface VectorsSection {}

    /** Where a vector's name is. */
    enum NameIn {
        @Label(value = "RowID", description = "The RowID of a vector is its name, as the Word Vector Reader writes it.")
        ROW_ID,
        @Label(value = "Column", description = "A column holds the name.")
        COLUMN
    }

    static final class NameInReference implements ParameterReference<NameIn> {}

    static final class IsNameColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(NameInReference.class).isOneOf(NameIn.COLUMN);
        }
    }

    @Layout(VectorsSection.class)
    InputVectorParameters m_vectors = new InputVectorParameters();

    @Layout(VectorsSection.class)
    @Widget(title = "Name in", description = "Where the name of a vector is, by which it is referred to.")
    @ValueSwitchWidget
    @ValueReference(NameInReference.class)
    NameIn m_nameIn = NameIn.ROW_ID;

    @Layout(VectorsSection.class)
    @Widget(title = "Name column", description = "The column with the word or sample of a vector.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @Effect(predicate = IsNameColumn.class, type = EffectType.SHOW)
    String m_nameColumn;

    /** For a node without input. */
    protected NamedVectorParameters() {}

    /**
     * Guesses from the first table.
     *
     * @param input what is known of the node's input
     */
    protected NamedVectorParameters(final NodeParametersInput input) {
        m_vectors = new InputVectorParameters(input);
        TableColumns.tableSpec(input)
                .flatMap(table -> LabelColumn.guess(table, KEY_NAMES))
                .ifPresent(name -> {
                    m_nameIn = NameIn.COLUMN;
                    m_nameColumn = name;
                });
    }

    /**
     * @param vectors spec of the table with vectors
     * @return where the vectors are
     * @throws InvalidSettingsException when the table does not have them, with the sentence for the user
     */
    public final VectorSource source(final DataTableSpec vectors) throws InvalidSettingsException {
        return m_vectors.source(vectors);
    }

    /**
     * @param vectors spec of the table with vectors
     * @return what was not obvious when they were found, for the node's warning
     * @throws InvalidSettingsException when the table does not have them
     */
    public final List<String> vectorWarnings(final DataTableSpec vectors) throws InvalidSettingsException {
        return m_vectors.warnings(vectors);
    }

    /**
     * @param vectors spec of the table with vectors
     * @return the column with the name of a vector, or nothing for the RowID
     * @throws InvalidSettingsException when the table does not have it, with the sentence for the user
     */
    public final List<String> nameColumns(final DataTableSpec vectors) throws InvalidSettingsException {
        return m_nameIn == NameIn.ROW_ID
                ? List.of()
                : List.of(LabelColumn.find(vectors, m_nameColumn, KEY_NAMES, "names of vectors"));
    }
}
