package org.latentalign.node.ask.neighbors;

import java.util.Arrays;
import java.util.LinkedHashSet;
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
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.knime.node.parameters.widget.text.TextAreaWidget;
import org.latentalign.kernel.VectorLength;
import org.latentalign.node.shared.compare.LabelColumn;
import org.latentalign.node.shared.words.NamedVectorParameters;
import org.latentalign.search.Measure;

/** The settings of Nearest Neighbors. Keys and the names of constants are written into saved workflows: they never change. */
@LoadDefaultsForAbsentFields
final class NearestNeighborsNodeParameters extends NamedVectorParameters {

    /** More neighbors of a query are no neighborhood. */
    static final int MOST_NEIGHBORS = 10_000;

    private static final List<String> QUERY_NAMES = List.of("query", "word", "term", "token", "name", "sample", "id");

    @Section(title = "Queries")
    @After(VectorsSection.class)
    interface QueriesSection {}

    @Section(title = "Search")
    @After(VectorsSection.class) // and so beside it, not in a root of its own
    @After(QueriesSection.class)
    interface SearchSection {}

    /** Where queries come from. */
    enum QueriesFrom {
        @Label(
                value = "Terms below",
                description =
                        "Names of vectors, and sums of them, typed here. Without any, the first rows of the table are"
                                + " asked.")
        TERMS,
        @Label(
                value = "Names in a table",
                description = "A column of the table \"Queries\" has names and sums of names.")
        NAMES,
        @Label(
                value = "Vectors in a table",
                description = "The table \"Queries\" has vectors of the same kind as the first table, found by the same"
                        + " columns.")
        VECTORS
    }

    /** By what the nearest are found. */
    enum Method {
        @Label(
                value = "Cosine",
                description = "The cosine of two vectors as seen from the origin: their lengths do not count.")
        COSINE(Measure.COSINE, "cosine"),
        @Label(value = "Euclidean distance", description = "The length of the difference; nearer is smaller.")
        EUCLIDEAN(Measure.EUCLIDEAN, "distance"),
        @Label(
                value = "Cosine, hubs corrected (CSLS)",
                description =
                        "Twice the cosine less how crowded it is around both vectors: their mean cosine with their 10"
                                + " nearest among up to 1,000 rows of the table, drawn by the seed (cross-domain"
                                + " similarity local scaling). Rows that are near to everything, called hubs, fall"
                                + " back.")
        CSLS(Measure.LOCAL_SCALING, "CSLS");

        private final Measure m_measure;

        private final String m_column;

        Method(final Measure measure, final String column) {
            m_measure = measure;
            m_column = column;
        }
    }

    /** What happens to lengths before vectors are added. */
    enum Lengths {
        @Label(value = "As they are", description = "Long vectors count more in a sum.")
        AS_GIVEN(VectorLength.AS_GIVEN),
        @Label(
                value = "Unit length",
                description =
                        "Every vector is divided by its length before it is added, as gensim and other libraries do.")
        UNIT(VectorLength.UNIT);

        private final VectorLength m_length;

        Lengths(final VectorLength length) {
            m_length = length;
        }
    }

    /** A query. */
    @LoadDefaultsForAbsentFields
    static final class Query implements NodeParameters {

        @Widget(
                title = "Query",
                description =
                        "A name as the table has it, such as <tt>paris</tt>, or a sum of names, such as <tt>king -"
                                + " man + woman</tt>: with a blank on both sides of a sign. Names with blanks in a"
                                + " sum stand in quotes.")
        String m_text = "";
    }

    static final class QueriesFromReference implements ParameterReference<QueriesFrom> {}

