package org.latentalign.node.shared.vectors;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
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
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;

/**
 * The settings by which a node with a model finds the vectors of its table. Normally there is nothing to choose: the
 * model knows the names of what it was fitted on.
 */
@LoadDefaultsForAbsentFields
public final class ModelVectorParameters implements NodeParameters {

    /** How the vectors are found. */
    enum Source {
        @Label(
                value = "As the model expects",
                description = "The columns with the names that the model knows; or else the vector column with the name"
                        + " that it knows, or the only vector column of the table; or else, if the model knows no names"
                        + " of single dimensions, all numeric columns, provided there are as many as dimensions.")
        MODEL,
        @Label(
                value = "Vector column",
                description = "One column holds the whole vector of a row, as a list of numbers or a double vector.")
        VECTOR_COLUMN,
        @Label(
                value = "Numeric columns",
                description = "Each numeric column holds one dimension. Columns are matched by name where the model"
                        + " knows names, and otherwise by their order.")
        NUMERIC_COLUMNS
    }

    static final class SourceReference implements ParameterReference<Source> {}

    static final class IsVectorColumn implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(SourceReference.class).isOneOf(Source.VECTOR_COLUMN);
        }
    }

    static final class IsNumericColumns implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(SourceReference.class).isOneOf(Source.NUMERIC_COLUMNS);
        }
    }

    @Widget(title = "Vectors in", description = "Where the table has the vectors for the model.")
    @RadioButtonsWidget
    @ValueReference(SourceReference.class)
    Source m_source = Source.MODEL;

    @Widget(
            title = "Vector column",
            description = "The column with a list of numbers or a double vector in each cell, of the length that the"
                    + " model expects.")
    @ChoicesProvider(TableColumns.Vectors.class)
    @Effect(predicate = IsVectorColumn.class, type = EffectType.SHOW)
    String m_vectorColumn;

    @Widget(title = "Numeric columns", description = "The columns that are the dimensions of a vector.")
    @ChoicesProvider(TableColumns.Numbers.class)
    @TwinlistWidget
    @Effect(predicate = IsNumericColumns.class, type = EffectType.SHOW)
    ColumnFilter m_numericColumns = new ColumnFilter();

    /** As the model expects. */
    public ModelVectorParameters() {}

    /**
     * As the model expects; guesses for those who want something else.
     *
     * @param input what is known of the node's input
     */
    public ModelVectorParameters(final NodeParametersInput input) {
        var table = TableColumns.tableSpec(input);
        m_vectorColumn = table.flatMap(TableColumns::firstVectorColumn).orElse(null);
        table.map(TableColumns::likelyDimensions).ifPresent(columns -> m_numericColumns = new ColumnFilter(columns));
    }

    /**
     * Finds the chosen vectors.
     *
     * @param table spec of the input table
     * @param expected what the model wants
     * @return where they are, in the order that the model expects
     * @throws InvalidSettingsException when the table does not have them, with the sentence for the user
     */
    public VectorSource source(final DataTableSpec table, final ExpectedVectors expected)
            throws InvalidSettingsException {
        return switch (m_source) {
            case MODEL -> expected.find(table);
            case VECTOR_COLUMN -> expected.check(InputVectorParameters.vectorColumn(table, m_vectorColumn));
            case NUMERIC_COLUMNS ->
                expected.check(VectorSource.ofColumns(InputVectorParameters.numericColumns(table, m_numericColumns)));
        };
    }
}
