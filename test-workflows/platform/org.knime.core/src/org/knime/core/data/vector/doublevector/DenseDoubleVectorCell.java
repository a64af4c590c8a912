package org.knime.core.data.vector.doublevector;

import java.util.Arrays;
import java.util.Iterator;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.util.ConvenienceMethods;

/** A cell that holds an array of numbers. Made by {@link DoubleVectorCellFactory}. */
public class DenseDoubleVectorCell extends DataCell implements DoubleVectorValue, CollectionDataValue {

    private static final long serialVersionUID = 1L;

    private static final int PRINTED = 3;

    private final double[] values;

    DenseDoubleVectorCell(final double[] values) {
        this.values = values;
    }

    @Override
    public int getLength() {
        return values.length;
    }

    @Override
    public double getValue(final int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public DataType getElementType() {
        return DoubleCell.TYPE;
    }

    @Override
    public Iterator<DataCell> iterator() {
        return Arrays.stream(values).<DataCell>mapToObj(DoubleCell::new).iterator();
    }

    @Override
    protected boolean equalsDataCell(final DataCell dc) {
        return Arrays.equals(values, ((DenseDoubleVectorCell) dc).values);
    }

    @Override
    protected boolean equalContent(final DataValue otherValue) {
        final DoubleVectorValue other = (DoubleVectorValue) otherValue;
        boolean equal = other.getLength() == values.length;
        for (int i = 0; equal && i < values.length; i++) {
            equal = values[i] == other.getValue(i);
        }
        return equal;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return ConvenienceMethods.getShortStringFrom(iterator(), values.length, PRINTED);
    }
}
