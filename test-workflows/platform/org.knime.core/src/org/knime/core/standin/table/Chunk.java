package org.knime.core.standin.table;

import java.util.Arrays;
import java.util.BitSet;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.v2.value.ValueInterfaces.DoubleListReadValue;
import org.knime.core.data.vector.doublevector.DoubleVectorCellFactory;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;

/** Some consecutive values of a column, kept compactly. Arrays put in are kept, not copied. */
final class Chunk {

    private static final int REFERENCE_BYTES = 8;
    private static final int OBJECT_BYTES = 48;

    final Kind kind;
    final BitSet missing;
    double[] doubles;
    long[] longs;

    /** Strings, {@link DoubleCells} for lists, double[] for vectors, or cells. */
    Object[] objects;

    Chunk(final Kind kind, final int capacity) {
        this(kind, new BitSet());
        if (kind == Kind.DOUBLE) {
            doubles = new double[capacity];
        } else if (kind.isWhole()) {
            longs = new long[capacity];
        } else {
            objects = new Object[capacity];
        }
    }

    Chunk(final Kind kind, final BitSet missing) {
        this.kind = kind;
        this.missing = missing;
    }

    boolean isMissing(final int row) {
        return missing.get(row);
    }

    void setMissing(final int row) {
        missing.set(row);
        if (objects != null) {
            objects[row] = null;
        }
    }

    void setDouble(final int row, final double value) {
        missing.clear(row);
        doubles[row] = value;
    }

    void setLong(final int row, final long value) {
        missing.clear(row);
        longs[row] = value;
    }

    void setObject(final int row, final Object value) {
        missing.clear(row);
        objects[row] = value;
    }

    /** Copies a value that is not missing; arrays inside are copied, too, because they may belong to a cursor. */
    void set(final int row, final DataValue value) {
        switch (kind) {
            case DOUBLE -> setDouble(row, ((DoubleValue) value).getDoubleValue());
            case LONG -> setLong(row, ((LongValue) value).getLongValue());
            case INT -> setLong(row, ((IntValue) value).getIntValue());
            case BOOLEAN -> setLong(row, ((BooleanValue) value).getBooleanValue() ? 1 : 0);
            case STRING -> setObject(row, ((StringValue) value).getStringValue());
            case DOUBLE_LIST -> setObject(row, doubles((ListDataValue) value));
            case DOUBLE_VECTOR -> setObject(row, vector((DoubleVectorValue) value));
            default -> setObject(row, value.materializeDataCell());
        }
    }

    private static DoubleCells doubles(final ListDataValue list) {
        if (list instanceof DoubleListReadValue read) {
            BitSet gaps = null;
            for (int i = 0; i < read.size(); i++) {
                if (read.isMissing(i)) {
                    gaps = gaps == null ? new BitSet() : gaps;
                    gaps.set(i);
                }
            }
            return new DoubleCells(read.getDoubleArray(), gaps);
        }
        return DoubleCells.of(list, list.size());
    }

    private static double[] vector(final DoubleVectorValue value) {
        final double[] values = new double[value.getLength()];
        Arrays.setAll(values, value::getValue);
        return values;
    }

    /** Takes over another chunk's value; what it holds never changes, so that nothing is copied. */
    void take(final int row, final Chunk from, final int fromRow) {
        if (from.missing.get(fromRow)) {
            setMissing(row);
        } else if (doubles != null) {
            setDouble(row, from.doubles[fromRow]);
        } else if (longs != null) {
            setLong(row, from.longs[fromRow]);
        } else {
            setObject(row, from.objects[fromRow]);
        }
    }

    DataCell cell(final int row) {
        if (missing.get(row)) {
            return DataType.getMissingCell();
        }
        return switch (kind) {
            case DOUBLE -> new DoubleCell(doubles[row]);
            case LONG -> new LongCell(longs[row]);
            case INT -> new IntCell((int) longs[row]);
            case BOOLEAN -> BooleanCell.get(longs[row] != 0);
            case STRING -> new StringCell((String) objects[row]);
            case DOUBLE_LIST -> CollectionCellFactory.createListCell((DoubleCells) objects[row]);
            case DOUBLE_VECTOR -> DoubleVectorCellFactory.createCell((double[]) objects[row]);
            default -> (DataCell) objects[row];
        };
    }

    /** About how much memory a value takes. */
    int bytes(final int row) {
        if (objects == null || objects[row] == null) {
            return REFERENCE_BYTES;
        } else if (objects[row] instanceof String text) {
            return OBJECT_BYTES + text.length();
        } else if (objects[row] instanceof DoubleCells list) {
            return OBJECT_BYTES + Double.BYTES * list.size();
        } else if (objects[row] instanceof double[] vector) {
            return OBJECT_BYTES + Double.BYTES * vector.length;
        }
        return 2 * OBJECT_BYTES;
    }

    void trim(final int rows) {
        doubles = doubles == null ? null : Arrays.copyOf(doubles, rows);
        longs = longs == null ? null : Arrays.copyOf(longs, rows);
        objects = objects == null ? null : Arrays.copyOf(objects, rows);
    }
}
