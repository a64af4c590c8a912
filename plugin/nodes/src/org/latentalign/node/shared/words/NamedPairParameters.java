package org.latentalign.node.shared.words;

import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
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
 * The settings by which nodes find vectors and pairs of their names: which vectors, what they are called, and where the
 * pairs have start, end and group. Keys and the names of constants are written into saved workflows: they never change.
 *
 * <p>A base class and not a part of the nodes' settings, because a part has its keys in a group of its own, and Direction
 * Alignment has these among the others.
 *
 * <p>Subclasses are annotated for absent fields to load their defaults: KNIME does not look at the annotations of a base
 * class.
 */
public abstract class NamedPairParameters implements NodeParameters {

    private static final List<String> KEY_NAMES = List.of("word", "term", "token", "name", "sample", "id");

    private static final List<String> FROM_NAMES = List.of("from", "source", "start", "a", "word 1", "first");

    private static final List<String> TO_NAMES = List.of("to", "target", "end", "b", "word 2", "second");

    private static final List<String> GROUP_NAMES = List.of("group", "relation", "category", "class");

    /** About the first table. */
    @Section(title = "Vectors")
    protected interface VectorsSection {}

    /** About the second table. */
    @Section(title = "Pairs")
    @After(VectorsSection.class)
    protected interface PairsSection {}

    /** Where a vector's name is. */
    enum NameIn {
        @Label(value = "RowID", description = "The RowID of a vector is its name, as the Word Vector Reader writes it.")
        ROW_ID,
        @Label(value = "Column", description = "A column holds the name.")
        COLUMN
    }

    /** Whether there are groups. */
    enum Grouping {
        @Label(value = "One group", description = "All directions should be alike.")
        NONE,
        @Label(value = "By a column", description = "A column of the pairs tells which directions should be alike.")
        COLUMN
    }

    static final class NameInReference implements ParameterReference<NameIn> {}

    static final class IsNameColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(NameInReference.class).isOneOf(NameIn.COLUMN);
        }
    }

    static final class GroupingReference implements ParameterReference<Grouping> {}

    /** Whether there are groups, for settings that matter only then. */
    protected static final class IsGrouped implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(GroupingReference.class).isOneOf(Grouping.COLUMN);
        }
    }

    @Layout(VectorsSection.class)
    InputVectorParameters m_vectors = new InputVectorParameters();

    @Layout(VectorsSection.class)
    @Widget(title = "Name in", description = "Where the name of a vector is, to which the pairs refer.")
    @ValueSwitchWidget
    @ValueReference(NameInReference.class)
    NameIn m_nameIn = NameIn.ROW_ID;

    @Layout(VectorsSection.class)
    @Widget(title = "Name column", description = "The column with the word or sample of a vector.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @Effect(predicate = IsNameColumn.class, type = EffectType.SHOW)
    String m_nameColumn;

    @Layout(PairsSection.class)
    @Widget(
            title = "From column",
            description = "The column of the pairs with the name of the vector where a direction"
                    + " starts. Names are compared exactly, letter case included.")
    @ChoicesProvider(LabelColumn.SecondPortChoices.class)
    String m_fromColumn;

    @Layout(PairsSection.class)
    @Widget(title = "To column", description = "The column of the pairs with the name of the vector where it ends.")
    @ChoicesProvider(LabelColumn.SecondPortChoices.class)
    String m_toColumn;

    @Layout(PairsSection.class)
    @Widget(
            title = "Groups",
            description = "Which directions should be alike. Directions of other groups are the baseline; with one"
                    + " group, its starts and ends are paired anew at random.")
    @ValueSwitchWidget
    @ValueReference(GroupingReference.class)
    Grouping m_grouping = Grouping.NONE;

    @Layout(PairsSection.class)
    @Widget(title = "Group column", description = "The column of the pairs with the group.")
    @ChoicesProvider(LabelColumn.SecondPortChoices.class)
    @Effect(predicate = IsGrouped.class, type = EffectType.SHOW)
    String m_groupColumn;

    /** For a node without input. */
    protected NamedPairParameters() {}

    /**
     * Guesses from the input tables.
     *
     * @param input what is known of the node's input
     */
    protected NamedPairParameters(final NodeParametersInput input) {
        m_vectors = new InputVectorParameters(input);
        TableColumns.tableSpec(input)
                .flatMap(table -> LabelColumn.guess(table, KEY_NAMES))
                .ifPresent(name -> {
                    m_nameIn = NameIn.COLUMN;
                    m_nameColumn = name;
                });
        LabelColumn.secondPort(input).ifPresent(pairs -> {
            m_fromColumn = LabelColumn.guess(pairs, FROM_NAMES).orElse(null);
            m_toColumn = LabelColumn.guess(pairs, TO_NAMES).orElse(null);
            LabelColumn.guess(pairs, GROUP_NAMES).ifPresent(name -> {
                m_grouping = Grouping.COLUMN;
                m_groupColumn = name;
            });
        });
    }

    /** @return whether the pairs are in groups */
    public final boolean isGrouped() {
        return m_grouping == Grouping.COLUMN;
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

    /**
     * @param pairs spec of the table of pairs
     * @return the columns from and to and, where there are groups, the group
     * @throws InvalidSettingsException when the table does not have them, with the sentence for the user
     */
    public final List<String> pairColumns(final DataTableSpec pairs) throws InvalidSettingsException {
        var from = LabelColumn.find(pairs, m_fromColumn, FROM_NAMES, "start of a direction");
        var to = LabelColumn.find(pairs, m_toColumn, TO_NAMES, "end of a direction");
        return m_grouping == Grouping.NONE
                ? List.of(from, to)
                : List.of(from, to, LabelColumn.find(pairs, m_groupColumn, GROUP_NAMES, "group"));
    }
}
