package org.latentalign.node.apply.generate;

import java.util.ArrayList;
import java.util.List;
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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.shared.compare.LabelColumn;
import org.latentalign.node.shared.compare.PossibleValues;
import org.latentalign.node.shared.vectors.ModelVectorParameters;
import org.latentalign.score.generation.LatentPath;

/**
 * The settings of the Latent Generator. Keys and the names of constants are written into saved workflows: they never
 * change.
 */
@LoadDefaultsForAbsentFields
final class LatentGeneratorNodeParameters implements NodeParameters {

    private static final int MOST_SAMPLES = 1_000_000;

    private static final int MOST_STEPS = 100_000;

    @Section(title = "Embeddings")
    interface EmbeddingSection {}

    @Section(title = "Generation")
    @After(EmbeddingSection.class)
    interface GenerationSection {}

    /** What is generated. */
    enum Method {
        @Label(
                value = "Attribute vector",
                description = "Rows with the difference between two labels added, for example control cells with what"
                        + " stimulation does.")
        ATTRIBUTE_VECTOR,
        @Label(value = "Interpolation", description = "Steps on the way from one row or group to another.")
        INTERPOLATION,
        @Label(
                value = "Sampling",
                description = "Vectors drawn at random, with the energy distance of what they decode to from"
                        + " reconstructions of the rows.")
        SAMPLING
    }

    /** How groups count in an attribute vector. */
    enum Balance {
        @Label(
                value = "Balanced over groups",
                description =
                        "The mean of the differences within groups: each group counts the same, however many rows it"
                                + " has.")
        GROUPS,
        @Label(value = "All rows", description = "The difference of the means of all rows with the two labels.")
        ROWS
    }

    /** To which rows an attribute vector is added. */
    enum AppliedTo {
        @Label(value = "Rows of the label from", description = "Those that have the label to come from.")
        FROM,
        @Label(value = "All rows", description = "Every row of the table, also those with neither label.")
        ALL
    }

    /** What a path runs between. */
    enum Between {
        @Label(value = "Group means", description = "From the mean of one group to the mean of another.")
        GROUP_MEANS,
        @Label(value = "Rows", description = "From one row of the table to another.")
        ROWS
    }

    /** How a path runs. */
    enum Path {
        @Label(value = "Linear", description = "Along the straight line.")
        LINEAR,
        @Label(
                value = "Spherical",
                description =
                        "By turning about the origin at even speed while the length changes evenly. In a latent space"
                                + " that is normally distributed it passes where rows are, and the straight line"
                                + " nearer to the origin.")
        SPHERICAL
    }

    /** Where samples are drawn. */
    enum Samples {
        @Label(
                value = "Around rows",
                description =
                        "A row chosen at random plus normal noise in the shape of all rows. The safest choice: nothing"
                                + " is assumed about the latent space.")
        AROUND_ROWS,
        @Label(
                value = "Gaussian of each group",
                description =
                        "The normal distribution with the mean and covariance of the group's rows; of all rows without"
                                + " a group column.")
        GAUSSIAN,
        @Label(
                value = "Prior",
                description =
                        "The standard normal distribution, which the latent space of a variational autoencoder with a"
                                + " sufficient beta resembles. Of other models it gives noise.")
        PRIOR
    }

    static final class MethodReference implements ParameterReference<Method> {}

    static final class BetweenReference implements ParameterReference<Between> {}

    static final class SamplesReference implements ParameterReference<Samples> {}

    static final class LabelColumnReference implements ParameterReference<String> {}

    static final class GroupColumnReference implements ParameterReference<String> {}

