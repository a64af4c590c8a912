package org.latentalign.node.fit.spectral;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
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
import org.knime.node.parameters.updates.ValueProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.shared.frame.Limits;
import org.latentalign.node.shared.learner.Coefficients;
import org.latentalign.node.shared.learner.LearnerParameters;
import org.latentalign.node.shared.vectors.RowKind;
import org.latentalign.spectral.AllButTheTopGain;
import org.latentalign.spectral.ConceptorNegationGain;
import org.latentalign.spectral.Gain;
import org.latentalign.spectral.PolynomialGain;
import org.latentalign.spectral.PowerGain;
import org.latentalign.spectral.PrincipalComponentsGain;
import org.latentalign.spectral.Scale;
import org.latentalign.spectral.ShiftedPowerGain;
import org.latentalign.spectral.WhiteningGain;

/**
 * The settings of the Spectral Autoencoder Learner, in the words of the paper. Keys and the names of constants are
 * written into saved workflows: they never change.
 */
@LoadDefaultsForAbsentFields
final class SpectralAutoencoderLearnerNodeParameters extends LearnerParameters {

    @Section(title = "Stretching")
    @After(PreprocessingSection.class)
    interface StretchingSection {}

    @Section(title = "Output")
    @After(PreprocessingSection.class) // and so beside it, not in a root of its own
    @After(StretchingSection.class)
    interface OutputSection {}

    @Section(title = "Many Dimensions")
    @After(PreprocessingSection.class) // and so beside it, not in a root of its own
    @After(OutputSection.class)
    @Advanced
    interface ManyDimensionsSection {}

    /** The family of gains. */
    enum InitialGain {
        @Label(
                value = "Shifted power",
                description = "(λ + 1)^k, the paper's Corollary 3 and the default. No direction is shrunk before"
                        + " training, so the model can always be inverted.")
        SHIFTED_POWER,
        @Label(
                value = "Power",
                description =
                        "λ^k, the paper's section 4. Stretches more sharply; directions with an eigenvalue below 1"
                                + " start out shrunk.")
        POWER,
        @Label(value = "Polynomial", description = "A polynomial in λ with coefficients of your own.")
        POLYNOMIAL,
        @Label(
                value = "Principal components",
                description = "For comparison: the usual projection on the strongest directions, without stretching or"
                        + " training. Turn on Center for ordinary PCA.")
        PRINCIPAL_COMPONENTS,
        @Label(
                value = "Whitening",
                description = "For comparison: λ^(-1/2), which makes all directions equally strong. The opposite of"
                        + " stretching.")
        WHITENING,
        @Label(
                value = "All but the top",
                description =
                        "For comparison: removes the mean, centered or not, and the strongest directions, a common"
                                + " post-processing of word vectors.")
        ALL_BUT_THE_TOP,
        @Label(
                value = "Conceptor negation",
                description =
                        "For comparison: 1 - λ / (λ + α^(-2)), which weakens strong directions the more the stronger"
                                + " they are, without removing any: a post-processing of word vectors. The number α"
                                + " is called its aperture.")
        CONCEPTOR_NEGATION
    }

    /** By what the second moment is divided. */
    enum SecondMomentScale {
        @Label(value = "1", description = "The paper's text, and its word vectors: the mean of x xᵀ over the rows.")
        ONE,
        @Label(
                value = "Dimension",
                description = "Divides by the number of dimensions as well, as the paper's authors did for gene"
                        + " expression. Makes eigenvalues, and so the effect of a degree, independent of the number of"
                        + " genes.")
        DIMENSION,
        @Label(value = "Number", description = "Divides by a number of your own.")
        NUMBER
    }

    /** The scale for rows of a kind. */
    static final class ScaleOfRows extends RowKind.Follower<SecondMomentScale> {
        @Override
        protected SecondMomentScale of(final RowKind kind) {
            return kind.isExpression() ? SecondMomentScale.DIMENSION : SecondMomentScale.ONE;
        }
    }

    /** Whether gains get a common factor. */
    enum GainScaling {
        @Label(value = "None", description = "Gains are used as they are.")
        NONE,
        @Label(
                value = "Largest gain is 1",
                description = "All gains are divided by the largest. Angles and cosines do not change; a high degree,"
                        + " whose gains are too large for a computer's numbers, needs it.")
        LARGEST_ONE
    }

    /** What training does where there is no data. */
    enum NullDirections {
        @Label(
                value = "Leave as they are",
                description = "The true result of training: without data there is nothing to learn from, so the gain"
                        + " stays at its start and the decoder's at 0.")
        UNCHANGED,
        @Label(
                value = "As if there were data",
                description = "Applies the formula for the other directions, as the code of the paper's authors does."
                        + " Choose it only to reproduce their numbers.")
        FORMULA
    }

