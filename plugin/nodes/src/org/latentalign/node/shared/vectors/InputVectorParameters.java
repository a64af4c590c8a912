package org.latentalign.node.shared.vectors;

import java.util.Arrays;
import java.util.List;
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
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.ColumnFilter;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;

/**
 * The settings by which a node that needs no model finds the vectors of its table: a vector column, or numeric columns.
 * Unless somebody chooses, the vectors are those that {@link AutomaticVectors} finds.
 */
@LoadDefaultsForAbsentFields
public final class InputVectorParameters implements NodeParameters {

    /** In which of the two ways the table holds vectors. */
    enum Source {
        @Label(
                value = "Automatic",
                description = "The columns that a reader or another node of this extension has written as vectors, or"
                        + " else the first vector column of the table, or else all numeric columns. A warning says"
                        + " what was taken when there is more than one way.")
        AUTOMATIC,
        @Label(
                value = "Vector column",
                description = "One column holds the whole vector of a row, as a list of numbers or a double vector.")
        VECTOR_COLUMN,
        @Label(value = "Numeric columns", description = "Each numeric column holds one dimension, for example a gene.")
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

    @Widget(title = "Vectors in", description = "How the table holds the vector of a row.")
    @ValueSwitchWidget
    @ValueReference(SourceReference.class)
    Source m_source = Source.AUTOMATIC;

    @Widget(
            title = "Vector column",
            description = "The column with a list of numbers or a double vector in each cell. All must have the same"
                    + " length.")
    @ChoicesProvider(TableColumns.Vectors.class)
    @Effect(predicate = IsVectorColumn.class, type = EffectType.SHOW)
    String m_vectorColumn;

    @Widget(
            title = "Numeric columns",
            description = "The columns that are the dimensions of a vector. Leave out numbers that are not"
                    + " measurements of the same kind, such as doses or counters.")
    @ChoicesProvider(TableColumns.Numbers.class)
    @TwinlistWidget
    @Effect(predicate = IsNumericColumns.class, type = EffectType.SHOW)
    ColumnFilter m_numericColumns = new ColumnFilter().withIncludeUnknownColumns();

    /** Whatever the table turns out to have. */
    public InputVectorParameters() {}

    /**
     * Guesses from the input table.
     *
     * @param input what is known of the node's input
     */
    public InputVectorParameters(final NodeParametersInput input) {
        var table = TableColumns.tableSpec(input);
        m_vectorColumn = table.flatMap(TableColumns::firstVectorColumn).orElse(null);
        table.map(TableColumns::likelyDimensions).ifPresent(columns -> m_numericColumns = new ColumnFilter(columns));
    }

    /**
     * Finds the chosen vectors.
     *
     * @param table spec of the input table
     * @return where they are
     * @throws InvalidSettingsException when the table does not have them, with the sentence for the user
     */
    public VectorSource source(final DataTableSpec table) throws InvalidSettingsException {
        return switch (m_source) {
            case AUTOMATIC -> {
                var candidates = AutomaticVectors.candidates(table);
                yield candidates.isEmpty()
                        ? VectorSource.ofColumns(numericColumns(table, new ColumnFilter()))
                        : candidates.get(0);
            }
            case VECTOR_COLUMN -> vectorColumn(table, m_vectorColumn);
            case NUMERIC_COLUMNS -> VectorSource.ofColumns(numericColumns(table, m_numericColumns));
        };
    }

    /**
     * Says what was not obvious when the vectors were found.
     *
     * @param table spec of the input table, which has vectors
     * @return a sentence each, for the node's warning
     * @throws InvalidSettingsException when the table does not have vectors
     */
    public List<String> warnings(final DataTableSpec table) throws InvalidSettingsException {
        return m_source == Source.AUTOMATIC ? AutomaticVectors.warnings(table) : List.of();
    }

    static VectorSource vectorColumn(final DataTableSpec table, final String name) throws InvalidSettingsException {
        if (name == null || name.isEmpty()) {
            throw new InvalidSettingsException("No vector column is chosen: choose one, or choose numeric columns.");
        }
        var column = table.getColumnSpec(name);
        if (column == null) {
            throw new InvalidSettingsException(
                    "The vector column \"" + name + "\" is not in the input table: choose another.");
        }
        return VectorSource.ofColumn(column);
    }

    static List<String> numericColumns(final DataTableSpec table, final ColumnFilter filter)
            throws InvalidSettingsException {
        var available = VectorSource.numericColumns(table);
        var missing = filter.getMissingSelected(available);
        if (missing.length > 0) {
            throw new InvalidSettingsException(
                    (missing.length == 1 ? "A chosen column is" : missing.length + " chosen columns are")
                            + " not in the input table, or not numeric: " + VectorSource.list(Arrays.asList(missing))
                            + ".");
        }
        var chosen = filter.filter(available);
        if (chosen.length == 0) {
            throw new InvalidSettingsException(
                    available.isEmpty()
                            ? VectorSource.vectorColumns(table).isEmpty()
                                    ? "The input table has no vectors: it needs a list column of numbers, a double"
                                            + " vector column, or numeric columns."
                                    : "The input table has no numeric column: choose a vector column instead."
                            : "No numeric column is chosen: choose the columns that are the dimensions of a vector.");
        }
        return Arrays.asList(chosen);
    }
}
