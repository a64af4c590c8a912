package org.latentalign.node.shared.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.latentalign.node.shared.vectors.TableColumns;

/**
 * Offers the possible values of a label column that another setting names, as far as the table's spec knows them.
 * Subclasses say which setting.
 */
public abstract class PossibleValues implements StringChoicesProvider {

    private final Class<? extends ParameterReference<String>> column;

    private final List<String> usualNames;

    private Supplier<String> chosen;

    /**
     * @param column the setting that names the column
     * @param usualNames the names that the column usually has, for when the setting is empty
     */
    protected PossibleValues(final Class<? extends ParameterReference<String>> column, final List<String> usualNames) {
        this.column = column;
        this.usualNames = List.copyOf(usualNames);
    }

    @Override
    public final void init(final StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
        chosen = initializer.computeFromValueSupplier(column);
    }

    @Override
    public final List<StringChoice> computeState(final NodeParametersInput input) {
        return table(input)
                .map(table -> {
                    var name = chosen.get();
                    return name == null || name.isEmpty()
                            ? LabelColumn.guess(table, usualNames)
                                    .map(table::getColumnSpec)
                                    .orElse(null)
                            : table.getColumnSpec(name);
                })
                .map(PossibleValues::of)
                .orElseGet(Set::of)
                .stream()
                .map(StringChoice::fromId)
                .toList();
    }

    /**
     * @param input what is known of the node's input
     * @return the spec of the table with the column: the first one, unless a subclass knows better
     */
    protected Optional<DataTableSpec> table(final NodeParametersInput input) {
        return TableColumns.tableSpec(input);
    }

    /**
     * @param column of a table
     * @return its possible values as text, in their order; none when they are not known
     */
    public static Set<String> of(final DataColumnSpec column) {
        Set<String> values = new LinkedHashSet<>();
        if (column.getDomain().hasValues()) {
            column.getDomain().getValues().forEach(cell -> values.add(cell.toString()));
        }
        return values;
    }
}