    /** In which coordinates the embedding is given. */
    enum OutputCoordinates {
        @Label(
                value = "Original axes",
                description = "The embedding has as many dimensions as the input, turned back so that each dimension"
                        + " still goes with one input column.")
        ORIGINAL_AXES,
        @Label(
                value = "Principal axes",
                description = "The embedding's dimensions are the eigendirections, the strongest first. Same distances"
                        + " and cosines, and the weak dimensions can be dropped.")
        PRINCIPAL_AXES
    }

    /** How many of the principal axes are kept. */
    enum LatentDimensions {
        @Label(value = "All", description = "No direction is dropped.")
        ALL,
        @Label(value = "Strongest only", description = "Only the strongest directions are kept.")
        STRONGEST,
        @Label(
                value = "Share of variance",
                description = "As many of the strongest directions are kept as have a share of the sum of all"
                        + " eigenvalues, which is all variance when Center is on.")
        SHARE
    }

    /** Which directions are found when there are very many dimensions. */
    enum FoundDirections {
        @Label(
                value = "Automatic",
                description = "All directions where that fits into memory and takes minutes at most: up to 5,000"
                        + " dimensions, or up to 5,000 rows of any number of dimensions. Otherwise the strongest.")
        AUTOMATIC,
        @Label(
                value = "All",
                description = "All directions that the rows reach, exactly. With fewer rows than dimensions, from the"
                        + " products of the rows with each other; otherwise from the second moment.")
        ALL,
        @Label(
                value = "Strongest",
                description = "The strongest directions, in several passes over the table. All others get one gain, and"
                        + " the model's summary says what cosines may be off by.")
        STRONGEST
    }

    static final class InitialGainReference implements ParameterReference<InitialGain> {}

    static final class ScaleReference implements ParameterReference<SecondMomentScale> {}

    static final class CoordinatesReference implements ParameterReference<OutputCoordinates> {}

    static final class LatentDimensionsReference implements ParameterReference<LatentDimensions> {}

    static final class FoundDirectionsReference implements ParameterReference<FoundDirections> {}

