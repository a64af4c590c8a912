package org.knime.core.standin.table;

import java.util.AbstractList;
import java.util.BitSet;
import java.util.RandomAccess;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;

/** The elements of a list of doubles: an array instead of as many cells. */
public final class DoubleCells extends AbstractList<DataCell> implements RandomAccess {

    private final double[] values;
    private final BitSet missing;

    /** The array is not copied; the bits, null for none, tell the missing elements. */
    DoubleCells(final double[] values, final BitSet missing) {
        this.values = values;
        this.missing = missing;
    }

    static DoubleCells of(final Iterable<? extends DataCell> elements, final int size) {
        final double[] values = new double[size];
        BitSet missing = null;
        int i = 0;
        for (final DataCell element : elements) {
            if (element.isMissing()) {
                missing = missing == null ? new BitSet(size) : missing;
                missing.set(i++);
            } else {
                values[i++] = ((org.knime.core.data.DoubleValue) element).getDoubleValue();
            }
        }
        return new DoubleCells(values, missing);
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public DataCell get(final int index) {
        return isMissing(index) ? DataType.getMissingCell() : new DoubleCell(values[index]);
    }

    boolean isMissing(final int index) {
        return missing != null && missing.get(index);
    }

    double[] values() {
        return values;
    }

    BitSet missing() {
        return missing;
    }

    /** @return the type that the elements share, that of the missing cell if there are none */
    public DataType elementType() {
        final int present = values.length - (missing == null ? 0 : missing.cardinality());
        return present == 0 ? DataType.getMissingCell().getType() : DoubleCell.TYPE;
    }
}
