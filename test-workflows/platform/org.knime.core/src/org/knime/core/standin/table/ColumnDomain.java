package org.knime.core.standin.table;

import java.util.LinkedHashSet;
import java.util.Set;
import org.knime.core.data.BoundedValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataValueComparator;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.NominalValue;

/** Learns a column's domain from its values: bounds of bounded types, the values of nominal ones unless too many. */
final class ColumnDomain {

    private final DataColumnSpec column;
    private final boolean bounded;
    private final int mostValues;
    private final DataValueComparator order;
    private Set<DataCell> values;
    private DataCell lower;
    private DataCell upper;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    ColumnDomain(final DataColumnSpec column, final boolean keep, final int mostValues) {
        this.column = column;
        this.mostValues = mostValues;
        this.bounded = column.getType().isCompatible(BoundedValue.class);
        this.order = bounded ? column.getType().getComparator() : null;
        final DataColumnDomain known = keep ? column.getDomain() : new DataColumnDomainCreator().createDomain();
        lower = known.getLowerBound();
        upper = known.getUpperBound();
        if (column.getType().isCompatible(NominalValue.class)) {
            values = known.hasValues() ? new LinkedHashSet<>(known.getValues()) : new LinkedHashSet<>();
        }
    }

    void learn(final Chunk chunk, final int row) {
        if (!bounded && values == null || chunk.isMissing(row)) {
            return;
        }
        if (chunk.kind == Kind.DOUBLE && values == null) {
            // comparing first spares a cell for almost every row
            final double value = chunk.doubles[row];
            if (value < least || value > greatest) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
                widen(chunk.cell(row));
            } else if (value == 0) {
                widen(chunk.cell(row)); // the two zeros are different cells
            }
            return;
        }
        final DataCell cell = chunk.cell(row);
        if (values != null && values.add(cell) && values.size() > mostValues) {
            values = null;
        }
        if (bounded && !(cell instanceof DoubleValue number && Double.isNaN(number.getDoubleValue()))) {
            widen(cell);
        }
    }

    private void widen(final DataCell cell) {
        if (lower == null || order.compare(cell, lower) < 0) {
            lower = cell;
        }
        if (upper == null || order.compare(cell, upper) > 0) {
            upper = cell;
        }
    }

    DataColumnSpec learned() {
        final DataColumnSpecCreator creator = new DataColumnSpecCreator(column);
        creator.setDomain(new DataColumnDomainCreator(values, lower, upper).createDomain());
        return creator.createSpec();
    }
}
