package org.knime.core.standin.table;

import java.util.Arrays;
import java.util.Iterator;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;
import org.knime.core.data.RowKeyValue;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.v2.ReadValue;
import org.knime.core.data.v2.RowRead;
import org.knime.core.data.v2.value.ValueInterfaces.BooleanReadValue;
import org.knime.core.data.v2.value.ValueInterfaces.DoubleListReadValue;
import org.knime.core.data.v2.value.ValueInterfaces.DoubleReadValue;
import org.knime.core.data.v2.value.ValueInterfaces.IntReadValue;
import org.knime.core.data.v2.value.ValueInterfaces.LongReadValue;
import org.knime.core.data.v2.value.ValueInterfaces.StringReadValue;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;

/** A row read through one object a column, each of which shows whatever is at the present position. */
class ReadValues implements RowRead {

    private final Position position;
    private final Kind[] kinds;
    private final DataValue[] values;

    /** Keys change with the position, too. */
    private final RowKeyValue key = new RowKeyValue() {

        @Override
        public String getString() {
            return position.key();
        }

        @Override
        public boolean equals(final Object obj) {
            return obj instanceof RowKeyValue other && other.getString().equals(getString());
        }

        @Override
        public int hashCode() {
            return getString().hashCode();
        }

        @Override
        public String toString() {
            return getString();
        }
    };

    ReadValues(final Position position, final Kind[] kinds) {
        this.position = position;
        this.kinds = kinds;
        this.values = new DataValue[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            values[i] = value(position, kinds[i], i);
        }
    }

    private static DataValue value(final Position position, final Kind kind, final int column) {
        return switch (kind) {
            case DOUBLE -> new OfDouble(position, column);
            case LONG -> new OfLong(position, column);
            case INT -> new OfInt(position, column);
            case BOOLEAN -> new OfBoolean(position, column);
            case STRING -> new OfString(position, column);
            case DOUBLE_LIST -> new OfDoubleList(position, column);
            case DOUBLE_VECTOR -> new OfDoubleVector(position, column);
            default -> null; // such cells show themselves
        };
    }

    Position position() {
        return position;
    }

    @Override
    public RowKeyValue getRowKey() {
        return key;
    }

    @Override
    public boolean isMissing(final int index) {
        return position.chunk(index).isMissing(position.index(index));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <D extends DataValue> D getValue(final int index) {
        return (D) (kinds[index] == Kind.CELL ? getAsDataCell(index) : values[index]);
    }

    @Override
    public DataCell getAsDataCell(final int index) {
        return position.chunk(index).cell(position.index(index));
    }

    private abstract static class Value implements ReadValue {

        private final Position position;
        private final int column;

        Value(final Position position, final int column) {
            this.position = position;
            this.column = column;
        }

        final Chunk chunk() {
            return position.chunk(column);
        }

        final int index() {
            return position.index(column);
        }

        @Override
        public final DataCell getDataCell() {
            return chunk().cell(index());
        }

        @Override
        public final String toString() {
            return getDataCell().toString();
        }
    }

    private abstract static class Number extends Value {

        Number(final Position position, final int column) {
            super(position, column);
        }

        public abstract double getDoubleValue();
    }

    private static final class OfDouble extends Number implements DoubleReadValue {

        OfDouble(final Position position, final int column) {
            super(position, column);
        }

        @Override
        public double getDoubleValue() {
            return chunk().doubles[index()];
        }
    }

    private static class OfLong extends Number implements LongReadValue {

        OfLong(final Position position, final int column) {
            super(position, column);
        }

        @Override
        public long getLongValue() {
            return chunk().longs[index()];
        }

        @Override
        public double getDoubleValue() {
            return getLongValue();
        }
    }

    private static final class OfInt extends OfLong implements IntReadValue {

        OfInt(final Position position, final int column) {
            super(position, column);
        }

        @Override
        public int getIntValue() {
            return (int) getLongValue();
        }
    }

    private static final class OfBoolean extends OfLong implements BooleanReadValue {

        OfBoolean(final Position position, final int column) {
            super(position, column);
        }

        @Override
        public int getIntValue() {
            return (int) getLongValue();
        }

        @Override
        public boolean getBooleanValue() {
            return getLongValue() != 0;
        }
    }

    private static final class OfString extends Value implements StringReadValue {

        OfString(final Position position, final int column) {
            super(position, column);
        }

        @Override
        public String getStringValue() {
            return (String) chunk().objects[index()];
        }
    }

    private static final class OfDoubleList extends Value implements DoubleListReadValue {

        OfDoubleList(final Position position, final int column) {
            super(position, column);
        }

        private DoubleCells list() {
            return (DoubleCells) chunk().objects[index()];
        }

        @Override
        public DataType getElementType() {
            return DoubleCell.TYPE;
        }

        @Override
        public int size() {
            return list().size();
        }

        @Override
        public int getLength() {
            return size();
        }

        @Override
        public DataCell get(final int index) {
            return list().get(index);
        }

        @Override
        public boolean isMissing(final int index) {
            return list().isMissing(index);
        }

        @Override
        public double getDouble(final int index) {
            return list().values()[index];
        }

        @Override
        public double getValue(final int index) {
            return getDouble(index);
        }

        @Override
        public double[] getDoubleArray() {
            return list().values().clone();
        }

        @Override
        public Iterator<DataCell> iterator() {
            return list().iterator();
        }
    }

    private static final class OfDoubleVector extends Value implements DoubleVectorValue, CollectionDataValue {

        OfDoubleVector(final Position position, final int column) {
            super(position, column);
        }

        private double[] vector() {
            return (double[]) chunk().objects[index()];
        }

        @Override
        public int getLength() {
            return vector().length;
        }

        @Override
        public int size() {
            return vector().length;
        }

        @Override
        public double getValue(final int index) {
            return vector()[index];
        }

        @Override
        public DataType getElementType() {
            return DoubleCell.TYPE;
        }

        @Override
        public Iterator<DataCell> iterator() {
            return Arrays.stream(vector()).<DataCell>mapToObj(DoubleCell::new).iterator();
        }
    }
}