    static final class MayBeStrongest implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(FoundDirectionsReference.class)
                    .isOneOf(FoundDirections.AUTOMATIC, FoundDirections.STRONGEST);
        }
    }

    static final class IsShare implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(LatentDimensionsReference.class)
                    .isOneOf(LatentDimensions.SHARE)
                    .and(i.getEnum(CoordinatesReference.class).isOneOf(OutputCoordinates.PRINCIPAL_AXES));
        }
    }

    static final class HasDegree implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(InitialGainReference.class).isOneOf(InitialGain.SHIFTED_POWER, InitialGain.POWER);
        }
    }

    static final class IsTrained implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(InitialGainReference.class)
                    .isOneOf(InitialGain.SHIFTED_POWER, InitialGain.POWER, InitialGain.POLYNOMIAL);
        }
    }

    static final class IsPolynomial implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(InitialGainReference.class).isOneOf(InitialGain.POLYNOMIAL);
        }
    }

    static final class IsPrincipalComponents implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(InitialGainReference.class).isOneOf(InitialGain.PRINCIPAL_COMPONENTS);
        }
    }

    static final class IsWhitening implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(InitialGainReference.class).isOneOf(InitialGain.WHITENING);
        }
    }

    static final class IsAllButTheTop implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(InitialGainReference.class).isOneOf(InitialGain.ALL_BUT_THE_TOP);
        }
    }

    static final class IsConceptorNegation implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(InitialGainReference.class).isOneOf(InitialGain.CONCEPTOR_NEGATION);
        }
    }

    static final class IsScaledByNumber implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ScaleReference.class).isOneOf(SecondMomentScale.NUMBER);
        }
    }

    static final class IsPrincipalAxes implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(CoordinatesReference.class).isOneOf(OutputCoordinates.PRINCIPAL_AXES);
        }
    }

    static final class IsTruncated implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(LatentDimensionsReference.class)
                    .isOneOf(LatentDimensions.STRONGEST)
                    .and(i.getEnum(CoordinatesReference.class).isOneOf(OutputCoordinates.PRINCIPAL_AXES));
        }
    }

    @Layout(StretchingSection.class)
    @Widget(
            title = "Initial gain",
            description =
                    "How strongly each eigendirection of the data is stretched, as a function of its eigenvalue λ."
                            + " The first three are then trained to the end, by formula (Theorem 1); the others are"
                            + " well-known linear transformations for comparison, which are not trained.")
    @ValueReference(InitialGainReference.class)
    InitialGain m_initialGain = InitialGain.SHIFTED_POWER;

    @Layout(StretchingSection.class)
    @Widget(
            title = "Degree (k)",
            description =
                    "How often the second moment of the data is applied to stretch it. 0 changes no angle; 1 is the"
                            + " paper's basic case; higher degrees align more and more, until every pair of directions"
                            + " looks aligned, related or not. Raise it only while a baseline of unrelated pairs stays"
                            + " low. It need not be a whole number.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = HasDegree.class, type = EffectType.SHOW)
    double m_degree = 1;

    @Layout(StretchingSection.class)
    @Widget(
            title = "Coefficients",
            description =
                    "The coefficients of the polynomial, from the constant term upwards, separated by commas: \"1,"
                            + " 0.5, 2\" stands for 1 + 0.5 λ + 2 λ². The polynomial must not be negative at any"
                            + " eigenvalue.")
    @Effect(predicate = IsPolynomial.class, type = EffectType.SHOW)
    String m_coefficients = "1, 1";

    @Layout(StretchingSection.class)
    @Widget(title = "Number of components", description = "How many of the strongest directions are kept.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsPrincipalComponents.class, type = EffectType.SHOW)
    int m_components = 2;

    @Layout(StretchingSection.class)
    @Widget(
            title = "Regularization",
            description = "A number ε added to every eigenvalue before whitening, (λ + ε)^(-1/2), so that the weakest"
                    + " directions, which are mostly noise, are not blown up.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsWhitening.class, type = EffectType.SHOW)
    double m_regularization;

    @Layout(StretchingSection.class)
    @Widget(
            title = "Dropped directions",
            description = "How many of the strongest directions are removed. A hundredth of the number of dimensions is"
                    + " usual for word vectors.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsAllButTheTop.class, type = EffectType.SHOW)
    int m_droppedDirections = 1;

    @Layout(StretchingSection.class)
    @Widget(
            title = "Aperture (α)",
            description =
                    "From which strength on directions are weakened: those with eigenvalues above 1/α². The larger, the"
                            + " more directions are. Must be above 0; 2 is usual for word vectors.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsConceptorNegation.class, type = EffectType.SHOW)
    double m_aperture = 2;

    @Layout(StretchingSection.class)
    @Widget(
            title = "Scale",
            description = "By what the second moment is divided, besides the number of rows. A larger divisor makes all"
                    + " eigenvalues smaller, and so the same degree weaker.")
    @ValueSwitchWidget
    @ValueReference(ScaleReference.class)
    @ValueProvider(ScaleOfRows.class)
    SecondMomentScale m_scale = SecondMomentScale.ONE;

    @Layout(StretchingSection.class)
    @Widget(title = "Divisor", description = "The number by which the second moment is divided. Must be above 0.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsScaledByNumber.class, type = EffectType.SHOW)
    double m_scaleDivisor = 1;

    @Layout(StretchingSection.class)
    @Advanced
    @Widget(title = "Gain scaling", description = "Whether all gains are divided by a common number in the end.")
    @ValueSwitchWidget
    GainScaling m_gainScaling = GainScaling.NONE;

    @Layout(StretchingSection.class)
    @Widget(
            title = "Directions without data",
            description =
                    "What training does to directions in which no row has anything: with fewer rows than dimensions,"
                            + " or dimensions that depend on one another, there are"
                            + " such.")
    @ValueSwitchWidget
    @Advanced
    @Effect(predicate = IsTrained.class, type = EffectType.SHOW)
    NullDirections m_nullDirections = NullDirections.UNCHANGED;

    @Layout(OutputSection.class)
    @Widget(title = "Output coordinates", description = "In which coordinates the model gives the embedding.")
    @ValueSwitchWidget
    @ValueReference(CoordinatesReference.class)
    OutputCoordinates m_outputCoordinates = OutputCoordinates.ORIGINAL_AXES;

    @Layout(OutputSection.class)
    @Widget(
            title = "Latent dimensions",
            description = "How many of the principal axes the embedding keeps. What is dropped cannot be decoded.")
    @ValueSwitchWidget
    @ValueReference(LatentDimensionsReference.class)
    @Effect(predicate = IsPrincipalAxes.class, type = EffectType.SHOW)
    LatentDimensions m_latentDimensions = LatentDimensions.ALL;

    @Layout(OutputSection.class)
    @Widget(title = "Latent dimension (h)", description = "The number of principal axes that are kept.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsTruncated.class, type = EffectType.SHOW)
    int m_latentDimension = 2;

    @Layout(OutputSection.class)
    @Widget(
            title = "Share of variance (%)",
            description = "Which share of the sum of all eigenvalues the directions that are kept have together, at"
                    + " least: above 0 and up to 100 percent. How many they are is known once the node has run.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsShare.class, type = EffectType.SHOW)
    double m_share = 90;

    @Layout(ManyDimensionsSection.class)
    @Advanced
    @Widget(
            title = "Directions",
            description = "Which directions of the data are found. Of no effect on a second moment at the input, all of"
                    + " whose directions are found.")
    @ValueSwitchWidget
    @ValueReference(FoundDirectionsReference.class)
    FoundDirections m_foundDirections = FoundDirections.AUTOMATIC;

    @Layout(ManyDimensionsSection.class)
    @Advanced
    @Widget(
            title = "Directions to look for",
            description =
                    "About how many of the strongest directions are wanted. Every pass adds half as many vectors to"
                            + " the search; the model gets as many directions as the wanted accuracy takes.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = MayBeStrongest.class, type = EffectType.SHOW)
    int m_strongest = 200;

    @Layout(ManyDimensionsSection.class)
    @Advanced
    @Widget(
            title = "Wanted accuracy of cosines",
            description =
                    "The search ends when the cosines of encoded differences of rows are off by no more than this,"
                            + " which is tried on a hundred differences. When it is not reached, the node warns and"
                            + " says what was reached.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = MayBeStrongest.class, type = EffectType.SHOW)
    double m_wantedError = 0.001;

    @Layout(ManyDimensionsSection.class)
    @Advanced
    @Widget(title = "Passes at most", description = "How often the table is read, at most.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = MayBeStrongest.class, type = EffectType.SHOW)
    int m_passes = 6;

    @Layout(ManyDimensionsSection.class)
    @Advanced
    @Widget(
            title = "Seed",
            description =
                    "The search begins at random. The same number gives the same result each time, on any machine.")
    @Effect(predicate = MayBeStrongest.class, type = EffectType.SHOW)
    long m_seed = 1;

    /** For a node without input. */
    SpectralAutoencoderLearnerNodeParameters() {
        super(false);
    }

    /** For a node with input. */
    SpectralAutoencoderLearnerNodeParameters(final NodeParametersInput input) {
        super(false, input);
        m_scale = new ScaleOfRows().of(rows());
    }

    @Override
    public void validate() throws InvalidSettingsException {
        gain();
        scale();
        if (m_latentDimension < 1) {
            throw new InvalidSettingsException(
                    "The latent dimension (h) must be at least 1, but it is " + m_latentDimension + ".");
        }
        if (!(m_share > 0 && m_share <= 100)) {
            throw new InvalidSettingsException(
                    "The share of variance must be above 0 and at most 100 percent, but it is " + m_share + ".");
        }
        Limits.requirePositive("Directions to look for", m_strongest);
        Limits.requirePositive("Passes at most", m_passes);
        if (!(m_wantedError >= 0)) {
            throw new InvalidSettingsException(
                    "The wanted accuracy of cosines must not be below 0, but it is " + m_wantedError + ".");
        }
    }

    /** Whether the number of latent dimensions follows from a share of the variance. */
    boolean keepsShare() {
        return m_outputCoordinates == OutputCoordinates.PRINCIPAL_AXES && m_latentDimensions == LatentDimensions.SHARE;
    }

    /** The family of gains with its parameters. */
    Gain gain() throws InvalidSettingsException {
        try {
            return switch (m_initialGain) {
                case SHIFTED_POWER -> new ShiftedPowerGain(m_degree);
                case POWER -> new PowerGain(m_degree);
                case POLYNOMIAL -> new PolynomialGain(Coefficients.parse(m_coefficients));
                case PRINCIPAL_COMPONENTS -> new PrincipalComponentsGain(m_components);
                case WHITENING -> new WhiteningGain(m_regularization);
                case ALL_BUT_THE_TOP -> new AllButTheTopGain(m_droppedDirections);
                case CONCEPTOR_NEGATION -> new ConceptorNegationGain(m_aperture);
            };
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /** By what the second moment is divided. */
    Scale scale() throws InvalidSettingsException {
        try {
            return switch (m_scale) {
                case ONE -> new Scale.One();
                case DIMENSION -> new Scale.Dimension();
                case NUMBER -> new Scale.Number(m_scaleDivisor);
            };
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }
}
