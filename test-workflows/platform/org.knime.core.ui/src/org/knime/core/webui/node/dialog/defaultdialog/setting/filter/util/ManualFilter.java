package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import org.knime.node.parameters.persistence.Persistable;

/** A choice made by hand, with a rule for what is not known yet. */
public class ManualFilter implements Persistable {

    public String[] m_manuallySelected;

    public String[] m_manuallyDeselected;

    public boolean m_includeUnknownColumns;

    public ManualFilter(final String[] initialSelected) {
        this(initialSelected, new String[0], false);
    }

    public ManualFilter(
            final String[] manuallySelected, final String[] manuallyDeselected, final boolean includeUnknownValues) {
        m_manuallySelected = manuallySelected;
        m_manuallyDeselected = manuallyDeselected;
        m_includeUnknownColumns = includeUnknownValues;
    }

    ManualFilter() {
        // for loading
    }

    public Predicate<String> getFilterPredicate() {
        if (m_includeUnknownColumns) {
            return Predicate.not(Set.of(m_manuallyDeselected)::contains);
        }
        return Set.of(m_manuallySelected)::contains;
    }

    public String[] getUpdatedMissingValues(final String[] choices) {
        if (m_includeUnknownColumns) {
            return new String[0];
        }
        return Arrays.stream(m_manuallySelected)
                .filter(Predicate.not(Set.of(choices)::contains))
                .toArray(String[]::new);
    }
}
