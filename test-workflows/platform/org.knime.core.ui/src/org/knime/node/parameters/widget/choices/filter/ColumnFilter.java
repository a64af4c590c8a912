package org.knime.node.parameters.widget.choices.filter;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.withtypes.TypedStringFilterMode;

/** The user's choice of columns: by hand, by a pattern of their names, or by type. */
public final class ColumnFilter extends TypedStringFilter<ColumnTypeFilter> {

    public ColumnFilter() {
        this(new String[0]);
    }

    public ColumnFilter(final String[] selected) {
        super(selected, new ColumnTypeFilter());
    }

    public ColumnFilter(final List<DataColumnSpec> selectedColumns) {
        this(names(selectedColumns));
    }

    public ColumnFilter withExcludeUnknownColumns() {
        setIncludeUnknownValues(false);
        return this;
    }

    public ColumnFilter withIncludeUnknownColumns() {
        setIncludeUnknownValues(true);
        return this;
    }

    /** The names selected by hand that are not among the choices; none when new columns are taken in anyway. */
    public String[] getMissingSelected(final List<DataColumnSpec> choices) {
        return getMissingSelected(names(choices));
    }

    /** The names of the choices that are selected; what is selected and not among the choices is left out. */
    public String[] filter(final List<DataColumnSpec> choices) {
        return getSelected(names(choices), typeFilter -> typeFilter.filter(choices));
    }

    public Predicate<DataColumnSpec> getFilterPredicate() {
        if (m_mode == TypedStringFilterMode.TYPE) {
            return m_typeFilter.getFilterPredicate();
        }
        final var byName = getStringFilterPredicate();
        return column -> byName.test(column.getName());
    }

    public String[] filterFromFullSpec(final DataTableSpec spec) {
        return filter(spec.stream().toList());
    }

    public String[] getMissingSelectedFromFullSpec(final DataTableSpec spec) {
        return getMissingSelected(spec.stream().toList());
    }

    public void setSelectedBeforeSerialization(final String[] selected) {
        setSelected(selected);
    }

    public String[] updateSelectedColumnsBeforeSerialization(final List<DataColumnSpec> choices) {
        final var selected = Stream.concat(Stream.of(filter(choices)), Stream.of(getMissingSelected(choices)))
                .toArray(String[]::new);
        setSelectedBeforeSerialization(selected);
        return selected;
    }

    private static String[] names(final List<DataColumnSpec> columns) {
        return Objects.requireNonNull(columns).stream()
                .map(DataColumnSpec::getName)
                .toArray(String[]::new);
    }
}
