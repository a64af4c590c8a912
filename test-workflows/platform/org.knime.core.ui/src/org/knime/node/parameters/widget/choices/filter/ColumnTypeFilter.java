package org.knime.node.parameters.widget.choices.filter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.widget.choices.TypedStringChoice.PossibleTypeValue;

/** Selects columns by the preferred value class of their type. */
final class ColumnTypeFilter extends TypeFilter {

    @Override
    protected Optional<PossibleTypeValue> fromTypeId(final String typeId) {
        return Optional.of(new PossibleTypeValue(typeId, typeId));
    }

    String[] filter(final List<DataColumnSpec> choices) {
        return choices.stream()
                .filter(getFilterPredicate())
                .map(DataColumnSpec::getName)
                .toArray(String[]::new);
    }

    Predicate<DataColumnSpec> getFilterPredicate() {
        final var types = Set.of(m_selectedTypes);
        return column ->
                types.contains(column.getType().getPreferredValueClass().getName());
    }
}
