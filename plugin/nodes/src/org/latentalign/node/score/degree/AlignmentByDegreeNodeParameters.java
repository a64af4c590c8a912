package org.latentalign.node.score.degree;

import java.util.List;
import java.util.Optional;
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
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.shared.compare.LabelColumn;
import org.latentalign.node.shared.compare.SignatureColumns;
import org.latentalign.node.shared.frame.Limits;
import org.latentalign.node.shared.learner.Coefficients;
import org.latentalign.node.shared.vectors.InputVectorParameters;
import org.latentalign.node.shared.vectors.TableColumns;
import org.latentalign.score.SweptGain;
import org.latentalign.spectral.AllButTheTopGain;
import org.latentalign.spectral.ConceptorNegationGain;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.WhiteningGain;

/** The settings of Alignment by Degree. Keys and the names of constants are written into saved workflows. */
@LoadDefaultsForAbsentFields
final class AlignmentByDegreeNodeParameters implements NodeParameters {

    static final List<String> KEY_NAMES =
            List.of(SignatureColumns.DRUG, "pert_iname", "cmap_name", "pert_id", "compound", "treatment", "key");

    static final List<String> CONTEXT_NAMES =
            List.of(SignatureColumns.CELL_LINE, "cell_id", "cell_iname", "cell_type", "context", "group");

    static final List<String> GROUP_NAMES = List.of("group", "relation", "category", "class");

    private static final List<String> FROM_NAMES = List.of("from");

    private static final List<String> TO_NAMES = List.of("to");

    /** Index of the port of the second table of shifts. */
    static final int PARTNERS = 2;

    @Section(title = "Shifts")
    interface ShiftsSection {}

    @Section(title = "Degrees")
    @After(ShiftsSection.class)
    interface DegreesSection {}

    @Section(title = "Other Gains")
    @After(DegreesSection.class)
    @Advanced
    interface OtherGainsSection {}

    @Section(title = "Baseline and Chance")
    @After(OtherGainsSection.class)
    @Advanced
    interface ChanceSection {}

    /** Which shifts of one table are matched. */
    enum Matching {
        @Label(
                value = "Same key in two contexts",
                description = "Shifts of the same key, such as a drug, in two contexts, such as cell lines: the output"
                        + " of Drug Signature Alignment.")
        CONTEXTS,
        @Label(
                value = "Same group",
                description = "All combinations of two directions of a group: the fourth output of Direction"
                        + " Alignment. Directions of different groups are unmatched.")
        GROUPS
    }

    /** Which rows of two tables are matched. */
    enum PartnersBy {
        @Label(value = "RowID", description = "Rows with the same RowID are matched.")
        ROW_ID,
        @Label(value = "Key column", description = "Rows with the same value in the key column are matched.")
        KEY_COLUMN
    }

    static final class MatchingReference implements ParameterReference<Matching> {}

    static final class PartnersByReference implements ParameterReference<PartnersBy> {}

    static final class ComparisonsReference implements BooleanReference {}

