package org.latentalign.node.shared.cells;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.latentalign.format.Field;

/** The values of a column as a field of metadata, taken from a table row by row. */
public final class HeldField implements Field {

    private final String name;

    private final Type type;

    /** Null where one is missing. */
    private final List<Object> values = new ArrayList<>();

    /** @param column whose values will be added */
    public HeldField(final DataColumnSpec column) {
        name = column.getName();
        type = type(column.getType());
    }

    private static Type type(final DataType cells) {
        if (cells.isCompatible(BooleanValue.class)) {
            return Type.TRUTH;
        }
        if (cells.isCompatible(IntValue.class)) {
            return Type.INTEGER;
        }
        if (cells.isCompatible(LongValue.class)) {
            return Type.LONG;
        }
        return cells.isCompatible(DoubleValue.class) ? Type.DOUBLE : Type.STRING;
    }

    /** @param value of the next row, which may change afterwards; null for a missing one */
    public void add(final DataValue value) {
        if (value == null) {
            values.add(null);
            return;
        }
        values.add(
                switch (type) {
                    case TRUTH -> ((BooleanValue) value).getBooleanValue();
                    case INTEGER -> ((IntValue) value).getIntValue();
                    case LONG -> ((LongValue) value).getLongValue();
                    case DOUBLE -> ((DoubleValue) value).getDoubleValue();
                    case STRING ->
                        value instanceof StringValue text
                                ? text.getStringValue()
                                : value.materializeDataCell().toString();
                });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public boolean isMissing(final int index) {
        return values.get(index) == null;
    }

    @Override
    public String text(final int index) {
        Object value = values.get(index);
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        return value.toString();
    }

    @Override
    public double number(final int index) {
        return ((Number) values.get(index)).doubleValue();
    }

    @Override
    public long whole(final int index) {
        Object value = values.get(index);
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        return ((Number) value).longValue();
    }

    /**
     * @param others as many texts
     * @return whether all values are these texts
     */
    public boolean repeats(final List<String> others) {
        for (int i = 0; i < others.size(); i++) {
            if (isMissing(i) || !text(i).equals(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param rows for each place the row whose value goes there; negative for a missing one
     * @return the field in that order
     */
    public HeldField inOrder(final int[] rows) {
        var ordered = new HeldField(name, type);
        for (int row : rows) {
            ordered.values.add(row < 0 ? null : values.get(row));
        }
        return ordered;
    }

    private HeldField(final String name, final Type type) {
        this.name = name;
        this.type = type;
    }
}