    static final class IsTyped implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(QueriesFromReference.class).isOneOf(QueriesFrom.TERMS);
        }
    }

    static final class IsNames implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(QueriesFromReference.class).isOneOf(QueriesFrom.NAMES);
        }
    }

    static final class IsNoVector implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(QueriesFromReference.class).isOneOf(QueriesFrom.NAMES, QueriesFrom.TERMS);
        }
    }

    static final class MethodReference implements ParameterReference<Method> {}

    static final class IsCsls implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(MethodReference.class).isOneOf(Method.CSLS);
        }
    }

    /** At most {@link #MOST_NEIGHBORS}. */
    static final class AtMostMostNeighbors extends MaxValidation {
        @Override
        protected double getMax() {
            return MOST_NEIGHBORS;
        }
    }

    @Layout(QueriesSection.class)
    @Widget(
            title = "Queries from",
            description =
                    "What the neighbors are sought of. For queries from a table add the input \"Queries\" to the node.")
    @RadioButtonsWidget
    @ValueReference(QueriesFromReference.class)
    QueriesFrom m_queriesFrom = QueriesFrom.TERMS;

    @Layout(QueriesSection.class)
    @Widget(title = "Terms", description = "One query each.")
    @ArrayWidget(
            elementTitle = "Query",
            addButtonText = "Add query",
            elementLayout = ElementLayout.HORIZONTAL_SINGLE_LINE)
    @Effect(predicate = IsTyped.class, type = EffectType.SHOW)
    Query[] m_terms = new Query[0];

    @Layout(QueriesSection.class)
    @Widget(
            title = "Query column",
            description =
                    "The column of the table \"Queries\" with names and sums of names. If none is chosen, a column"
                            + " with a usual name such as query, word or name.")
    @ChoicesProvider(LabelColumn.SecondPortChoices.class)
    @Effect(predicate = IsNames.class, type = EffectType.SHOW)
    String m_queryColumn;

    @Layout(QueriesSection.class)
    @Widget(
            title = "Lengths in sums",
            description = "What happens to the lengths of vectors before they are added and subtracted.")
    @ValueSwitchWidget
    @Effect(predicate = IsNoVector.class, type = EffectType.SHOW)
    @Advanced
    Lengths m_lengths = Lengths.UNIT;

    @Layout(QueriesSection.class)
    @Widget(
            title = "Leave out the query's own names",
            description =
                    "Whether the names that a query is made of are no answers to it. Nearest to \"king - man + woman\""
                            + " is mostly \"king\".")
    @Effect(predicate = IsNoVector.class, type = EffectType.SHOW)
    boolean m_excludeOwn = true;

    @Layout(SearchSection.class)
    @Widget(title = "Neighbors", description = "How many neighbors of each query are listed (k).")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class, maxValidation = AtMostMostNeighbors.class)
    int m_count = 10;

    @Layout(SearchSection.class)
    @Widget(title = "Nearest by", description = "What makes a row near.")
    @ValueSwitchWidget
    @ValueReference(MethodReference.class)
    Method m_method = Method.COSINE;

    @Layout(SearchSection.class)
    @Widget(
            title = "Seed",
            description = "Where the random numbers start that choose the rows by which crowding is measured.")
    @NumberInputWidget
    @Effect(predicate = IsCsls.class, type = EffectType.SHOW)
    @Advanced
    long m_seed = 1;

    @Layout(SearchSection.class)
    @Widget(
            title = "Only among",
            description =
                    "Names, one a line: only these can be neighbors, for example the drugs of a library. Without any,"
                            + " all rows can.")
    @TextAreaWidget(rows = 4)
    @Advanced
    String m_onlyAmong = "";

    /** For a node without input. */
    NearestNeighborsNodeParameters() {}

    /** For a node with input. */
    NearestNeighborsNodeParameters(final NodeParametersInput input) {
        super(input);
        m_queryColumn = LabelColumn.secondPort(input)
                .flatMap(table -> LabelColumn.guess(table, QUERY_NAMES))
                .orElse(null);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_count < 1 || m_count > MOST_NEIGHBORS) {
            throw new InvalidSettingsException(
                    "\"Neighbors\" must be between 1 and " + MOST_NEIGHBORS + ", but it is " + m_count + ".");
        }
    }

    String queryColumn(final DataTableSpec queries) throws InvalidSettingsException {
        return LabelColumn.find(queries, m_queryColumn, QUERY_NAMES, "queries");
    }

    boolean hasQueryTable() {
        return m_queriesFrom != QueriesFrom.TERMS;
    }

    /** What was typed, without empty lines. */
    List<String> terms() {
        return m_terms == null
                ? List.of()
                : Arrays.stream(m_terms)
                        .map(query -> query.m_text)
                        .filter(text -> text != null && !text.isBlank())
                        .map(String::strip)
                        .toList();
    }

    /** None for all. */
    Set<String> onlyAmong() {
        Set<String> names = new LinkedHashSet<>();
        if (m_onlyAmong != null) {
            m_onlyAmong
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }

    Measure measure() {
        return m_method.m_measure;
    }

    /** What a score is called as a column. */
    String scoreColumn() {
        return m_method.m_column;
    }

    VectorLength length() {
        return m_lengths.m_length;
    }
}
