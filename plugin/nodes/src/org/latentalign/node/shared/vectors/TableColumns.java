package org.latentalign.node.shared.vectors;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;

/** Column choices from a node's first input table, whichever port it is at: some nodes have a model at the first. */
public final class TableColumns {

    private TableColumns() {}

    /**
     * @param input what is known of the node's input
     * @return spec of the first table, when one is connected
     */
    public static Optional<DataTableSpec> tableSpec(final NodeParametersInput input) {
        return Stream.of(input.getInPortSpecs())
                .filter(DataTableSpec.class::isInstance)
                .map(DataTableSpec.class::cast)
                .findFirst();
    }

    /** @return the name of the table's first vector column, if it has one */
    static Optional<String> firstVectorColumn(final DataTableSpec table) {
        return VectorSource.vectorColumns(table).stream().findFirst().map(DataColumnSpec::getName);
    }

    /** @return the numeric columns that are marked as dimensions of vectors, or all when none is */
    static List<DataColumnSpec> likelyDimensions(final DataTableSpec table) {
        var numeric = VectorSource.numericColumns(table);
        var marked = numeric.stream()
                .filter(column -> VectorMark.of(column).isPresent())
                .toList();
        return marked.isEmpty() ? numeric : marked;
    }

    /** Offers list columns of numbers and double vector columns. */
    public static final class Vectors implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput input) {
            return tableSpec(input).map(VectorSource::vectorColumns).orElseGet(List::of);
        }
    }

    /** Offers numeric columns. */
    public static final class Numbers implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput input) {
            return tableSpec(input).map(VectorSource::numericColumns).orElseGet(List::of);
        }
    }
}
