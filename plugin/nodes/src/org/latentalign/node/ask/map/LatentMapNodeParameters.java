package org.latentalign.node.ask.map;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.array.ArrayWidget.ElementLayout;
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
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.shared.frame.Limits;
import org.latentalign.node.shared.words.NamedPairParameters;
import org.latentalign.score.Dissimilarity;
import org.latentalign.score.LatentMap;

/** The settings of the Latent Map. Keys and the names of constants are written into saved workflows. */
@LoadDefaultsForAbsentFields
final class LatentMapNodeParameters extends NamedPairParameters {

    /** More arrows than this make no picture, and placing their ends takes long. */
    static final int MOST_PAIRS = 500;

    @Section(title = "Map")
    @After(PairsSection.class)
    interface MapSection {}

    @Section(title = "Baseline and Chance")
    // also after a section of the superclass: all sections must have one class around them in the end
    @After(PairsSection.class)
    @After(MapSection.class)
    @Advanced
    interface ChanceSection {}

    /** How unlike two vectors are. */
    enum Distance {
        @Label(
                value = "Cosine",
                description = "1 less the cosine of two vectors, as seen from the origin: their lengths do not count."
                        + " Vectors of length zero have none and are left out.")
        COSINE(Dissimilarity.COSINE),
        @Label(
                value = "Euclidean",
                description = "The length of the difference. Equal steps are parallel, as far as the map can keep"
                        + " distances.")
        EUCLIDEAN(Dissimilarity.EUCLIDEAN);

        private final Dissimilarity m_dissimilarity;

        Distance(final Dissimilarity dissimilarity) {
            m_dissimilarity = dissimilarity;
        }
    }

    /** How places are found. */
    enum Scaling {
        @Label(
                value = "SMACOF",
                description = "Moves the points step by step until their distances on the map differ least from the"
                        + " given ones.")
        SMACOF(LatentMap.Method.SMACOF),
        @Label(
                value = "Classical",
                description = "Computed by eigenvectors, where SMACOF starts: quick, with a larger stress.")
        CLASSICAL(LatentMap.Method.CLASSICAL);

        private final LatentMap.Method m_method;

        Scaling(final LatentMap.Method method) {
            m_method = method;
        }
    }

    /** How the groups to draw are given. */
    enum GroupsBy {
        @Label(value = "Choosing", description = "Chosen among the values that the table knows of the group column.")
        VALUES,
        @Label(value = "Typing", description = "Typed, where the table does not know the values of the column.")
        NAMES
    }

    static final class GroupsByReference implements ParameterReference<GroupsBy> {}

