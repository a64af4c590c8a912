package org.latentalign.node.fit.alignment;

import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
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
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.mapping.AlignmentOptions;
import org.latentalign.mapping.MapMethod;
import org.latentalign.node.shared.compare.LabelColumn;
import org.latentalign.node.shared.compare.PossibleValues;
import org.latentalign.node.shared.frame.Limits;
import org.latentalign.node.shared.vectors.InputVectorParameters;
import org.latentalign.node.shared.vectors.TableColumns;
import org.latentalign.node.shared.vectors.VectorSource;
import org.latentalign.score.retrieval.Similarity;

/** The settings of the Latent Space Alignment Learner. Keys and names of constants are written into saved workflows. */
@LoadDefaultsForAbsentFields
final class LatentSpaceAlignmentLearnerNodeParameters implements NodeParameters {

    private static final List<String> HELD_OUT_NAMES = List.of("cell_id", "group");

    @Section(title = "Spaces")
    interface SpacesSection {}

    @Section(title = "Anchors")
    @After(SpacesSection.class)
    interface AnchorsSection {}

    @Section(title = "Map")
    @After(AnchorsSection.class)
    interface MapSection {}

    @Section(title = "Scores")
    @After(MapSection.class)
    interface ScoresSection {}

    /** What rows of the two tables have in common. */
    enum Anchors {
        @Label(value = "Equal RowIDs", description = "Rows with the same RowID belong together.")
        ROW_ID,
        @Label(
                value = "Equal keys",
                description =
                        "Rows with the same value in a column belong together, such as a word or a cell's barcode."
                                + " Of rows with the same key in one table the first counts.")
        KEY,
        @Label(
                value = "Means of equal groups",
                description = "No row of one table has a counterpart in the other, but both have rows of the same"
                        + " groups, such as cell types or drugs: the means of the groups are the anchors. On real data"
                        + " this beat every method that uses no labels at all.")
        GROUP_MEANS
    }

    /** How the map is found. */
    enum Method {
        @Label(
                value = "Orthogonal Procrustes",
                description =
                        "Turns and mirrors, so that cosines and distances within the space stay as they are. Needs"
                                + " the fewest anchors.")
        PROCRUSTES,
        @Label(value = "Procrustes with scale", description = "The same, with one factor for all distances.")
        PROCRUSTES_SCALED,
        @Label(
                value = "Ridge regression",
                description = "Any linear map, held back by a penalty. For many anchors and spaces that differ by more"
                        + " than a turn.")
        RIDGE,
        @Label(
                value = "Least squares",
                description = "Any linear map without a penalty. Needs more anchors than dimensions, better twice as"
                        + " many.")
        LEAST_SQUARES,
        @Label(
                value = "Gaussian optimal transport",
                description = "Carries the mean and the covariance of one space onto those of the other. It needs no"
                        + " anchors, only spaces of the same dimension, and does not know which row belongs to which:"
                        + " right for a batch effect within a space, not for spaces that were learned apart.")
        GAUSSIAN_TRANSPORT
    }

    /** Which matched rows are scored and not learned from. */
    enum HeldOut {
        @Label(value = "A share", description = "Rows that are drawn at random.")
        SHARE,
        @Label(
                value = "A group",
                description = "All rows with a value in a column of the source table, such as a cell line that the map"
                        + " must not have seen. With means of groups as anchors, these rows are to find the rows of"
                        + " their anchor group among rows of the target that are held out, too: the share of each"
                        + " anchor group below, and all of one whose mean the map has not seen.")
        GROUP
    }

    /** How the held-out value is given. */
    enum ValueBy {
        @Label(value = "Choosing", description = "Chosen among the values that the table knows of the column.")
        CHOICE,
        @Label(value = "Typing", description = "Typed, where the table does not know the values of the column.")
        NAME
    }

    /** By what mapped rows find their partners. */
    enum Retrieval {
        @Label(value = "Cosine", description = "The angle as seen from the origin.")
        COSINE(Similarity.COSINE),
        @Label(value = "Euclidean distance", description = "The length of the difference.")
        EUCLIDEAN(Similarity.EUCLIDEAN);

        private final Similarity m_similarity;

        Retrieval(final Similarity similarity) {
            m_similarity = similarity;
        }
    }

