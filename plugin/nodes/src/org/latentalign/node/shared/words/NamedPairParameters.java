package org.latentalign.node.shared.words;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
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
import org.latentalign.node.shared.compare.PossibleValues;

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
public abstract class NamedPairParameters extends NamedVectorParameters {

    private static final List<String> FROM_NAMES = List.of("from", "source", "start", "a", "word 1", "first");

    private static final List<String> TO_NAMES = List.of("to", "target", "end", "b", "word 2", "second");

    private static final List<String> GROUP_NAMES = List.of("group", "relation", "category", "class");

    /** About the second table. */
    @Section(title = "Pairs")
    @After(VectorsSection.class)
    protected interface PairsSection {}

    /** Whether there are groups. */
    enum Grouping {
        @Label(value = "One group", description = "All directions should be alike.")
        NONE,
        @Label(value = "By a column", description = "A column of the pairs tells which directions should be alike.")
        COLUMN
    }

    static final class GroupingReference implements ParameterReference<Grouping> {}

    /** Whether there are groups, for settings that matter only then. */
    protected static final class IsGrouped implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(GroupingReference.class).isOneOf(Grouping.COLUMN);
        }
    }

    /** The group column, for its possible values. */
    protected static final class GroupColumnReference implements ParameterReference<String> {}

    /** Offers the possible values of the group column. */
    public static final class GroupValues extends PossibleValues {

        /** For KNIME. */
        public GroupValues() {
            super(GroupColumnReference.class, GROUP_NAMES);
        }

        @Override
        protected Optional<DataTableSpec> table(final NodeParametersInput input) {
            return LabelColumn.secondPort(input);
        }
    }

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
    @ValueReference(GroupColumnReference.class)
    String m_groupColumn;

    /** For a node without input. */
    protected NamedPairParameters() {}

    /**
     * Guesses from the input tables.
     *
     * @param input what is known of the node's input
     */
    protected NamedPairParameters(final NodeParametersInput input) {
        super(input);
        LabelColumn.secondPort(input).ifPresent(pairs -> {
            m_fromColumn = LabelColumn.guess(pairs, FROM_NAMES).orElse(null);
            m_toColumn = LabelColumn.guess(pairs, TO_NAMES).orElse(null);
            LabelColumn.guess(pairs, GROUP_NAMES).ifPresent(name -> {
                m_grouping = Grouping.COLUMN;
                m_groupColumn = name;
            });
        });
    }

    /**
     * @param input what is known of the node's input
     * @return whether the pairs' table knows the values of the guessed group column
     */
    protected final boolean knowsGroups(final NodeParametersInput input) {
        return m_groupColumn != null
                && LabelColumn.secondPort(input)
                        .map(table -> table.getColumnSpec(m_groupColumn))
                        .map(column -> !PossibleValues.of(column).isEmpty())
                        .orElse(false);
    }

    /** @return whether the pairs are in groups */
    public final boolean isGrouped() {
        return m_grouping == Grouping.COLUMN;
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
