package org.latentalign.node.score.analogies;

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
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.latentalign.node.shared.words.WordCase;
import org.latentalign.node.shared.words.WordColumns;
import org.latentalign.node.shared.words.WordVectorParameters;

/** The settings of the Analogy Evaluator. Keys and the names of constants are written into saved workflows. */
@LoadDefaultsForAbsentFields
final class AnalogyEvaluatorNodeParameters extends WordVectorParameters {

    @Section(title = "Questions")
    @After(VectorsSection.class)
    interface QuestionsSection {}

    @Section(title = "Scoring")
    @After(VectorsSection.class) // and so beside it, not in a root of its own
    @After(QuestionsSection.class)
    interface ScoringSection {}

    /** How much of the table counts. */
    enum VocabularySize {
        @Label(value = "All words", description = "Every word of the table may be an answer.")
        ALL,
        @Label(
                value = "First words only",
                description = "Only the first rows of the table count, as questions and as answers; gensim takes the"
                        + " first 300,000.")
        FIRST
    }

    /** How candidates are scored. */
    enum Method {
        @Label(
                value = "3CosAdd",
                description = "The word whose vector has the largest cosine with b - a + c: the paper's choice and the"
                        + " usual one.")
        THREE_COS_ADD,
        @Label(
                value = "3CosMul",
                description =
                        "The word with the largest cos(v, b) cos(v, c) / (cos(v, a) + 0.001), each cosine shifted to"
                                + " (1 + cos) / 2, so that no single large similarity decides. Always with unit"
                                + " vectors.")
        THREE_COS_MUL,
        @Label(
                value = "3CosAvg",
                description = "The word whose vector has the largest cosine with c + m, where m is the mean of second"
                        + " less first word over all different pairs of the relation but c and d themselves.")
        THREE_COS_AVG,
        @Label(
                value = "Pair direction",
                description = "The word v for which v - c points most in the direction of b - a, however far away.")
        PAIR_DIRECTION
    }

    /** What happens to the length of vectors. */
    enum Vectors {
        @Label(value = "As given", description = "Vectors are added and subtracted as they are, as in the paper.")
        AS_GIVEN,
        @Label(
                value = "Unit length",
                description = "Every vector is divided by its length first, as gensim does. This changes scores.")
        UNIT_LENGTH
    }

    static final class VocabularySizeReference implements ParameterReference<VocabularySize> {}

    static final class IsLimited implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(VocabularySizeReference.class).isOneOf(VocabularySize.FIRST);
        }
    }

    @Layout(VectorsSection.class)
    @Widget(
            title = "Vocabulary",
            description = "Which words may be answers. With fewer words there are fewer wrong answers, so accuracy goes"
                    + " up, while questions about missing words drop out.")
    @ValueSwitchWidget
    @ValueReference(VocabularySizeReference.class)
    VocabularySize m_vocabulary = VocabularySize.ALL;

    @Layout(VectorsSection.class)
    @Widget(title = "Number of words", description = "How many rows from the first one count.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsLimited.class, type = EffectType.SHOW)
    long m_vocabularyLimit = 300_000;

    @Layout(QuestionsSection.class)
    @Widget(
            title = "Relation column",
            description = "The column with the relation of a question. If none is chosen, a column called Relation, or"
                    + " else the first text column that holds no word; without one, all questions are of one relation,"
                    + " and there is no baseline.")
    @ChoicesProvider(WordColumns.OfSecondTable.class)
    String m_relationColumn;

    @Advanced
    @Layout(QuestionsSection.class)
    @Widget(
            title = "Column of a",
            description = "The first word of the example: man in man : woman :: king : queen. If none is chosen for a"
                    + " word, a column called A, B, C or D, or else the text columns in their order, behind that of the"
                    + " relation.")
    @ChoicesProvider(WordColumns.OfSecondTable.class)
    String m_columnA;

    @Advanced
    @Layout(QuestionsSection.class)
    @Widget(title = "Column of b", description = "The second word of the example: woman.")
    @ChoicesProvider(WordColumns.OfSecondTable.class)
    String m_columnB;

    @Advanced
    @Layout(QuestionsSection.class)
    @Widget(title = "Column of c", description = "The word that is asked about: king.")
    @ChoicesProvider(WordColumns.OfSecondTable.class)
    String m_columnC;

    @Advanced
    @Layout(QuestionsSection.class)
    @Widget(title = "Column of d", description = "The answer: queen.")
    @ChoicesProvider(WordColumns.OfSecondTable.class)
    String m_columnD;

    @Layout(ScoringSection.class)
    @Widget(title = "Method", description = "How the answer to a question is found in the vocabulary.")
    @RadioButtonsWidget
    Method m_method = Method.THREE_COS_ADD;

    @Layout(ScoringSection.class)
    @Widget(
            title = "Length of vectors",
            description = "What happens to the length of vectors before they are added and subtracted, for the answers"
                    + " as for the mean cosine; with a model, to that of embeddings.")
    @ValueSwitchWidget
    Vectors m_vectorLength = Vectors.AS_GIVEN;

    @Advanced
    @Layout(ScoringSection.class)
    @Widget(
            title = "Seed",
            description =
                    "Where the random numbers start, for intervals and for the sample of unrelated pairs when there"
                            + " are too many. The same seed gives the same result.")
    @NumberInputWidget
    long m_seed = 1;

    /** For a node without input. */
    AnalogyEvaluatorNodeParameters() {
        super(WordCase.AS_THEY_ARE);
    }

    /** For a node with input. */
    AnalogyEvaluatorNodeParameters(final NodeParametersInput input) {
        super(WordCase.AS_THEY_ARE, input);
    }

    long limit() {
        return m_vocabulary == VocabularySize.ALL ? Long.MAX_VALUE : m_vocabularyLimit;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_vocabulary == VocabularySize.FIRST && m_vocabularyLimit < 1) {
            throw new InvalidSettingsException(
                    "The number of words is " + m_vocabularyLimit + ": it must be at least 1, or choose all words.");
        }
    }
}
