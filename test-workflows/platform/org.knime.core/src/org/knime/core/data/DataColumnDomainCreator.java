package org.knime.core.data;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Makes {@link DataColumnDomain}s. */
public class DataColumnDomainCreator {

    private DataCell lower;
    private DataCell upper;
    private Set<DataCell> values;

    /** Starts with nothing known. */
    public DataColumnDomainCreator() {}

    /** @param domain to start with */
    public DataColumnDomainCreator(final DataColumnDomain domain) {
        this(domain.getValues(), domain.getLowerBound(), domain.getUpperBound());
    }

    /** @param values all values */
    public DataColumnDomainCreator(final Set<DataCell> values) {
        this(values, null, null);
    }

    /** @param values all values */
    public DataColumnDomainCreator(final DataCell[] values) {
        this(values, null, null);
    }

    /**
     * @param lower the least value
     * @param upper the greatest value
     */
    public DataColumnDomainCreator(final DataCell lower, final DataCell upper) {
        this((Set<DataCell>) null, lower, upper);
    }

    /**
     * @param values all values, or null
     * @param lower the least value, or null
     * @param upper the greatest value, or null
     */
    public DataColumnDomainCreator(final DataCell[] values, final DataCell lower, final DataCell upper) {
        this(values == null ? null : new LinkedHashSet<>(Arrays.asList(values)), lower, upper);
    }

    /**
     * @param values all values, or null
     * @param lower the least value, or null
     * @param upper the greatest value, or null
     */
    public DataColumnDomainCreator(final Set<DataCell> values, final DataCell lower, final DataCell upper) {
        this.values = values;
        this.lower = lower;
        this.upper = upper;
    }

    /** @param values all values, or null */
    public void setValues(final Set<DataCell> values) {
        this.values = values;
    }

    /** @param lower the least value, or null */
    public void setLowerBound(final DataCell lower) {
        this.lower = lower;
    }

    /** @param upper the greatest value, or null */
    public void setUpperBound(final DataCell upper) {
        this.upper = upper;
    }

    /** @return the domain */
    public DataColumnDomain createDomain() {
        return new DataColumnDomain(lower, upper, values);
    }
}
