package org.knime.core.standin.table;

import java.util.Arrays;
import java.util.Objects;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.RowKeyValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.v2.RowBuffer;
import org.knime.core.data.v2.WriteValue;
import org.knime.core.data.v2.value.ValueInterfaces.BooleanWriteValue;
import org.knime.core.data.v2.value.ValueInterfaces.DoubleListWriteValue;
import org.knime.core.data.v2.value.ValueInterfaces.DoubleWriteValue;
import org.knime.core.data.v2.value.ValueInterfaces.IntWriteValue;
import org.knime.core.data.v2.value.ValueInterfaces.LongWriteValue;
import org.knime.core.data.v2.value.ValueInterfaces.StringWriteValue;

/** A row to fill: a chunk of one value a column. Values stay until they are overwritten; at first all are missing. */
final class BufferRow extends ReadValues implements RowBuffer {

    private static final class One implements Position {

        private final Chunk[] chunks;
        private String key;

        One(final Kind[] kinds) {
            chunks = Arrays.stream(kinds).map(kind -> new Chunk(kind, 1)).toArray(Chunk[]::new);
            for (final Chunk chunk : chunks) {
                chunk.setMissing(0);
            }
        }

        @Override
        public Chunk chunk(final int column) {
            return chunks[column];
        }

        @Override
        public int index(final int column) {
            return 0;
        }

        @Override
        public String key() {
            return key;
        }
    }

    private final One row;
    private final WriteValue<?>[] writers;

    BufferRow(final Kind[] kinds) {
        this(new One(kinds), kinds);
    }

    private BufferRow(final One row, final Kind[] kinds) {
        super(row, kinds);
        this.row = row;
        this.writers = new WriteValue<?>[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            writers[i] = writer(row.chunks[i]);
        }
    }

    private static WriteValue<?> writer(final Chunk chunk) {
        return switch (chunk.kind) {
            case DOUBLE -> new OfDouble(chunk);
            case LONG -> new OfLong(chunk);
            case INT -> new OfInt(chunk);
            case BOOLEAN -> new OfBoolean(chunk);
            case STRING -> new OfString(chunk);
            case DOUBLE_LIST -> new OfDoubleList(chunk);
            default -> (WriteValue<DataValue>) value -> chunk.set(0, value);
        };
    }

    @Override
    public void setRowKey(final RowKeyValue rowKey) {
        row.key = rowKey.getString();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <W extends WriteValue<?>> W getWriteValue(final int index) {
        return (W) writers[index];
    }

    private record OfDouble(Chunk chunk) implements DoubleWriteValue {

        @Override
        public void setDoubleValue(final double value) {
            chunk.setDouble(0, value);
        }

        @Override
        public void setValue(final DoubleValue value) {
            chunk.set(0, value);
        }
    }

    private record OfLong(Chunk chunk) implements LongWriteValue {

        @Override
        public void setValue(final LongValue value) {
            chunk.set(0, value);
        }
    }

    private record OfInt(Chunk chunk) implements IntWriteValue {

        @Override
        public void setValue(final IntValue value) {
            chunk.set(0, value);
        }
    }

    private record OfBoolean(Chunk chunk) implements BooleanWriteValue {

        @Override
        public void setValue(final BooleanValue value) {
            chunk.set(0, value);
        }
    }

    private record OfString(Chunk chunk) implements StringWriteValue {

        @Override
        public void setStringValue(final String value) {
            chunk.setObject(0, Objects.requireNonNull(value, "A string value cannot be null"));
        }

        @Override
        public void setValue(final StringValue value) {
            chunk.set(0, value);
        }
    }

    private record OfDoubleList(Chunk chunk) implements DoubleListWriteValue {

        @Override
        public void setValue(final ListDataValue value) {
            chunk.set(0, value);
        }
    }
}
