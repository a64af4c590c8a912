package org.latentalign.node.score.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataTableSpec;
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
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.shared.compare.ControlLabel;
import org.latentalign.node.shared.compare.LabelColumn;
import org.latentalign.node.shared.compare.SampleColumns;
import org.latentalign.node.shared.frame.Limits;
import org.latentalign.node.shared.vectors.InputVectorParameters;
import org.latentalign.node.shared.vectors.TableColumns;
import org.latentalign.score.distance.ComparisonOptions;
import org.latentalign.score.distance.GroupDistance;
import org.latentalign.score.shape.ShapeComparison;
import org.latentalign.score.shape.TensorShape;

/** The settings of Latent Space Comparison. Keys and the names of constants are written into saved workflows. */
@LoadDefaultsForAbsentFields
final class LatentSpaceComparisonNodeParameters implements NodeParameters {

    private static final List<String> STRATUM_NAMES = List.of("rna_plate", "det_plate", "plate", "plate_id", "batch");

    @Section(title = "Groups")
    interface GroupsSection {}

    @Section(title = "Comparison")
    @After(GroupsSection.class)
    interface ComparisonSection {}

    @Section(title = "Permutations")
    @After(ComparisonSection.class)
    @Advanced
    interface PermutationsSection {}

    @Section(title = "Shapes")
    @After(PermutationsSection.class)
    @Advanced
    interface ShapesSection {}

    @Section(title = "Latent Tensors")
    @After(ShapesSection.class)
    @Advanced
    interface TensorsSection {}

    /** Which groups are compared. */
    enum Pairs {
        @Label(
                value = "With a reference",
                description = "Every group with one group, such as the controls: does a drug do anything?")
        REFERENCE,
        @Label(value = "All pairs", description = "Every group with every other one.")
        ALL
    }

    /** How far apart two groups are. */
    enum Distance {
        @Label(
                value = "Energy distance",
                description = "Twice the mean distance between the groups less the mean distances within each. It"
                        + " notices any difference of the distributions, of their spread as well as of their means."
                        + " It is computed from distances, not from squared ones: with these it would be twice the"
                        + " squared difference of the means and blind to everything else.")
        ENERGY,
        @Label(
                value = "Maximum mean discrepancy (MMD²)",
                description = "The maximum mean discrepancy with a Gaussian kernel as wide as the median distance of"
                        + " both groups' rows, unbiased; it may be negative. Sensitive at the scale of the median"
                        + " distance.")
        MMD,
        @Label(
                value = "Sliced Wasserstein distance",
                description = "The mean cost of carrying one group onto the other along random directions.")
        SLICED_WASSERSTEIN,
        @Label(
                value = "Sinkhorn divergence",
                description = "The cost of carrying one group onto the other in all dimensions, smoothed by entropy"
                        + " (0.05 of the median cost). Slow: at most 300 rows of a group are compared, with 99"
                        + " permutations. Where the iteration does not converge there is no distance, and a warning"
                        + " says so.")
        SINKHORN
    }

    /** Whether a further column is used. */
    enum Use {
        @Label(value = "No", description = "Labels may be exchanged among all rows of two groups.")
        NONE,
        @Label(value = "By a column", description = "The values of a column decide.")
        COLUMN
    }

    static final class PairsReference implements ParameterReference<Pairs> {}

