package org.knime.node.parameters.widget.choices.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.DoNotPersistSelected;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.ManualFilter;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.PatternFilter;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.PatternFilter.PatternMode;
import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.withtypes.TypedStringFilterMode;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.persistence.Persistor;

/** A choice among texts that have a type. */
public abstract class TypedStringFilter<T extends TypeFilter> implements Persistable {

    @Persistor(DoNotPersistSelected.class)
    String[] m_selected;

    public TypedStringFilterMode m_mode;

    public PatternFilter m_patternFilter;

    public ManualFilter m_manualFilter;

    public T m_typeFilter;

    protected TypedStringFilter(final String[] initialSelected, final T defaultTypeFilter) {
        m_mode = TypedStringFilterMode.MANUAL;
        m_patternFilter = new PatternFilter();
        m_manualFilter = new ManualFilter(Objects.requireNonNull(initialSelected));
        m_typeFilter = defaultTypeFilter;
    }

    protected TypedStringFilter(final List<String> initialSelected, final T defaultTypeFilter) {
        this(initialSelected.toArray(String[]::new), defaultTypeFilter);
    }

    protected void setIncludeUnknownValues(final boolean value) {
        m_manualFilter.m_includeUnknownColumns = value;
    }

    protected String[] getMissingSelected(final String[] choices) {
        return m_mode == TypedStringFilterMode.MANUAL
                ? m_manualFilter.getUpdatedMissingValues(Objects.requireNonNull(choices))
                : new String[0];
    }

    protected String[] getSelected(final String[] choices, final Function<T, String[]> getSelectedFromTypeFilter) {
        Objects.requireNonNull(choices);
        return m_mode == TypedStringFilterMode.TYPE
                ? getSelectedFromTypeFilter.apply(m_typeFilter)
                : Arrays.stream(choices).filter(getStringFilterPredicate()).toArray(String[]::new);
    }

    protected Predicate<String> getStringFilterPredicate() {
        return switch (m_mode) {
            case MANUAL -> m_manualFilter.getFilterPredicate();
            case REGEX -> m_patternFilter.getIsSelectedPredicate(PatternMode.REGEX);
            case WILDCARD -> m_patternFilter.getIsSelectedPredicate(PatternMode.WILDCARD);
            case TYPE -> throw new IllegalStateException("A choice by type cannot be decided by the name.");
        };
    }

    protected void setSelected(final String[] selected) {
        m_selected = selected;
    }
}