    static final class IsAttribute implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MethodReference.class).isOneOf(Method.ATTRIBUTE_VECTOR);
        }
    }

    static final class IsInterpolation implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MethodReference.class).isOneOf(Method.INTERPOLATION);
        }
    }

    static final class IsBetweenGroups implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getPredicate(IsInterpolation.class)
                    .and(i.getEnum(BetweenReference.class).isOneOf(Between.GROUP_MEANS));
        }
    }

    static final class IsBetweenRows implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getPredicate(IsInterpolation.class)
                    .and(i.getEnum(BetweenReference.class).isOneOf(Between.ROWS));
        }
    }

    static final class IsSampling implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MethodReference.class).isOneOf(Method.SAMPLING);
        }
    }

    static final class IsAroundRows implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getPredicate(IsSampling.class)
                    .and(i.getEnum(SamplesReference.class).isOneOf(Samples.AROUND_ROWS));
        }
    }

    /** Offers the values of the label column. */
    static final class LabelValues extends PossibleValues {
        LabelValues() {
            super(LabelColumnReference.class, List.of());
        }
    }

    /** Offers the values of the group column. */
    static final class GroupValues extends PossibleValues {
        GroupValues() {
            super(GroupColumnReference.class, List.of());
        }
    }

    @Layout(EmbeddingSection.class)
    ModelVectorParameters m_vectors = new ModelVectorParameters();

    @Layout(EmbeddingSection.class)
    @Widget(
            title = "Group column",
            description =
                    "The column that tells the group of a row, such as its cell type: over groups an attribute vector"
                            + " is balanced, between groups a path runs, of groups samples are drawn. May be left"
                            + " empty: then all rows are one group.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @ValueReference(GroupColumnReference.class)
    String m_groupColumn = "";

    @Layout(GenerationSection.class)
    @Widget(title = "Generate", description = "What is made.")
    @ValueSwitchWidget
    @ValueReference(MethodReference.class)
    Method m_method = Method.SAMPLING;

    @Layout(GenerationSection.class)
    @Widget(title = "Label column", description = "The column with the two labels, such as the treatment of a cell.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @ValueReference(LabelColumnReference.class)
    @Effect(predicate = IsAttribute.class, type = EffectType.SHOW)
    String m_labelColumn = "";

    @Layout(GenerationSection.class)
    @Widget(title = "Label from", description = "The value of the label column to come from, such as control.")
    @ChoicesProvider(LabelValues.class)
    @Effect(predicate = IsAttribute.class, type = EffectType.SHOW)
    String m_from = "";

    @Layout(GenerationSection.class)
    @Widget(title = "Label to", description = "The value of the label column to go to, such as stimulated.")
    @ChoicesProvider(LabelValues.class)
    @Effect(predicate = IsAttribute.class, type = EffectType.SHOW)
    String m_to = "";

    @Layout(GenerationSection.class)
    @Widget(
            title = "Strength",
            description = "How many times the vector is added: 1 goes all the way, 0.5 half of it, -1 the other way.")
    @NumberInputWidget
    @Effect(predicate = IsAttribute.class, type = EffectType.SHOW)
    double m_strength = 1;

    @Layout(GenerationSection.class)
    @Widget(title = "Vector", description = "How groups count in the vector.")
    @ValueSwitchWidget
    @Advanced
    @Effect(predicate = IsAttribute.class, type = EffectType.SHOW)
    Balance m_balance = Balance.GROUPS;

    @Layout(GenerationSection.class)
    @Widget(title = "Added to", description = "To which rows the vector is added.")
    @ValueSwitchWidget
    @Advanced
    @Effect(predicate = IsAttribute.class, type = EffectType.SHOW)
    AppliedTo m_appliedTo = AppliedTo.FROM;

    @Layout(GenerationSection.class)
    @Widget(
            title = "Only in group",
            description =
                    "Adds the vector to rows of this group only; the vector is then that of the other groups, so that"
                            + " nothing of the group's own change is used. Empty for all groups, with one vector for"
                            + " all.")
    @ChoicesProvider(GroupValues.class)
    @Effect(predicate = IsAttribute.class, type = EffectType.SHOW)
    String m_onlyGroup = "";

    @Layout(GenerationSection.class)
    @Widget(title = "Between", description = "What the path runs between.")
    @ValueSwitchWidget
    @ValueReference(BetweenReference.class)
    @Effect(predicate = IsInterpolation.class, type = EffectType.SHOW)
    Between m_between = Between.GROUP_MEANS;

    @Layout(GenerationSection.class)
    @Widget(title = "Group at the start", description = "The value of the group column where the path begins.")
    @ChoicesProvider(GroupValues.class)
    @Effect(predicate = IsBetweenGroups.class, type = EffectType.SHOW)
    String m_startGroup = "";

    @Layout(GenerationSection.class)
    @Widget(title = "Group at the end", description = "The value of the group column where the path ends.")
    @ChoicesProvider(GroupValues.class)
    @Effect(predicate = IsBetweenGroups.class, type = EffectType.SHOW)
    String m_endGroup = "";

    @Layout(GenerationSection.class)
    @Widget(title = "Row at the start", description = "The RowID of the row where the path begins.")
    @Effect(predicate = IsBetweenRows.class, type = EffectType.SHOW)
    String m_startRow = "";

    @Layout(GenerationSection.class)
    @Widget(title = "Row at the end", description = "The RowID of the row where the path ends.")
    @Effect(predicate = IsBetweenRows.class, type = EffectType.SHOW)
    String m_endRow = "";

    @Layout(GenerationSection.class)
    @Widget(title = "Steps", description = "Into how many equal steps the path is cut; both ends are written as well.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsInterpolation.class, type = EffectType.SHOW)
    int m_steps = 10;

    @Layout(GenerationSection.class)
    @Widget(title = "Path", description = "How the path runs.")
    @ValueSwitchWidget
    @Effect(predicate = IsInterpolation.class, type = EffectType.SHOW)
    Path m_path = Path.LINEAR;

    @Layout(GenerationSection.class)
    @Widget(title = "Samples", description = "Where samples are drawn.")
    @RadioButtonsWidget
    @ValueReference(SamplesReference.class)
    @Effect(predicate = IsSampling.class, type = EffectType.SHOW)
    Samples m_samples = Samples.AROUND_ROWS;

    @Layout(GenerationSection.class)
    @Widget(
            title = "Number of samples",
            description = "How many vectors are drawn; of each group, when they are drawn of groups.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsSampling.class, type = EffectType.SHOW)
    int m_count = 100;

    @Layout(GenerationSection.class)
    @Widget(
            title = "Spread",
            description =
                    "How wide the noise around a row is: 0 gives the rows themselves, 1 noise as wide as the rows are"
                            + " spread.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsAroundRows.class, type = EffectType.SHOW)
    double m_spread = 0.2;

    @Layout(GenerationSection.class)
    @Widget(title = "Seed", description = "Any whole number. It decides what is drawn.")
    @NumberInputWidget
    @Advanced
    @Effect(predicate = IsSampling.class, type = EffectType.SHOW)
    long m_seed = 1;

    /** For a node without input. */
    LatentGeneratorNodeParameters() {}

    /** For a node with input. */
    LatentGeneratorNodeParameters(final NodeParametersInput input) {
        m_vectors = new ModelVectorParameters(input);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (!Double.isFinite(m_strength)) {
            throw new InvalidSettingsException("The strength must be a finite number, but it is " + m_strength + ".");
        }
        if (!(m_spread >= 0 && m_spread < Double.POSITIVE_INFINITY)) {
            throw new InvalidSettingsException("The spread must be at least 0, but it is " + m_spread + ".");
        }
        requireCount(m_steps, MOST_STEPS, "steps");
        requireCount(m_count, MOST_SAMPLES, "samples");
    }

    private static void requireCount(final int count, final int most, final String what)
            throws InvalidSettingsException {
        if (count < 1 || count > most) {
            throw new InvalidSettingsException(
                    "The number of " + what + " must be between 1 and " + most + ", but it is " + count + ".");
        }
    }

    /** Checks what the method needs of the table; the names of the columns to read are {@link #columns}. */
    void check(final DataTableSpec table) throws InvalidSettingsException {
        requireColumn(table, m_groupColumn, "group");
        switch (m_method) {
            case ATTRIBUTE_VECTOR -> {
                requireChosen(m_labelColumn, "label column");
                requireColumn(table, m_labelColumn, "label");
                requireChosen(m_from, "label to come from");
                requireChosen(m_to, "label to go to");
                if (m_from.equals(m_to)) {
                    throw new InvalidSettingsException(
                            "The labels to come from and to go to are the same, \"" + m_from + "\": choose two.");
                }
                if (!isEmpty(m_onlyGroup)) {
                    requireChosen(m_groupColumn, "group column");
                }
            }
            case INTERPOLATION -> {
                if (m_between == Between.GROUP_MEANS) {
                    requireChosen(m_groupColumn, "group column");
                    requireChosen(m_startGroup, "group at the start");
                    requireChosen(m_endGroup, "group at the end");
                } else {
                    requireChosen(m_startRow, "row at the start");
                    requireChosen(m_endRow, "row at the end");
                }
            }
            case SAMPLING -> {
                // rows are all that it needs
            }
        }
    }

    static boolean isEmpty(final String value) {
        return value == null || value.isEmpty();
    }

    private static void requireChosen(final String value, final String what) throws InvalidSettingsException {
        if (isEmpty(value)) {
            throw new InvalidSettingsException("No " + what + " is chosen: choose one.");
        }
    }

    private static void requireColumn(final DataTableSpec table, final String name, final String what)
            throws InvalidSettingsException {
        if (!isEmpty(name) && !table.containsName(name)) {
            throw new InvalidSettingsException(
                    "The " + what + " column \"" + name + "\" is not in the table: choose another.");
        }
    }

    /** The columns with labels to read: that of groups, if any, then that of the two labels, if needed. */
    List<String> columns() {
        var columns = new ArrayList<String>();
        if (hasGroups()) {
            columns.add(m_groupColumn);
        }
        if (hasLabels()) {
            columns.add(m_labelColumn);
        }
        return columns;
    }

    boolean hasGroups() {
        return !isEmpty(m_groupColumn);
    }

    boolean hasLabels() {
        return m_method == Method.ATTRIBUTE_VECTOR;
    }

    LatentPath path() {
        return m_path == Path.LINEAR ? LatentPath.LINEAR : LatentPath.SPHERICAL;
    }
}