    static final class IsReference implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(PairsReference.class).isOneOf(Pairs.REFERENCE);
        }
    }

    static final class DistanceReference implements ParameterReference<Distance> {}

    static final class IsSliced implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(DistanceReference.class).isOneOf(Distance.SLICED_WASSERSTEIN);
        }
    }

    static final class StrataReference implements ParameterReference<Use> {}

    static final class HasStrata implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(StrataReference.class).isOneOf(Use.COLUMN);
        }
    }

    static final class ClustersReference implements ParameterReference<Use> {}

    static final class HasClusters implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ClustersReference.class).isOneOf(Use.COLUMN);
        }
    }

    static final class ShapesReference implements ParameterReference<Boolean> {}

    static final class HasShapes implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getBoolean(ShapesReference.class).isTrue();
        }
    }

    @Layout(GroupsSection.class)
    InputVectorParameters m_vectors = new InputVectorParameters();

    @Layout(GroupsSection.class)
    @Widget(
            title = "Group column",
            description = "The column with the group of a row: its drug, cell type, time or cluster.")
    @ChoicesProvider(LabelColumn.Choices.class)
    String m_groupColumn;

    @Layout(GroupsSection.class)
    @Widget(title = "Compare", description = "Which groups are compared.")
    @ValueSwitchWidget
    @ValueReference(PairsReference.class)
    Pairs m_pairs = Pairs.REFERENCE;

    @Layout(GroupsSection.class)
    @Widget(
            title = "Reference column",
            description = "The column that tells which rows are the reference: the type of perturbation in CMap data,"
                    + " or the group column itself where controls are named there, for example \"DMSO\".")
    @ChoicesProvider(LabelColumn.Choices.class)
    @Effect(predicate = IsReference.class, type = EffectType.SHOW)
    String m_referenceColumn;

    @Layout(GroupsSection.class)
    @Widget(
            title = "Reference labels",
            description = "Rows whose value in the reference column is one of these are one group, the reference.")
    @ArrayWidget(
            elementTitle = "Reference label",
            addButtonText = "Add reference label",
            elementLayout = ElementLayout.HORIZONTAL_SINGLE_LINE)
    @Effect(predicate = IsReference.class, type = EffectType.SHOW)
    ControlLabel[] m_referenceLabels = ControlLabel.usual();

    @Layout(ComparisonSection.class)
    @Widget(title = "Distance", description = "How far apart two groups are.")
    @RadioButtonsWidget
    @ValueReference(DistanceReference.class)
    Distance m_distance = Distance.ENERGY;

    @Layout(ComparisonSection.class)
    @Widget(
            title = "Exchange labels within plates only",
            description = "Whether labels are exchanged only among rows with the same value in a column, such as the"
                    + " plate or batch: what differs between plates is then not taken for a difference of groups.")
    @ValueSwitchWidget
    @ValueReference(StrataReference.class)
    Use m_strata = Use.NONE;

    @Layout(ComparisonSection.class)
    @Widget(title = "Plate or batch column", description = "The column with the plate, batch or experiment of a row.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @Effect(predicate = HasStrata.class, type = EffectType.SHOW)
    String m_stratumColumn;

    @Layout(ComparisonSection.class)
    @Widget(
            title = "False discovery rate",
            description = "Pairs count as different when their p-value, adjusted by Benjamini and Hochberg, is at most"
                    + " this.")
    @Advanced
    double m_level = ComparisonOptions.STANDARD_LEVEL;

    @Layout(PermutationsSection.class)
    @Widget(
            title = "Keep rows together",
            description = "Whether rows with the same value in a column keep a common label, such as the cells of one"
                    + " donor or the wells of one replicate. Without it, rows that depend on one another are taken for"
                    + " independent ones, and too many groups seem to differ.")
    @ValueSwitchWidget
    @ValueReference(ClustersReference.class)
    Use m_clusters = Use.NONE;

    @Layout(PermutationsSection.class)
    @Widget(
            title = "Cluster column",
            description = "The column with the replicate or donor of a row. A value in two groups, or on two plates,"
                    + " is refused.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @Effect(predicate = HasClusters.class, type = EffectType.SHOW)
    String m_clusterColumn;

    @Layout(PermutationsSection.class)
    @Widget(
            title = "Permutations",
            description = "How often the labels of a pair are exchanged at random. The smallest p-value is 1 over this"
                    + " number plus 1. The Sinkhorn divergence takes 99 at most.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_permutations = 999;

    @Layout(PermutationsSection.class)
    @Widget(
            title = "More permutations for many pairs",
            description = "With very many pairs, a p-value must be very small for a single pair to pass the false"
                    + " discovery rate. If so, the pairs that at most ten permutations have reached get as many as it"
                    + " takes, up to 99,999.")
    boolean m_grows = true;

    @Layout(PermutationsSection.class)
    @Widget(
            title = "Rows of a group at most",
            description = "Of larger groups so many rows are drawn at random; a warning says so. The Sinkhorn"
                    + " divergence takes 300 at most.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_rowLimit = 2000;

    @Layout(PermutationsSection.class)
    @Widget(
            title = "Random directions",
            description = "Along how many random directions the sliced Wasserstein distance is measured.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsSliced.class, type = EffectType.SHOW)
    int m_directions = 100;

    @Layout(PermutationsSection.class)
    @Widget(title = "Seed", description = "Where the random numbers start. The same seed gives the same result.")
    @NumberInputWidget
    long m_seed = 1;

    @Layout(ShapesSection.class)
    @Widget(
            title = "Compare shapes",
            description = "Whether to compare how groups vary around their means: the distance of their covariances'"
                    + " roots, with a p-value, and the angles between their leading directions.")
    @ValueReference(ShapesReference.class)
    boolean m_shapes = true;

    @Layout(ShapesSection.class)
    @Widget(
            title = "Directions of the comparison",
            description = "Shapes are compared along so many leading directions of all groups together.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = HasShapes.class, type = EffectType.SHOW)
    int m_shapeDirections = 20;

    @Layout(ShapesSection.class)
    @Widget(title = "Leading directions of a group", description = "Between how many of them angles are measured.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = HasShapes.class, type = EffectType.SHOW)
    int m_angles = 3;

    @Layout(ShapesSection.class)
    @Widget(
            title = "Permutations of shapes",
            description = "How often labels are exchanged to see how far shapes are apart by chance.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = HasShapes.class, type = EffectType.SHOW)
    int m_shapePermutations = 199;

    @Layout(TensorsSection.class)
    @Widget(
            title = "First side",
            description = "When the node has the output \"Tensors\", a latent vector is read as a tensor of a x b x c"
                    + " values, row by row. This is a.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_sideA = 1;

    @Layout(TensorsSection.class)
    @Widget(title = "Second side", description = "The side b of the tensor.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_sideB = 1;

    @Layout(TensorsSection.class)
    @Widget(title = "Third side", description = "The side c of the tensor.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_sideC = 1;

    @Layout(TensorsSection.class)
    @Widget(
            title = "Noise levels",
            description = "Numbers separated by commas, such as 0.1, 0.5. Each one is a level of noise: its standard"
                    + " deviation as a multiple of that of each input value. Noisy input vectors are encoded by the"
                    + " model, and the output tells how far their latent tensors leave the part of the space that"
                    + " clean rows fill.")
    String m_noise = "0.05, 0.1, 0.2, 0.5, 1";

    @Layout(TensorsSection.class)
    @Widget(
            title = "Rows with noise",
            description = "So many rows, drawn at random, are compared with their noisy copies.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_tensorRows = 100;

    /** For a node without input. */
    LatentSpaceComparisonNodeParameters() {}

    /** For a node with input. */
    LatentSpaceComparisonNodeParameters(final NodeParametersInput input) {
        m_vectors = new InputVectorParameters(input);
        TableColumns.tableSpec(input).ifPresent(table -> {
            m_groupColumn = LabelColumn.guess(table, SampleColumns.DRUG_NAMES).orElse(null);
            m_referenceColumn =
                    LabelColumn.guess(table, SampleColumns.CONTROL_NAMES).orElse(m_groupColumn);
            m_stratumColumn = LabelColumn.guess(table, STRATUM_NAMES).orElse(null);
        });
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_pairs == Pairs.REFERENCE) {
            ControlLabel.requireAny(m_referenceLabels, "distances from a reference");
        }
        Limits.requirePositive("Permutations", m_permutations);
        Limits.requirePositive("Random directions", m_directions);
        Limits.requirePositive("Directions of the comparison", m_shapeDirections);
        Limits.requirePositive("Leading directions of a group", m_angles);
        Limits.requirePositive("Permutations of shapes", m_shapePermutations);
        Limits.requirePositive("Rows with noise", m_tensorRows);
        if (m_permutations > ComparisonOptions.MOST_PERMUTATIONS) {
            throw new InvalidSettingsException("\"Permutations\" must be at most " + ComparisonOptions.MOST_PERMUTATIONS
                    + ", but it is " + m_permutations + ".");
        }
        if (m_rowLimit < 2) {
            throw new InvalidSettingsException(
                    "\"Rows of a group at most\" must be at least 2, but it is " + m_rowLimit + ".");
        }
        if (!(m_level > 0 && m_level < 1)) {
            throw new InvalidSettingsException(
                    "\"False discovery rate\" must be between 0 and 1, but it is " + m_level + ".");
        }
        tensor();
        noise();
    }

    /**
     * The columns that tell what a row is.
     *
     * @param group its group
     * @param reference whether it belongs to the reference; the group column again for all pairs
     * @param stratum empty without strata
     * @param cluster empty without clusters
     */
    record Columns(String group, String reference, String stratum, String cluster) {

        /** @return those that are read: group and reference, then the stratum and the cluster where there are any */
        List<String> list() {
            List<String> list = new ArrayList<>();
            list.add(group);
            list.add(reference);
            if (!stratum.isEmpty()) {
                list.add(stratum);
            }
            if (!cluster.isEmpty()) {
                list.add(cluster);
            }
            return list;
        }
    }

    Columns columns(final DataTableSpec table) throws InvalidSettingsException {
        var group = LabelColumn.find(table, m_groupColumn, SampleColumns.DRUG_NAMES, "groups");
        return new Columns(
                group,
                m_pairs == Pairs.ALL ? group : SampleColumns.control(table, m_referenceColumn, group),
                m_strata == Use.NONE ? "" : LabelColumn.find(table, m_stratumColumn, STRATUM_NAMES, "plate or batch"),
                m_clusters == Use.NONE
                        ? ""
                        : LabelColumn.find(table, m_clusterColumn, List.of("replicate"), "clusters"));
    }

    /** @return the labels of the reference; empty for all pairs */
    Set<String> referenceLabels() {
        return m_pairs == Pairs.ALL ? Set.of() : ControlLabel.values(m_referenceLabels);
    }

    ComparisonOptions options() {
        return new ComparisonOptions(distance(), m_permutations, m_grows, m_level, m_rowLimit, m_seed);
    }

    private GroupDistance distance() {
        return switch (m_distance) {
            case ENERGY -> new GroupDistance.Energy();
            case MMD -> new GroupDistance.MaximumMeanDiscrepancy();
            case SLICED_WASSERSTEIN -> new GroupDistance.SlicedWasserstein(m_directions, m_seed);
            case SINKHORN -> new GroupDistance.Sinkhorn(GroupDistance.Sinkhorn.STANDARD_REGULARIZATION);
        };
    }

    ShapeComparison.Options shapeOptions() {
        return new ShapeComparison.Options(m_shapeDirections, m_angles, m_shapePermutations, m_seed);
    }

    TensorShape tensor() throws InvalidSettingsException {
        Limits.requirePositive("First side", m_sideA);
        Limits.requirePositive("Second side", m_sideB);
        Limits.requirePositive("Third side", m_sideC);
        return new TensorShape(m_sideA, m_sideB, m_sideC);
    }

    double[] noise() throws InvalidSettingsException {
        List<Double> levels = new ArrayList<>();
        for (String text : m_noise.split(",", -1)) {
            try {
                levels.add(Double.valueOf(text.strip()));
            } catch (final NumberFormatException e) {
                throw new InvalidSettingsException(
                        "The noise levels must be numbers separated by commas, such as \"0.1, 0.5\", but \""
                                + text.strip() + "\" is not a number.",
                        e);
            }
        }
        if (levels.stream().anyMatch(level -> !(level >= 0) || level.isInfinite())) {
            throw new InvalidSettingsException("Noise levels cannot be negative or infinite: " + m_noise + ".");
        }
        return levels.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
