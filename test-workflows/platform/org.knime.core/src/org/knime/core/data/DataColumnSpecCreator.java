package org.knime.core.data;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes {@link DataColumnSpec}s. */
public final class DataColumnSpecCreator {

    private static final AtomicInteger EMPTY_NAMES = new AtomicInteger();

    private String name;
    private List<String> elementNames = List.of();
    private DataType type;
    private DataColumnDomain domain = new DataColumnDomainCreator().createDomain();
    private DataColumnProperties properties = new DataColumnProperties();

    /**
     * @param name of the column, not null
     * @param type of its cells, not null
     */
    public DataColumnSpecCreator(final String name, final DataType type) {
        setName(name);
        setType(type);
    }

    /** @param cspec to start with */
    public DataColumnSpecCreator(final DataColumnSpec cspec) {
        name = cspec.getName();
        elementNames = cspec.getElementNames();
        type = cspec.getType();
        domain = cspec.getDomain();
        properties = cspec.getProperties();
    }

    /** @param name of the column, not null; blanks around it are cut off */
    public void setName(final String name) {
        final String trimmed =
                Objects.requireNonNull(name, "A column needs a name").trim();
        this.name = trimmed.isEmpty() ? "<empty_" + EMPTY_NAMES.incrementAndGet() + ">" : trimmed;
    }

    /** @param elNames names for the parts of a vector column, or null for none */
    public void setElementNames(final String[] elNames) {
        elementNames = elNames == null ? List.of() : List.of(elNames);
    }

    /** @param type of the cells, not null */
    public void setType(final DataType type) {
        this.type = Objects.requireNonNull(type, "A column needs a type");
    }

    /** @return the type of the cells */
    public DataType getType() {
        return type;
    }

    /** @param domain what is known of the values, or null for nothing */
    public void setDomain(final DataColumnDomain domain) {
        this.domain = domain == null ? new DataColumnDomainCreator().createDomain() : domain;
    }

    /** @param props free notes, or null for none */
    public void setProperties(final DataColumnProperties props) {
        properties = props == null ? new DataColumnProperties() : props;
    }

    /** Forgets colors and the like; the stand-in has none. */
    public void removeAllHandlers() {
        // nothing is kept that could be forgotten
    }

    /** @return the column */
    public DataColumnSpec createSpec() {
        return new DataColumnSpec(name, elementNames, type, domain, properties);
    }
}