    static final class AreValues implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getPredicate(IsGrouped.class)
                    .and(i.getEnum(GroupsByReference.class).isOneOf(GroupsBy.VALUES));
        }
    }

    static final class AreNames implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getPredicate(IsGrouped.class)
                    .and(i.getEnum(GroupsByReference.class).isOneOf(GroupsBy.NAMES));
        }
    }

    /** A group to draw, chosen. */
    @LoadDefaultsForAbsentFields
    static final class GroupValue implements NodeParameters {

        @Widget(title = "Group", description = "A value of the group column.")
        @ChoicesProvider(GroupValues.class)
        String m_group = "";
    }

    /** A group to draw. */
    @LoadDefaultsForAbsentFields
    static final class GroupName implements NodeParameters {

        @Widget(title = "Group", description = "A value of the group column, spelled exactly as in the table.")
        String m_group = "";
    }

    static final class ScalingReference implements ParameterReference<Scaling> {}

    static final class IsSmacof implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ScalingReference.class).isOneOf(Scaling.SMACOF);
        }
    }

    /** At most {@link #MOST_PAIRS}. */
    static final class AtMostMostPairs extends MaxValidation {
        @Override
        protected double getMax() {
            return MOST_PAIRS;
        }
    }

    @Layout(PairsSection.class)
    @Widget(title = "Groups to draw by", description = "How the groups to draw are given.")
    @ValueSwitchWidget
    @ValueReference(GroupsByReference.class)
    @Effect(predicate = IsGrouped.class, type = EffectType.SHOW)
    GroupsBy m_groupsBy = GroupsBy.NAMES;

    @Layout(PairsSection.class)
    @Widget(title = "Chosen groups", description = "Pairs of other groups are left out. Without any, all are drawn.")
    @ArrayWidget(
            elementTitle = "Group to draw",
            addButtonText = "Add group to draw",
            elementLayout = ElementLayout.HORIZONTAL_SINGLE_LINE)
    @Effect(predicate = AreValues.class, type = EffectType.SHOW)
    GroupValue[] m_groupValues = new GroupValue[0];

    @Layout(PairsSection.class)
    @Widget(title = "Groups to draw", description = "Pairs of other groups are left out. Without any, all are drawn.")
    @ArrayWidget(
            elementTitle = "Group to draw",
            addButtonText = "Add group to draw",
            elementLayout = ElementLayout.HORIZONTAL_SINGLE_LINE)
    @Effect(predicate = AreNames.class, type = EffectType.SHOW)
    GroupName[] m_groups = new GroupName[0];

    @Layout(PairsSection.class)
    @Widget(
            title = "Pairs at most",
            description = "A map with too many arrows cannot be read. If there are more pairs, the groups take turns,"
                    + " each with its first pair in the table, then its second, until there are enough. The view and"
                    + " the summary tell how many were left out.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMostMostPairs.class)
    int m_pairLimit = 40;

    @Layout(MapSection.class)
    @Widget(title = "Distance", description = "What the distances on the map stand for.")
    @ValueSwitchWidget
    Distance m_distance = Distance.COSINE;

    @Layout(MapSection.class)
    @Widget(
            title = "Scaling",
            description = "How places are found (multidimensional scaling). The same input gives the same map.")
    @ValueSwitchWidget
    @ValueReference(ScalingReference.class)
    @Advanced
    Scaling m_scaling = Scaling.SMACOF;

    @Layout(MapSection.class)
    @Widget(
            title = "Iterations at most",
            description = "SMACOF stops earlier when a step lowers the stress by less than a hundred-millionth of it.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsSmacof.class, type = EffectType.SHOW)
    @Advanced
    int m_iterations = 1000;

    @Layout(ChanceSection.class)
    @Widget(
            title = "Seed",
            description = "Where the random numbers for the interval of the mean cosine and for unmatched pairs start."
                    + " The map itself needs none. The same seed gives the same result.")
    @NumberInputWidget
    long m_seed = 1;

    /** For a node without input. */
    LatentMapNodeParameters() {}

    /** For a node with input. */
    LatentMapNodeParameters(final NodeParametersInput input) {
        super(input);
        m_groupsBy = knowsGroups(input) ? GroupsBy.VALUES : GroupsBy.NAMES;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_pairLimit < 1 || m_pairLimit > MOST_PAIRS) {
            throw new InvalidSettingsException(
                    "The number of pairs must be between 1 and " + MOST_PAIRS + ", but it is " + m_pairLimit + ".");
        }
        Limits.requirePositive("Iterations at most", m_iterations);
    }

    LatentMap.Options options() {
        return new LatentMap.Options(m_distance.m_dissimilarity, m_scaling.m_method, m_iterations);
    }

    /** None for all. */
    Set<String> groups() {
        return isGrouped()
                ? names().filter(group -> group != null && !group.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : Set.of();
    }

    private Stream<String> names() {
        if (m_groupsBy == GroupsBy.VALUES) {
            return m_groupValues == null
                    ? Stream.empty()
                    : Arrays.stream(m_groupValues).map(group -> group.m_group);
        }
        return m_groups == null ? Stream.empty() : Arrays.stream(m_groups).map(group -> group.m_group);
    }
}