    static final class HasPartners implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getConstant(input -> input.getInPortSpecs().length > PARTNERS);
        }
    }

    static final class HasKeyColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getPredicate(HasPartners.class)
                    .negate()
                    .or(i.getEnum(PartnersByReference.class).isOneOf(PartnersBy.KEY_COLUMN));
        }
    }

    static final class HasContextColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getPredicate(HasPartners.class)
                    .negate()
                    .and(i.getEnum(MatchingReference.class).isOneOf(Matching.CONTEXTS));
        }
    }

    static final class IsGrouped implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getPredicate(HasPartners.class)
                    .negate()
                    .and(i.getEnum(MatchingReference.class).isOneOf(Matching.GROUPS));
        }
    }

    /** How the baseline is measured for the largest safe degree. */
    enum BaselineMeasure {
        @Label(
                value = "Mean size",
                description =
                        "The mean absolute cosine of unmatched pairs. It also rises when they turn to +1 and -1 in"
                                + " equal shares, as they do at a high degree.")
        MAGNITUDE,
        @Label(value = "Mean", description = "The mean cosine of unmatched pairs, in which +1 and -1 cancel.")
        MEAN
    }

    @Layout(ShiftsSection.class)
    InputVectorParameters m_vectors = new InputVectorParameters();

    @Layout(ShiftsSection.class)
    @Widget(
            title = "Matched are",
            description = "Which rows of the table belong together. A row is a shift: what a change does, such as the"
                    + " signature of a drug, which is the mean of its samples less that of their controls.")
    @ValueSwitchWidget
    @ValueReference(MatchingReference.class)
    @Effect(predicate = HasPartners.class, type = EffectType.HIDE)
    Matching m_matching = Matching.CONTEXTS;

    @Layout(ShiftsSection.class)
    @Widget(title = "Partners by", description = "Which rows of the two tables of shifts are a matched pair.")
    @ValueSwitchWidget
    @ValueReference(PartnersByReference.class)
    @Effect(predicate = HasPartners.class, type = EffectType.SHOW)
    PartnersBy m_partnersBy = PartnersBy.ROW_ID;

    @Layout(ShiftsSection.class)
    @Widget(
            title = "Key column",
            description = "The column that tells which shifts belong together, such as the drug, or the group of a"
                    + " direction. For the held-out AUC all shifts of a key are held out together.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @Effect(predicate = HasKeyColumn.class, type = EffectType.SHOW)
    String m_keyColumn;

    @Layout(ShiftsSection.class)
    @Widget(title = "Context column", description = "The column with the context of a shift, such as the cell line.")
    @ChoicesProvider(LabelColumn.Choices.class)
    @Effect(predicate = HasContextColumn.class, type = EffectType.SHOW)
    String m_contextColumn;

    @Layout(DegreesSection.class)
    @Widget(
            title = "Largest degree",
            description = "Every whole degree from 0 to this is scored, and some between 0 and 1.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_largestDegree = 10;

    @Layout(DegreesSection.class)
    @Advanced
    @Widget(
            title = "Coefficients of polynomials",
            description =
                    "From the constant term upwards, separated by commas. The polynomial of degree k has the first k"
                            + " + 1 of them; the last one stands for all further ones, so that \"1\" means 1 + λ +"
                            + " ... + λ^k. Degrees with which all of them are 0 are left out.")
    String m_coefficients = "1";

    @Layout(DegreesSection.class)
    @Widget(
            title = "Baseline at most",
            description = "The largest safe degree is the last one before the baseline exceeds this level, or AUC or"
                    + " retrieval fall. Shifts that have nothing to do with each other then have cosines of at most"
                    + " this size, as a mean.")
    @Advanced
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_baselineLevel = 0.3;

    @Layout(DegreesSection.class)
    @Advanced
    @Widget(title = "Baseline measured as", description = "What is compared with the level.")
    @ValueSwitchWidget
    BaselineMeasure m_baselineMeasure = BaselineMeasure.MAGNITUDE;

    @Layout(OtherGainsSection.class)
    @Widget(
            title = "Compare with other gains",
            description = "Whether four other ways to change the strength of directions are scored, too: to keep the"
                    + " strongest ones only (principal components), to make all equally strong (whitening), to remove"
                    + " the strongest (all but the top), and to weaken them (conceptor negation). They have no degree,"
                    + " and are not trained.")
    @ValueReference(ComparisonsReference.class)
    boolean m_comparisons = true;

    @Layout(OtherGainsSection.class)
    @Widget(title = "Number of components", description = "Principal components: how many of the strongest are kept.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = ComparisonsReference.class, type = EffectType.SHOW)
    int m_components = 2;

    @Layout(OtherGainsSection.class)
    @Widget(title = "Regularization", description = "Whitening: a number added to every eigenvalue.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = ComparisonsReference.class, type = EffectType.SHOW)
    double m_regularization;

    @Layout(OtherGainsSection.class)
    @Widget(
            title = "Dropped directions",
            description = "All but the top: how many of the strongest directions of the centered data are removed. A"
                    + " hundredth of the number of dimensions is usual for word vectors.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = ComparisonsReference.class, type = EffectType.SHOW)
    int m_droppedDirections = 1;

    @Layout(OtherGainsSection.class)
    @Widget(
            title = "Aperture (α)",
            description =
                    "Conceptor negation: from which strength on directions are weakened, those with eigenvalues above"
                            + " 1/α². The larger, the more directions are. Must be above 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = ComparisonsReference.class, type = EffectType.SHOW)
    double m_aperture = 2;

    @Layout(ChanceSection.class)
    @Widget(
            title = "Folds",
            description = "Into how many parts drugs (or groups of directions) are divided at random for the"
                    + " held-out AUC: each part is scored with a choice that was made on the others.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_folds = 5;

    @Layout(ChanceSection.class)
    @Widget(
            title = "Seed",
            description =
                    "Where the random numbers for folds and samples start. The same seed gives the same" + " result.")
    long m_seed = 1;

    @Layout(ChanceSection.class)
    @Widget(
            title = "Unmatched pairs at most",
            description = "With more unmatched pairs in a pair of contexts than this, about so many are used.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_unmatchedLimit = 100_000;

    @Layout(ChanceSection.class)
    @Widget(
            title = "Combinations at most",
            description = "With more combinations of two directions in a group than this, so many are drawn at random.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsGrouped.class, type = EffectType.SHOW)
    int m_combinationLimit = 10_000;

    /** For a node without input. */
    AlignmentByDegreeNodeParameters() {}

    /** For a node with input. */
    AlignmentByDegreeNodeParameters(final NodeParametersInput input) {
        m_vectors = new InputVectorParameters(input);
        TableColumns.tableSpec(input).ifPresent(table -> {
            m_keyColumn = LabelColumn.guess(table, KEY_NAMES).orElse(null);
            m_contextColumn = LabelColumn.guess(table, CONTEXT_NAMES).orElse(null);
            var group = LabelColumn.guess(table, GROUP_NAMES);
            if (m_keyColumn == null && group.isPresent() && isOfDirections(table)) {
                m_matching = Matching.GROUPS;
                m_keyColumn = group.get();
            }
        });
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_largestDegree < 0 || m_largestDegree > 1000) {
            throw new InvalidSettingsException(
                    "The largest degree must be between 0 and 1000, but it is " + m_largestDegree + ".");
        }
        if (!(m_baselineLevel >= 0 && m_baselineLevel <= 1)) {
            throw new InvalidSettingsException(
                    "The baseline's level must be between 0 and 1, but it is " + m_baselineLevel + ".");
        }
        if (m_folds < 2) {
            throw new InvalidSettingsException("At least 2 folds are needed, but there are " + m_folds + ".");
        }
        Limits.requirePositive("Unmatched pairs at most", m_unmatchedLimit);
        Limits.requirePositive("Combinations at most", m_combinationLimit);
        gains();
    }

    private static boolean isOfDirections(final DataTableSpec table) {
        return LabelColumn.guess(table, FROM_NAMES).isPresent()
                && LabelColumn.guess(table, TO_NAMES).isPresent();
    }

    /** What is compared, the gentlest first. */
    List<SweptGain> gains() throws InvalidSettingsException {
        try {
            return SweptGains.of(
                    m_largestDegree,
                    Coefficients.parse(m_coefficients),
                    m_comparisons
                            ? List.of(
                                    new PrincipalComponentsGain(m_components),
                                    new WhiteningGain(m_regularization),
                                    new AllButTheTopGain(m_droppedDirections),
                                    new ConceptorNegationGain(m_aperture))
                            : List.of());
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /** Key, context and, where the signatures were split, dose or time. */
    List<String> signatureColumns(final DataTableSpec table) throws InvalidSettingsException {
        var key = LabelColumn.find(table, m_keyColumn, KEY_NAMES, "key of a shift");
        var context = LabelColumn.find(table, m_contextColumn, CONTEXT_NAMES, "context of a shift");
        Optional<String> split = LabelColumn.guess(table, List.of(SignatureColumns.SPLIT));
        return split.isPresent() ? List.of(key, context, split.get()) : List.of(key, context);
    }

    /** Group and, where the table has them, the names of start and end. */
    List<String> directionColumns(final DataTableSpec table) throws InvalidSettingsException {
        var group = LabelColumn.find(table, m_keyColumn, GROUP_NAMES, "group of a direction");
        return isOfDirections(table)
                ? List.of(
                        group,
                        LabelColumn.guess(table, FROM_NAMES).orElseThrow(),
                        LabelColumn.guess(table, TO_NAMES).orElseThrow())
                : List.of(group);
    }

    /** The key of one of two tables, or nothing for the RowID. */
    List<String> partnerColumns(final DataTableSpec table) throws InvalidSettingsException {
        return m_partnersBy == PartnersBy.ROW_ID
                ? List.of()
                : List.of(LabelColumn.find(table, m_keyColumn, KEY_NAMES, "key of a shift"));
    }
}