    /** Offers the vector columns of the table at the second port. */
    static final class TargetVectors implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput input) {
            return LabelColumn.secondPort(input)
                    .map(VectorSource::vectorColumns)
                    .orElseGet(List::of);
        }
    }

    static final class AnchorsReference implements ParameterReference<Anchors> {}

    static final class HasKeys implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(AnchorsReference.class).isOneOf(Anchors.KEY, Anchors.GROUP_MEANS);
        }
    }

    static final class MethodReference implements ParameterReference<Method> {}

    static final class IsRidge implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MethodReference.class).isOneOf(Method.RIDGE);
        }
    }

    static final class HeldOutReference implements ParameterReference<HeldOut> {}

    static final class IsShare implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(HeldOutReference.class).isOneOf(HeldOut.SHARE);
        }
    }

    static final class IsGroup implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(HeldOutReference.class).isOneOf(HeldOut.GROUP);
        }
    }

    static final class ValueByReference implements ParameterReference<ValueBy> {}

    static final class IsChosenGroup implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(HeldOutReference.class)
                    .isOneOf(HeldOut.GROUP)
                    .and(i.getEnum(ValueByReference.class).isOneOf(ValueBy.CHOICE));
        }
    }

    static final class IsNamedGroup implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(HeldOutReference.class)
                    .isOneOf(HeldOut.GROUP)
                    .and(i.getEnum(ValueByReference.class).isOneOf(ValueBy.NAME));
        }
    }

    static final class HeldOutColumnReference implements ParameterReference<String> {}

    /** Offers the possible values of the held-out column. */
    static final class HeldOutValues extends PossibleValues {
        HeldOutValues() {
            super(HeldOutColumnReference.class, HELD_OUT_NAMES);
        }
    }

    @Layout(SpacesSection.class)
    InputVectorParameters m_vectors = new InputVectorParameters();

    @Layout(SpacesSection.class)
    @Widget(
            title = "Target vector column",
            description = "The column of the second table with the vectors of the target space. Without a choice, its"
                    + " first vector column, or all numeric columns when it has none; with a model for it, what the"
                    + " model expects.")
    @ChoicesProvider(TargetVectors.class)
    @Advanced
    String m_targetColumn;

    @Layout(AnchorsSection.class)
    @Widget(title = "Anchors", description = "What the rows of the two tables have in common.")
    @RadioButtonsWidget
    @ValueReference(AnchorsReference.class)
    Anchors m_anchors = Anchors.ROW_ID;

    @Layout(AnchorsSection.class)
    @Widget(title = "Source column", description = "The column of the first table with the key or group.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @Effect(predicate = HasKeys.class, type = EffectType.SHOW)
    String m_sourceKey;

    @Layout(AnchorsSection.class)
    @Widget(title = "Target column", description = "The column of the second table with the key or group.")
    @ChoicesProvider(LabelColumn.SecondPortChoices.class)
    @Effect(predicate = HasKeys.class, type = EffectType.SHOW)
    String m_targetKey;

    @Layout(AnchorsSection.class)
    @Widget(
            title = "Anchors at most",
            description = "If there are more, so many are drawn at random: to see how few suffice.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Advanced
    int m_anchorLimit = 1_000_000;

    @Layout(MapSection.class)
    @Widget(title = "Method", description = "How the map is found.")
    @RadioButtonsWidget
    @ValueReference(MethodReference.class)
    Method m_method = Method.PROCRUSTES;

    @Layout(MapSection.class)
    @Widget(
            title = "Center",
            description = "Whether the anchors' means are subtracted before and added after. Spaces that were learned"
                    + " apart seldom have the same origin. The Gaussian transport always centers.")
    @Advanced
    boolean m_center = true;

    @Layout(MapSection.class)
    @Widget(
            title = "Penalty",
            description = "What holds the map back in ridge regression, as a share of the anchors' mean variance: the"
                    + " larger the penalty, the smaller the map.")
    @Effect(predicate = IsRidge.class, type = EffectType.SHOW)
    @Advanced
    double m_penalty = MapMethod.Ridge.STANDARD_SHARE;

    @Layout(ScoresSection.class)
    @Widget(title = "Hold out", description = "Which matched rows are scored and not learned from.")
    @ValueSwitchWidget
    @ValueReference(HeldOutReference.class)
    HeldOut m_heldOut = HeldOut.SHARE;

    @Layout(ScoresSection.class)
    @Widget(
            title = "Held-out share",
            description = "The share of matched rows, or of the rows of each group, that are scored: between 0 and 1.")
    @Effect(predicate = IsShare.class, type = EffectType.SHOW)
    double m_heldOutShare = 0.3;

    @Layout(ScoresSection.class)
    @Widget(title = "Held-out column", description = "The column of the source table with the group to hold out.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @Effect(predicate = IsGroup.class, type = EffectType.SHOW)
    @ValueReference(HeldOutColumnReference.class)
    String m_heldOutColumn;

    @Layout(ScoresSection.class)
    @Widget(title = "Held-out group by", description = "How the value of the held-out column is given.")
    @ValueSwitchWidget
    @ValueReference(ValueByReference.class)
    @Effect(predicate = IsGroup.class, type = EffectType.SHOW)
    ValueBy m_heldOutBy = ValueBy.NAME;

    @Layout(ScoresSection.class)
    @Widget(title = "Held-out group", description = "One of the values of the held-out column.")
    @ChoicesProvider(HeldOutValues.class)
    @Effect(predicate = IsChosenGroup.class, type = EffectType.SHOW)
    String m_heldOutChoice = "";

    @Layout(ScoresSection.class)
    @Widget(title = "Held-out value", description = "The value of the group, spelled exactly as in the table.")
    @Effect(predicate = IsNamedGroup.class, type = EffectType.SHOW)
    String m_heldOutValue = "";

    @Layout(ScoresSection.class)
    @Widget(title = "Find partners by", description = "By what a mapped row finds its partner in the target space.")
    @ValueSwitchWidget
    @Advanced
    Retrieval m_retrieval = Retrieval.COSINE;

    @Layout(ScoresSection.class)
    @Widget(
            title = "Neighbors of the correction",
            description =
                    "From so many nearest rows on either side the corrected similarity (CSLS) takes how near a row"
                            + " is to everything.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Advanced
    int m_neighbors = 10;

    @Layout(ScoresSection.class)
    @Widget(
            title = "Scored rows at most",
            description = "If more rows are held out, so many are drawn at random. To find a partner among more rows is"
                    + " harder, and twice as many rows take four times as long.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Advanced
    int m_scoredLimit = 5000;

    @Layout(ScoresSection.class)
    @Widget(
            title = "Shuffles",
            description =
                    "How often the map is learned from shuffled anchors; the baseline is the mean of their scores.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Advanced
    int m_shuffles = 5;

    @Layout(ScoresSection.class)
    @Widget(title = "Seed", description = "Where the random numbers start. The same seed gives the same result.")
    @NumberInputWidget
    @Advanced
    long m_seed = 1;

    /** For a node without input. */
    LatentSpaceAlignmentLearnerNodeParameters() {}

    /** For a node with input. */
    LatentSpaceAlignmentLearnerNodeParameters(final NodeParametersInput input) {
        m_vectors = new InputVectorParameters(input);
        TableColumns.tableSpec(input)
                .filter(table -> LabelColumn.guess(table, HELD_OUT_NAMES)
                        .map(name ->
                                !PossibleValues.of(table.getColumnSpec(name)).isEmpty())
                        .orElse(true))
                .ifPresent(table -> m_heldOutBy = ValueBy.CHOICE);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        Limits.requirePositive("Anchors at most", m_anchorLimit);
        Limits.requirePositive("Neighbors of the correction", m_neighbors);
        Limits.requirePositive("Scored rows at most", m_scoredLimit);
        Limits.requirePositive("Shuffles", m_shuffles);
        if (!(m_heldOutShare > 0 && m_heldOutShare < 1)) {
            throw new InvalidSettingsException(
                    "\"Held-out share\" must be between 0 and 1, but it is " + m_heldOutShare + ".");
        }
        if (!(m_penalty > 0) || Double.isInfinite(m_penalty)) {
            throw new InvalidSettingsException("\"Penalty\" must be above 0, but it is " + m_penalty + ".");
        }
    }

    /** @return the value of the rows that are held out as a group; empty for none */
    String heldOutValue() {
        var value = m_heldOutBy == ValueBy.CHOICE ? m_heldOutChoice : m_heldOutValue;
        return value == null ? "" : value;
    }

    /** @return the columns of the first table that are read besides the vectors: the key, then the held-out group */
    List<String> sourceColumns(final DataTableSpec table) throws InvalidSettingsException {
        var key = m_anchors == Anchors.ROW_ID ? List.<String>of() : List.of(key(table, m_sourceKey, "first"));
        if (m_heldOut == HeldOut.SHARE) {
            return key;
        }
        if (heldOutValue().isEmpty()) {
            throw new InvalidSettingsException("No held-out value is given: choose or type the group to hold out.");
        }
        var group = LabelColumn.find(table, m_heldOutColumn, HELD_OUT_NAMES, "held-out group");
        return key.isEmpty() ? List.of(group) : List.of(key.get(0), group);
    }

    List<String> targetColumns(final DataTableSpec table) throws InvalidSettingsException {
        return m_anchors == Anchors.ROW_ID ? List.of() : List.of(key(table, m_targetKey, "second"));
    }

    private static String key(final DataTableSpec table, final String chosen, final String which)
            throws InvalidSettingsException {
        return LabelColumn.find(table, chosen, List.of("key", "word", "group"), "anchors in the " + which + " table");
    }

    AlignmentOptions options() {
        return new AlignmentOptions(
                method(),
                m_center,
                m_anchorLimit,
                m_retrieval.m_similarity,
                m_neighbors,
                m_scoredLimit,
                m_shuffles,
                m_seed);
    }

    MapMethod method() {
        return switch (m_method) {
            case PROCRUSTES -> new MapMethod.Procrustes(false);
            case PROCRUSTES_SCALED -> new MapMethod.Procrustes(true);
            case RIDGE -> new MapMethod.Ridge(m_penalty);
            case LEAST_SQUARES -> new MapMethod.LeastSquares();
            case GAUSSIAN_TRANSPORT -> new MapMethod.GaussianTransport();
        };
    }
}
